"""Backups that can be relied on; `arriving` makes a log of one again.

A backup is a folder, `2026-03-12T210500Z/` with `log.db` and `keys.json`: just what a log is, so that it opens with the
same code, can be looked into by name, and needs no unpacking by a program that may be gone in ten years. An archive
would be one file to carry, but a half-written or foreign archive is a danger of its own. The folder gets its name, in
UTC, only when all its files are whole and on the disk; until then it is called `.making-...`.

A backup elsewhere holds the photos too, in `photos.db`. Beside the log they lie in packs, each picture once: see
`followup.storage.photo_packs`.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followup.storage import arriving, copying, durable
from followup.storage.errors import (
    AlreadyALog,
    DiskFull,
    NoPermission,
    StorageError,
    Unplugged,
)
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import read_keys, write_keys
from followup.storage.photo_backup import PhotoBackup
from followup.storage.thinning import has_shrunk, superfluous

if TYPE_CHECKING:
    from followup.storage.database import Database

_NAME = re.compile(r"(?:followup-)?(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-\d+)?(?:-([a-z-]+))?")
_STAMP = "%Y-%m-%dT%H%M%SZ"
_MAKING, _GOING = ".making-", ".going-"
_LEFT_OVER = 24 * 60 * 60
"""Seconds after which a half-made backup in somebody else's folder is no longer being made."""

_NO_ROOM = (
    "There is not enough room for the backup, so none was made. What you entered is saved. "
    "Please free some space on that disk."
)
_READ_ONLY = (
    "The folder for the backup is read-only, so none was made. What you entered is saved. "
    "Please allow changes to that folder."
)
_NO_ANSWER = (
    "The disk for the backup does not answer, so none was made. What you entered is saved. "
    "Please plug that disk in again."
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it is, when it was made (UTC), its size, and why when it was not an everyday one."""

    path: Path
    made_at: datetime
    size: int
    reason: str = ""


def make_backup(database: Database, to: Path | None = None, *, reason: str = "") -> Path:
    """Make a backup of an open log, beside it or in another folder, and return where it is.

    It was read back and checked, every page, before it got its name. The folder may be one that a cloud service
    copies: nobody writes into a finished backup. Beside the log, and only after the new one is proved, those that are
    superfluous go. Raises `AlreadyALog` for the folder of a log or of one backup. Trouble with the photos is raised
    when the rest is done: the log never waits for them.
    """
    from followup.storage.key_copies import renew_left_behind

    folder = database.log_folder
    if to is not None and LogFolder(to.absolute()).database.exists():
        raise AlreadyALog("This folder holds a log. Please choose another folder for the backup.")
    photos = PhotoBackup(database, arriving.copy_file)
    # One at a time: the next one clears away what another left half made.
    with database.keeping, about_the_backup(folder):
        photos.back_up()
        if to is None:
            made = keep_backup(folder, database.key, folder.backups, database.clock(), reason=reason)
            thin(folder.backups, made)
            renew_left_behind(database)
            photos.tidy()
    if to is not None:
        with about_the_backup(folder):
            place, moment = to.absolute(), database.clock()
            made = keep_backup(folder, database.key, place, moment, prefix="followup-", reason=reason, photos=photos)
    with about_the_backup(folder):
        photos.raise_trouble()
    return made


@contextmanager
def about_the_backup(folder: LogFolder) -> Iterator[None]:
    """Say of what stands in the way of a backup that the log itself is well, where it is."""
    try:
        with translated(folder.path):
            yield
    except DiskFull:
        raise DiskFull(_NO_ROOM) from None
    except NoPermission:
        raise NoPermission(_READ_ONLY) from None
    except Unplugged:
        if not folder.database.exists():
            raise
        raise Unplugged(_NO_ANSWER) from None


def thin(place: Path, newest: Path) -> None:
    """Take away the backups in a folder that are superfluous now that the newest is proved; never raises for one.

    Each loses its name first, so that nothing half taken away is ever listed.
    """
    backups = list_backups(place)
    made = next((one for one in backups if one.path == newest), None)
    if made is None or has_shrunk(backups, made):
        return
    # Those of another log that lay here before are not ours to count.
    own = _log_id(made)
    if not own:
        return
    for one in superfluous([one for one in backups if one is made or _log_id(one) == own], made):
        with suppress(OSError):
            going = place / f"{_GOING}{secrets.token_hex(4)}"
            durable.replace(one.path, going)
            shutil.rmtree(going, ignore_errors=True)


def _log_id(backup: Backup) -> str:
    with suppress(StorageError, OSError):
        return read_keys(LogFolder(backup.path).keys).log_id
    return ""


def _clear(place: Path, *, own: bool) -> None:
    """Take away what a power cut or a pulled stick left half made or half gone.

    Beside the log nobody else works meanwhile; elsewhere what is a day old is surely left over.
    """
    for path in place.iterdir():
        if path.name.startswith((_MAKING, _GOING)):
            with suppress(OSError):
                if own or time.time() - path.stat().st_mtime > _LEFT_OVER:
                    shutil.rmtree(path, ignore_errors=True)


def keep_backup(
    folder: LogFolder,
    key: bytes,
    place: Path,
    moment: datetime,
    *,
    prefix: str = "",
    reason: str = "",
    photos: PhotoBackup | None = None,
) -> Path:
    """Make a backup of a log, open or closed, in the folder `place` and return where it is."""
    read_keys(folder.keys)  # a backup that no passphrase opens is none
    durable.new_folder(place)
    _clear(place, own=place == folder.backups)
    making = LogFolder(place / f"{_MAKING}{secrets.token_hex(4)}")
    final = making.path
    making.make()
    try:
        copying.copy_log(folder.database, making.database, key)
        arriving.copy_file(folder.keys, making.keys)
        if photos is not None:
            photos.copy_into(making)
        copied = making.keys.read_bytes()
        read_keys(making.keys)
        _leave_keychains_behind(making)
        durable.sync_folder(making.path)
        final = _free_name(place, prefix + moment.astimezone(UTC).strftime(_STAMP), reason)
        durable.replace(making.path, final)
        # A passphrase changed meanwhile renewed the backups it found, and this one had no name yet.
        if (now := folder.keys.read_bytes()) != copied:
            durable.write_whole(LogFolder(final).keys, now)
            _leave_keychains_behind(LogFolder(final))
    except BaseException:
        # It may have its name already: one whose keys could not follow would go on opening as before the change.
        shutil.rmtree(making.path if making.path.exists() else final, ignore_errors=True)
        raise
    return final


def list_backups(place: Path) -> tuple[Backup, ...]:
    """Return the finished backups in a folder of backups (or of a log), newest first."""
    folder = LogFolder(place.absolute())
    if folder.database.exists() or folder.backups.is_dir():
        place = folder.backups
    found: list[Backup] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in place.iterdir():
            match = _NAME.fullmatch(path.name)
            database = path / "log.db"
            if match and database.is_file():
                made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                size = sum(one.stat().st_size for one in (database, path / "photos.db") if one.is_file())
                found.append(Backup(path, made_at, size, match[2] or ""))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def _leave_keychains_behind(making: LogFolder) -> None:
    """Let a backup ask for its passphrase or code, wherever it is opened; keys that cannot be read stay as they are."""
    with suppress(StorageError):
        keys = read_keys(making.keys)
        if keys.keychains:
            write_keys(making.keys, keys.without_keychains())


def _free_name(place: Path, stamp: str, reason: str) -> Path:
    ending = f"-{reason}" if reason else ""
    for number in range(1, 1000):
        path = place / f"{stamp}{f'-{number}' if number > 1 else ''}{ending}"
        if not path.exists():
            return path
    raise FileExistsError(place)
