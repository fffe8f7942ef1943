"""This computer's keychain: it keeps a random key that opens one slot of one log, where a person chose that.

It is asked through the library keyring, which speaks to the system alone: to the Secret Service or KWallet over the
local D-Bus, to the Keychain of macOS, to the Credential Locker of Windows. No network is used, and where nobody chose
this, keyring is not even imported.

A keychain may be locked, gone, changed or busy asking the person something. So each question runs on a thread of its
own and is given up after a while; whatever goes wrong is `NoKeychain`, and the passphrase opens the log as before.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from followup.storage.errors import NoKeychain
from followup.storage.slots import KEY_BYTES

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "Followup"
"""What the keychain lists the key under; beside it stands the random id of the slot, and nothing about the log."""

REAL = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)
"""What the system itself guards. Others write a plain file, keep nothing, or are unknown: they are refused."""

PATIENCE = 30.0
"""Seconds that a keychain has to answer: long enough for a person to let it, short enough for one that hangs."""

_LOOK = 0.05

_SILENT = "This computer's keychain did not answer. Please type your passphrase."
_CLOSED = "This computer's keychain did not give the key. Please type your passphrase."
_GONE = "This computer's keychain does not hold the key of this log. Please type your passphrase."
_NONE_HERE = "This computer has no keychain that Followup can use. Your passphrase opens the log as before."


class Keychain:
    """Asks the keychain; every wish ends in time, and with `NoKeychain` when it was not carried out.

    `cancelled` is looked at while waiting: once it is set nobody waits any longer.
    """

    def __init__(self, cancelled: Event | None = None, patience: float | None = None) -> None:
        self._cancelled = cancelled or Event()
        self._patience = PATIENCE if patience is None else patience

    def first(self, slot_ids: Iterable[str]) -> bytes:
        """Return the key of the first of these slots that the keychain knows."""
        wanted = tuple(slot_ids)
        for found in self._ask(lambda backend: [_read(backend, one) for one in wanted]):
            if found is not None:
                return found
        raise NoKeychain(_GONE)

    def known(self, slot_ids: Iterable[str]) -> tuple[str, ...]:
        """Return which of these slots the keychain has a key for."""
        wanted = tuple(slot_ids)
        return self._ask(lambda backend: tuple(one for one in wanted if _read(backend, one) is not None))

    def keep(self, slot_id: str) -> bytes:
        """Make a random key, put it into the keychain, read it back from there, and return it."""
        key = os.urandom(KEY_BYTES)

        def put(backend: KeyringBackend) -> bool:
            backend.set_password(SERVICE, slot_id, b64encode(key).decode())
            return _read(backend, slot_id) == key

        if not self._ask(put):
            raise NoKeychain("This computer's keychain did not keep the key. Your passphrase opens the log as before.")
        return key

    def forget(self, slot_ids: Iterable[str]) -> None:
        """Take the keys of these slots out of the keychain; those it does not have are no error."""
        wanted = tuple(slot_ids)

        def take_out(backend: KeyringBackend) -> None:
            for slot_id in wanted:
                if backend.get_password(SERVICE, slot_id) is not None:
                    backend.delete_password(SERVICE, slot_id)

        self._ask(take_out)

    def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        """Return the answer to a question put on a thread; one that hangs is left alone and ends with the program."""
        answers: list[T] = []
        errors: list[BaseException] = []

        def run() -> None:
            try:
                answers.append(question(_backend()))
            except Exception as error:  # noqa: BLE001 - keyring lets through what each system throws
                errors.append(error)

        thread = Thread(target=run, daemon=True, name="keychain")
        thread.start()
        ends = monotonic() + self._patience
        while thread.is_alive() and monotonic() < ends and not self._cancelled.is_set():
            thread.join(_LOOK)
        if answers and not self._cancelled.is_set():
            return answers[0]
        if errors and isinstance(errors[0], NoKeychain):
            raise errors[0]
        raise NoKeychain(_CLOSED if errors else _SILENT) from None


def _backend() -> KeyringBackend:
    """Return the keychain of the system; raises `NoKeychain` where there is none."""
    import keyring

    chosen = keyring.get_keyring()
    # Where there are several, keyring hands out one that asks each in turn; only the real ones among them count.
    found: list[KeyringBackend] = [chosen, *getattr(chosen, "backends", ())]
    for one in found:
        if f"{type(one).__module__}.{type(one).__qualname__}" in REAL:
            return one
    raise NoKeychain(_NONE_HERE)


def _read(backend: KeyringBackend, slot_id: str) -> bytes | None:
    kept = backend.get_password(SERVICE, slot_id)
    if kept is None:
        return None
    try:
        return b64decode(kept, validate=True)
    except ValueError:
        return b""  # something else stands there now; it opens nothing
