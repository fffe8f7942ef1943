import errno
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.storage import driver, errors, slots
from followup.storage.database import Database, lock_status
from followup.storage.errors import (
    AlreadyALog,
    Damaged,
    DiskFull,
    InUse,
    NoLog,
    NoPermission,
    NotALog,
    StorageError,
    TooNew,
    Unplugged,
    WrongKey,
)
from followup.storage.failures import named
from followup.storage.store import Store

from .conftest import Clock

NOTE = Note(noted_on=date(2026, 1, 1), words="a secret of hers")

Bytes = Callable[[], dict[str, bytes]]


def _refused(folder: Path, expected: type[StorageError], **secret: str) -> StorageError:
    with pytest.raises(expected) as refused:
        Database.open(folder, **secret)
    return refused.value


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("WrongKey", 3),
        ("Damaged", 4),
        ("TooNew", 5),
        ("InUse", 6),
        ("DiskFull", 7),
        ("NoPermission", 7),
        ("Unplugged", 7),
        ("NotALog", 1),
        ("NoLog", 1),
        ("Missing", 1),
        ("Conflict", 1),
        ("AlreadyALog", 1),
        ("NeedsUpgrade", 1),
        ("UpgradeFailed", 1),
    ],
)
def test_every_error_has_a_sentence_and_an_exit_code(error: str, code: int) -> None:
    """The command line ends with these codes; each sentence ends and asks for something."""
    raised = getattr(errors, error)()
    assert raised.exit_code == code
    assert raised.sentence.endswith(".")
    assert str(raised) == raised.sentence


def test_a_wrong_passphrase_changes_nothing(folder: Path, bytes_of: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is told from damage; so is a passphrase that is missing."""
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    database = Database.open(folder)
    code = database.add_passphrase("right")
    database.close()
    before = bytes_of()
    assert "type it again" in _refused(folder, WrongKey, passphrase="wrong").sentence
    _refused(folder, WrongKey)
    _refused(folder, WrongKey, recovery_code="0" * 32)
    assert bytes_of() == before
    assert lock_status(folder) == "passphrase"
    assert code is not None
    Database.open(folder, recovery_code=code).close()


@pytest.mark.parametrize("position", [0, 17, 2000, 4080])
def test_damage_in_the_first_page_is_no_wrong_passphrase(folder: Path, bytes_of: Bytes, position: int) -> None:
    """The key is proved by its slot, so what does not open is damaged."""
    content = bytearray((folder / "log.db").read_bytes())
    content[position] ^= 1
    (folder / "log.db").write_bytes(content)
    before = bytes_of()
    assert "backup" in _refused(folder, Damaged).sentence
    assert bytes_of() == before


@pytest.mark.parametrize("length", [0, 5000, 4096])
def test_a_file_cut_short_is_damaged(folder: Path, bytes_of: Bytes, length: int) -> None:
    """An empty file is not taken for a new log."""
    os.truncate(folder / "log.db", length)
    before = bytes_of()
    _refused(folder, Damaged)
    assert bytes_of() == before


def test_a_file_cut_at_a_page_is_damaged(folder: Path, bytes_of: Bytes) -> None:
    """Whole pages, but not all of them."""
    os.truncate(folder / "log.db", (folder / "log.db").stat().st_size - 4096)
    before = bytes_of()
    _refused(folder, Damaged)
    assert bytes_of() == before


@pytest.mark.parametrize(
    "content",
    [b"{}", b'{"entries": []}', b"\x00" * 4095, b"hello", b"PK\x03\x04", b"\xff\xd8\xff\xe0"],
    ids=["json", "json2", "zeros", "text", "zip", "jpeg"],
)
def test_another_file_is_not_a_log(folder: Path, bytes_of: Bytes, content: bytes) -> None:
    """The sentence says so, whatever the file is."""
    (folder / "log.db").write_bytes(content)
    before = bytes_of()
    _refused(folder, NotALog)
    assert bytes_of() == before


def test_a_plain_database_is_not_a_log(folder: Path, bytes_of: Bytes) -> None:
    """A log is always encrypted."""
    (folder / "log.db").unlink()
    connection = sqlite3.connect(folder / "log.db")
    connection.execute("CREATE TABLE log (id)")
    connection.close()
    before = bytes_of()
    _refused(folder, NotALog)
    assert bytes_of() == before


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA application_id = 7", "DROP TABLE alembic_version", "DELETE FROM log", "DELETE FROM alembic_version"],
)
def test_a_database_of_another_program_is_not_a_log(folder: Path, bytes_of: Bytes, statement: str) -> None:
    """Even one that our key opens."""
    _with_key(folder, statement)
    before = bytes_of()
    _refused(folder, NotALog)
    assert bytes_of() == before


def test_the_keys_of_another_log_do_not_pass(folder: Path, bytes_of: Bytes) -> None:
    """Two caregivers' files mixed up: the sentence names the file to look for."""
    _with_key(folder, "UPDATE log SET log_id = 'another'")
    before = bytes_of()
    assert "another log" in _refused(folder, Damaged).sentence
    assert bytes_of() == before


def test_a_newer_log_is_too_new(folder: Path, bytes_of: Bytes) -> None:
    """An older program leaves it as it is."""
    _with_key(folder, "UPDATE alembic_version SET version_num = '9999'")
    before = bytes_of()
    assert "newer" in _refused(folder, TooNew).sentence
    assert bytes_of() == before


def test_a_missing_key_file_is_damage(folder: Path) -> None:
    """The entries are still there, and a backup has the keys."""
    (folder / "keys.json").unlink()
    assert "keys.json" in _refused(folder, Damaged).sentence
    with pytest.raises(Damaged):
        lock_status(folder)


def test_no_log_here(tmp_path: Path, folder: Path) -> None:
    """An empty folder, no folder, and a folder whose log is lost have each their sentence."""
    (tmp_path / "empty").mkdir()
    assert "start a new log" in _refused(tmp_path / "empty", NoLog).sentence
    assert "plug it in" in _refused(tmp_path / "nowhere", NoLog).sentence
    (folder / "log.db").unlink()
    assert "backup" in _refused(folder, NoLog).sentence
    assert lock_status(folder) == lock_status(tmp_path / "nowhere") == "none"
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_new_log_never_takes_the_place_of_another(folder: Path, bytes_of: Bytes) -> None:
    """Not even of a damaged one."""
    (folder / "log.db").write_bytes(b"damaged")
    before = bytes_of()
    with pytest.raises(AlreadyALog):
        Database.create(folder)
    assert bytes_of() == before


def test_keys_without_a_log_are_put_aside(folder: Path, clock: Clock) -> None:
    """They may open a backup somewhere; a new log gets keys of its own."""
    old = (folder / "keys.json").read_bytes()
    (folder / "log.db").unlink()
    Database.create(folder, clock=clock)[0].close()
    assert (folder / "keys.json.before-1").read_bytes() == old
    Database.open(folder).close()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A log cannot begin inside a file, and is not found there."""
    (tmp_path / "letter.txt").write_bytes(b"dear")
    with pytest.raises(AlreadyALog, match="folder"):
        Database.create(tmp_path / "letter.txt")
    _refused(tmp_path / "letter.txt", NoLog)
    assert (tmp_path / "letter.txt").read_bytes() == b"dear"


def test_a_failed_beginning_leaves_no_half_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither keys without a log nor a log without keys; the next try works."""
    from followup.storage import creation

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    for name in ("write_keys", "migrate"):
        with monkeypatch.context() as patch:
            patch.setattr(creation, name, full)
            with pytest.raises(DiskFull):
                Database.create(tmp_path / "log")
        assert {path.name for path in (tmp_path / "log").iterdir()} <= {"lock"}
    with monkeypatch.context() as patch:
        patch.setattr(creation.durable, "replace", full)
        with pytest.raises(DiskFull):
            Database.create(tmp_path / "log")
    assert {path.name for path in (tmp_path / "log").iterdir()} <= {"lock"}
    Database.create(tmp_path / "log")[0].close()


def test_a_log_whose_lock_sqlite_refuses_is_in_use(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that reads the file itself makes a save wait, then give up with a sentence."""
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    stranger = driver.connect(database.log_folder.database, database.key)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(InUse), database.transaction() as store:
        store.add(NOTE)
    stranger.execute("ROLLBACK")
    stranger.close()
    with database.transaction() as store:
        store.add(NOTE)


def test_a_full_disk_keeps_what_was_saved(database: Database) -> None:
    """What does not fit is refused as a whole; the log goes on once there is room."""
    with database.transaction() as store:
        store.add(NOTE)
    with pytest.raises(DiskFull) as refused, database.transaction() as store:
        _outgrow(store)
    assert "free some space" in refused.value.sentence
    database.engine.dispose()
    with database.transaction() as store:
        assert store.count(Note) == 1
        store.add(NOTE)


def _outgrow(store: Store) -> None:
    store._link.raw("PRAGMA max_page_count = 1", ())
    store.add(Note(noted_on=date(2026, 1, 1), words="x" * 90_000))


@contextmanager
def _read_only(folder: Path) -> Iterator[Path]:
    """A copy of the log that this process may read but not write, also when it runs as root."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        copy = Path(place) / "log"
        shutil.copytree(folder, copy)
        for path in (copy, *copy.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        root = os.geteuid() == 0
        if root:
            os.setresuid(65534, 65534, 0)
        try:
            yield copy
        finally:
            if root:
                os.setresuid(0, 0, 0)
            copy.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_a_read_only_folder_is_named(folder: Path) -> None:
    """Opening says so at once, before anything is typed; so does making a log there."""
    Database.open(folder).close()  # whatever is imported late is here before the rights go
    before = (folder / "log.db").read_bytes()
    with _read_only(folder) as copy:
        assert "read-only" in _refused(copy, NoPermission).sentence
        with pytest.raises(NoPermission):
            Database.create(copy / "new")
        assert (copy / "log.db").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_a_log_that_turns_read_only_is_named(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick whose lock is pushed over while the log is open."""
    connect = driver.connect

    def read_only(*arguments: object, **named: object) -> object:
        connection = connect(*arguments, **named)  # type: ignore[arg-type]
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(driver, "connect", read_only)
    with pytest.raises(NoPermission), database.transaction() as store:
        store.add(NOTE)


def _save_and_pull_out(database: Database, away: Path) -> None:
    with database.transaction() as store:
        store.add(NOTE)
        database.folder.rename(away)


def test_a_stick_pulled_out_is_named(database: Database, tmp_path: Path) -> None:
    """Before a wish, and also when it goes in the middle: no save is acknowledged into nowhere."""
    with pytest.raises(Unplugged):
        _save_and_pull_out(database, tmp_path / "gone")
    with pytest.raises(Unplugged, match="renamed or moved"), database.transaction():
        pytest.fail("a transaction began on a log that is not there")
    with pytest.raises(Unplugged), database.reading():
        pytest.fail("a reading began on a log that is not there")
    (tmp_path / "gone").rename(database.folder)
    with database.reading() as store:
        assert store.all(Note) == ()


def test_a_log_replaced_while_it_is_open_is_named(database: Database) -> None:
    """A sync client or a restore by hand put another file there."""
    path = database.log_folder.database
    shutil.copy(path, path.with_name("other"))
    path.with_name("other").replace(path)
    with pytest.raises(Unplugged, match="replaced"), database.transaction() as store:
        store.add(NOTE)


def test_the_keys_of_a_log_that_took_its_place_are_left_alone(database: Database, tmp_path: Path) -> None:
    """A key of the log that was open, written into them, would open nothing of it."""
    database.add_passphrase("four plain words")
    database.folder.rename(tmp_path / "away")
    Database.create(database.folder, passphrase="four plain words")[0].close()
    before = (database.folder / "keys.json").read_bytes()
    for change in (database.new_recovery_code, database.remove_passphrase):
        with pytest.raises(Unplugged):
            change()
    assert (database.folder / "keys.json").read_bytes() == before


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, NoPermission),
        (errno.EACCES, NoPermission),
        (errno.EIO, Unplugged),
        (errno.ENODEV, Unplugged),
        (errno.ELOOP, StorageError),
    ],
)
def test_failures_of_the_system_are_named(
    database: Database, monkeypatch: pytest.MonkeyPatch, code: int, expected: type[StorageError]
) -> None:
    """While keys are written, for example."""
    from followup.storage import durable

    def fail(_: object) -> None:
        raise OSError(code, "failed")

    monkeypatch.setattr(durable, "new_file", fail)
    keys = database.log_folder.keys.read_bytes()
    with pytest.raises(expected):
        database.new_recovery_code()
    assert database.log_folder.keys.read_bytes() == keys


@pytest.mark.parametrize("good", [0, 1])
@pytest.mark.parametrize("sticky", [False, True])
def test_a_disk_that_fails_leaves_a_recovery_code_that_was_shown(
    database: Database, monkeypatch: pytest.MonkeyPatch, good: int, sticky: bool
) -> None:
    """The earlier one, or the new one: here the names in the folder do not reach the disk after the key file is in."""
    from followup.storage import durable

    monkeypatch.setattr(slots, "ITERATIONS", 1)
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    monkeypatch.setattr(slots, "LANES", 1)
    codes, calls, real = [database.add_passphrase("four plain words")], [0], durable.sync_folder

    def fail(path: Path) -> None:
        calls[0] += 1
        if calls[0] == good + 1 or (sticky and calls[0] > good):
            raise OSError(errno.EIO, "failed")
        real(path)

    with monkeypatch.context() as patched:
        patched.setattr(durable, "sync_folder", fail)
        with suppress(StorageError):
            codes.append(database.new_recovery_code())
    assert any(code and database.is_recovery_code(code) for code in codes)
    if len(codes) == 2:
        assert database.is_recovery_code(codes[1] or "")
        assert not database.is_recovery_code(codes[0] or "") or database.stale_backups


def test_no_error_carries_what_a_person_wrote(database: Database) -> None:
    """Whatever goes wrong inside, neither the sentence nor its cause holds an entry."""
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE note")
    with pytest.raises(StorageError) as refused, database.transaction() as store:
        store.add(NOTE)
    shown, error = "", refused.value
    while error is not None:
        shown += f"{error!r} {error}"
        error = error.__cause__ or error.__context__
    assert "no such table" in shown
    assert NOTE.words not in shown


def _with_key(folder: Path, statement: str) -> None:
    """Do something to a log that its own program would never do."""
    content = json.loads((folder / "keys.json").read_text())
    connection = driver.connect(folder / "log.db", slots.from_json(content["slots"][0]).wrapped)
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [(MemoryError(), "not enough memory"), (OSError(errno.ENAMETOOLONG, "long"), "too long for the disk")],
)
def test_what_closing_and_opening_again_would_not_mend_says_what_would(error: Exception, words: str) -> None:
    """The passphrase takes 64 MiB, and a disk has its limits."""
    assert words in named(error, Path()).sentence
