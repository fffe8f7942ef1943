import errno
import os
import shutil
import stat
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followup.domain.records import Episode, Note, Observation
from followup.storage import arriving, backup, copying, durable, slots
from followup.storage.arriving import restore
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import (
    AlreadyALog,
    Damaged,
    DiskFull,
    InUse,
    NoLog,
    NoPermission,
    StorageError,
    SyncedFolder,
    Unplugged,
    WrongKey,
)

from .conftest import Clock

NOTE = Note(noted_on=date(2026, 1, 1), words="after the backup")


def test_a_backup_is_a_whole_log_of_that_moment(database: Database, hip: Episode, clock: Clock) -> None:
    """With its keys, under its name in UTC; what comes later is not in it."""
    made = make_backup(database)
    with database.transaction() as store:
        store.add(NOTE)
        expected = store.log_view(None)
    assert made == database.folder / "backups" / "2026-11-20T080002Z"
    assert sorted(path.name for path in made.iterdir()) == ["keys.json", "log.db"]
    opened = Database.open(made, clock=clock)
    with opened.reading() as store:
        assert store.log_view(None) == expected
        assert store.all(Note) == ()
    opened.close()
    assert hip.id


def test_a_backup_in_another_folder_says_what_it_is(database: Database, tmp_path: Path) -> None:
    """On a stick with other things; a folder that a cloud service copies will do too."""
    made = make_backup(database, tmp_path / "OneDrive" / "backups")
    assert made == tmp_path / "OneDrive" / "backups" / "followup-2026-11-20T080001Z"
    assert [found.path for found in list_backups(made.parent)] == [made]


def test_a_backup_does_not_go_among_the_files_of_a_log(database: Database) -> None:
    """Its own folder, or a backup's, would then hold what the list of backups never shows."""
    made = make_backup(database, database.folder / "backups")
    for place in (database.folder, made):
        before = sorted(place.iterdir())
        with pytest.raises(AlreadyALog, match="choose another folder for the backup"):
            make_backup(database, place)
        assert sorted(place.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_a_backup_is_its_owners_alone(database: Database) -> None:
    """Like the log itself."""
    made = make_backup(database)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (made.parent, made, *sorted(made.iterdir()))]
    assert modes == [0o700, 0o700, 0o600, 0o600]


def test_backups_of_one_second_do_not_meet(database: Database) -> None:
    """The second one gets a number."""
    moment = database.clock()
    database._clock = lambda: moment
    first, second = make_backup(database), make_backup(database)
    assert second.name == f"{first.name}-2"
    assert {found.path for found in list_backups(database.folder)} == {first, second}


def test_backups_are_listed_newest_first(database: Database, clock: Clock) -> None:
    """With their moment, their size and why they were made; half-made ones and other folders are not listed."""
    made = []
    for month in (3, 11, 7):
        clock.now = datetime(2026, month, 1, 12, tzinfo=UTC)
        made.append(make_backup(database))
    for name in (".making-0123", "2026-01-01T000000Z", "holiday pictures"):
        (database.folder / "backups" / name).mkdir()
    found = list_backups(database.folder)
    assert [one.path for one in found] == [made[1], made[2], made[0]]
    assert [one.made_at.month for one in found] == [11, 7, 3]
    assert all(one.size == (one.path / "log.db").stat().st_size and one.reason == "" for one in found)
    assert list_backups(database.folder / "nowhere") == ()


@pytest.mark.parametrize("name", ["copy_log", "copy_file", "sync_folder", "replace", "require_whole"])
def test_a_backup_that_fails_leaves_nothing_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No half backup under a final name, and none under another."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    room = next(room for room in (copying, arriving, backup.durable) if hasattr(room, name))
    with monkeypatch.context() as patch:
        patch.setattr(copying if name == "copy_log" else room, name, full)
        with pytest.raises(DiskFull):
            make_backup(database)
    assert [path.name for path in (database.folder / "backups").iterdir()] == []
    assert make_backup(database).is_dir()


def test_a_damaged_log_is_not_backed_up(folder: Path) -> None:
    """Its pages are proved first: a copy would look whole and hold less."""
    content = bytearray((folder / "log.db").read_bytes())
    content[6 * 4096 + 50] ^= 1
    (folder / "log.db").write_bytes(content)
    database = Database.open(folder)
    with pytest.raises(Damaged):
        make_backup(database)
    database.close()
    assert list_backups(folder) == ()


def test_every_step_reaches_the_disk_before_the_name(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file, the keys and the folder are on the disk before the backup is called one."""
    steps: list[str] = []
    durable = backup.durable
    sync_path, sync_folder, replace = durable.sync_path, durable.sync_folder, durable.replace
    monkeypatch.setattr(durable, "sync_path", lambda p: (steps.append(f"sync {p.name}"), sync_path(p)))
    monkeypatch.setattr(durable, "sync_folder", lambda p: (steps.append(f"sync {p.name[:7]}"), sync_folder(p)))
    monkeypatch.setattr(durable, "replace", lambda s, t: (steps.append(f"name {t.name}"), replace(s, t)))
    made = make_backup(database)
    assert steps[-4:] == ["sync log.db", "sync .making", f"name {made.name}", "sync backups"]


def test_backups_made_while_somebody_writes_are_whole(database: Database, hip: Episode) -> None:
    """Each has every wish or none of it."""
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            with database.transaction() as store:
                for _ in range(2):
                    store.add(Observation(episode_id=hip.id, observed_on=date(2026, 2, 1)))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [make_backup(database) for _ in range(5)]
    finally:
        done.set()
        writer.join()
    for path in made:
        opened = Database.open(path)
        with opened.reading() as store:
            assert store.count(Observation) % 2 == 1
        opened.close()


def test_a_backup_becomes_a_log_in_a_new_folder(database: Database, hip: Episode, tmp_path: Path) -> None:
    """The backup stays as it is and can be restored again."""
    made = make_backup(database)
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    target = restore(made, tmp_path / "restored")
    opened = Database.open(target)
    with opened.transaction() as store:
        assert store.get(Episode, hip.id) == hip
        store.add(NOTE)
    opened.close()
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before
    assert restore(made, tmp_path / "once more").is_dir()


def test_a_backup_never_takes_the_place_of_a_log(database: Database, tmp_path: Path) -> None:
    """Not even of a damaged one; the log goes on."""
    made = make_backup(database)
    with pytest.raises(AlreadyALog):
        restore(made, database.folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "log.db").write_bytes(b"damaged")
    with pytest.raises(AlreadyALog):
        restore(made, tmp_path / "other")
    assert (tmp_path / "other" / "log.db").read_bytes() == b"damaged"
    with pytest.raises(SyncedFolder):
        restore(made, tmp_path / "Dropbox" / "log")


def test_a_backup_with_a_passphrase_is_checked_with_it(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong one restores nothing; without one the files are copied and asked for it when opened."""
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    database.add_passphrase("by the sea")
    made = make_backup(database)
    with pytest.raises(WrongKey):
        restore(made, tmp_path / "a", passphrase="wrong")
    assert not (tmp_path / "a").exists()
    restore(made, tmp_path / "a", passphrase="by the sea")
    restore(made, tmp_path / "b")
    for name in ("a", "b"):
        Database.open(tmp_path / name, passphrase="by the sea").close()


def test_a_new_passphrase_holds_for_the_backups_beside_the_log(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One made before there was a passphrase would open today's log; those on a stick are out of reach."""
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    beside, away = make_backup(database), make_backup(database, tmp_path / "stick")
    database.add_passphrase("by the sea")
    with pytest.raises(WrongKey):
        Database.open(beside)
    Database.open(beside, passphrase="by the sea").close()
    Database.open(away).close()


@pytest.mark.parametrize("spoil", ["log.db", "keys.json"])
def test_a_damaged_backup_is_not_restored(database: Database, tmp_path: Path, spoil: str) -> None:
    """It says so, and leaves the new folder alone."""
    made = make_backup(database)
    content = bytearray((made / spoil).read_bytes())
    content[len(content) // 2] ^= 1
    (made / spoil).write_bytes(content)
    with pytest.raises(Damaged):
        restore(made, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def _hot_journal(database: Database, half_written: Path | None = None) -> bytes:
    """The journal of a wish in the middle, as a power cut leaves it behind, and on demand the half-written log too."""
    with database.transaction() as store:
        for _ in range(3):
            store.add(replace(NOTE, words="x" * 90_000))
        store._link.raw("PRAGMA cache_spill = 1", ())
        store._link.raw("PRAGMA cache_size = 1", ())
        for _ in range(3):
            store.add(replace(NOTE, words="y" * 90_000))
        if half_written is not None:
            shutil.copy(database.log_folder.database, half_written)
        return database.log_folder.database.with_name("log.db-journal").read_bytes()


def test_a_journal_left_behind_is_not_played_into_a_restored_log(
    database: Database, hip: Episode, tmp_path: Path
) -> None:
    """The journal of another file would break it; it is put aside with the older keys, and nothing is deleted."""
    made = make_backup(database)
    journal = _hot_journal(database)
    assert len(journal) > 4096
    target = tmp_path / "restored"
    target.mkdir()
    (target / "log.db-journal").write_bytes(journal)
    (target / "keys.json").write_bytes(b"older keys")
    opened = Database.open(restore(made, target))
    assert check_log(opened).is_whole
    with opened.reading() as store:
        assert store.get(Episode, hip.id) == hip
    opened.close()
    assert (target / "log.db-journal.before-1").read_bytes() == journal
    assert (target / "keys.json.before-1").read_bytes() == b"older keys"


def test_a_log_that_is_open_is_no_backup(database: Database, tmp_path: Path) -> None:
    """Its files, copied while somebody writes, would not fit together; closed, it can be copied like a backup."""
    with pytest.raises(InUse):
        restore(database.folder, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    database.close()
    Database.open(restore(database.folder, tmp_path / "restored")).close()


@pytest.mark.parametrize("with_passphrase", [False, True])
def test_a_log_left_by_a_power_cut_can_be_restored(
    database: Database, hip: Episode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_passphrase: bool
) -> None:
    """What was under way is taken back by the journal that lies beside it."""
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    if with_passphrase:
        database.add_passphrase("by the sea")
    left = tmp_path / "left"
    left.mkdir()
    (left / "log.db-journal").write_bytes(_hot_journal(database, left / "log.db"))
    shutil.copy(database.log_folder.keys, left)
    secret = {"passphrase": "by the sea"} if with_passphrase else {}
    opened = Database.open(restore(left, tmp_path / "restored"), **secret)
    assert check_log(opened).is_whole
    with opened.reading() as store:
        assert store.get(Episode, hip.id) == hip
        assert store.count(Note) == 0
    opened.close()


def test_no_backup_here(tmp_path: Path, database: Database) -> None:
    """An empty folder, and links that lead elsewhere."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoLog):
        restore(tmp_path / "empty", tmp_path / "restored")
    made = make_backup(database)
    if sys.platform != "win32":
        shutil.move(made / "keys.json", tmp_path / "keys.json")
        (made / "keys.json").symlink_to(tmp_path / "keys.json")
        with pytest.raises(NoLog):
            restore(made, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_restore_that_fails_can_be_tried_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half log is left under the name of one."""
    made = make_backup(database)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(backup.durable, "replace", full)
        with pytest.raises(DiskFull):
            restore(made, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    opened = Database.open(restore(made, tmp_path / "restored"))
    opened.close()


def test_a_disk_that_writes_something_else_is_noticed(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written is read back and compared."""
    made = make_backup(database)
    sync = backup.durable.sync_file

    def spoil(descriptor: int) -> None:
        os.pwrite(descriptor, b"x", 0)
        sync(descriptor)

    monkeypatch.setattr(backup.durable, "sync_file", spoil)
    with pytest.raises(StorageError, match="another disk"):
        restore(made, tmp_path / "restored")


def test_a_passphrase_changed_while_a_backup_is_made_holds_for_it_too(
    database: Database, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its keys were copied already, and it had no name yet by which the change could find it."""
    database.add_passphrase("the old words")
    real = durable.replace

    def change_first(source: Path, target: Path) -> None:
        if source.name.startswith(".making-"):
            monkeypatch.setattr(durable, "replace", real)
            database.change_passphrase("the old words", "the new words")
        real(source, target)

    for place in (None, tmp_path / "stick"):
        monkeypatch.setattr(durable, "replace", change_first)
        made = make_backup(database, place)
        with pytest.raises(WrongKey):
            Database.open(made, passphrase="the old words", clock=clock)
        Database.open(made, passphrase="the new words", clock=clock).close()
        database.change_passphrase("the new words", "the old words")


def test_a_backup_whose_keys_cannot_follow_a_change_is_none(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was said that none was made, and one that opens with the old words must not be there all the same."""
    database.add_passphrase("the old words")
    replace = durable.replace

    def full(*_what: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    def change_first(source: Path, target: Path) -> None:
        if source.name.startswith(".making-"):
            monkeypatch.setattr(durable, "replace", replace)
            database.change_passphrase("the old words", "the new words")
            monkeypatch.setattr(durable, "write_whole", full)
        replace(source, target)

    monkeypatch.setattr(durable, "replace", change_first)
    with pytest.raises(DiskFull, match="none was made"):
        make_backup(database)
    assert not list(database.log_folder.backups.iterdir())


def test_two_backups_at_once_do_not_take_each_other_away(
    database: Database, hip: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One on a thread, and one because the window is closing: the second clears away only what is left over."""
    real, copying_now, go_on = copying.copy_log, threading.Event(), threading.Event()

    def slowly(*given: object) -> None:
        monkeypatch.setattr(copying, "copy_log", real)
        real(*given)  # type: ignore[arg-type]
        copying_now.set()
        go_on.wait(10)

    monkeypatch.setattr(copying, "copy_log", slowly)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(make_backup, database)
        assert copying_now.wait(10)
        second = threads.submit(make_backup, database)
        go_on.set()
        assert {first.result(20), second.result(20)} == {one.path for one in list_backups(database.folder)}
    assert len(list_backups(database.folder)) == 2
    assert hip.id


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "not enough room for the backup"),
        (errno.EROFS, NoPermission, "folder for the backup is read-only"),
        (errno.EIO, Unplugged, "disk for the backup does not answer"),
    ],
)
def test_what_stands_in_the_way_of_a_backup_is_not_said_of_the_log(
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[StorageError],
    words: str,
) -> None:
    """The entry was saved, and the disk with the log answers: only the copy failed."""

    def refuse(*_given: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(copying, "copy_log", refuse)
    for place in (None, tmp_path / "stick"):
        with pytest.raises(kind, match=words) as caught:
            make_backup(database, place)
        assert "What you entered is saved." in caught.value.sentence


def test_half_a_backup_on_a_pulled_stick_goes_with_the_next_one(database: Database, tmp_path: Path) -> None:
    """Once it is a day old: a younger one may be made by somebody else right now."""
    stick = tmp_path / "stick"
    for name, age in ((".making-old", 90_000), (".making-young", 60)):
        (stick / name).mkdir(parents=True)
        (stick / name / "log.db").write_bytes(b"half")
        os.utime(stick / name, (then := time.time() - age, then))
    make_backup(database, stick)
    assert [path.name for path in stick.iterdir() if path.name.startswith(".")] == [".making-young"]


def test_a_log_that_shrank_keeps_all_its_backups(database: Database, clock: Clock, hip: Episode) -> None:
    """A year of them; the newest is of a log that lost most of what it had."""
    for day in range(30):
        clock.now = datetime(2026, 1, 1 + day, 12, tzinfo=UTC)
        made = make_backup(database)
    before = len(list_backups(database.folder))
    assert before < 30
    with (made / "log.db").open("ab") as file:
        file.truncate(made.joinpath("log.db").stat().st_size * 2)
    clock.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    make_backup(database)
    assert len(list_backups(database.folder)) == before + 1
    assert hip.id


def test_backups_of_another_log_are_not_thinned(database: Database, clock: Clock, tmp_path: Path) -> None:
    """They came here by hand, or with the folder of an earlier log; nobody else may have them."""
    other, _ = Database.create(tmp_path / "other", clock=clock)
    strangers = []
    for day in range(20):
        clock.now = datetime(2026, 1, 1 + day, 12, tzinfo=UTC)
        made = make_backup(other)
        target = database.folder / "backups" / f"{made.name}-2"
        shutil.copytree(made, target)
        strangers.append(target)
    other.close()
    for day in range(20):
        clock.now = datetime(2026, 2, 1 + day, 12, tzinfo=UTC)
        make_backup(database)
    left = {one.path for one in list_backups(database.folder)}
    assert set(strangers) <= left
    assert len(left) < 40


@pytest.mark.parametrize("content", [None, b"{", b""])
def test_no_backup_that_nobody_could_open(database: Database, hip: Episode, content: bytes | None) -> None:
    """The key file went while the log was open: its copy would open nothing, and push out those that open."""
    made = make_backup(database)
    keys = database.log_folder.keys
    keys.unlink() if content is None else keys.write_bytes(content)
    with pytest.raises(Damaged, match="from the newest backup"):
        make_backup(database)
    assert [one.path for one in list_backups(database.folder)] == [made]
    assert not [path for path in made.parent.iterdir() if path != made]
    assert hip.id


@pytest.mark.parametrize("name", ["log.db", "keys.json", "log.db-journal"])
@pytest.mark.parametrize("how", ["link", "pipe"])
def test_a_backup_whose_files_lead_elsewhere_is_not_read(folder: Path, tmp_path: Path, name: str, how: str) -> None:
    """It may come from a stranger: no link out of it is followed, no pipe waited for, and nothing is left behind."""
    database = Database.open(folder)
    made = make_backup(database)
    database.close()
    (made / name).unlink(missing_ok=True)
    if how == "link":
        (tmp_path / "elsewhere").write_bytes(b"somebody else's")
        (made / name).symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(made / name)
    with pytest.raises((NoLog, Damaged)):
        restore(made, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_only_the_files_of_a_log_come_along(folder: Path, tmp_path: Path) -> None:
    """Whatever else lies in a folder of a backup stays there."""
    database = Database.open(folder)
    made = make_backup(database)
    database.close()
    (made / "run.exe").write_bytes(b"foreign")
    (made / "sub").mkdir()
    (made / "link").symlink_to("/etc")
    restore(made, tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} <= {"log.db", "keys.json", "reserve"}
