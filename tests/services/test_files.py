"""A file that somebody asked for is complete or not there, and never takes the place of the log."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from followup.domain.errors import Refused
from followup.services.files import write_file
from followup.services.log import OpenLog
from followup.storage import durable
from followup.storage.errors import DiskFull, NoPermission, StorageError, Unplugged


def test_a_file_is_written_over_an_older_one(tmp_path: Path) -> None:
    """The same export can be made again."""
    target = tmp_path / "diary.csv"
    for content in (b"one", b"two"):
        write_file(target, content)

    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    """A typing mistake in a path makes no folders."""
    with pytest.raises(NoPermission):
        write_file(tmp_path / "nowhere" / "diary.csv", b"")


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "not enough room for this file"),
        (errno.EROFS, NoPermission, "choose another folder for the file"),
        (errno.EIO, Unplugged, "disk for this file does not answer"),
        (errno.EMFILE, StorageError, "could not be written"),
    ],
)
def test_what_stands_in_the_way_of_a_file_is_not_said_of_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StorageError], words: str
) -> None:
    """Nobody should move or restore a log because a stick for the export was full; nothing stays behind."""

    def fail(_descriptor: int) -> None:
        raise OSError(number, "on another disk")

    monkeypatch.setattr(durable, "sync_file", fail)
    with pytest.raises(kind, match=words) as caught:
        write_file(tmp_path / "diary.csv", b"one")
    assert "Your log is as it was." in caught.value.sentence
    assert not list(tmp_path.iterdir())


def test_a_folder_of_the_name_is_said_to_be_one(tmp_path: Path) -> None:
    """And stays."""
    (tmp_path / "diary.csv").mkdir()
    with pytest.raises(Refused, match="a folder of this name"):
        write_file(tmp_path / "diary.csv", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.csv"]


@pytest.mark.parametrize("name", ["log.db", "keys.json", "reserve", "log.db-journal", "diary.csv"])
def test_an_export_never_lands_in_the_folder_of_a_log(log: OpenLog, name: str) -> None:
    """An export named log.db in the log's own folder would be the end of the log."""
    folder = log.database.folder
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    with pytest.raises(Refused):
        log.exchange.export_diary(folder / name)

    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
