"""What is refused is left as it was, whatever the file asks for."""

from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.storage import driver
from followup.storage.database import Database
from followup.storage.errors import NotALog, StorageError, TooNew
from followup.storage.pages import PAGE, SALT, Pages

WRITE_AHEAD = slice(18, 20)
"""Where the first page of a file says of what kind its journal is: 2 is the write-ahead log (sqlite.org/fileformat)."""


def _ask_for_write_ahead(file: Path, key: bytes) -> None:
    raw = file.read_bytes()
    pages = Pages(key, raw[:SALT])
    first = bytearray(pages.opened(1, raw[:PAGE]))
    first[WRITE_AHEAD] = b"\2\2"
    file.write_bytes(pages.sealed(1, bytes(first)) + raw[PAGE:])


def _run(file: Path, key: bytes, statement: str) -> None:
    connection = driver.connect(file, key)
    connection.execute(statement).fetchall()
    connection.close()


def _as_it_is(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def closed(database: Database) -> Database:
    """A log with an entry, closed."""
    with database.transaction() as store:
        store.add(Note(noted_on=database.clock().date(), words="kept"))
    database.close()
    return database


@pytest.mark.parametrize(
    ("statement", "error"),
    [("PRAGMA application_id = 1", NotALog), ("UPDATE alembic_version SET version_num = '9999'", TooNew)],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_refused_is_left_as_it_was_whatever_journal_it_asks_for(
    closed: Database, statement: str, error: type[StorageError], read_only: bool
) -> None:
    """A newer version may keep another kind of journal; SQLite would put files beside it, or turn it back into ours."""
    _run(closed.log_folder.database, closed.key, statement)
    _ask_for_write_ahead(closed.log_folder.database, closed.key)
    before = _as_it_is(closed.folder)
    with pytest.raises(error):
        Database.open(closed.folder, read_only=read_only)
    assert _as_it_is(closed.folder) == before


def test_a_log_of_ours_that_another_program_gave_such_a_journal_opens(closed: Database) -> None:
    """It is brought back to the journal that our figures rest on, and nothing is missing."""
    _ask_for_write_ahead(closed.log_folder.database, closed.key)
    again = Database.open(closed.folder)
    try:
        with again.reading() as store:
            assert [note.words for note in store.all(Note)] == ["kept"]
    finally:
        again.close()
    raw = closed.log_folder.database.read_bytes()
    assert Pages(closed.key, raw[:SALT]).opened(1, raw[:PAGE])[WRITE_AHEAD] == b"\1\1"
    assert not list(closed.folder.glob("log.db-wal"))
