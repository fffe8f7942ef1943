"""One call of the command line: what was typed, where answers go, and how the log is opened."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup.cli.given import NoSecret, read_secret
from followup.cli.terminal import Terminal
from followup.domain.days import now
from followup.domain.wording import Translate, untranslated


@dataclass(frozen=True, slots=True)
class Call:
    """What a command works with."""

    arguments: argparse.Namespace
    terminal: Terminal
    window: Callable[[Path | None], int] | None = None
    tr: Translate = untranslated

    @property
    def as_json(self) -> bool:
        """Whether the answer is for a program."""
        return bool(self.arguments.json)

    @property
    def folder(self) -> Path:
        """The folder of the log."""
        folder: Path = self.arguments.log
        return folder

    def today(self) -> date:
        """Return the day that counts as today: `--on`, or this computer's."""
        on: date | None = self.arguments.on
        return on or now().date()

    def passphrase(self, *, needed: bool) -> str | None:
        """Return the passphrase: from `--passphrase-fd`, or asked for where somebody sits at a terminal.

        Raises `NoSecret` when one is needed and nobody can be asked.
        """
        number: int | None = self.arguments.passphrase_fd
        if number is not None:
            return read_secret(number)
        if not needed:
            return None
        if not self.terminal.is_interactive:
            raise NoSecret("This log has a passphrase. Hand it in with --passphrase-fd.")
        return getpass.getpass(self.tr("Passphrase: ")) or None
