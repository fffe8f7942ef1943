"""Copies of the log: making one, listing them, bringing one back, and saving what can be read of a damaged log."""

from __future__ import annotations

from pathlib import Path

from followup.cli.call import Call
from followup.cli.opened import opened_database
from followup.services.damage import photo_lines, salvage_lines
from followup.storage import arriving
from followup.storage import backup as storage_backup
from followup.storage import salvage as storage_salvage
from followup.storage.database import is_locked
from followup.storage.errors import WrongKey
from followup.storage.keys import Secret
from followup.storage.photo_backup import photos_with
from followup.storage.photo_salvage import salvage_photos
from followup.storage.recovery import read_code


def backup(call: Call) -> int:
    """Make a checked backup now and print where it is."""
    with opened_database(call) as database:
        made = storage_backup.make_backup(database, call.arguments.to)
        photos = photos_with(database, made)
    if call.as_json:
        call.terminal.record({"backup": str(made), "photos": photos})
        return 0
    call.terminal.line(str(made))
    if photos:
        call.terminal.text(call.tr("Photos in it: {count}.").format(count=photos))
    return 0


def backups(call: Call) -> int:
    """Print the backups of the log, newest first."""
    found = storage_backup.list_backups(call.folder)
    if call.as_json:
        for one in found:
            call.terminal.record({"backup": str(one.path), "made_at": one.made_at.isoformat()})
    elif not found:
        call.terminal.text(call.tr("There is no backup yet. Make one with: followup backup"))
    else:
        call.terminal.table(
            ("made", "backup"), [(one.made_at.strftime("%Y-%m-%d %H:%M"), str(one.path)) for one in found]
        )
    return 0


def restore(call: Call) -> int:
    """Bring a backup back into a folder of its own and print it; the log in use stays as it is.

    The backup opens with the passphrase it was made under, or with its recovery code.
    """
    backup_folder = _named(call)
    needed = is_locked(backup_folder)
    passphrase = call.passphrase(needed=False) if needed else None
    try:
        made = arriving.restore(backup_folder, call.arguments.to, passphrase=passphrase)
    except WrongKey:
        if passphrase is None or read_code(passphrase) is None:
            raise
        made = arriving.restore(backup_folder, call.arguments.to, recovery_code=passphrase)
    if call.as_json:
        call.terminal.record({"log": str(made)})
    else:
        call.terminal.line(str(made))
    return 0


def salvage(call: Call) -> int:
    """Put a new log together from what can be read of a damaged one, and say what is missing."""
    typed = call.passphrase(needed=False)
    secret = Secret(typed)
    try:
        report = storage_salvage.salvage(call.folder, call.arguments.to, secret=secret)
    except WrongKey:
        if typed is None or read_code(typed) is None:
            raise
        secret = Secret(None, typed)
        report = storage_salvage.salvage(call.folder, call.arguments.to, secret=secret)
    photos = salvage_photos(call.folder, call.arguments.to, secret)
    if call.as_json:
        call.terminal.record(
            {
                "log": str(call.arguments.to),
                "read": dict(report.read),
                "from_history": dict(report.from_history),
                "from_backup": dict(report.from_backup),
                "missing": dict(report.missing),
                "stand_ins": report.stand_ins,
                "pictures": photos.read,
                "pictures_missing": photos.missing,
            }
        )
        return 0
    for line in (*salvage_lines(report, call.tr), *photo_lines(photos, call.tr)):
        call.terminal.text(line)
    call.terminal.line(str(call.arguments.to))
    return 0


def _named(call: Call) -> Path:
    """Return the backup that was named: a path, or the name of one of the log's own."""
    asked: Path = call.arguments.backup
    own = call.folder / "backups" / asked
    return own if not asked.exists() and own.is_dir() else asked
