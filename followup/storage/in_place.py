"""Salvaging a log where it lies: the damaged files go into quarantine, and the new log takes over in one step."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from followup.domain import days
from followup.storage import arriving, durable
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import Secret
from followup.storage.salvage import SalvageReport, salvage_locked
from followup.storage.schema import shipped

_NONE = Secret()
_JOURNAL = "log.db-journal"


def put_in_place(
    folder: Path,
    *,
    secret: Secret = _NONE,
    clock: Callable[[], datetime] = days.now,
) -> SalvageReport:
    """Salvage a log where it lies. The damaged files go into `quarantine`, none is deleted; the new log takes over."""
    source = LogFolder(folder.absolute())
    with translated(source.path), arriving.not_in_use(source):
        for left in source.path.glob(".salvaged-*"):
            shutil.rmtree(left, ignore_errors=True)
        fresh = LogFolder(source.path / f".salvaged-{secrets.token_hex(4)}")
        try:
            fresh.make()
            report = salvage_locked(source, fresh, secret, clock, shipped())
            quarantine(source, clock())
            # Played back into the new file, the journal of the damaged one would break it.
            (source.path / _JOURNAL).unlink(missing_ok=True)
            durable.sync_folder(source.path)
            durable.replace(fresh.keys, source.keys)
            durable.replace(fresh.database, source.database)
        finally:
            shutil.rmtree(fresh.path, ignore_errors=True)
    return report


def quarantine(folder: LogFolder, moment: datetime) -> Path:
    """Keep the files of a damaged log in a dated folder of their own as well, and return it.

    They stay in their place until the new ones take it: a power cut meanwhile leaves a log to start from.
    """
    stamp = moment.strftime("%Y-%m-%dT%H%M%S")
    place = folder.path / "quarantine" / f"{stamp}-{secrets.token_hex(2)}"
    durable.new_folder(place)
    for path in (folder.keys, folder.path / _JOURNAL, folder.database):
        if path.exists():
            _keep(path, place / path.name)
    durable.sync_folder(place)
    return place


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, or copy it where the disk knows no such thing."""
    try:
        os.link(path, kept)
    except OSError:
        arriving.copy_file(path, kept)
