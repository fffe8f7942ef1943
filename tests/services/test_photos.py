"""Photos beside symptoms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from followup.domain.errors import Refused
from followup.domain.records import Episode, Photo
from followup.domain.words import Side
from followup.exchange.picture_file import CleanPicture
from followup.services.changes import Change, Topic
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords
from followup.services.restoring import Difference
from followup.storage.errors import DiskFull, Missing, PhotoMissing, PhotosStay
from followup.storage.photo_file import PhotoFile
from followup.storage.photos import Photos

WORDS = "Photo added. The picture it came from is still where it was."
DAY = date(2026, 3, 11)


def clean(number: int = 1) -> CleanPicture:
    """Return a made-up picture; the services never look into it."""
    return CleanPicture(b"picture %d" % number, b"small %d" % number, 40, 30, DAY)


@pytest.fixture
def rash(log: OpenLog) -> Episode:
    """A symptom to take photos of."""
    return log.entries.add(Episode(words="rash", place="breast", side=Side.LEFT, began_on=date(2026, 3, 1)))


@pytest.fixture
def add(log: OpenLog, rash: Episode) -> Callable[..., Photo]:
    """A function that adds a photo of the rash."""

    def added(number: int = 1, day: date = DAY, words: str = "") -> Photo:
        return log.photos.add(clean(number), PhotoWords(episode_id=rash.id, taken_on=day, words=words))

    return added


def test_a_photo_lies_beside_its_symptom(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """By its day; with the place and side of the symptom where none are given."""
    late, early = add(1), add(2, date(2026, 3, 2), " after a shower ")
    assert log.photos.of(rash.id) == (early, late)
    assert (early.words, early.place, early.side, early.size) == ("after a shower", "breast", Side.LEFT, 9)
    assert log.photos.preview(early) == b"small 2"
    assert log.photos.picture(late) == b"picture 1"


def test_adding_is_announced_and_can_be_undone(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """As one wish about symptoms that stirs no flag; undone, the photo waits in the trash with its picture."""
    heard: list[Change] = []
    log.changes.listen(heard.append)
    photo = add()
    assert (heard[0].topics, heard[0].words) == (frozenset({Topic.SYMPTOMS}), WORDS)
    log.entries.undo(heard[0].wish_id)
    assert log.photos.of(rash.id) == ()
    log.entries.bring_back("photo", photo.id)
    assert log.photos.picture(log.photos.of(rash.id)[0]) == b"picture 1"


def test_the_same_picture_is_not_added_twice(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """To one symptom; another may have it too, and a deleted one may be added again."""
    photo = add()
    with pytest.raises(Refused, match="already"):
        add()
    other = log.entries.add(Episode(words="itch", began_on=date(2026, 3, 1)))
    log.photos.add(clean(), PhotoWords(episode_id=other.id, taken_on=DAY))
    log.entries.remove("photo", photo.id)
    add()
    assert len(log.photos.of(rash.id)) == 1


def test_a_photo_of_nothing_is_refused(log: OpenLog) -> None:
    """Before its picture is kept."""
    with pytest.raises(Missing):
        log.photos.add(clean(), PhotoWords(episode_id=99, taken_on=DAY))
    assert not log.database.log_folder.photos.exists()


def test_a_day_that_cannot_be_is_refused(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """As for every entry."""
    with pytest.raises(Refused, match="future"):
        add(day=date(2999, 1, 1))
    assert log.photos.of(rash.id) == ()
    add()


def test_the_picture_of_a_photo_never_changes(log: OpenLog, add: Callable[..., Photo]) -> None:
    """What is said of it does."""
    photo = add()
    changed = log.entries.change(replace(photo, words="the third day", on_sheet=True))
    assert (changed.words, changed.on_sheet, changed.rev) == ("the third day", True, 2)
    with pytest.raises(Refused, match="own"):
        log.entries.change(replace(changed, sha256="0" * 64))
    with pytest.raises(Refused, match="own"):
        log.entries.add(replace(changed, id=0, rev=0))


@pytest.mark.parametrize(
    ("taken", "offered"),
    [(DAY, DAY), (None, None), (date(2999, 1, 1), None), (date(1980, 1, 1), None)],
)
def test_the_day_of_a_camera_is_offered_where_it_can_be(log: OpenLog, taken: date | None, offered: date | None) -> None:
    """A camera without a clock says 1980."""
    assert log.photos.day_offered(replace(clean(), taken_on=taken)) == offered


def test_a_photo_goes_and_comes_with_its_symptom(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """Into the trash and back."""
    photo = add()
    log.entries.remove("episode", rash.id)
    assert log.photos.of(rash.id) == ()
    log.entries.bring_back("episode", rash.id)
    assert [one.id for one in log.photos.of(rash.id)] == [photo.id]


def test_erasing_for_good_takes_the_picture_with_it(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """Alone, and with its whole symptom; the backups that hold it are counted."""
    first, second = add(1), add(2)
    log.backups.make()
    log.entries.remove("photo", first.id)
    assert log.trash.backups_with(first) == 1
    log.trash.erase("photo", first.id)
    pictures = Photos(log.database)
    assert pictures.file.names() == {second.sha256}
    log.entries.remove("episode", rash.id)
    log.trash.erase("episode", rash.id)
    assert pictures.file.names() == frozenset()
    with log.database.reading() as store:
        assert all(line.is_blank for line in store.history("photo"))


def test_a_photo_has_a_line_in_trash_and_history(log: OpenLog, add: Callable[..., Photo]) -> None:
    """With its symptom, its day and its words, and not its hash."""
    photo = add(words="red")
    log.entries.change(replace(photo, words="less red"))
    log.entries.remove("photo", photo.id)
    trashed = log.trash.list()[0]
    assert (trashed.title, trashed.line) == ("Photo", "rash, 11 Mar 2026, less red")
    assert log.trash.history("photo", photo.id)[1].fields == (("Words", "red", "less red"),)


def test_a_picture_can_be_written_out(log: OpenLog, add: Callable[..., Photo], tmp_path: Path) -> None:
    """Over nothing that is there."""
    photo = add()
    log.photos.write(photo, tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").read_bytes() == b"picture 1"
    with pytest.raises(Refused, match="name"):
        log.photos.write(photo, tmp_path / "out.jpg")


def test_a_photo_whose_picture_is_lost_is_named(log: OpenLog, rash: Episode, add: Callable[..., Photo]) -> None:
    """The rest shows; the log goes on."""
    lost, kept = add(1), add(2)
    Photos(log.database).file.remove([lost.sha256])
    assert log.photos.missing() == (lost,)
    with pytest.raises(PhotoMissing):
        log.photos.picture(lost)
    with pytest.raises(PhotoMissing):
        log.photos.preview(lost)
    assert log.photos.picture(kept) == b"picture 2"
    assert log.photos.of(rash.id) == (lost, kept)


def test_a_photo_comes_back_out_of_a_backup(
    log: OpenLog, rash: Episode, add: Callable[..., Photo], tmp_path: Path
) -> None:
    """With its picture, which the log no longer had."""
    photo = add()
    made = log.backups.make(tmp_path / "stick")
    log.entries.remove("photo", photo.id)
    pictures = Photos(log.database)
    pictures.file.remove([photo.sha256])
    for pack in pictures.packs.files():
        pack.path.unlink()
    comparison = log.restoring.compare(made)
    assert [(one.then, one.now) for one in comparison.differences] == [(photo, None)]
    assert isinstance(comparison.differences[0], Difference)
    assert log.restoring.bring_back(comparison) == 1
    assert [log.photos.picture(one) for one in log.photos.of(rash.id)] == [b"picture 1"]


def test_a_picture_that_cannot_be_erased_yet_goes_with_the_next_backup(
    log: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its entry is erased, every screen hears of it, and what is left to do is said."""
    rash = log.entries.add(Episode(words="rash", began_on=date(2026, 3, 1)))
    photo = log.photos.add(clean(), PhotoWords(episode_id=rash.id, taken_on=date(2026, 3, 2)))
    log.entries.remove("photo", photo.id)
    heard: list[Change] = []
    log.changes.listen(heard.append)

    def full(*_what: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(PhotoFile, "remove", full)
        with pytest.raises(PhotosStay, match="erased for good"):
            log.trash.erase("photo", photo.id)
    assert len(heard) == 1
    assert log.trash.list() == ()
    pictures = Photos(log.database)
    assert pictures.file.names() == {photo.sha256}
    log.backups.make()
    assert pictures.file.names() == frozenset()
