"""Looking into a backup without touching it: a copy is opened, brought up to date if needed, and taken away again."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from followup.storage import backup as backups
from followup.storage.errors import NoLog, StorageError
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import read_keys

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.store import Store

_LOOKING = ".looking-"


class OtherLog(StorageError):
    """The backup is of another log than the one that is open."""

    default = "This backup is of another log. You can bring it back into a folder of its own."


@contextmanager
def looking_into(place: Path, beside: Database) -> Iterator[Store]:
    """Hand out a store that reads a backup of the log that is open; no passphrase is needed for it.

    The data key of a log never changes, so the open log has the key to all its backups. Raises `OtherLog`, `NoLog`,
    or `Damaged` when a page of the backup is not as it was written.
    """
    from followup.storage.database import Database

    source = LogFolder(place.absolute())
    if source.path.resolve() == beside.folder.resolve():
        raise NoLog("This is the folder of the log that is open. Please choose the folder of a backup.")
    own = read_keys(beside.log_folder.keys)
    with translated(source.path):
        if not source.database.is_file():
            raise NoLog("There is no backup in this folder. Please choose another.")
        if read_keys(source.keys).log_id != own.log_id:
            raise OtherLog
    copy = LogFolder(beside.folder / f"{_LOOKING}{secrets.token_hex(4)}")
    with translated(beside.folder):
        forget_looks(beside.folder)
        copy.make()
    try:
        with translated(source.path):
            backups.arrive(source, copy, beside.key)
        database = Database.open(copy.path, key=beside.key, clock=beside.clock)
        try:
            with database.reading() as store:
                yield store
        finally:
            database.close()
    finally:
        shutil.rmtree(copy.path, ignore_errors=True)


def forget_looks(folder: Path) -> None:
    """Take away copies that a power cut left behind."""
    for path in folder.glob(f"{_LOOKING}*"):
        shutil.rmtree(path, ignore_errors=True)
