"""The file of the pictures."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from followup.storage import driver
from followup.storage.errors import PhotoMissing, PhotosDamaged, StorageError, TooNew
from followup.storage.photo_file import APPLICATION_ID, FORM, PhotoFile, Picture, name_of

from .photo_samples import picture

KEY = bytes(range(32))


@pytest.fixture
def file(tmp_path: Path) -> PhotoFile:
    """An empty file of pictures."""
    made = PhotoFile(tmp_path / "photos.db", KEY)
    made.make()
    return made


def _kept(number: int) -> Picture:
    return Picture(name_of(picture(number)), picture(number), b"small", "2026-11-20T08:00:00.000000Z+01:00")


def _ask(file: PhotoFile, statement: str) -> Any:
    connection = driver.connect(file.path, KEY)
    try:
        return connection.execute(statement).fetchone()
    finally:
        connection.close()


def test_what_comes_out_is_what_went_in(file: PhotoFile) -> None:
    """A picture and its small one, by the hash of its bytes."""
    file.add([_kept(1), _kept(2)])
    assert file.get(_kept(1).sha256) == _kept(1)
    assert file.preview(_kept(2).sha256) == b"small"
    assert file.names() == {_kept(1).sha256, _kept(2).sha256}
    assert file.findings() == []


def test_a_disk_that_fails_before_the_first_photo_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first step on: what an earlier try left is taken away."""

    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", fails)
        with pytest.raises(StorageError):
            PhotoFile(tmp_path / "photos.db", KEY).make()
    assert not (tmp_path / "photos.db").exists()


def test_the_same_picture_is_kept_once(file: PhotoFile) -> None:
    """And nothing of it changes."""
    file.add([_kept(1)])
    file.add([Picture(_kept(1).sha256, _kept(1).picture, b"other", "later")])
    assert file.preview(_kept(1).sha256) == b"small"
    assert _ask(file, "SELECT count(*) FROM picture") == (1,)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_nobody_else_may_read_it_whatever_the_umask(tmp_path: Path) -> None:
    """The file and the journal beside it."""
    before = os.umask(0o022)
    try:
        made = PhotoFile(tmp_path / "photos.db", KEY)
        made.make()
        made.add([_kept(1)])
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_it_is_locked_with_the_key(file: PhotoFile) -> None:
    """Nothing of a picture stands in the file, and another key opens nothing."""
    file.add([_kept(1)])
    content = file.path.read_bytes()
    assert picture(1)[100:140] not in content
    assert not content.startswith(b"SQLite")
    with pytest.raises(PhotosDamaged):
        PhotoFile(file.path, bytes(32)).names()


def test_it_carries_a_mark_and_a_number_of_its_own(file: PhotoFile) -> None:
    """So that it is told from a log, and a newer form from this one."""
    assert _ask(file, "PRAGMA application_id") == (APPLICATION_ID,)
    assert _ask(file, "PRAGMA user_version") == (FORM,)


def test_a_newer_form_is_refused_and_left_as_it_is(file: PhotoFile) -> None:
    """The sentence speaks of the photos."""
    connection = driver.connect(file.path, KEY)
    connection.execute(f"PRAGMA user_version = {FORM + 1}")
    connection.close()
    before = file.path.read_bytes()
    with pytest.raises(TooNew, match="photos"):
        file.get(_kept(1).sha256)
    with pytest.raises(TooNew):
        file.add([_kept(1)])
    assert file.path.read_bytes() == before


def test_a_log_in_its_place_is_no_file_of_pictures(folder: Path) -> None:
    """It is said to be damaged, which sets it aside and deletes nothing."""
    from followup.storage.keys import Secret, read_keys

    key = read_keys(folder / "keys.json").unlock(Secret())
    with pytest.raises(PhotosDamaged):
        PhotoFile(folder / "log.db", key).names()


def test_a_picture_that_is_not_there_is_named_missing(file: PhotoFile) -> None:
    """Both of its sizes."""
    with pytest.raises(PhotoMissing):
        file.get("0" * 64)
    with pytest.raises(PhotoMissing):
        file.preview("0" * 64)


def test_a_flipped_bit_is_noticed(file: PhotoFile) -> None:
    """By the page it is in; no changed picture is ever handed out."""
    file.add([_kept(number) for number in range(5)])
    content = bytearray(file.path.read_bytes())
    content[len(content) // 2] ^= 4
    file.path.write_bytes(content)
    assert file.findings()
    handed_out = []
    for number in range(5):
        with suppress(PhotosDamaged):
            handed_out.append(file.get(_kept(number).sha256) == _kept(number))
    assert handed_out == [True] * 4


def test_a_picture_under_a_wrong_name_is_noticed(file: PhotoFile) -> None:
    """Whole pages do not make a picture the one that was kept."""
    file.add([Picture("0" * 64, picture(1), b"", "")])
    assert file.findings() == ["a picture is not itself"]
    with pytest.raises(PhotosDamaged):
        file.get("0" * 64)


def test_a_change_that_fails_leaves_nothing(file: PhotoFile) -> None:
    """All the pictures of one call, or none."""

    def two() -> Any:
        yield _kept(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file.add(two())
    assert file.names() == frozenset()


def test_what_is_taken_out_is_gone_from_the_file(file: PhotoFile) -> None:
    """Its room is filled with zeros before it is locked again."""
    file.add([_kept(1), _kept(2)])
    file.remove([_kept(1).sha256])
    assert file.names() == {_kept(2).sha256}
    assert file.findings() == []
