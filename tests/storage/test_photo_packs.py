"""Copies of the pictures beside the backups."""

from datetime import timedelta
from pathlib import Path

import pytest

from followup.domain.records import Episode
from followup.storage import photo_packs
from followup.storage.backup import make_backup
from followup.storage.database import Database
from followup.storage.errors import PhotoMissing, PhotosDamaged
from followup.storage.photo_file import PhotoFile
from followup.storage.photo_packs import MOST_SMALL, PhotoPacks
from followup.storage.photos import Photos

from .conftest import Clock
from .photo_samples import keep, picture


@pytest.fixture
def packs(database: Database) -> PhotoPacks:
    """The packs of a small log."""
    return PhotoPacks(database.log_folder.photo_packs, database.key)


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_each_picture_is_copied_once(database: Database, packs: PhotoPacks, hip: Episode, clock: Clock) -> None:
    """A backup with nothing new writes no pack, and a finished pack is never written again."""
    one = keep(database, 1, hip)
    make_backup(database)
    first = packs.files()[0].path.read_bytes()
    make_backup(database)
    clock.now += timedelta(days=1)
    two = keep(database, 2, hip)
    make_backup(database)
    assert [pack.names() for pack in packs.files()] == [{two.sha256}, {one.sha256}]
    assert packs.files()[1].path.read_bytes() == first


def test_a_pack_gets_its_name_when_it_is_proved(
    database: Database, packs: PhotoPacks, hip: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that cannot be read back leaves nothing behind, and the log is backed up all the same."""
    keep(database, 1, hip)
    with monkeypatch.context() as patch:
        patch.setattr(PhotoFile, "findings", lambda _self: ["bad"])
        with pytest.raises(PhotosDamaged):
            packs.write([], database.clock())
    assert list(database.log_folder.photo_packs.iterdir()) == []
    make_backup(database)
    assert len(packs.files()) == 1


def test_what_a_power_cut_left_half_made_is_no_pack(database: Database, packs: PhotoPacks, hip: Episode) -> None:
    """And goes with the next backup."""
    keep(database, 1, hip)
    make_backup(database)
    half = database.log_folder.photo_packs / ".making-0123.db"
    half.write_bytes(b"half")
    assert len(packs.files()) == 1
    make_backup(database)
    assert not half.exists()


def test_many_small_packs_become_one(
    database: Database, packs: PhotoPacks, hip: Episode, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every picture they had."""
    monkeypatch.setattr(photo_packs, "MOST_SMALL", 3)
    assert MOST_SMALL > 3
    kept = []
    for number in range(5):
        clock.now += timedelta(days=1)
        kept.append(keep(database, number, hip))
        make_backup(database)
    assert len(packs.files()) <= 3
    assert {packs.get(one.sha256).picture for one in kept} == {picture(number) for number in range(5)}


def test_a_pack_that_cannot_be_read_is_left_alone_and_copied_anew(
    database: Database, packs: PhotoPacks, hip: Episode
) -> None:
    """Its pictures are not lost as long as the log has them."""
    photo = keep(database, 1, hip)
    make_backup(database)
    broken = packs.files()[0].path
    broken.write_bytes(b"\0" * broken.stat().st_size)
    assert packs.names() == frozenset()
    make_backup(database)
    assert broken.exists()
    assert packs.get(photo.sha256).picture == picture(1)


def test_a_spoilt_picture_is_taken_from_another_pack(database: Database, packs: PhotoPacks, hip: Episode) -> None:
    """And never handed out as it is."""
    photo = keep(database, 1, hip)
    make_backup(database)
    packs.write([Photos(database).file.get(photo.sha256)], database.clock())
    newest, oldest = (pack.path for pack in packs.files())
    _spoil(newest)
    assert packs.get(photo.sha256).picture == picture(1)
    _spoil(oldest)
    with pytest.raises(PhotoMissing):
        packs.get(photo.sha256)


def test_a_pack_put_aside_counts_no_more(database: Database, packs: PhotoPacks, hip: Episode) -> None:
    """The file stays under another name."""
    keep(database, 1, hip)
    make_backup(database)
    packs.set_aside(packs.files()[0])
    assert packs.files() == ()
    assert [path.name.endswith(".db.damaged") for path in database.log_folder.photo_packs.iterdir()] == [True]
