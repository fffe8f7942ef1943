"""The pictures of a log that was salvaged into a new folder."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from followup.storage import copying, driver, durable
from followup.storage.arriving import copy_file
from followup.storage.database import Database
from followup.storage.folder import LogFolder
from followup.storage.key_search import keys_that_open
from followup.storage.keys import Secret, read_keys
from followup.storage.photo_file import PhotoFile, Picture, photo_errors
from followup.storage.photo_mending import gather, is_whole, mend, readable

_WORK = ".salvaging-"


@dataclass(frozen=True, slots=True)
class PhotoSalvage:
    """How many pictures were saved, and how many that the log names are nowhere."""

    read: int
    missing: int


def salvage_photos(folder: Path, to: Path, secret: Secret) -> PhotoSalvage:
    """Put every picture that can be read of a damaged log into the log that was salvaged from it.

    The damaged files are read from copies and stay as they are.
    """
    source, target = LogFolder(folder.absolute()), LogFolder(to.absolute())
    work = target.path / f"{_WORK}{secrets.token_hex(4)}"
    with photo_errors(target.path):
        key = read_keys(target.keys).unlock(secret)
        target.put_photos_aside()
        durable.new_folder(work)
        try:
            new = PhotoFile(work / "photos.db", key)
            gather(source, key, new, work)
            found = new.names()
            if found:
                copying.remove_journal(new.path)
                durable.sync_path(new.path)
                durable.replace(new.path, target.photos)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return PhotoSalvage(len(found), len(_named(target, key) - found))


def rescued_pictures(folder: Path, secret: Secret, room: Path) -> Iterator[Picture]:
    """Hand out every picture that can be read of a log or a backup, one at a time, without changing anything.

    A copy, locked like the log, lies in the folder `room` meanwhile.
    """
    source = LogFolder(folder.absolute())
    with photo_errors(source.path):
        yield from readable(source, keys_that_open(source, secret)[1], room)


def mend_photos(database: Database) -> int | None:
    """Put the pictures of an open log together again where they are damaged; None where all of them are whole.

    Returns how many are missing afterwards. What was damaged is kept in the folder `quarantine`.
    """
    from followup.storage.photos import Photos

    if is_whole(database.log_folder, database.key):
        return None
    # Neither a backup nor a save meanwhile: both would find the files half mended.
    with database.keeping, database.aside():
        mend(database.log_folder, database.key, database.clock(), copy_file)
    return len(Photos(database).missing())


def _named(target: LogFolder, key: bytes) -> frozenset[str]:
    connection = driver.connect(target.database, key)
    try:
        return frozenset(row[0] for row in connection.execute("SELECT sha256 FROM photo").fetchall())
    finally:
        connection.close()
