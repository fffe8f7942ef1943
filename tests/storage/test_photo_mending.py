"""Damaged files of pictures: what can be read comes out, and nothing that was there is deleted."""

from pathlib import Path
from random import Random

from followup.domain.records import Episode
from followup.storage.arriving import copy_file
from followup.storage.backup import make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import PhotoMissing
from followup.storage.keys import Secret
from followup.storage.photo_file import name_of
from followup.storage.photo_mending import is_whole, mend, readable
from followup.storage.photo_salvage import mend_photos, rescued_pictures, salvage_photos
from followup.storage.photos import Photos
from followup.storage.salvage import salvage

from .photo_samples import keep, picture

MANY = 12


def _mend(database: Database) -> None:
    mend(database.log_folder, database.key, database.clock(), copy_file)


def _readable_now(database: Database) -> set[bytes]:
    photos = Photos(database)
    found = set()
    for row in photos.listed():
        try:
            found.add(photos.get(str(row["sha256"])).picture)
        except PhotoMissing:
            continue
    return found


def test_bit_flips_cost_only_the_pictures_they_hit(database: Database, hip: Episode) -> None:
    """One after another, with a log that always opens: no picture is ever changed, and the rest is saved."""
    for number in range(MANY):
        keep(database, number, hip)
    file = database.folder / "photos.db"
    whole, chance = file.read_bytes(), Random(7)
    everything = {picture(number) for number in range(MANY)}
    for _ in range(12):
        content = bytearray(whole)
        content[chance.randrange(4096, len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(content)
        assert check_log(database).is_whole
        assert not is_whole(database.log_folder, database.key)
        _mend(database)
        assert is_whole(database.log_folder, database.key)
        saved = _readable_now(database)
        assert saved <= everything
        assert len(saved) >= MANY - 1


def test_a_flip_in_the_first_page_is_mended_from_the_copies(database: Database, hip: Episode) -> None:
    """That page opens the file; without it only the packs are left."""
    for number in range(3):
        keep(database, number, hip)
    make_backup(database)
    file = database.folder / "photos.db"
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    assert mend_photos(database) == 0
    assert _readable_now(database) == {picture(number) for number in range(3)}
    assert [path.read_bytes() for path in (database.folder / "quarantine").rglob("photos.db")] == [bytes(content)]


def test_a_whole_file_is_left_alone(database: Database, hip: Episode) -> None:
    """Byte for byte, and no quarantine is made."""
    keep(database, 1, hip)
    before = (database.folder / "photos.db").read_bytes()
    assert mend_photos(database) is None
    _mend(database)
    assert (database.folder / "photos.db").read_bytes() == before
    assert not (database.folder / "quarantine").exists()


def test_a_pack_that_is_not_whole_is_put_aside_and_made_anew(database: Database, hip: Episode) -> None:
    """The pictures are in the log's own file."""
    photo = keep(database, 1, hip)
    make_backup(database)
    pack = Photos(database).packs.files()[0].path
    content = bytearray(pack.read_bytes())
    content[-100] ^= 1
    pack.write_bytes(content)
    assert check_log(database, photos=True).photos
    assert mend_photos(database) == 0
    make_backup(database)
    assert Photos(database).packs.get(photo.sha256).picture == picture(1)
    assert pack.with_name(pack.name + ".damaged").exists()


def test_the_check_names_what_is_missing(database: Database, hip: Episode) -> None:
    """The log itself is whole."""
    keep(database, 1, hip)
    (database.folder / "photos.db").unlink()
    report = check_log(database, photos=True)
    assert (report.is_whole, report.pictures_missing) == (True, 1)


def test_copies_from_a_power_cut_go(database: Database, hip: Episode) -> None:
    """They are locked, and still nobody wants them."""
    keep(database, 1, hip)
    (database.folder / ".mending-01").mkdir()
    _mend(database)
    assert not (database.folder / ".mending-01").exists()


def test_every_picture_is_handed_out_once(database: Database, hip: Episode, tmp_path: Path) -> None:
    """From the file or from a pack, and no copy stays behind."""
    for number in range(3):
        keep(database, number, hip)
    make_backup(database)
    (tmp_path / "room").mkdir()
    found = [one.sha256 for one in readable(database.log_folder, database.key, tmp_path / "room")]
    assert sorted(found) == sorted(name_of(picture(number)) for number in range(3))
    assert list((tmp_path / "room").iterdir()) == []


def test_pictures_come_out_of_a_backup_beside_the_log(database: Database, hip: Episode, tmp_path: Path) -> None:
    """A backup alone holds none; the packs beside it do."""
    keep(database, 1, hip)
    made = make_backup(database)
    (tmp_path / "room").mkdir()
    assert [one.picture for one in rescued_pictures(made, Secret(), tmp_path / "room")] == [picture(1)]


def test_a_salvaged_log_has_its_pictures(database: Database, hip: Episode, tmp_path: Path) -> None:
    """Those that can be read, and a count of those that cannot."""
    for number in range(4):
        keep(database, number, hip)
    database.close()
    file = database.folder / "photos.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    before = file.read_bytes()
    salvage(database.folder, tmp_path / "new")
    report = salvage_photos(database.folder, tmp_path / "new", Secret())
    assert (report.read, report.missing) == (3, 1)
    assert file.read_bytes() == before
    opened = Database.open(tmp_path / "new")
    assert len(_readable_now(opened)) == 3
    assert is_whole(opened.log_folder, opened.key)
    opened.close()
    assert sorted(path.name for path in (tmp_path / "new").iterdir() if path.name.startswith(".")) == []
