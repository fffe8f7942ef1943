"""How the log opens: without a passphrase, or with one and a printed recovery code; one more for each who helps."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from followup.domain.errors import FollowupError, Refused
from followup.domain.records import Author, Setting
from followup.paths import resource
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from threading import Event

    from followup.storage.database import Database

SHORTEST = 8
"""Characters a passphrase must have. Several words are better; the screens say so."""

WORDS = 6
"""Words of an offered passphrase, out of 2,048: 66 bits, far more than Argon2id needs against guessing at home."""

_JUDGED = 72
"""Characters of a passphrase that are judged: what is longer is strong, and judging it takes long."""

_SLOT, _TRIED = "helper:", "recovery_tried_on"


class Strength(IntEnum):
    """How long a passphrase keeps somebody out who has the file and a fast computer."""

    WEAK = 0
    FAIR = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who opens the log with a passphrase of their own."""

    slot_id: str
    name: str


def check_passphrase(passphrase: str) -> None:
    """Raise `Refused` for a passphrase that is too short to keep anybody out."""
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            "Please take at least {shortest} characters. Four or more words in a row are easy to remember.",
            field="passphrase",
            shortest=SHORTEST,
        )


def strength_of(passphrase: str) -> Strength:
    """Return how strong a passphrase is, judged by how many guesses zxcvbn thinks it takes."""
    if len(passphrase.strip()) < SHORTEST:
        return Strength.WEAK
    from zxcvbn import zxcvbn

    guesses = zxcvbn(passphrase[:_JUDGED])["guesses_log10"]
    # One guess takes a second of a computer here (Argon2id, 64 MiB); ten thousand computers do 10^12 in three years.
    return Strength.STRONG if guesses >= 12 else Strength.FAIR if guesses >= 8 else Strength.WEAK


def offered_passphrase() -> str:
    """Return six random plain words."""
    return " ".join(secrets.choice(_words()) for _ in range(WORDS))


@cache
def _words() -> tuple[str, ...]:
    return tuple(resource("words", "passphrase.txt").read_text(encoding="ascii").split())


class Passphrase:
    """The passphrases of the open log and its recovery code."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._database: Database = wishes.database

    @property
    def is_set(self) -> bool:
        """Whether the log asks for a passphrase when it is opened."""
        from followup.storage.database import is_locked

        return is_locked(self._database.folder)

    def set(self, passphrase: str) -> str | None:
        """Let the log ask for this passphrase from now on; return a recovery code to print when there was none."""
        check_passphrase(passphrase)
        return self._database.add_passphrase(passphrase)

    def change(self, old: str, new: str) -> None:
        """Put a passphrase in the place of another; raises the error of a wrong key when the old one does not fit."""
        check_passphrase(new)
        self._database.change_passphrase(old, new)

    def prove(self, typed: str) -> None:
        """Raise the error of a wrong key unless this is the person's own passphrase, or the code from the sheet.

        An unlocked screen, or somebody who helps, must not make keys nor take the lock away.
        """
        self._database.require_own(typed)

    @property
    def stale_backups(self) -> int:
        """How many backups beside the log could not follow the last change and still open as before."""
        return self._database.stale_backups

    def remove(self) -> None:
        """Let the log open without a passphrase: whoever can use this computer can then read it.

        Take the keychain's slot away before, with `refuse_keychains`; otherwise its key stays there, and opens nothing.
        """
        self._database.remove_passphrase()

    def new_recovery_code(self) -> str:
        """Return a new recovery code to print; the old one no longer opens the log."""
        # First what can fail: a code that is made and then not returned would leave no sheet that opens the log.
        self._keep(_TRIED, "")
        return self._database.new_recovery_code()

    def try_recovery_code(self, typed: str) -> bool:
        """Return whether what was typed from the sheet opens the log, and remember that it did."""
        fits = self._database.is_recovery_code(typed)
        if fits:
            self.recovery_was_tried()
        return fits

    def recovery_was_tried(self) -> None:
        """Remember that the code was typed from the sheet."""
        self._keep(_TRIED, self._wishes.today().isoformat())

    @property
    def was_recovery_tried(self) -> bool:
        """Whether the code on the printed sheet was typed once, so that the sheet is known to be right."""
        return bool(self._settings().get(_TRIED))

    def add_helper(self, author: Author, passphrase: str) -> None:
        """Let somebody who helps open the log with a passphrase of their own."""
        check_passphrase(passphrase)
        slot_id = self._database.add_helper(passphrase)
        self._keep(_SLOT + slot_id, str(author.id))

    def helpers(self) -> tuple[Helper, ...]:
        """Return those who have a passphrase of their own."""
        with self._database.reading() as store:
            names = {str(author.id): author.name for author in store.all(Author)}
        kept = self._settings()
        return tuple(Helper(one, names.get(kept.get(_SLOT + one, ""), "")) for one in self._database.helpers())

    def remove_helper(self, helper: Helper) -> None:
        """Take somebody's passphrase away, here and in the backups beside the log.

        Copies elsewhere keep it. The data key stays the same, so a copy of the key file opens this log too.
        """
        self._database.remove_helper(helper.slot_id)

    @property
    def opens_by_keychain(self) -> bool:
        """Whether the keychain of this computer, or of another, opens the log too."""
        from followup.storage.this_computer import opens_by_keychain

        return opens_by_keychain(self._database)

    def allow_keychain(self, passphrase: str, cancelled: Event | None = None) -> None:
        """Let this computer's keychain open the log too; slow, and may wait for the person to let it.

        Raises the error of a wrong key, or of a keychain that is not there, closed or silent: nothing is changed then.
        """
        from followup.storage.keychain import Keychain
        from followup.storage.this_computer import add_keychain

        add_keychain(self._database, passphrase, Keychain(cancelled))

    def refuse_keychains(self, cancelled: Event | None = None) -> bool:
        """Let no keychain open the log any more; return whether its key could be taken out of this computer's too."""
        from followup.storage.keychain import Keychain
        from followup.storage.this_computer import remove_keychains

        return remove_keychains(self._database, Keychain(cancelled))

    def ask_next_time(self) -> None:
        """Let no keychain open the log again until the passphrase was typed: it is being locked. Never raises."""
        with suppress(FollowupError, OSError):
            if self.opens_by_keychain and not self._database.is_read_only:
                self._database.log_folder.ask_next_time()

    def _settings(self) -> dict[str, str]:
        with self._database.reading() as store:
            return {one.name: one.value for one in store.all(Setting)}

    def _keep(self, name: str, value: str) -> None:
        with self._database.transaction(wish="change lock") as store:
            known = store.all(Setting, name=name)
            if known:
                store.change(replace(known[0], value=value))
            else:
                store.add(Setting(name=name, value=value))
