"""A slot that this computer's keychain opens, beside the passphrase and the recovery code.

The keychain is asked at a fresh start alone. After Ctrl+L, after five minutes and after sleep the passphrase has to be
typed once, and closing the window and opening it again does not change that: a lock that opens by itself is none, and
one that opens at a press is none either, since a keychain that is unlocked asks nobody. It keeps out who comes to the
screen. Who is signed in as the person and knows how can ask the keychain directly; the choice in Settings says so.

Backups hold no such slot: they are there for the day when this computer is gone. A log copied by hand to another
computer has it, but the key stayed behind, so it asks for the passphrase there.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followup.storage.errors import NoKeychain
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import Secret, new_slot_id, read_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup.storage.database import Database
    from followup.storage.keychain import Keychain


def kept_key(folder: Path, keychain: Keychain) -> bytes | None:
    """Return what the keychain keeps for a log, or None where it must not be asked or nobody chose it.

    Raises `NoKeychain` when the keychain does not have it, and the errors of a key file.
    """
    place = LogFolder(folder.absolute())
    with translated(place.path):
        keys = read_keys(place.keys)
        if not keys.keychains or place.asks.exists():
            return None
    return keychain.first(keys.keychains)


def open_by_keychain(folder: Path, keychain_key: bytes, **options: Any) -> Database:
    """Open a log with what the keychain keeps; raises `NoKeychain` where that does not fit, and what opening raises."""
    from followup.storage.database import Database

    place = LogFolder(folder.absolute())
    with translated(place.path):
        key = read_keys(place.keys).unlock(Secret(keychain_key=keychain_key))
    return Database.open(folder, key=key, **options)


def opens_by_keychain(database: Database) -> bool:
    """Return whether a keychain, of this computer or of another, opens this log."""
    return bool(database.key_file().keychains)


def add_keychain(database: Database, passphrase: str, keychain: Keychain) -> None:
    """Let the keychain open this log too.

    Raises `WrongKey` when the passphrase does not fit, and `NoKeychain`; nothing is changed then.
    """
    keys = database.key_file()
    keys.unlock(Secret(passphrase))
    earlier = keychain.known(keys.keychains)
    slot_id = new_slot_id()
    keychain_key = keychain.keep(slot_id)
    try:
        database.write_key_file(keys.without_keychains(earlier).with_keychain(database.key, slot_id, keychain_key))
    except BaseException:
        forget(keychain, [slot_id])
        raise
    forget(keychain, earlier)


def remove_keychains(database: Database, keychain: Keychain) -> bool:
    """Let no keychain open this log any more; return whether this computer's could be cleared of its key too.

    The slots go first: what a keychain that hangs or is gone still holds opens nothing.
    """
    keys = database.key_file()
    if keys.keychains:
        database.write_key_file(keys.without_keychains())
    return forget(keychain, keys.keychains)


def forget(keychain: Keychain, slot_ids: Iterable[str]) -> bool:
    """Take keys out of the keychain and return whether it answered."""
    wanted = tuple(slot_ids)
    with suppress(NoKeychain):
        if wanted:
            keychain.forget(wanted)
        return True
    return False
