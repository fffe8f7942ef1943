"""Everything that can be read of a log of any form, damaged or not, as plain rows: for safe mode and old backups."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path

from followup.storage import durable
from followup.storage.errors import NoLog
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.key_search import keys_that_open
from followup.storage.keys import Secret
from followup.storage.salvage import Rows, all_rows, shreds_of
from followup.storage.schema import shipped

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z([+-]\d\d:\d\d)")


def rescued(folder: Path, secret: Secret, room: Path) -> tuple[Rows, str]:
    """Return the rows of a log, and the form it has, without changing or upgrading it.

    A copy, locked like the log, lies in the folder `room` meanwhile: the log itself may be on a disk that must not be
    written. Raises `WrongKey`, `NoLog`, or `Damaged` where no key file is left, here or in a backup.
    """
    source = LogFolder(folder.absolute())
    with translated(source.path):
        if not source.database.is_file():
            raise NoLog
        _, key = keys_that_open(source, secret)
    work = room / f".reading-{secrets.token_hex(4)}"
    with translated(room):
        durable.new_folder(work)
        try:
            shreds = shreds_of(source, work, key, shipped())
            try:
                rows, revision = all_rows(shreds)
            finally:
                shreds.close()
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return {table: [_readable(row) for row in found] for table, found in rows.items()}, revision or "unknown"


def _readable(row: dict[str, object]) -> dict[str, object]:
    """Write moments as the open export writes them: in UTC."""
    return {name: _moment(value) for name, value in row.items()}


def _moment(value: object) -> object:
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1]}+00:00" if found else value
