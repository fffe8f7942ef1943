"""`import` and `export`: files in and out."""

from __future__ import annotations

from pathlib import Path

from followup.cli.call import Call
from followup.cli.failures import Code
from followup.cli.given import read_secret
from followup.cli.opened import opened
from followup.domain.errors import Refused
from followup.services.damage import export_unopened
from followup.services.exchange import ImportReport
from followup.services.log import OpenLog
from followup.storage.database import is_locked
from followup.storage.errors import Damaged
from followup.storage.recovery import read_code


def take_in(call: Call) -> int:
    """Take a diary or a filled sheet in and say how many rows were taken, refused and there already."""
    from followup.services.filled_pages import is_pdf

    file, dry_run, number = call.arguments.file, call.arguments.dry_run, call.arguments.password_fd
    password = "" if number is None else read_secret(number)
    with opened(call) as log:
        if is_pdf(file):
            report = _take_page(log, file, dry_run=dry_run, password=password)
        else:
            report = log.exchange.import_diary(file, dry_run=dry_run)
    if call.as_json:
        call.terminal.record(_plain(report, dry_run=call.arguments.dry_run))
    else:
        _print(call, report)
    if report.refused and not report.taken and not report.had:
        call.terminal.complain(call.tr("No row of this file could be taken."))
        return Code.REFUSED
    return Code.DONE


def _take_page(log: OpenLog, file: Path, *, dry_run: bool, password: str) -> ImportReport:
    from followup.exchange.filled_page import LockedPage

    try:
        return log.filled_pages.import_file(file, dry_run=dry_run, password=password)
    except LockedPage:
        if password:
            raise
        raise Refused("This PDF is locked. Hand its password in with --password-fd.") from None


def export(call: Call) -> int:
    """Write the log in the form that was asked for."""
    asked, terminal = call.arguments, call.terminal
    if asked.safe and asked.all:
        return _export_unopened(call)
    with opened(call) as log:
        if asked.fhir:
            return _export_fhir(call, log)
        if asked.diary:
            rows = log.exchange.export_diary(asked.diary)
            written = [asked.diary]
        elif asked.ics:
            from followup.services.calendar import CalendarChoices

            choices = CalendarChoices(named=asked.named, remind=asked.remind, zone=asked.timezone)
            rows = log.calendar.export(asked.ics, choices)
            written = [asked.ics]
        else:
            written = list(log.exchange.export_all(asked.all))
            rows = None
    for path in written:
        if call.as_json:
            terminal.record({"file": str(path)} | ({"rows": rows} if rows is not None else {}))
        else:
            terminal.line(str(path))
    return 0


def _export_fhir(call: Call, log: OpenLog) -> int:
    written = log.fhir.export(call.arguments.fhir)
    if call.as_json:
        call.terminal.record({"file": str(written.path), "resources": written.resources})
    else:
        call.terminal.line(str(written.path))
        call.terminal.line(call.tr("Resources: {count}").format(count=written.resources))
    return Code.DONE


def _export_unopened(call: Call) -> int:
    """Write what can be read of a log or a backup without opening it; a recovery code may stand for the passphrase."""
    typed = call.passphrase(needed=_asks(call.folder))
    code = typed if typed is not None and read_code(typed) is not None else None
    written = export_unopened(call.folder, call.arguments.all, None if code else typed, code)
    for path in written:
        call.terminal.record({"file": str(path)}) if call.as_json else call.terminal.line(str(path))
    return 0


def _asks(folder: Path) -> bool:
    """Return whether a passphrase must be typed; a broken key file cannot say, and that of a backup may do without."""
    try:
        return is_locked(folder)
    except Damaged:
        return False


def _plain(report: ImportReport, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "taken": report.taken,
        "refused": len(report.refused),
        "had": report.had,
        "rows_refused": [{"line": row.line, "column": row.column, "reason": row.reason} for row in report.refused],
        "notes": list(report.notes),
    }


def _print(call: Call, report: ImportReport) -> None:
    tr, terminal = call.tr, call.terminal
    if call.arguments.dry_run:
        terminal.line(tr("Nothing was kept: this was only a look."))
    terminal.line(tr("Rows taken: {count}").format(count=report.taken))
    terminal.line(tr("Rows the log had already: {count}").format(count=report.had))
    terminal.line(tr("Rows refused: {count}").format(count=len(report.refused)))
    for row in report.refused:
        where = tr("Line {line}, {column}: {reason}") if row.line else tr("{column}: {reason}")
        words = where.format(line=row.line, column=row.column, reason=row.reason)
        terminal.text(words, indent=2, hanging=4)
    for note in report.notes:
        terminal.text(note, indent=2, hanging=4)
