"""The pictures of an open log."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from followup.domain.records import Episode
from followup.storage.backup import make_backup
from followup.storage.database import Database
from followup.storage.errors import NoPermission, PhotoMissing
from followup.storage.photo_file import Picture
from followup.storage.photo_packs import PhotoPacks
from followup.storage.photos import KEPT_DAYS, SEEN_DAYS, Photos

from .conftest import Clock
from .photo_samples import keep, picture


@pytest.fixture
def photos(database: Database) -> Photos:
    """The pictures of a small log."""
    return Photos(database)


def _orphan(photos: Photos, number: int) -> str:
    """Keep a picture as a power cut before its entry would leave it."""
    return photos.keep(picture(number), b"small")


def _days(database: Database, clock: Clock, days: int) -> None:
    """Let days go by, with a look at the pictures on eleven of them, the last among them."""
    begun = clock.now
    for share in range(11):
        clock.now = begun + timedelta(days=days * share // 10)
        Photos(database).tidy()


def test_a_log_without_photos_has_no_file_of_them(database: Database, photos: Photos) -> None:
    """It is made with the first one, and reading makes none."""
    assert photos.missing() == frozenset()
    make_backup(database)
    assert not database.log_folder.photos.exists()
    assert not database.log_folder.photo_packs.exists()


def test_a_picture_is_kept_and_found(database: Database, photos: Photos, hip: Episode) -> None:
    """By the name that its entry holds."""
    photo = keep(database, 1, hip)
    assert photos.get(photo.sha256).picture == picture(1)
    assert photos.preview(photo.sha256) == b"small 1"
    assert photos.named() == {photo.sha256}
    assert photos.missing() == frozenset()


def test_somebody_may_save_and_erase_while_a_pack_is_written(
    database: Database, photos: Photos, hip: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack of many pictures takes seconds, in which the window must not stand still."""
    stays, goes = keep(database, 1, hip), keep(database, 2, hip)
    write = PhotoPacks.write

    def busy(packs: PhotoPacks, pictures: Iterable[Picture], moment: datetime) -> Path:
        with photos.erasing([goes.sha256]), database.transaction() as store:
            store.remove("photo", goes.id)
            store.erase("photo", goes.id)
        return write(packs, pictures, moment)

    monkeypatch.setattr(PhotoPacks, "write", busy)
    make_backup(database)

    assert photos.packs.names() == photos.file.names() == {stays.sha256}


def test_a_log_open_for_reading_takes_no_picture(folder: Path) -> None:
    """And no file is made."""
    database = Database.open(folder, read_only=True)
    with pytest.raises(NoPermission):
        Photos(database).keep(picture(1), b"")
    database.close()
    assert not (folder / "photos.db").exists()


def test_pictures_can_be_read_where_nothing_may_be_written(database: Database, hip: Episode, folder: Path) -> None:
    """The file is opened for reading alone."""
    photo = keep(database, 1, hip)
    database.close()
    reading = Database.open(folder, read_only=True)
    before = (folder / "photos.db").read_bytes()
    assert Photos(reading).get(photo.sha256).picture == picture(1)
    reading.close()
    assert (folder / "photos.db").read_bytes() == before


def test_trash_and_history_still_name_a_picture(database: Database, photos: Photos, hip: Episode) -> None:
    """A deleted photo can come back with its picture, however long it takes."""
    photo = keep(database, 1, hip)
    with database.transaction(wish="remove") as store:
        store.remove("photo", photo.id)
    assert photos.named() == {photo.sha256}


def test_a_picture_from_a_power_cut_goes_after_ninety_days(
    database: Database, photos: Photos, hip: Episode, clock: Clock
) -> None:
    """Not a day earlier, and none that is named."""
    photo, orphan = keep(database, 1, hip), _orphan(photos, 2)
    make_backup(database)
    _days(database, clock, KEPT_DAYS - 1)
    assert orphan in photos.file.names()
    _days(database, clock, 1)
    assert photos.file.names() == {photo.sha256}
    assert photos.packs.names() == {photo.sha256}
    assert photos.get(photo.sha256).picture == picture(1)


def test_a_clock_that_jumps_takes_no_picture_away(database: Database, photos: Photos, clock: Clock) -> None:
    """Ten years ahead in one step is seen on too few different days."""
    orphan = _orphan(photos, 2)
    make_backup(database)
    for _ in range(SEEN_DAYS - 2):
        clock.now += timedelta(days=3650 // SEEN_DAYS)
        photos.tidy()
        photos.tidy()
    assert orphan in photos.file.names()
    clock.now += timedelta(days=1)
    photos.tidy()
    assert orphan not in photos.file.names()


def test_a_picture_that_is_named_again_begins_anew(
    database: Database, photos: Photos, hip: Episode, clock: Clock
) -> None:
    """As when the log was put back to an earlier day, and then forward again."""
    orphan = _orphan(photos, 2)
    _days(database, clock, 60)
    photo = keep(database, 2, hip)
    assert photo.sha256 == orphan
    _days(database, clock, 60)
    assert photos.get(orphan).picture == picture(2)
    with database.transaction(wish="x") as store:
        store.remove("photo", photo.id)
        store.erase("photo", photo.id)
    _days(database, clock, KEPT_DAYS - 1)
    assert orphan in photos.file.names()


def test_erasing_takes_the_picture_out_at_once(database: Database, photos: Photos, hip: Episode) -> None:
    """Its copies beside the log stay for as long as a backup may name it."""
    photo, other = keep(database, 1, hip), keep(database, 2, hip)
    make_backup(database)
    assert photos.names_under("photo", photo.id) == {photo.sha256}
    assert photos.names_under("episode", hip.id) == {photo.sha256, other.sha256}
    assert photos.names_under("medicine", hip.id) == frozenset()
    with photos.erasing([photo.sha256]), database.transaction(wish="erase") as store:
        store.remove("photo", photo.id)
        store.erase("photo", photo.id)
    assert photos.file.names() == {other.sha256}
    assert photos.packs.names() == {photo.sha256, other.sha256}


def test_what_is_erased_leaves_the_packs_in_the_end(
    database: Database, photos: Photos, hip: Episode, clock: Clock
) -> None:
    """After ninety days; the other pictures of the pack stay."""
    photo, other = keep(database, 1, hip), keep(database, 2, hip)
    make_backup(database)
    with photos.erasing([photo.sha256]), database.transaction(wish="erase") as store:
        store.remove("photo", photo.id)
        store.erase("photo", photo.id)
    _days(database, clock, KEPT_DAYS + 1)
    assert photos.packs.names() == {other.sha256}
    assert photos.packs.get(other.sha256).picture == picture(2)


def test_a_picture_that_two_photos_share_stays_for_the_other(database: Database, photos: Photos, hip: Episode) -> None:
    """Its mark is taken away again."""
    one, two = keep(database, 1, hip), keep(database, 1, hip, day=2)
    with photos.erasing([one.sha256]), database.transaction(wish="erase") as store:
        store.remove("photo", one.id)
        store.erase("photo", one.id)
    assert photos.get(two.sha256).picture == picture(1)


def test_an_erasing_that_fails_keeps_the_picture(database: Database, photos: Photos, hip: Episode) -> None:
    """The entry is still there, so the picture is too."""
    photo = keep(database, 1, hip)
    with pytest.raises(KeyError), photos.erasing([photo.sha256]):
        raise KeyError
    assert photos.get(photo.sha256).picture == picture(1)


def test_an_erasing_cut_short_is_finished_later(database: Database, photos: Photos, hip: Episode) -> None:
    """A power cut after the entry went, before its picture did."""
    photo = keep(database, 1, hip)
    with photos.file.writing() as connection:
        connection.execute("UPDATE picture SET erasing = 1")
    with database.transaction(wish="erase") as store:
        store.remove("photo", photo.id)
        store.erase("photo", photo.id)
    make_backup(database)
    assert photos.file.names() == frozenset()


def test_a_lost_file_is_filled_again_from_the_copies(database: Database, photos: Photos, hip: Episode) -> None:
    """Meanwhile the pictures are read from there."""
    kept = [keep(database, number, hip, day=number) for number in (1, 2)]
    make_backup(database)
    database.log_folder.photos.unlink()
    (database.folder / "photos.db-journal").unlink(missing_ok=True)
    assert photos.get(kept[0].sha256).picture == picture(1)
    assert photos.missing() == frozenset()
    make_backup(database)
    assert photos.file.names() == {one.sha256 for one in kept}


def test_what_is_nowhere_is_named_missing(database: Database, photos: Photos, hip: Episode) -> None:
    """The entry stays."""
    photo = keep(database, 1, hip)
    database.log_folder.photos.unlink()
    assert photos.missing() == {photo.sha256}
    with pytest.raises(PhotoMissing):
        photos.get(photo.sha256)
    assert photos.listed() == [{"id": 1, "taken_on": date(2026, 11, 1).isoformat(), "sha256": photo.sha256}]
