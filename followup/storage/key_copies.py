"""The copies of a key file beside its log: in backups, in quarantine, and those set aside.

The data key is the same in all of them, so an old one without a passphrase would open today's log too. They open with
today's slots, and no longer with those of their day. Copies elsewhere are out of reach and keep theirs.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from followup.storage.backup import list_backups
from followup.storage.errors import Damaged, StorageError
from followup.storage.folder import LogFolder
from followup.storage.keys import KeyFile, read_keys, write_keys

if TYPE_CHECKING:
    from followup.storage.database import Database

_TURNS = 3
"""Times that the keys may change while their copies are renewed."""


def renew_keys(folder: LogFolder, keys: KeyFile) -> int:
    """Write these slots into every copy that has others; return how many could not be, and open as before."""
    failed, wanted = 0, keys.without_keychains()
    places = [LogFolder(one.path).keys for one in list_backups(folder.path)]
    places += [*folder.path.glob("quarantine/*/keys.json"), *folder.path.glob("keys.json.before-*")]
    for place in places:
        try:
            found = read_keys(place)
            if found.log_id == keys.log_id and found != wanted:
                write_keys(place, wanted)
        except Damaged:
            continue  # opens nothing
        except (StorageError, OSError):
            failed += 1
    return failed


def renew_left_behind(database: Database) -> None:
    """Renew the copies that a change of the lock did not reach, because the program was killed or a disk failed.

    Never raises: the backup that it comes with is made.
    """
    with suppress(StorageError, OSError):
        for _ in range(_TURNS):
            keys = read_keys(database.log_folder.keys)
            database.stale_backups = renew_keys(database.log_folder, keys)
            if read_keys(database.log_folder.keys) == keys:
                return
