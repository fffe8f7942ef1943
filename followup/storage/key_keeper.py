"""The lock of an open log: who opens it, and with what. Every change goes to the backups beside the log too."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from followup.storage import recovery
from followup.storage.errors import StorageError, WrongKey
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import KeyFile, read_keys, write_keys


class KeyKeeper(Protocol):
    """What an open log can do about its key slots."""

    stale_backups: int
    """How many copies of the keys beside the log still open as they did before the last change of the lock."""

    @property
    def folder(self) -> Path:
        """Return the folder of the log."""

    @property
    def log_folder(self) -> LogFolder:
        """Return the folder with the names in it."""

    @property
    def key(self) -> bytes:
        """Return the data key."""

    def _require_writable(self) -> None: ...

    def _require_open(self) -> None: ...

    def add_passphrase(self, passphrase: str) -> str | None:
        """Let one more passphrase open this log; return a recovery code to print when there was none yet."""
        keys = self.key_file().with_passphrase(self.key, passphrase)
        if keys.has_recovery_code:
            self.write_key_file(keys)
            return None
        code = recovery.new_code()
        self.write_key_file(keys.with_recovery_code(self.key, code))
        return code

    def change_passphrase(self, old: str, new: str) -> None:
        """Put a passphrase in the place of another; raises `WrongKey` when the old one does not fit."""
        self.write_key_file(self.key_file().with_changed_passphrase(old, new))

    def add_helper(self, passphrase: str) -> str:
        """Let somebody who helps open this log with a passphrase of their own; return the id of their slot."""
        keys, slot_id = self.key_file().with_helper(self.key, passphrase)
        self.write_key_file(keys)
        return slot_id

    def remove_helper(self, slot_id: str) -> None:
        """Take the passphrase of somebody who helped away, here and from the backups beside the log."""
        self.write_key_file(self.key_file().without_helper(slot_id))

    def helpers(self) -> tuple[str, ...]:
        """Return the ids of the slots of those who help."""
        return self.key_file().helpers

    def is_recovery_code(self, code: str) -> bool:
        """Return whether this is the printed code that opens this log."""
        try:
            return self.key_file().unlock_by_code(code) == self.key
        except WrongKey:
            return False

    def require_own(self, typed: str) -> None:
        """Raise `WrongKey` unless this is the person's own passphrase, or the printed code."""
        self.key_file().require_own(typed)

    def remove_passphrase(self) -> None:
        """Let the log open without a passphrase from now on: whoever has this folder can read it."""
        self.write_key_file(self.key_file().without_passphrase(self.key))

    def new_recovery_code(self) -> str:
        """Return a new recovery code to print; the earlier one no longer opens this log.

        A disk that fails half-way must not leave a log that opens with a code nobody was shown. So both open until the
        new one is surely kept, and one that may be the only one by then is returned whatever else fails: the copies
        that may still open with the earlier one count as stale.
        """
        code, keys = recovery.new_code(), self.key_file()
        both = keys.with_recovery_code(self.key, code, beside=True)
        self.write_key_file(both)
        if keys.has_recovery_code:
            try:
                self.write_key_file(keys.with_recovery_code(self.key, code))
            except StorageError:
                if self._holds(both):
                    raise
                self.stale_backups += 1
        return code

    def _holds(self, keys: KeyFile) -> bool:
        try:
            return self.key_file() == keys
        except StorageError:
            return False

    def key_file(self) -> KeyFile:
        """Return the slots as they are on the disk now; they never leave this room."""
        with translated(self.folder):
            return read_keys(self.log_folder.keys)

    def write_key_file(self, keys: KeyFile) -> None:
        """Put these slots in the place of those there are, here and in the backups beside the log."""
        from followup.storage.key_copies import renew_keys

        self._require_writable()
        # Where another log lies by now, its keys would be lost.
        self._require_open()
        with translated(self.folder):
            write_keys(self.log_folder.keys, keys)
            self.stale_backups = renew_keys(self.log_folder, keys)
