"""Keychains for tests, in memory, handed to keyring the way an own backend is."""

from __future__ import annotations

import threading
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class InMemory(KeyringBackend):
    """Keeps what it is given, like the keychain of a system."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Take it out; raises keyring's own error where nothing is kept."""
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Locked(InMemory):
    """The person said no, or nobody was there to say yes."""

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse."""
        raise KeyringLocked

    set_password = delete_password = get_password  # type: ignore[assignment]


class Broken(Locked):
    """Throws what no keyring should."""

    def get_password(self, service: str, username: str) -> str | None:
        """Fail like a bus that went away."""
        raise ConnectionResetError(service + username)

    set_password = delete_password = get_password  # type: ignore[assignment]


class Forgetful(InMemory):
    """Says that it kept something, and did not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Do nothing."""


class Hanging(InMemory):
    """Never answers until it is let go, so that no thread outlives its test."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        """Wait."""
        self.let_go.wait(60)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Wait."""
        self.let_go.wait(60)


class PlainFile(InMemory):
    """Stands for the backends that write a file anybody can read: real to keyring, not to us."""

    refused: ClassVar[bool] = True


REAL = frozenset(f"{__name__}.{one.__name__}" for one in (InMemory, Locked, Broken, Forgetful, Hanging))
"""Those that pass for the keychain of a system here."""
