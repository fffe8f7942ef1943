import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from followup.storage import durable
from followup.storage.backup import make_backup
from followup.storage.database import Database

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_and_folders_are_their_owners_alone(tmp_path: Path, umask: int) -> None:
    """Whatever the umask says, and for every folder made on the way."""
    before = os.umask(umask)
    try:
        durable.new_folder(tmp_path / "a" / "b")
        os.close(durable.new_file(tmp_path / "a" / "b" / "file"))
        durable.write_whole(tmp_path / "a" / "whole", b"content")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a").rglob("*")}
    assert modes == {"b": 0o700, "file": 0o600, "whole": 0o600}
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


@POSIX
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    """A person's own folder is not closed to others behind their back."""
    (tmp_path / "theirs").mkdir(mode=0o755)
    (tmp_path / "theirs").chmod(0o755)
    durable.new_folder(tmp_path / "theirs")
    assert stat.S_IMODE((tmp_path / "theirs").stat().st_mode) == 0o755


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    """Not by a file, and not by a link that points nowhere."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(FileExistsError):
        durable.new_file(tmp_path / "file")
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(FileExistsError):
            durable.new_file(tmp_path / "link")
        assert not (tmp_path / "elsewhere").exists()


def test_a_file_held_for_a_moment_is_replaced_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner on Windows holds a file for some hundredths of a second."""
    (tmp_path / "new").write_bytes(b"new")
    refusals = [5, 32, 33]
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if refusals:
            error = PermissionError(13, "held")
            error.winerror = refusals.pop()  # type: ignore[attr-defined]
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(durable.time, "sleep", lambda _: None)
    durable.replace(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"new"


def test_a_file_held_for_good_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so after a while, and never writes into the old file instead."""
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")

    def held(*_: object) -> Path:
        error = PermissionError(13, "held")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(durable.time, "sleep", lambda _: None)
    with pytest.raises(PermissionError):
        durable.replace(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"old"


def test_a_left_over_half_file_is_no_hindrance(tmp_path: Path) -> None:
    """A power cut in the middle leaves one; the next writing begins anew."""
    (tmp_path / "whole.new").write_bytes(b"half")
    durable.write_whole(tmp_path / "whole", b"content")
    assert (tmp_path / "whole").read_bytes() == b"content"
    assert not (tmp_path / "whole.new").exists()


@POSIX
def test_a_stick_that_knows_no_modes_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT, or a share: neither a mode nor the writing through of a folder; the content is on the disk."""
    real = os.fsync

    def refuse(*_given: object, **_more: object) -> None:
        raise PermissionError(errno.EPERM, "no such thing")

    def of_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no such thing")
        real(descriptor)

    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    monkeypatch.setattr(os, "fsync", of_files_only)
    folder = tmp_path / "log"
    database, _ = Database.create(folder)
    made = make_backup(database, tmp_path / "stick")
    database.add_passphrase("four plain words")
    database.close()
    Database.open(folder, passphrase="four plain words").close()
    Database.open(made).close()


@POSIX
def test_a_folder_that_cannot_be_put_on_the_disk_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk knows how, and fails."""

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "failing")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="failing"):
        durable.sync_folder(tmp_path)
