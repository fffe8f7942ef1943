"""One call of the command line: what was typed, where answers go, and how the log is opened."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup.cli.given import NoSecret, read_object, read_secret
from followup.cli.terminal import Terminal
from followup.domain.codec import Plain
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
        if not can_be_asked():
            raise NoSecret("This log has a passphrase. Hand it in with --passphrase-fd.")
        try:
            return getpass.getpass(self.tr("Passphrase: ")) or None
        except EOFError:
            raise NoSecret("No passphrase was typed.") from None

    def given(self) -> Plain:
        """Return the JSON object that was handed in; somebody at a terminal is told what is waited for."""
        file: Path | None = self.arguments.json_file
        if file is None and can_be_asked():
            self.terminal.complain(self.tr("Type one JSON object, then press Ctrl+D."))
        return read_object(file)


def can_be_asked() -> bool:
    """Whether somebody sits at the keyboard: nothing asks where standard input is no terminal."""
    return sys.stdin is not None and sys.stdin.isatty()
