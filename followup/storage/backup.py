"""Backups that can be relied on, and opening one again in a folder of its own.

A backup is a folder, `2026-03-12T210500Z/` with `log.db` and `keys.json`: just what a log is, so that it opens with the
same code, can be looked into by name, and needs no unpacking by a program that may be gone in ten years. An archive
would be one file to carry, but a half-written or foreign archive is a danger of its own. The folder gets its name, in
UTC, only when all its files are whole and on the disk; until then it is called `.making-...`.

A backup elsewhere holds the photos too, in `photos.db`. Beside the log they lie in packs, each picture once: see
`followup.storage.photo_packs`.
"""

from __future__ import annotations

import hashlib
import os
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

from followup.storage import copying, durable
from followup.storage.errors import (
    AlreadyALog,
    Damaged,
    DiskFull,
    NoLog,
    NoPermission,
    StorageError,
    Unplugged,
)
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import KeyFile, Secret, read_keys, write_keys
from followup.storage.lock import FolderLock
from followup.storage.photo_backup import PhotoBackup, bring_along, clear_arrived
from followup.storage.thinning import has_shrunk, superfluous

if TYPE_CHECKING:
    from followup.storage.database import Database

_NAME = re.compile(r"(?:followup-)?(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-\d+)?(?:-([a-z-]+))?")
_STAMP = "%Y-%m-%dT%H%M%SZ"
_MAKING, _GOING = ".making-", ".going-"
_PIECE = 1024 * 1024
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
    folder = database.log_folder
    if to is not None and LogFolder(to.absolute()).database.exists():
        raise AlreadyALog("This folder holds a log. Please choose another folder for the backup.")
    photos = PhotoBackup(database, copy_file)
    # One at a time: the next one clears away what another left half made.
    with database.keeping, about_the_backup(folder):
        photos.back_up()
        if to is None:
            made = keep_backup(folder, database.key, folder.backups, database.clock(), reason=reason)
            thin(folder.backups, made)
            photos.tidy()
    if to is not None:
        with about_the_backup(folder):
            place, moment = to.absolute(), database.clock()
            made = keep_backup(folder, database.key, place, moment, prefix="followup-", reason=reason, photos=photos)
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
    for one in superfluous(backups, made):
        with suppress(OSError):
            going = place / f"{_GOING}{secrets.token_hex(4)}"
            durable.replace(one.path, going)
            shutil.rmtree(going, ignore_errors=True)


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
    durable.new_folder(place)
    _clear(place, own=place == folder.backups)
    making = LogFolder(place / f"{_MAKING}{secrets.token_hex(4)}")
    making.make()
    try:
        copying.copy_log(folder.database, making.database, key)
        copy_file(folder.keys, making.keys)
        if photos is not None:
            photos.copy_into(making)
        copied = making.keys.read_bytes()
        _leave_keychains_behind(making)
        durable.sync_folder(making.path)
        final = _free_name(place, prefix + moment.astimezone(UTC).strftime(_STAMP), reason)
        durable.replace(making.path, final)
        # A passphrase changed meanwhile renewed the backups it found, and this one had no name yet.
        if (now := folder.keys.read_bytes()) != copied:
            durable.write_whole(LogFolder(final).keys, now)
            _leave_keychains_behind(LogFolder(final))
    except BaseException:
        shutil.rmtree(making.path, ignore_errors=True)
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


def restore(backup: Path, to: Path, *, passphrase: str | None = None, recovery_code: str | None = None) -> Path:
    """Make a log of a backup in a folder that has none and return that folder; the backup stays as it is.

    With the key at hand (or none needed) every page is checked first. Raises `AlreadyALog` when a log is there.
    """
    source, target = LogFolder(backup.absolute()), LogFolder(to.absolute())
    target.refuse_synced()
    with translated(source.path), not_in_use(source):
        key = _key_of(source, Secret(passphrase, recovery_code))
        with translated(target.path):
            target.require_free()
            target.make()
            target.put_photos_aside()
            try:
                bring_along(source, target, copy_file)
                arrive(source, target, key)
            except BaseException:
                clear_arrived(target)
                raise
            target.keep_reserve()
    return target.path


@contextmanager
def not_in_use(source: LogFolder) -> Iterator[None]:
    """Raise `InUse` for a log that somebody has open: its files, copied as they lie there, would not fit together."""
    lock = FolderLock(source.lock)
    if source.lock.exists():
        with suppress(OSError):  # on a disk that must not be written nobody has it open for writing either
            lock.take()
    try:
        yield
    finally:
        lock.give_back()


def _key_of(source: LogFolder, secret: Secret) -> bytes | None:
    """Return the data key of a backup, or None when nobody typed what it takes; raises `NoLog` and `WrongKey`."""
    if not source.database.is_file() or source.database.is_symlink() or source.keys.is_symlink():
        raise NoLog("There is no backup in this folder. Please choose another.")
    keys = read_keys(source.keys)
    return keys.unlock(secret) if keys.is_plain or secret != Secret() else None


def arrive(source: LogFolder, target: LogFolder, key: bytes | None) -> None:
    """Copy under other names, check the copy, and only then give it the name of a log: the file last of all.

    The backup itself is never opened: it may lie on a disk that must not be written, or come from a stranger. A journal
    that a power cut left beside it belongs to it and comes along.
    """
    arriving = {name: target.path / f"arriving-{name}" for name in ("keys.json", "log.db-journal", "log.db")}
    try:
        for name, path in arriving.items():
            path.unlink(missing_ok=True)
            if (source.path / name).exists():
                copy_file(source.path / name, path)
        if key is not None:
            copying.require_whole(arriving["log.db"], key)
        copying.remove_journal(arriving["log.db"])
        target.put_leftovers_aside()
        for name, path in arriving.items():
            if path.exists():
                durable.replace(path, target.path / name)
    except BaseException:
        for path in arriving.values():
            path.unlink(missing_ok=True)
        with suppress(OSError):
            target.path.rmdir()  # only where it was made for this and is empty
        raise


def renew_keys(folder: LogFolder, keys: KeyFile) -> int:
    """Let all copies of the keys beside a log open with today's slots, and no longer with those of their day.

    The data key is the same, so an old one without a passphrase would open today's log too. Copies elsewhere are out of
    reach and keep theirs. Returns how many could not be renewed, and open as before.
    """
    failed = 0
    places = [LogFolder(one.path).keys for one in list_backups(folder.path)]
    places += [*folder.path.glob("quarantine/*/keys.json"), *folder.path.glob("keys.json.before-*")]
    for place in places:
        try:
            if read_keys(place).log_id == keys.log_id:
                write_keys(place, keys.without_keychains())
        except Damaged:
            continue  # opens nothing
        except (StorageError, OSError):
            failed += 1
    return failed


def _leave_keychains_behind(making: LogFolder) -> None:
    """Let a backup ask for its passphrase or code, wherever it is opened; keys that cannot be read stay as they are."""
    with suppress(StorageError):
        keys = read_keys(making.keys)
        if keys.keychains:
            write_keys(making.keys, keys.without_keychains())


def copy_file(source: Path, target: Path) -> None:
    """Copy a file nobody writes to, for its owner alone, and read it back from the disk."""
    written = hashlib.sha256()
    with source.open("rb") as reading, os.fdopen(durable.new_file(target), "wb") as writing:
        while piece := reading.read(_PIECE):
            written.update(piece)
            writing.write(piece)
        writing.flush()
        durable.sync_file(writing.fileno())
    durable.forget(target)
    with target.open("rb") as reading:
        if hashlib.file_digest(reading, "sha256").digest() != written.digest():
            raise Damaged("The copy is not the same as the original. The disk may be failing. Please use another disk.")


def _free_name(place: Path, stamp: str, reason: str) -> Path:
    ending = f"-{reason}" if reason else ""
    for number in range(1, 1000):
        path = place / f"{stamp}{f'-{number}' if number > 1 else ''}{ending}"
        if not path.exists():
            return path
    raise FileExistsError(place)
