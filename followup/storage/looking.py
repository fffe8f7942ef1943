"""Looking into a backup without touching it: a copy is opened, brought up to date if needed, and taken away again."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from followup.storage import arriving
from followup.storage.errors import DiskFull, NoLog, StorageError
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import Secret, read_keys
from followup.storage.photo_backup import bring_along, holds_something

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.store import Store

_LOOKING, _WRITING = ".looking-", ".writing-"
_NO_ROOM = (
    "There is not enough room beside your log to look into this backup. Nothing was changed. "
    "Please free some space on that disk."
)


class OtherLog(StorageError):
    """The backup is of another log than the one that is open."""

    default = "This backup is of another log. You can bring it back into a folder of its own."


@contextmanager
def looking_into(place: Path, beside: Database) -> Iterator[Store]:
    """Hand out a store that reads a backup of the log that is open; no passphrase is needed for it.

    The data key of a log never changes, so the open log has the key to all its backups. Raises `OtherLog`, `NoLog`,
    or `Damaged` when a page of the backup is not as it was written.
    """
    with opened_copy(place, beside, None) as database, database.reading() as store:
        yield store


@contextmanager
def opened_copy(place: Path, beside: Database, secret: Secret | None) -> Iterator[Database]:
    """Hand out a copy of a backup, open and brought up to date; it lies in the folder of the open log meanwhile.

    A backup of another log opens with its own passphrase or code: `WrongKey` is raised without the right one, and
    `OtherLog` where the secret is None, which asks for backups of the open log alone.
    """
    from followup.storage.database import Database

    source = LogFolder(place.absolute())
    if source.path.resolve() == beside.folder.resolve():
        raise NoLog("This is the folder of the log that is open. Please choose the folder of a backup.")
    own_id = beside.log_id
    with translated(source.path):
        if not source.database.is_file():
            raise NoLog("There is no backup in this folder. Please choose another.")
        keys = read_keys(source.keys)
        is_own = keys.log_id == own_id
        if not is_own and secret is None:
            raise OtherLog
    key = beside.key if is_own else keys.unlock(secret or Secret())
    # A copy for each purpose: a look that begins must not take away what is being written out.
    kind = _LOOKING if secret is None else _WRITING
    copy = LogFolder(beside.folder / f"{kind}{secrets.token_hex(4)}")
    with translated(beside.folder):
        _forget(beside.folder, kind)
        copy.make()
    try:
        try:
            with translated(source.path):
                if kind == _WRITING:
                    bring_along(source, copy, _link_or_copy)
                arriving.arrive(source, copy, key)
            database = Database.open(copy.path, key=key, clock=beside.clock)
        except DiskFull:
            raise DiskFull(_NO_ROOM) from None
        try:
            yield database
        finally:
            database.close()
    finally:
        shutil.rmtree(copy.path, ignore_errors=True)


def _link_or_copy(source: Path, target: Path) -> None:
    """Give a file of pictures a second name, or copy it where the disk knows no such thing; it is only read.

    One whose last save was cut off is copied, with its journal: opening it takes that save back, and writes.
    """
    if not (source.name.endswith("-journal") or holds_something(source.with_name(f"{source.name}-journal"))):
        with suppress(OSError):
            os.link(source, target)
            return
    arriving.copy_file(source, target)


def _forget(folder: Path, kind: str) -> None:
    """Take away copies that a power cut left behind."""
    for path in folder.glob(f"{kind}*"):
        shutil.rmtree(path, ignore_errors=True)
