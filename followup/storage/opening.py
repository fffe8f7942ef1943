"""What happens between the key and an open log: is it ours, is it whole, is it up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from followup.storage import driver
from followup.storage.errors import FOREIGN_KEYS, Damaged, NeedsUpgrade, NoPermission, NotALog, StorageError, WrongKey
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import KeyFile
from followup.storage.lock import FolderLock
from followup.storage.schema import APPLICATION_ID, Schema

_PLAIN_SQLITE = b"SQLite format 3\x00"
_PAGE = 4096
_SQL_ERROR = 1

_CUT_OFF = (
    "The last save of this log was cut off, and putting that right needs to write. Please open the log without --safe. "
    "If its disk is read-only, please copy the folder to this computer and open it there."
)


@contextmanager
def held(folder: LogFolder, *, may_do_without: bool = False) -> Iterator[FolderLock]:
    """Hold the lock of a folder; it is let go only when what follows fails.

    Who only reads `may_do_without` where the folder cannot be written: SQLite's own locks are enough for that.
    """
    lock = FolderLock(folder.lock)
    try:
        lock.take()
    except OSError:
        if not may_do_without:
            raise
    try:
        yield lock
    except BaseException:
        lock.give_back()
        raise


@contextmanager
def foreign_keys_named(folder: LogFolder) -> Iterator[None]:
    """Say so where what looks like damage or a wrong passphrase is the key file of another log."""
    try:
        yield
    except (Damaged, WrongKey):
        from followup.storage.key_search import is_of_another_log

        if is_of_another_log(folder):
            raise Damaged(FOREIGN_KEYS) from None
        raise


def prepare(
    folder: LogFolder, keys: KeyFile, key: bytes, schema: Schema, clock: Callable[[], datetime], *, upgrade: bool
) -> str:
    """Return the revision of a log that is ready to be used; an older one is brought up to date on the way."""
    said = _said_untouched(folder, keys, key)
    if said is not None and said != schema.head:
        _require_known(said, schema)
    revision = revision_of(folder, keys, key, read_only=not upgrade)
    if revision == schema.head:
        return revision
    _require_known(revision, schema)
    if not upgrade:
        raise NeedsUpgrade
    from followup.storage.upgrade import upgrade_log

    upgrade_log(folder, key, schema, clock)
    return revision_of(folder, keys, key)


def revision_of(folder: LogFolder, keys: KeyFile, key: bytes, *, read_only: bool = False) -> str:
    """Return the revision a log is at, through the driver alone; raises `NotALog` or `Damaged` when it is none."""
    _require_pages(folder)
    try:
        with translated(folder.path):
            connection = driver.connect(folder.database, key, read_only=read_only)
            try:
                return _ask(connection, keys)
            finally:
                connection.close()
    except NoPermission:
        if read_only and _has_journal(folder):
            raise NoPermission(_CUT_OFF) from None
        raise


def _said_untouched(folder: LogFolder, keys: KeyFile, key: bytes) -> str | None:
    """Return the revision as a file says it to somebody who leaves no trace; None where only opening it tells.

    Opening is writing where a file says that its journal is of another kind, as one of a newer version may. What is not
    ours, or too new, is refused before. A save that was cut off has to be taken back first. Raises `NotALog`.
    """
    if _has_journal(folder):
        return None
    try:
        with translated(folder.path), driver.untouched(folder.database, key) as connection:
            return _ask(connection, keys)
    except NotALog:
        raise
    except StorageError:
        return None


def _require_known(revision: str, schema: Schema) -> None:
    from followup.storage.migrate import require_known

    require_known(revision, schema)


def _ask(connection: object, keys: KeyFile) -> str:
    execute = connection.execute  # type: ignore[attr-defined]
    try:
        mark = execute("PRAGMA application_id").fetchone()
        found = execute("SELECT version_num, log_id FROM alembic_version, log").fetchall()
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) == _SQL_ERROR:
            raise NotALog from None
        raise
    if mark != (APPLICATION_ID,) or len(found) != 1:
        raise NotALog
    revision, log_id = found[0]
    if log_id != keys.log_id:
        raise Damaged(FOREIGN_KEYS)
    return str(revision)


def _has_journal(folder: LogFolder) -> bool:
    journal = folder.database.with_name("log.db-journal")
    return journal.exists() and journal.stat().st_size > 0


def _require_pages(folder: LogFolder) -> None:
    """A file of ours is whole pages of noise; anything else was never a log.

    A power cut in the middle of a save may leave part of a page at the end. The journal beside it knows how long the
    file was, and SQLite puts that right.
    """
    with folder.database.open("rb") as file:
        start = file.read(len(_PLAIN_SQLITE))
    if start == _PLAIN_SQLITE:
        raise NotALog
    if _has_journal(folder):
        return
    if folder.database.stat().st_size % _PAGE:
        if folder.database.stat().st_size < _PAGE:
            raise NotALog
        raise Damaged
