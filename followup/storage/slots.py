"""One slot of the key file: the data key, wrapped so that one secret opens it.

A passphrase or a recovery code goes through Argon2id (RFC 9106, the second recommended setting: 64 MiB, 3 passes,
4 lanes) and the result wraps the data key with AES-256-GCM. On a quick computer a passphrase gets more passes, up to
four times as many, until one guess takes a quarter of a second there; a recovery code is too long to be guessed.
Opening a slot therefore proves the key: what fails afterwards is damage, not a wrong passphrase. What a keychain keeps
is random already and wraps the data key as it is.
"""

from __future__ import annotations

import os
import time
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

PASSPHRASE, RECOVERY, PLAIN, KEYCHAIN = "passphrase", "recovery", "plain", "keychain"
KEY_BYTES = 32

ITERATIONS, LANES, MEMORY_KIB = 3, 4, 64 * 1024
GUESS_SECONDS = 0.25
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16

_LONGEST_ID = 32

_MOST_MEMORY_KIB, _MOST_ITERATIONS, _MOST_LANES = 4 * MEMORY_KIB, 4 * ITERATIONS, 4 * LANES
MOST_WORK = 64 * MEMORY_KIB * ITERATIONS
"""A key file that asks for more, in one slot or in all together, was not written by us and would only hold the computer
up: trying each of 64 slots of 3 passes takes half a minute."""


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """A wrapped data key; for a plain slot `wrapped` is the key itself and the rest is empty.

    `id` tells a slot of somebody who helps from others, and names the key in a keychain: a random word, for a name
    would give away who that is.
    """

    kind: str
    wrapped: bytes
    salt: bytes = b""
    nonce: bytes = b""
    iterations: int = 0
    lanes: int = 0
    memory_kib: int = 0
    id: str = ""

    @property
    def work(self) -> int:
        """What trying this slot takes: KiB of memory gone through, all passes together."""
        return self.memory_kib * self.iterations

    def open(self, secret: str, log_id: str) -> bytes | None:
        """Return the data key, or None when the secret does not fit."""
        return self.unseal(_stretch(secret, self), log_id)

    def unseal(self, with_key: bytes, log_id: str) -> bytes | None:
        """Return the data key, or None when this is not the key that wraps it."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(with_key).decrypt(self.nonce, self.wrapped, _bound_to(self.kind, log_id))
        except (InvalidTag, ValueError):
            return None


def wrap(kind: str, key: bytes, secret: str, log_id: str) -> Slot:
    """Return a new slot that the secret opens; it is bound to its kind and its log, so none can be swapped in."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    passes = _passes(ITERATIONS, LANES, MEMORY_KIB) if kind == PASSPHRASE else ITERATIONS
    bare = Slot(kind, b"", os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES), passes, LANES, MEMORY_KIB)
    wrapped = AESGCM(_stretch(secret, bare)).encrypt(bare.nonce, key, _bound_to(kind, log_id))
    return replace(bare, wrapped=wrapped)


@cache
def _passes(least: int, lanes: int, memory_kib: int) -> int:
    """Return how many passes a guess has to go through, tried once on this computer."""
    began = time.perf_counter()
    _stretch("", Slot(PASSPHRASE, b"", bytes(_SALT_BYTES), b"", least, lanes, memory_kib))
    taken = time.perf_counter() - began
    return max(least, min(ceil(least * GUESS_SECONDS / taken), _MOST_ITERATIONS))


def seal(slot_id: str, key: bytes, with_key: bytes, log_id: str) -> Slot:
    """Return a new slot for a keychain that keeps `with_key`, bound like any other."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return Slot(KEYCHAIN, AESGCM(with_key).encrypt(nonce, key, _bound_to(KEYCHAIN, log_id)), nonce=nonce, id=slot_id)


def to_json(slot: Slot) -> dict[str, object]:
    """Return the slot as the key file holds it."""
    if slot.kind == PLAIN:
        return {"kind": slot.kind, "key": b64encode(slot.wrapped).decode()}
    if slot.kind == KEYCHAIN:
        nonce, wrapped = (b64encode(part).decode() for part in (slot.nonce, slot.wrapped))
        return {"kind": slot.kind, "id": slot.id, "nonce": nonce, "wrapped": wrapped}
    return {
        "kind": slot.kind,
        "kdf": "argon2id",
        "iterations": slot.iterations,
        "lanes": slot.lanes,
        "memory_kib": slot.memory_kib,
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
        "wrapped": b64encode(slot.wrapped).decode(),
    } | ({"id": slot.id} if slot.id else {})


def from_json(value: dict[str, object]) -> Slot:
    """Return the slot; raises `ValueError`, `KeyError` or `TypeError` when it cannot be one of ours."""
    kind = value["kind"]
    if kind == PLAIN:
        slot = Slot(PLAIN, _bytes(value["key"]))
        _require(len(slot.wrapped) == KEY_BYTES)
        return slot
    if kind == KEYCHAIN:
        slot = Slot(KEYCHAIN, _bytes(value["wrapped"]), nonce=_bytes(value["nonce"]), id=_id(value))
        _require(slot.id and len(slot.nonce) == _NONCE_BYTES and len(slot.wrapped) == KEY_BYTES + _TAG_BYTES)
        return slot
    _require(kind in (PASSPHRASE, RECOVERY) and value["kdf"] == "argon2id")
    iterations, lanes, memory = (value[name] for name in ("iterations", "lanes", "memory_kib"))
    _require(type(iterations) is int and type(lanes) is int and type(memory) is int)
    slot = Slot(
        str(kind),
        _bytes(value["wrapped"]),
        _bytes(value["salt"]),
        _bytes(value["nonce"]),
        int(str(iterations)),
        int(str(lanes)),
        int(str(memory)),
        _id(value),
    )
    _require(1 <= slot.iterations <= _MOST_ITERATIONS and 1 <= slot.lanes <= _MOST_LANES)
    _require(8 * slot.lanes <= slot.memory_kib <= _MOST_MEMORY_KIB)
    _require(len(slot.salt) >= _SALT_BYTES and len(slot.nonce) == _NONCE_BYTES)
    _require(len(slot.wrapped) == KEY_BYTES + _TAG_BYTES)
    return slot


def _id(value: dict[str, object]) -> str:
    found = value.get("id", "")
    _require(isinstance(found, str) and len(str(found)) <= _LONGEST_ID)
    return str(found)


def _require(fits: object) -> None:
    if not fits:
        raise ValueError


def _bytes(value: object) -> bytes:
    _require(isinstance(value, str))
    return b64decode(str(value), validate=True)


def _bound_to(kind: str, log_id: str) -> bytes:
    return f"followup {kind} {log_id}".encode()


def _stretch(secret: str, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # NFKC: the same passphrase typed on another keyboard or system is the same passphrase.
    letters = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    stretch = Argon2id(
        salt=slot.salt, length=KEY_BYTES, iterations=slot.iterations, lanes=slot.lanes, memory_cost=slot.memory_kib
    )
    return stretch.derive(letters)
