"""A symptom with photos, drawn here."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from followup.domain.records import Episode, Photo
from followup.domain.words import Side
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords

COLOURS = ("red", "green", "blue", "white")


def picture(number: int, size: tuple[int, int] = (60, 40)) -> bytes:
    """Return a picture file in one colour."""
    stream = BytesIO()
    Image.new("RGB", size, COLOURS[number]).save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A picture file of the person's."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(picture(0))
    return path


@pytest.fixture
def rash(services: OpenLog) -> Episode:
    """A symptom that can be seen."""
    return services.entries.add(Episode(words="rash", place="breast", side=Side.LEFT, began_on=date(2026, 3, 1)))


@pytest.fixture
def take(services: OpenLog, rash: Episode) -> Callable[[int], Photo]:
    """A function that keeps a photo of the rash, one a day."""

    def taken(number: int) -> Photo:
        day = date(2026, 3, 2 + number)
        words = PhotoWords(episode_id=rash.id, taken_on=day, words=f"picture {number}")
        return services.photos.add(services.photos.read(picture(number)), words)

    return taken
