"""The log as a whole: starting one, checking it, bringing it up to date, and whether it is locked."""

from __future__ import annotations

from followup.cli.call import Call
from followup.cli.opened import opened_database
from followup.services.passphrase import check_passphrase
from followup.storage.check import check_log
from followup.storage.database import Database, lock_status
from followup.storage.errors import Damaged, PhotosDamaged


def init(call: Call) -> int:
    """Start a new log and say how it is locked; a recovery code is printed this once and never again."""
    tr, terminal = call.tr, call.terminal
    passphrase = call.passphrase(needed=False)
    if passphrase is not None:
        check_passphrase(passphrase)
    database, code = Database.create(call.folder, passphrase=passphrase)
    database.close()
    if call.as_json:
        lock = "plain" if code is None else "passphrase"
        terminal.record({"log": str(call.folder), "lock": lock, "recovery_code": code})
        return 0
    terminal.text(tr("A new log is in {folder}.").format(folder=call.folder))
    if code is None:
        terminal.text(
            tr(
                "It has no passphrase. The key lies beside it, so whoever can open this folder can read the log. "
                "You can add a passphrase later."
            )
        )
        return 0
    terminal.text(tr("It is locked with your passphrase. If you forget it, only this recovery code opens the log:"))
    terminal.line()
    terminal.line(f"    {code}")
    terminal.line()
    terminal.text(tr("Please write it down or print it now. It is not shown again."))
    return 0


def check(call: Call) -> int:
    """Read every page and say that all is well; damage is a named error and ends with 4."""
    with opened_database(call, upgrade=False) as database:
        report = check_log(database, photos=True)
    if not report.is_whole:
        raise Damaged
    if call.as_json:
        call.terminal.record(
            {
                "log": str(call.folder),
                "whole": True,
                "entries": report.entries,
                "photos_whole": not report.photos,
                "pictures_missing": report.pictures_missing,
            }
        )
    else:
        call.terminal.text(call.tr("Every page of this log was read, and all is as it was written."))
    if report.photos:
        raise PhotosDamaged
    if report.pictures_missing:
        raise Damaged(
            "Photos whose picture is missing: {count}. What you wrote is safe.", count=report.pictures_missing
        )
    return 0


def upgrade(call: Call) -> int:
    """Bring the log up to date; the file as it was stays as a backup."""
    with opened_database(call) as database:
        version = database.schema_version
    if call.as_json:
        call.terminal.record({"log": str(call.folder), "version": version})
    else:
        call.terminal.text(call.tr("This log is up to date (version {version}).").format(version=version))
    return 0


def lock_status_of(call: Call) -> int:
    """Print one word: none where there is no log, plain where it opens by itself, passphrase where it does not.

    The word is keychain where this computer's keychain, or another's, may open it beside the passphrase.
    """
    word = lock_status(call.folder)
    if call.as_json:
        call.terminal.record({"log": str(call.folder), "lock": word})
    else:
        call.terminal.line(word)
    return 0
