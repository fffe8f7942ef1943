"""The photos in backups, and out of them again."""

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from followup.domain.records import Episode, Photo
from followup.storage import copying
from followup.storage.arriving import restore
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import DiskFull, PhotosDamaged, PhotosLost
from followup.storage.keys import Secret
from followup.storage.looking import opened_copy
from followup.storage.photo_backup import bring_pictures, photos_with
from followup.storage.photo_file import PhotoFile
from followup.storage.photo_packs import PhotoPacks
from followup.storage.photos import Photos

from .cut_off import cut_off
from .photo_samples import keep, picture


def _spoil(path: Path) -> None:
    """Flip one bit in each page of the later half."""
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 2, len(content), 4096):
        content[at] ^= 1
    path.write_bytes(content)


def _whole(folder: Path, photos: list[Photo], numbers: list[int]) -> None:
    """Hold that a log opens with these photos and every picture of theirs."""
    database = Database.open(folder)
    with database.reading() as store:
        assert list(store.all(Photo)) == photos
    found = [Photos(database).get(photo.sha256).picture for photo in photos]
    assert found == [picture(number) for number in numbers]
    make_backup(database)
    report = check_log(database, photos=True)
    assert report.is_whole
    assert report.has_all_photos
    assert Photos(database).file.names() == {photo.sha256 for photo in photos}
    database.close()


def test_the_backups_of_the_log_stay_small(database: Database, hip: Episode) -> None:
    """Pictures lie beside them, once."""
    keep(database, 1, hip)
    made = make_backup(database)
    assert sorted(path.name for path in made.iterdir()) == ["keys.json", "log.db"]
    assert photos_with(database, made) == 1


def test_a_backup_beside_the_log_comes_back_with_its_photos(database: Database, hip: Episode, tmp_path: Path) -> None:
    """Into a folder of its own, as a whole log."""
    photos = [keep(database, number, hip, day=number) for number in (1, 2)]
    made = make_backup(database)
    _whole(restore(made, tmp_path / "back"), photos, [1, 2])


def test_a_copy_elsewhere_holds_its_photos_itself(database: Database, hip: Episode, tmp_path: Path) -> None:
    """It can be carried away alone."""
    photos = [keep(database, number, hip, day=number) for number in (1, 2)]
    made = make_backup(database, tmp_path / "stick")
    assert sorted(path.name for path in made.iterdir()) == ["keys.json", "log.db", "photos.db"]
    assert photos_with(database, made) == 2
    assert list_backups(tmp_path / "stick")[0].size > 80_000
    alone = shutil.move(made, tmp_path / "carried")
    _whole(restore(Path(alone), tmp_path / "back"), photos, [1, 2])


def test_a_log_folder_itself_can_be_brought_into_another(database: Database, hip: Episode, tmp_path: Path) -> None:
    """With its photos, as somebody does who copied the folder by hand."""
    photos = [keep(database, 1, hip)]
    database.close()
    _whole(restore(database.folder, tmp_path / "back"), photos, [1])


@pytest.mark.parametrize("way", ["restored", "written out"])
def test_photos_whose_last_save_was_cut_off_arrive_whole(
    database: Database, hip: Episode, tmp_path: Path, way: str
) -> None:
    """The journal beside their file is part of it, and the folder it came from stays as it is."""
    names = {keep(database, number, hip, day=number).sha256 for number in (1, 2, 3)}
    source = _cut_off(database, tmp_path / "cut off")
    before = {path.name: path.read_bytes() for path in source.iterdir()}

    if way == "restored":
        arrived = Database.open(restore(source, tmp_path / "back"))
        assert Photos(arrived).file.findings() == []
        assert Photos(arrived).file.names() == names
        arrived.close()
    else:
        with opened_copy(source, database, Secret()) as copy:
            assert {name for name in names if Photos(copy).get(name).sha256 == name} == names

    assert {path.name: path.read_bytes() for path in source.iterdir() if path.name in before} == before


def _cut_off(database: Database, to: Path) -> Path:
    """Return a copy of a log as a power cut leaves it in the middle of a change of its photos."""
    folder = database.log_folder
    to.mkdir()
    for path in (folder.database, folder.keys, folder.photos):
        shutil.copy(path, to / path.name)
    cut_off(to / "photos.db", database.key, "UPDATE picture SET picture = zeroblob(90000)")
    return to


def test_a_restore_that_fails_leaves_nothing(
    database: Database, hip: Episode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No photos without their log."""
    keep(database, 1, hip)
    made = make_backup(database, tmp_path / "stick")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(copying, "require_whole", full)
    with pytest.raises(DiskFull):
        restore(made, tmp_path / "back")
    left = [path.name for path in (tmp_path / "back").rglob("*")] if (tmp_path / "back").exists() else []
    assert "photos.db" not in left
    assert "log.db" not in left


def test_photos_of_an_earlier_log_are_put_aside(database: Database, hip: Episode, tmp_path: Path) -> None:
    """They are locked with a key of their own, and stay."""
    place = tmp_path / "back"
    other, _ = Database.create(place)
    keep(other, 7, _episode(other))
    make_backup(other)
    other.close()
    (place / "log.db").unlink()
    photos = [keep(database, 1, hip)]
    _whole(restore(make_backup(database), place), photos, [1])
    assert (place / "photos.db.before-1").exists()
    assert (place / "backups" / "photos.before-1").is_dir()


def _episode(database: Database) -> Episode:
    from datetime import date

    with database.transaction(wish="x") as store:
        return store.add(Episode(words="rash", began_on=date(2026, 1, 1)))


def test_a_full_disk_for_photos_still_lets_the_log_be_backed_up(
    database: Database, hip: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trouble is told when the log is safe."""
    keep(database, 1, hip)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(PhotoPacks, "write", full)
    with pytest.raises(DiskFull):
        make_backup(database)
    assert len(list_backups(database.folder)) == 1


def test_a_damaged_file_of_photos_is_mended_by_the_next_backup(database: Database, hip: Episode) -> None:
    """From the copies, without a word; the damaged file is kept."""
    photos = [keep(database, number, hip, day=number) for number in (1, 2)]
    make_backup(database)
    (database.folder / "photos.db").write_bytes(b"\1" * 8192)
    make_backup(database)
    assert [Photos(database).get(one.sha256).picture for one in photos] == [picture(1), picture(2)]
    assert [path.read_bytes() for path in (database.folder / "quarantine").rglob("photos.db")] == [b"\1" * 8192]


def test_pictures_that_are_lost_are_counted(database: Database, hip: Episode) -> None:
    """The log is backed up, and its entries are said to be safe."""
    keep(database, 1, hip)
    (database.folder / "photos.db").write_bytes(b"\1" * 8192)
    with pytest.raises(PhotosLost, match="1"):
        make_backup(database)
    assert len(list_backups(database.folder)) == 1
    make_backup(database)


def test_a_copy_elsewhere_of_damaged_photos_has_what_can_be_read(
    database: Database, hip: Episode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says that not all is well."""
    photos = [keep(database, number, hip, day=number) for number in (1, 2, 3, 4)]
    monkeypatch.setattr(Photos, "back_up", lambda _self: None)
    _spoil(database.folder / "photos.db")
    with pytest.raises(PhotosDamaged):
        make_backup(database, tmp_path / "stick")
    copy = PhotoFile(next((tmp_path / "stick").iterdir()) / "photos.db", database.key)
    assert copy.findings() == []
    assert set() < copy.names() < {one.sha256 for one in photos}


def test_a_picture_comes_back_out_of_a_copy(database: Database, hip: Episode, tmp_path: Path) -> None:
    """Before its entry does."""
    photo = keep(database, 1, hip)
    made = make_backup(database, tmp_path / "stick")
    photos = Photos(database)
    photos.file.remove([photo.sha256])
    for pack in photos.packs.files():
        pack.path.unlink()
    assert photos.missing() == {photo.sha256}
    bring_pictures(database, made, [hip, photo])
    assert photos.get(photo.sha256).picture == picture(1)


def test_a_picture_that_is_nowhere_keeps_nothing_from_coming_back(database: Database, hip: Episode) -> None:
    """Not even with a damaged copy."""
    photo = keep(database, 1, hip)
    made = make_backup(database)
    shutil.copy(made / "keys.json", made / "photos.db")
    missing: Any = Photo(episode_id=hip.id, taken_on=photo.taken_on, sha256="0" * 64, size=1)
    bring_pictures(database, made, [missing])
    assert Photos(database).file.names() == {photo.sha256}
