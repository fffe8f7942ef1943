"""How the log opens: without a passphrase, or with one and a printed recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup.domain.errors import Refused
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.storage.database import Database

SHORTEST = 8
"""Characters a passphrase must have. Several words are better; the screens say so."""


def check_passphrase(passphrase: str) -> None:
    """Raise `Refused` for a passphrase that is too short to keep anybody out."""
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            "Please take at least {shortest} characters. Four or more words in a row are easy to remember.",
            field="passphrase",
            shortest=SHORTEST,
        )


class Passphrase:
    """The passphrase of the open log and its recovery code."""

    def __init__(self, wishes: Wishes) -> None:
        self._database: Database = wishes.database

    @property
    def is_set(self) -> bool:
        """Whether the log asks for a passphrase when it is opened."""
        from followup.storage.database import lock_status

        return lock_status(self._database.folder) == "passphrase"

    def set(self, passphrase: str) -> str | None:
        """Let the log ask for this passphrase from now on; return a recovery code to print when there was none."""
        check_passphrase(passphrase)
        return self._database.add_passphrase(passphrase)

    def change(self, old: str, new: str) -> None:
        """Put a passphrase in the place of another; raises the error of a wrong key when the old one does not fit."""
        check_passphrase(new)
        self._database.change_passphrase(old, new)

    def remove(self) -> None:
        """Let the log open without a passphrase: whoever can use this computer can then read it."""
        self._database.remove_passphrase()

    def new_recovery_code(self) -> str:
        """Return a new recovery code to print; the old one no longer opens the log."""
        return self._database.new_recovery_code()
