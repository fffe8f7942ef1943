"""The key file of a log: `keys.json` with one slot for each secret that opens it.

The data key is random and never changes; a new passphrase rewraps it. The file has a version of its own, names its log
by a random id that also stands inside the log, and carries a checksum, so that a damaged key file is told from a wrong
passphrase.

A slot for this computer's keychain comes only beside a passphrase and a recovery code, never in their place: keyrings
get lost when a computer is set up anew. A file with such a slot has a higher number, so that a program that does not
know the slot says that it is too old, instead of calling the file damaged.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from followup.domain.errors import Refused
from followup.storage import durable, recovery, slots
from followup.storage.errors import Damaged, NoKeychain, TooNew, WrongKey
from followup.storage.slots import KEYCHAIN, PASSPHRASE, PLAIN, RECOVERY, Slot

FORMAT, FORMAT_WITH_KEYCHAIN = 1, 2
_MOST_BYTES, _MOST_HELPERS = 256 * 1024, 12  # each with most passes, they stay below `slots.MOST_WORK`
_NO_MORE = "No more passphrases fit into this log. Please take one away that is not needed."
_KEYS_DAMAGED = (
    "The key file keys.json is damaged or missing, so the log cannot be opened. Your entries are still there. "
    "Please copy keys.json from the newest backup into this folder."
)


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What opens a log: what a person types, or what a keychain keeps; nothing for a log without a passphrase."""

    passphrase: str | None = None
    recovery_code: str | None = None
    keychain_key: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """The slots of one log."""

    log_id: str
    slots: tuple[Slot, ...]

    @property
    def is_plain(self) -> bool:
        """Return whether the log opens without a passphrase."""
        return any(slot.kind == PLAIN for slot in self.slots)

    @property
    def has_recovery_code(self) -> bool:
        """Return whether a printed code opens this log."""
        return any(slot.kind == RECOVERY for slot in self.slots)

    def unlock(self, secret: Secret) -> bytes:
        """Return the data key; raises `WrongKey` when no slot opens.

        A passphrase given for a log without one is not needed and not held against anybody.
        """
        for slot in self.slots:
            if slot.kind == PLAIN:
                return slot.wrapped
        if secret.passphrase is not None:
            return self._key(PASSPHRASE, secret.passphrase, WrongKey())
        if secret.recovery_code is not None:
            return self.unlock_by_code(secret.recovery_code)
        if secret.keychain_key is not None:
            return self._key_for_keychain(secret.keychain_key)
        raise WrongKey("This log has a passphrase. Please type it, or use your printed recovery code.")

    def unlock_by_code(self, code: str) -> bytes:
        """Return the data key for the printed code; raises `WrongKey` when it does not fit."""
        return self._key(RECOVERY, _bare(code), WrongKey("This recovery code does not open the log."))

    def _key_for_keychain(self, keychain_key: bytes) -> bytes:
        for slot in self.slots:
            key = slot.unseal(keychain_key, self.log_id) if slot.kind == KEYCHAIN else None
            if key is not None:
                return key
        raise NoKeychain("What this computer's keychain holds does not fit this log. Please type your passphrase.")

    def _key(self, kind: str, secret: str, otherwise: WrongKey) -> bytes:
        for slot in self.slots:
            key = slot.open(secret, self.log_id) if slot.kind == kind else None
            if key is not None:
                return key
        raise otherwise

    def with_passphrase(self, key: bytes, passphrase: str) -> KeyFile:
        """Return the file with one more passphrase; a plain slot goes."""
        _require_passphrase(passphrase)
        kept = tuple(slot for slot in self.slots if slot.kind != PLAIN)
        return replace(self, slots=(*kept, slots.wrap(PASSPHRASE, key, passphrase, self.log_id)))

    def with_helper(self, key: bytes, passphrase: str) -> tuple[KeyFile, str]:
        """Return the file with a passphrase for somebody who helps, and the id of that slot."""
        _require_passphrase(passphrase)
        if self.is_plain:
            raise Refused("This log opens without a passphrase. Please set one for yourself first.")
        if len(self.helpers) >= _MOST_HELPERS:
            raise Refused(_NO_MORE)
        if any(slot.kind == PASSPHRASE and slot.open(passphrase, self.log_id) is not None for slot in self.slots):
            # Taken away later, it would still open the log.
            raise Refused("Somebody opens this log with these words already. Please take others.", field="passphrase")
        slot_id = new_slot_id()
        slot = replace(slots.wrap(PASSPHRASE, key, passphrase, self.log_id), id=slot_id)
        return replace(self, slots=(*self.slots, slot)), slot_id

    def without_helper(self, slot_id: str) -> KeyFile:
        """Return the file without the slot of somebody who helped; raises `Refused` when it is not there."""
        kept = tuple(slot for slot in self.slots if slot.kind != PASSPHRASE or not slot_id or slot.id != slot_id)
        if len(kept) == len(self.slots):
            raise Refused("This passphrase is gone already.")
        return replace(self, slots=kept)

    @property
    def helpers(self) -> tuple[str, ...]:
        """Return the ids of the slots of those who help."""
        return tuple(slot.id for slot in self.slots if slot.id and slot.kind == PASSPHRASE)

    @property
    def keychains(self) -> tuple[str, ...]:
        """Return the ids under which keychains keep a key to this log, one for each computer."""
        return tuple(slot.id for slot in self.slots if slot.kind == KEYCHAIN)

    def with_keychain(self, key: bytes, slot_id: str, keychain_key: bytes) -> KeyFile:
        """Return the file with one more slot, for a keychain that keeps `keychain_key` under this id."""
        if self.is_plain or not any(slot.kind == PASSPHRASE for slot in self.slots):
            raise Refused("This log opens without a passphrase. Please set one for yourself first.")
        return replace(self, slots=(*self.slots, slots.seal(slot_id, key, keychain_key, self.log_id)))

    def without_keychains(self, slot_ids: Iterable[str] | None = None) -> KeyFile:
        """Return the file without the slots of these keychains, or of all of them."""
        going = set(self.keychains if slot_ids is None else slot_ids)
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind != KEYCHAIN or slot.id not in going))

    def with_changed_passphrase(self, old: str, new: str) -> KeyFile:
        """Return the file with one passphrase in the place of another; raises `WrongKey` when the old one fits none.

        The printed code will do in the place of the person's own: it is there for when that one is forgotten.
        """
        _require_passphrase(new)
        for at, slot in enumerate(self.slots):
            key = slot.open(old, self.log_id) if slot.kind == PASSPHRASE else None
            if key is not None:
                changed = replace(slots.wrap(PASSPHRASE, key, new, self.log_id), id=slot.id)
                return replace(self, slots=(*self.slots[:at], changed, *self.slots[at + 1 :]))
        if recovery.read_code(old) is None:
            raise WrongKey("The old passphrase does not fit. Please type it again.")
        fresh = slots.wrap(PASSPHRASE, self.unlock_by_code(old), new, self.log_id)
        return replace(self, slots=(fresh, *(slot for slot in self.slots if slot.kind != PASSPHRASE or slot.id)))

    def require_own(self, typed: str) -> None:
        """Raise `WrongKey` unless this is the passphrase of the person, not that of a helper, or the printed code."""
        own = (slot for slot in self.slots if slot.kind == PASSPHRASE and not slot.id)
        if any(slot.open(typed, self.log_id) is not None for slot in own):
            return
        if recovery.read_code(typed) is None:
            raise WrongKey("This is not the passphrase of the person whose log this is. Please type that one.")
        self.unlock_by_code(typed)

    def with_recovery_code(self, key: bytes, code: str, *, beside: bool = False) -> KeyFile:
        """Return the file with this recovery code in the place of an earlier one, or `beside` it."""
        kept = tuple(slot for slot in self.slots if beside or slot.kind != RECOVERY)
        return replace(self, slots=(*kept, slots.wrap(RECOVERY, key, _bare(code), self.log_id)))

    def without_passphrase(self, key: bytes) -> KeyFile:
        """Return the file with the plain slot alone: whoever has the folder can read the log."""
        return replace(self, slots=(Slot(PLAIN, key),))


def make_keys(log_id: str, key: bytes, passphrase: str | None) -> tuple[KeyFile, str | None]:
    """Return the key file of a new log and its recovery code, or None when it has no passphrase."""
    if passphrase is None:
        return KeyFile(log_id, (Slot(PLAIN, key),)), None
    code = recovery.new_code()
    return KeyFile(log_id, ()).with_passphrase(key, passphrase).with_recovery_code(key, code), code


def new_slot_id() -> str:
    """Return a random name for a slot, which says nothing about whose it is."""
    return secrets.token_hex(8)


def write_keys(path: Path, keys: KeyFile) -> None:
    """Write the key file in one step; raises `Refused`, and writes nothing, for more slots than `read_keys` takes."""
    if sum(slot.work for slot in keys.slots) > slots.MOST_WORK:
        raise Refused(_NO_MORE)
    content: dict[str, object] = {
        "format": FORMAT_WITH_KEYCHAIN if keys.keychains else FORMAT,
        "log": keys.log_id,
        "slots": [slots.to_json(slot) for slot in keys.slots],
    }
    content["checksum"] = _checksum(content)
    durable.write_whole(path, json.dumps(content, indent=1).encode() + b"\n")


def read_keys(path: Path) -> KeyFile:
    """Return the key file; raises `Damaged` when it is broken or missing, `TooNew` when a newer program wrote it."""
    try:
        if os.path.lexists(path) and not path.is_file():  # a pipe would let the program wait for ever
            raise Damaged(_KEYS_DAMAGED)
        with path.open("rb") as file:
            content = json.loads(file.read(_MOST_BYTES))
    except (FileNotFoundError, ValueError, RecursionError):
        raise Damaged(_KEYS_DAMAGED) from None
    if not isinstance(content, dict):
        raise Damaged(_KEYS_DAMAGED)
    if type(content.get("format")) is int and content["format"] > FORMAT_WITH_KEYCHAIN:
        raise TooNew
    try:
        return _parse(content)
    except (ValueError, KeyError, TypeError, RecursionError):  # writing lists again goes deeper than reading them
        raise Damaged(_KEYS_DAMAGED) from None


def _parse(content: dict[str, object]) -> KeyFile:
    stated = content.pop("checksum")
    found, log_id = content["slots"], content["log"]
    good = stated == _checksum(content) and isinstance(log_id, str)
    if not good or content["format"] not in (FORMAT, FORMAT_WITH_KEYCHAIN) or not isinstance(found, list) or not found:
        raise ValueError
    parsed = tuple(slots.from_json(slot) for slot in found)
    if sum(slot.work for slot in parsed) > slots.MOST_WORK:
        raise ValueError
    return KeyFile(str(log_id), parsed)


def _checksum(content: dict[str, object]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _bare(code: str) -> str:
    letters = recovery.read_code(code)
    if letters is None:
        raise WrongKey("A recovery code has 32 letters and digits. Please compare it with your printed sheet.")
    return letters


def _require_passphrase(passphrase: str) -> None:
    if not passphrase:
        raise Refused("Please type a passphrase.", field="passphrase")
