"""A disk without room: a save is refused and nothing is lost; deleting and taking the diary out still work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.services.log import OpenLog
from followup.services.shipped import Shipped
from followup.storage.database import Database
from followup.storage.errors import DiskFull
from followup.storage.folder import RESERVE_BYTES, TIGHT_BYTES
from tests.services.conftest import TODAY, Calendar

_Usage = namedtuple("_Usage", "total used free")  # noqa: PYI024 - as the standard library's own
LONG = "x" * 90_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 24 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the administrator of a Linux computer may mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place], check=False)
    if mounted.returncode:
        pytest.skip("this computer does not let a small disk be mounted")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def small(disk: Path, _shipped: Shipped, calendar: Calendar) -> Iterator[OpenLog]:
    """An empty log on that disk."""
    database, _ = Database.create(disk / "log", clock=calendar.clock)
    log = OpenLog(database, _shipped, calendar.today)
    yield log
    log.close()


def _fill(path: Path) -> None:
    """Take every last block of the disk."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    assert shutil.disk_usage(path).free == 0


def _reserved(log: OpenLog) -> int:
    return log.database.log_folder.reserve.stat().st_size


def _note(log: OpenLog, words: str) -> Note:
    return log.entries.add(Note(noted_on=TODAY, words=words))


def test_on_a_full_disk_an_entry_can_be_deleted_and_the_diary_taken_out(
    small: OpenLog, disk: Path, tmp_path: Path
) -> None:
    """A save is refused and loses nothing; with room again the next save sets the reserve aside again."""
    kept = [_note(small, LONG), _note(small, "second")]
    filling = disk / "filling"
    _fill(filling)
    with pytest.raises(DiskFull, match="The disk is full, so this was not saved"):
        _note(small, LONG)
    assert list(small.entries.all(Note)) == kept
    assert _reserved(small) == RESERVE_BYTES
    assert small.exchange.export_diary(tmp_path / "before.csv") == 2

    small.entries.remove(Note.kind, kept[0].id)
    assert [note.words for note in small.entries.all(Note)] == ["second"]
    assert _reserved(small) == 0
    assert small.exchange.export_diary(tmp_path / "after.csv") == 1

    filling.unlink()
    _note(small, "third")
    assert _reserved(small) == RESERVE_BYTES


def test_a_log_on_a_full_disk_opens_and_can_be_emptied(
    small: OpenLog, disk: Path, resources: Path, calendar: Calendar
) -> None:
    """The disk filled up while the program was closed."""
    note = _note(small, LONG)
    small.close()
    _fill(disk / "filling")
    log = OpenLog(Database.open(disk / "log", clock=calendar.clock), resources, calendar.today)
    log.entries.remove(Note.kind, note.id)
    assert log.entries.all(Note) == ()
    log.close()


@pytest.mark.parametrize(("free", "left"), [(TIGHT_BYTES - 1, 0), (TIGHT_BYTES, RESERVE_BYTES)])
def test_the_reserve_is_given_back_only_when_the_disk_is_tight(
    log: OpenLog, monkeypatch: pytest.MonkeyPatch, free: int, left: int
) -> None:
    """And only for a wish that takes an entry away."""
    log.database.log_folder.keep_reserve()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(0, 0, free))
    note = _note(log, "words")
    assert _reserved(log) == RESERVE_BYTES
    log.entries.remove(Note.kind, note.id)
    assert _reserved(log) == left


@pytest.mark.parametrize(
    ("free", "kept"), [(RESERVE_BYTES + TIGHT_BYTES - 1, 0), (RESERVE_BYTES + TIGHT_BYTES, RESERVE_BYTES)]
)
def test_the_reserve_comes_back_with_a_save_once_there_is_room(
    log: OpenLog, monkeypatch: pytest.MonkeyPatch, free: int, kept: int
) -> None:
    """With less room than that it would be taken from what was just freed."""
    log.database.log_folder.keep_reserve()
    assert log.database.log_folder.free_reserve()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(0, 0, free))
    _note(log, "words")
    assert _reserved(log) == kept
