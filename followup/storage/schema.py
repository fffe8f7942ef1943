"""Which form of the log this program writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from followup.paths import migrations

HEAD = "0005"
"""The newest migration. An up-to-date log is known by this one word, without starting Alembic."""

APPLICATION_ID = 0x466F6C6C
"""What SQLite files of ours carry in their header: "Foll"."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A form of the log and the folder of steps that lead there."""

    head: str
    scripts: Path


def shipped() -> Schema:
    """Return the form that this program writes."""
    return Schema(HEAD, migrations())
