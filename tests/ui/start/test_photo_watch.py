"""Photos are looked over after the start."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode, Photo
from followup.exchange.picture_file import CleanPicture
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords
from followup.storage.photos import Photos
from followup.ui.kit.busy import Work
from followup.ui.shell.window import Window
from followup.ui.start.photo_watch import PhotoWatch


@pytest.fixture
def photo(services: OpenLog) -> Photo:
    """A photo of a rash; nobody looks into its picture here."""
    rash = services.entries.add(Episode(words="rash", began_on=date(2026, 3, 1)))
    clean = CleanPicture(b"p" * 20_000, b"small", 4, 3, None)
    return services.photos.add(clean, PhotoWords(episode_id=rash.id, taken_on=date(2026, 3, 2)))


@pytest.fixture
def look(window: Window, services: OpenLog) -> Callable[[], PhotoWatch]:
    """A function that looks once."""

    def looked() -> PhotoWatch:
        watch = PhotoWatch(window, services)
        watch.look()
        return watch

    return looked


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_damage_is_mended_from_the_copies_and_said(
    qtbot: QtBot, window: Window, services: OpenLog, photo: Photo, look: Callable[[], PhotoWatch]
) -> None:
    """In one sentence; the log stays open."""
    services.backups.make()
    _spoil(services.database.log_folder.photos)
    look()
    qtbot.waitUntil(lambda: "is mended" in window.undo_bar.words.text(), timeout=20_000)
    assert services.photos.picture(photo) == b"p" * 20_000
    assert (services.database.folder / "quarantine").is_dir()
    assert window.services is services


def test_what_is_lost_is_counted(
    qtbot: QtBot, window: Window, services: OpenLog, photo: Photo, look: Callable[[], PhotoWatch]
) -> None:
    """The words about it are still there."""
    _spoil(services.database.log_folder.photos)
    look()
    qtbot.waitUntil(lambda: "Pictures missing: 1." in window.undo_bar.words.text(), timeout=20_000)
    assert services.photos.missing() == (photo,)


def test_whole_photos_are_not_spoken_of(
    qtbot: QtBot, window: Window, services: OpenLog, photo: Photo, look: Callable[[], PhotoWatch]
) -> None:
    """Nothing is said and nothing is moved."""
    before = Photos(services.database).file.path.read_bytes()
    watch = look()
    qtbot.waitUntil(lambda: not watch.findChildren(Work), timeout=20_000)
    assert "photos" not in window.undo_bar.words.text()
    assert Photos(services.database).file.path.read_bytes() == before
