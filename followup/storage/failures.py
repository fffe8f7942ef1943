"""Failures of the driver and the operating system, turned into the errors a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup.domain.errors import FollowupError, Refused
from followup.storage.errors import (
    Damaged,
    DiskFull,
    InUse,
    Missing,
    NoPermission,
    StorageError,
    Unplugged,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT, errno.ESTALE, errno.ENOTDIR})

_NO_MEMORY = "There is not enough memory free for this. Please close other programs, then try again."
_LONG_NAME = "The name of this folder is too long for the disk. Please choose a shorter one."

_CONSTRAINT = 19
_MAYBE_GONE = frozenset({8, 10, 14})
"""Codes that a pulled stick gives as well: read-only, input or output, cannot open."""

_BY_CODE: dict[int, type[StorageError]] = {
    3: NoPermission,
    5: InUse,
    6: InUse,
    8: NoPermission,
    10: Unplugged,
    11: Damaged,
    13: DiskFull,
    14: NoPermission,
    26: Damaged,
}
"""Result codes of SQLite (sqlite.org/rescode.html): perm, busy, locked, readonly, ioerr, corrupt, full, cantopen,
notadb."""

_BY_WORDS = {
    "full": 13,
    "locked": 5,
    "readonly": 8,
    "I/O": 10,
    "malformed": 11,
    "unable to open": 14,
    "not a database": 26,
}
"""The driver's backup raises without a code; its words are SQLite's own."""


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Let none but our own errors out of the block. `folder` is where the log is, to tell gone from forbidden."""
    try:
        yield
    except FollowupError:
        raise
    except Exception as error:  # noqa: BLE001 - the choke point: what is not ours is renamed, nothing is swallowed
        failure = named(error, folder)
        # What nobody foresaw keeps its cause for whoever mends the program; the engine hides the values in it. The
        # others say enough, and the text of a ValueError could hold what a person wrote.
        raise failure from (error if type(failure) is StorageError else None)


def named(error: Exception, folder: Path) -> FollowupError:
    """Return the error with a sentence for a failure of the driver, of SQLAlchemy or of the operating system."""
    cause = getattr(error, "orig", None) or error  # SQLAlchemy wraps what the driver says
    code = getattr(cause, "sqlite_errorcode", None) or _code_from_words(cause)
    if isinstance(cause, FollowupError):
        return cause
    if isinstance(code, int):
        return _of_sqlite(code & 0xFF, str(cause), folder)
    if isinstance(cause, OSError):
        return _of_system(cause)
    if isinstance(cause, MemoryError):
        return StorageError(_NO_MEMORY)
    if isinstance(cause, OverflowError):
        return Refused("This number is too large. Please check it.")
    if cause is error and isinstance(error, ValueError | LookupError | TypeError):
        # Values that no release of ours wrote; the pages themselves are proved by their HMAC.
        return Damaged()
    return StorageError()


def _code_from_words(cause: Exception) -> int | None:
    if not type(cause).__module__.startswith("sqlcipher3"):
        return None
    return next((code for words, code in _BY_WORDS.items() if words in str(cause)), None)


def _of_sqlite(code: int, words: str, folder: Path) -> FollowupError:
    if code == _CONSTRAINT:
        # The driver gives no finer code. SQLite's words name tables and rules here, never values.
        if "FOREIGN KEY" in words:
            return Missing("This belongs to an entry that is no longer there.")
        return Refused("This entry cannot be kept as it is. Please check what you typed.")
    if code in _MAYBE_GONE and not (folder / "log.db").exists():
        return Unplugged()
    return _BY_CODE.get(code, StorageError)()


def _of_system(error: OSError) -> StorageError:
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _DENIED:
        return NoPermission()
    if error.errno == errno.ENAMETOOLONG:
        return StorageError(_LONG_NAME)
    return Unplugged() if error.errno in _GONE else StorageError()
