"""A log is a folder; this knows the names in it and whether the folder can be trusted with a live log."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from followup.storage import durable, synced
from followup.storage.errors import AlreadyALog, Damaged, NoLog, NoPermission, SyncedFolder, Unplugged

RESERVE_BYTES = 16 * 1024 * 1024
"""Freed when the disk is full: even deleting an entry needs room for the journal."""

TIGHT_BYTES = 2 * 1024 * 1024
"""With less room than this, a change that only takes entries away may use the reserve."""

_PIECE = 1024 * 1024

_NO_FILE = "The file log.db is missing from this folder. Please look for a copy or a backup of it on another disk."
_OLD_BACKUPS = (
    "There are backups of an earlier log in this folder. Please choose an empty folder for a new log, "
    "or restore the newest backup."
)
_GONE = (
    "The folder of this log is not where it was. If it is on a stick, please plug it in again. "
    "If it was renamed or moved, please close Followup and open the log in its new place."
)


@dataclass(frozen=True, slots=True)
class LogFolder:
    """The folder of one log and the names of what lies in it."""

    path: Path

    @property
    def database(self) -> Path:
        """Return where the log itself is."""
        return self.path / "log.db"

    @property
    def photos(self) -> Path:
        """Return where the photos are, apart from the log so that its backups stay small."""
        return self.path / "photos.db"

    @property
    def photo_journal(self) -> Path:
        """Return where SQLite keeps what it needs to take a save of photos back that was cut off."""
        return self.path / "photos.db-journal"

    @property
    def keys(self) -> Path:
        """Return where the key slots are."""
        return self.path / "keys.json"

    @property
    def reserve(self) -> Path:
        """Return the file that holds room for a full disk."""
        return self.path / "reserve"

    @property
    def lock(self) -> Path:
        """Return the file that the program holds while it has the log open."""
        return self.path / "lock"

    @property
    def photo_packs(self) -> Path:
        """Return the folder of the copies of the photos, among the automatic backups."""
        return self.backups / "photos"

    @property
    def asks(self) -> Path:
        """Return the empty file that says: whatever a keychain would do, ask for the passphrase next time."""
        return self.path / "locked"

    @property
    def backups(self) -> Path:
        """Return the folder of the automatic backups."""
        return self.path / "backups"

    @property
    def has_backups(self) -> bool:
        """Return whether backups lie here, of this log or of one that was here before."""
        return any(self.backups.glob("*/log.db"))

    def refuse_synced(self, environ: Mapping[str, str] = os.environ, *, advice: str = "") -> None:
        """Raise `SyncedFolder`, with this advice or its own, when a cloud service copies this folder file by file."""
        service = synced.service_of(self.path, environ)
        if service:
            raise SyncedFolder(advice, service=service)

    def require_log(self) -> None:
        """Raise a named error when no log can be opened here."""
        if not self.path.is_dir():
            raise NoLog("The folder of this log is not there. If it is on a USB stick, please plug it in.")
        if not self.database.is_file():
            if self.has_backups:
                raise Damaged("The file log.db is missing from this folder. Please restore the newest backup.")
            raise NoLog(_NO_FILE) if self.keys.exists() else NoLog
        if self.database.stat().st_size == 0:
            raise Damaged("The file log.db is empty. Please restore the newest backup into a new folder.")

    def require_writable(self) -> None:
        """Raise `NoPermission` when this log can be read but not written."""
        for path in (self.path, self.database, self.keys):
            if path.exists() and not os.access(path, os.W_OK):
                raise NoPermission

    def require_new(self) -> None:
        """Raise `AlreadyALog` when a log lies here, or the backups of one, which must not mix with those of another."""
        self.require_free()
        if self.has_backups:
            raise AlreadyALog(_OLD_BACKUPS)

    def require_free(self) -> None:
        """Raise `AlreadyALog` when a log lies here already."""
        if self.database.exists():
            raise AlreadyALog

    def require_same_file(self, known: tuple[int, int]) -> None:
        """Raise `Unplugged` when log.db is no longer the file (device and number) that was opened."""
        try:
            now = self.file_number()
        except OSError:
            if self.path.parent.is_dir() and not self.path.exists():
                raise Unplugged(_GONE) from None
            raise Unplugged from None
        if now != known:
            raise Unplugged("The log file was moved or replaced while it was open. Please open the log again.")

    def file_number(self) -> tuple[int, int]:
        """Return what tells log.db from any other file: its device and its number there."""
        state = self.database.stat()
        return state.st_dev, state.st_ino

    def make(self) -> None:
        """Create the folder for its owner alone; raises `AlreadyALog` when there is a file of that name."""
        if self.path.exists() and not self.path.is_dir():
            raise AlreadyALog("This is a file, not a folder. Please choose a folder.")
        durable.new_folder(self.path)

    def put_leftovers_aside(self) -> None:
        """Rename what an earlier log left behind here, so that a new one meets neither its keys nor its journal.

        Nothing is deleted: the keys may open a backup somewhere. A journal of another file, played back into a new one,
        breaks it.
        """
        for name in ("keys.json", "log.db-journal", "log.db-wal", "log.db-shm"):
            path = self.path / name
            if path.exists():
                durable.replace(path, _free(path))

    def put_photos_aside(self) -> None:
        """Rename the photos that an earlier log left behind here: they are locked with its own key."""
        for path in (self.photo_journal, self.photos, self.photo_packs):
            if path.exists():
                durable.replace(path, _free(path))

    def ask_next_time(self) -> None:
        """Let no keychain open this log until somebody typed its passphrase, also after a new start."""
        durable.write_whole(self.asks, b"")

    def was_asked(self) -> None:
        """Take note that the passphrase or the code was typed; never raises."""
        with suppress(OSError):
            self.asks.unlink(missing_ok=True)

    def close_to_others(self) -> None:
        """Take away what others may do with this log, for example after it was copied from a stick."""
        durable.close_to_others(self.path, durable.FOLDER_MODE)
        for path in (self.database, self.keys, self.photos):
            if path.exists():
                durable.close_to_others(path, durable.FILE_MODE)

    def keep_reserve(self) -> None:
        """Set room aside for a full disk; without room the file stays empty, which says that the room is owed."""
        if self.reserve.exists() and not self._owes_reserve():
            return
        with suppress(OSError):
            self.reserve.unlink(missing_ok=True)
            descriptor = durable.new_file(self.reserve)
            try:
                _fill(descriptor)
            except OSError:
                os.ftruncate(descriptor, 0)
            finally:
                os.close(descriptor)

    def free_reserve(self) -> bool:
        """Give the reserved room back to a full disk and return whether there was any."""
        if not self.reserve.exists() or self._owes_reserve():
            return False
        os.truncate(self.reserve, 0)
        durable.sync_path(self.reserve)
        return True

    def make_room(self) -> None:
        """Give the reserve back to the disk when there is hardly any room left on it."""
        if shutil.disk_usage(self.path).free < TIGHT_BYTES:
            self.free_reserve()

    def renew_reserve(self) -> None:
        """Set the room aside again that was given back, once the disk has enough of it; never raises."""
        with suppress(OSError):
            # More than the reserve itself: what was just given back is not taken away again.
            if self._owes_reserve() and shutil.disk_usage(self.path).free >= RESERVE_BYTES + TIGHT_BYTES:
                self.keep_reserve()

    def _owes_reserve(self) -> bool:
        return self.reserve.is_file() and self.reserve.stat().st_size == 0


def _free(path: Path) -> Path:
    numbered = (path.with_name(f"{path.name}.before-{number}") for number in count(1))
    return next(free for free in numbered if not free.exists())


def _fill(descriptor: int) -> None:
    allocate = getattr(os, "posix_fallocate", None)
    if allocate is not None:
        allocate(descriptor, 0, RESERVE_BYTES)
        return
    # Random bytes: a disk that compresses would keep no room for zeros.
    piece = os.urandom(_PIECE)
    for _ in range(RESERVE_BYTES // _PIECE):
        os.write(descriptor, piece)
