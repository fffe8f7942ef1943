import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.storage import driver, slots
from followup.storage.database import Database, lock_status
from followup.storage.errors import StorageError, WrongKey
from followup.storage.schema import HEAD

from .conftest import BEGINNING, Clock


def _note(words: str) -> Note:
    return Note(noted_on=date(2026, 1, 1), words=words)


@pytest.mark.parametrize("room", ["followup.storage", "followup.storage.database", "followup.storage.backup"])
def test_the_window_can_paint_before_sqlalchemy_is_here(root: Path, room: str) -> None:
    """Importing the room brings in none of the slow libraries."""
    program = f"import sys, {room}; print([n for n in ('sqlalchemy', 'alembic', 'cryptography') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_up_to_date_log_opens_without_the_slow_libraries(folder: Path, root: Path) -> None:
    """One question through the driver; SQLAlchemy comes with the first transaction, Alembic never, nor the ORM."""
    program = """
import sys
from pathlib import Path
from followup.storage.database import Database
slow = lambda: [n for n in ('sqlalchemy', 'alembic', 'cryptography', 'sqlalchemy.orm') if n in sys.modules]
database = Database.open(Path(sys.argv[1])); print(slow())
with database.reading() as store: store.log_view(None)
with database.transaction() as store: store.trash()
print(slow()); database.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n['sqlalchemy']\n"


def test_a_log_is_made_opened_and_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a passphrase and its recovery code; each opens the same entries."""
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    database, code = Database.create(tmp_path / "log", passphrase="by the sea", clock=Clock())
    with database.transaction() as store:
        store.add(_note("kept"))
    database.close()
    assert code is not None
    for secret in ({"passphrase": "by the sea"}, {"recovery_code": code.lower()}):
        database = Database.open(tmp_path / "log", **secret)
        with database.reading() as store:
            assert [note.words for note in store.all(Note)] == ["kept"]
        database.close()


def test_what_an_open_log_says_of_itself(database: Database, folder: Path) -> None:
    """Its folder, its form and the moment as it was told to read it."""
    assert database.folder == folder
    assert database.schema_version == HEAD
    assert database.clock() > BEGINNING


def test_the_file_holds_nothing_readable(database: Database) -> None:
    """Neither words nor the name of any program."""
    with database.transaction() as store:
        store.add(_note("a lump under the arm " * 100))
    content = database.log_folder.database.read_bytes()
    assert b"lump" not in content
    assert b"SQLite" not in content
    assert len(set(content[:4096])) == 256


def test_every_connection_has_the_settings(database: Database) -> None:
    """Asked one by one, in and outside a transaction, as SQLAlchemy uses it."""
    expected = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    with database.engine.connect() as one, database.engine.connect() as other:
        for connection in (one, other):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
            assert found == expected
    assert database.engine.hide_parameters


@pytest.mark.parametrize("setting", ["journal_mode", "synchronous", "foreign_keys", "trusted_schema"])
def test_a_library_without_a_setting_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    """SQLite keeps quiet about settings it does not take; we do not."""
    settings = tuple((name, value, "other") if name == setting else (name, value, e) for name, value, e in _settings())
    monkeypatch.setattr(driver, "_SETTINGS", settings)
    if setting == "foreign_keys":
        monkeypatch.setattr(driver, "unsettled", lambda *_, **__: ["foreign_keys"])
    with pytest.raises(StorageError, match=setting):
        Database.open(folder)


def _settings() -> tuple[tuple[str, str, object], ...]:
    return driver._SETTINGS


def test_an_old_library_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite before 3.51.3 can break a file."""
    monkeypatch.setattr(driver, "SQLITE_FLOOR", (99, 0, 0))
    with pytest.raises(StorageError, match="too old"):
        Database.open(folder)


def test_a_second_transaction_in_one_thread_is_a_mistake(database: Database) -> None:
    """It would wait for itself for ever."""
    with database.transaction(), pytest.raises(RuntimeError), database.transaction():
        pytest.fail("a transaction began within another")
    with database.transaction() as store:
        store.add(_note("goes on"))


def test_a_transaction_within_a_reading_is_a_mistake(database: Database) -> None:
    """Each would wait for the other."""
    with database.reading() as outer, pytest.raises(RuntimeError), database.transaction():
        pytest.fail(f"a transaction began within a reading: {outer}")
    with database.transaction() as store:
        store.add(_note("goes on"))


def test_a_reader_sees_the_log_as_it_was_when_it_began(database: Database) -> None:
    """What is being written shows once it is kept, not before."""
    with database.transaction() as store:
        store.add(_note("first"))
        with database.reading() as reader:
            assert reader.count(Note) == 0
    with database.reading() as reader:
        assert reader.count(Note) == 1


def test_threads_wait_for_each_other(database: Database) -> None:
    """Four threads that read and write at once: every note is kept once, none is lost."""
    failures: list[BaseException] = []

    def write(name: int) -> None:
        try:
            for number in range(8):
                with database.transaction() as store:
                    store.add(_note(f"{name} {number}"))
                with database.reading() as store:
                    store.all(Note)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.reading() as store:
        assert sorted(note.words for note in store.all(Note)) == sorted(f"{n} {i}" for n in range(4) for i in range(8))


class TestPassphrases:
    """Adding, changing and taking off a passphrase, without touching the data."""

    @pytest.fixture(autouse=True)
    def _quick(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(slots, "MEMORY_KIB", 64)
        monkeypatch.setattr(slots, "ITERATIONS", 1)

    def test_a_passphrase_comes_changes_and_goes(self, database: Database) -> None:
        """Each time only the key file is written."""
        folder, data = database.folder, database.log_folder.database.read_bytes()
        assert lock_status(folder) == "plain"
        code = database.add_passphrase("one")
        assert lock_status(folder) == "passphrase"
        assert code is not None
        assert database.add_passphrase("two") is None
        database.change_passphrase("one", "three")
        with pytest.raises(WrongKey):
            database.change_passphrase("one", "four")
        database.close()
        for secret in ({"passphrase": "two"}, {"passphrase": "three"}, {"recovery_code": code}):
            Database.open(folder, **secret).close()
        again = Database.open(folder, passphrase="two")
        again.remove_passphrase()
        assert lock_status(folder) == "plain"
        again.close()
        Database.open(folder).close()
        assert (folder / "log.db").read_bytes() == data

    def test_a_new_recovery_code_opens_and_the_old_one_does_not(self, database: Database) -> None:
        """For a sheet of paper that was lost."""
        old = database.add_passphrase("one")
        new = database.new_recovery_code()
        database.close()
        with pytest.raises(WrongKey):
            Database.open(database.folder, recovery_code=old)
        Database.open(database.folder, recovery_code=new).close()


def test_a_closed_log_is_not_opened_behind_anybodys_back(database: Database) -> None:
    """A worker that comes late gets a sentence, not a connection without the lock."""
    with database.transaction() as store:
        store.add(_note("kept"))
    database.close()
    with pytest.raises(StorageError, match="closed"), database.reading():
        pytest.fail("a closed log was read")
    with pytest.raises(StorageError, match="closed"), database.transaction():
        pytest.fail("a closed log was written")
