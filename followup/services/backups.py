"""Copies of the log that can be opened on their own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.storage.backup import Backup


class Backups:
    """Making and listing backups of the open log."""

    def __init__(self, wishes: Wishes) -> None:
        self._database = wishes.database

    def make(self, to: Path | None = None) -> Path:
        """Write a checked backup (into the log's own folder of backups when none is named) and return its path."""
        from followup.storage.backup import make_backup

        return make_backup(self._database, to)

    def list(self) -> tuple[Backup, ...]:
        """Return the backups in the log's own folder, newest first."""
        from followup.storage.backup import list_backups

        return tuple(list_backups(self._database.folder))

    def last(self) -> datetime | None:
        """Return the moment of the newest backup, or None."""
        found = self.list()
        return found[0].made_at if found else None
