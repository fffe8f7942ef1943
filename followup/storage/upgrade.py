"""Bringing a log of an older release up to date, on a copy: a failure leaves the log byte for byte as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from followup.storage import copying, durable
from followup.storage.backup import about_the_backup, keep_backup
from followup.storage.errors import UpgradeFailed
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.migrate import migrate
from followup.storage.schema import Schema

_UNCOUNTED = frozenset({"alembic_version"})


def upgrade_log(folder: LogFolder, key: bytes, schema: Schema, clock: Callable[[], datetime]) -> None:
    """Upgrade a closed and locked log; the older file stays among the backups.

    Raises `UpgradeFailed`, or what stood in the way (`DiskFull`, `Damaged`); the log is then as it was.
    """
    copy = folder.database.with_name("log.db.upgrading")
    journal = copy.with_name(copy.name + "-journal")
    with translated(folder.path):
        try:
            copy.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)
            copying.copy_log(folder.database, copy, key)
            _bring_forward(folder, copy, key, schema)
            with about_the_backup(folder):
                keep_backup(folder, key, folder.backups, clock(), reason="before-upgrade")
            _require_no_journal(folder)
            durable.replace(copy, folder.database)
        finally:
            copy.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)


def _require_no_journal(folder: LogFolder) -> None:
    """A journal that still holds something would be played back into the new file and break it."""
    copying.remove_journal(folder.database)
    if folder.database.with_name("log.db-journal").exists():
        raise UpgradeFailed


def _bring_forward(folder: LogFolder, copy: Path, key: bytes, schema: Schema) -> None:
    migrate(copy, key, schema)
    copying.remove_journal(copy)
    copying.require_whole(copy, key)
    before, after = copying.row_counts(folder.database, key), copying.row_counts(copy, key)
    # A step may add tables or give one up; a table that is still there has every row it had.
    if any(after[name] < before[name] for name in before.keys() & after.keys() - _UNCOUNTED):
        raise UpgradeFailed
    durable.sync_path(copy)
