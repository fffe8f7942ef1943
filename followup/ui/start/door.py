"""What the start needs of the rooms below it; `followup.app` builds it, so that the window knows no storage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from threading import Event

    from followup.services.log import OpenLog


class LogDoor(Protocol):
    """Opens and makes logs. Everything but `first_guess` and `is_wrong_key` is slow and is called on a thread."""

    def first_guess(self, folder: Path) -> str:
        """Return "plain", "passphrase", "keychain", "locked" or "none" at a glance, before anything is imported.

        "keychain": this computer's keychain may be asked beside the passphrase. "locked": it may not, until the
        passphrase was typed.
        """

    def status(self, folder: Path) -> str:
        """Return "plain", "passphrase", "keychain" or "none" for certain; raises `FollowupError` where it cannot."""

    def keychain_key(self, folder: Path, cancelled: Event) -> bytes | None:
        """Return what this computer's keychain keeps for `open`, or None where it must not be asked.

        Raises `FollowupError` when it does not answer, or not with a key. It opens nothing, so it may be given up.
        """

    def open(
        self,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        keychain_key: bytes | None = None,
    ) -> OpenLog:
        """Return the open log, with what Today shows read already; raises `FollowupError`."""

    def create(self, folder: Path, passphrase: str | None, facts: tuple[tuple[str, str], ...]) -> tuple[OpenLog, str]:
        """Make a log with first facts; return it and its recovery code, "" when it has no passphrase."""

    def read_ahead(self, services: OpenLog) -> None:
        """Bring in what the first page could do without and the next wish needs: the rest of the log, SQLAlchemy."""

    def is_wrong_key(self, error: BaseException) -> bool:
        """Return whether an error says that a passphrase or code does not fit."""

    def is_damage(self, error: BaseException) -> bool:
        """Return whether an error says that the log or its key file is not as it was written."""

    def clock_is_behind(self, services: OpenLog) -> bool:
        """Return whether the computer's clock stands before the newest entry."""

    def is_whole(self, services: OpenLog) -> bool:
        """Return whether every page of an open log is as it was written."""

    def put_together(self, folder: Path, passphrase: str | None, recovery_code: str | None) -> list[str]:
        """Put a damaged log together again where it lies; return what became of it, in sentences."""

    def export_unopened(
        self, folder: Path, to: Path, passphrase: str | None, recovery_code: str | None
    ) -> tuple[Path, ...]:
        """Write all that can be read of a log into a new folder, without opening or changing it."""
