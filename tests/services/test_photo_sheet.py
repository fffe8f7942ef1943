"""Which photos go on a sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from followup.domain.records import Episode, Photo
from followup.exchange.picture_file import CleanPicture
from followup.report.document import Photos as PhotoBlock
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords
from followup.services.sheets import SheetChoices
from followup.storage.photos import Photos


@pytest.fixture
def add(log: OpenLog) -> Callable[..., Photo]:
    """A function that adds a drawn photo of a rash."""
    rash = log.entries.add(Episode(words="rash", began_on=date(2026, 3, 1)))

    def added(day: date, *, chosen: bool) -> Photo:
        stream = BytesIO()
        Image.new("RGB", (30, 20), (day.day * 8, 0, 0)).save(stream, "JPEG")
        clean = CleanPicture(stream.getvalue(), stream.getvalue(), 30, 20, None)
        return log.photos.add(clean, PhotoWords(episode_id=rash.id, taken_on=day, on_sheet=chosen))

    return added


def _shown(log: OpenLog, choices: SheetChoices | None = None) -> list[tuple[int, int, bool]]:
    document = log.sheets.make(choices)
    blocks = [block for part in document.sections for block in part.blocks if isinstance(block, PhotoBlock)]
    return [(row.width, row.height, bool(row.picture)) for block in blocks for row in block.rows]


def test_only_chosen_photos_are_on_the_sheet(log: OpenLog, add: Callable[..., Photo]) -> None:
    """Whenever they were taken: the person chose them."""
    add(date(2026, 6, 1), chosen=False)
    assert _shown(log) == []
    chosen = add(date(2024, 3, 2), chosen=True)
    assert _shown(log) == [(30, 20, True)]
    log.entries.change(replace(chosen, on_sheet=False))
    assert _shown(log) == []


def test_a_pharmacist_gets_none_unless_asked_for(log: OpenLog, add: Callable[..., Photo]) -> None:
    """What bears on medicines, and no more."""
    add(date(2026, 6, 1), chosen=True)
    assert _shown(log, SheetChoices(reader="pharmacist")) == []
    assert len(_shown(log, SheetChoices(reader="pharmacist", sections=frozenset({"photos"})))) == 1
    assert len(_shown(log, SheetChoices(reader="gp"))) == 1


def test_a_missing_picture_does_not_keep_the_sheet_from_being_made(log: OpenLog, add: Callable[..., Photo]) -> None:
    """Its place says so."""
    photo = add(date(2026, 6, 1), chosen=True)
    add(date(2026, 6, 2), chosen=True)
    Photos(log.database).file.remove([photo.sha256])
    assert _shown(log) == [(0, 0, False), (30, 20, True)]
    assert log.sheets.draw(log.sheets.make()).pages > 1
