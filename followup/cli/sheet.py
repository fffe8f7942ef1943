"""`sheet`: the page for a visit, as a PDF or, where the file ends in .txt, as plain text."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from followup.cli.call import Call
from followup.cli.given import read_secret
from followup.cli.opened import opened
from followup.cli.papers import card, refuse_other_file
from followup.domain.errors import Refused
from followup.services.files import copied_or_shared
from followup.services.log import OpenLog
from followup.services.sheets import SheetChoices, choices_of


def run(call: Call) -> int:
    """Write the sheet and print its path."""
    asked = call.arguments
    out: Path = asked.out
    password = None if asked.password_fd is None else read_secret(asked.password_fd)
    refuse_other_file(out)
    if password is not None and _is_text(out):
        raise Refused("A text file cannot be locked with a password. Please name a PDF, such as sheet.pdf.")
    if asked.card:
        return card(call)
    with opened(call) as log:
        replacing = _replaces(out, log)
        choices = _choices(asked, log)
        sheet = log.sheets.make(choices)
        drawn = None if _is_text(out) else log.sheets.draw(sheet)
        if drawn is None:
            kept = log.sheets.write_text(sheet, out)
        else:
            kept = log.sheets.write_drawn(sheet, drawn, out, password)
        if asked.handed_over:
            kept = log.handovers.hand_over(kept.id)
    if call.as_json:
        call.terminal.record(
            {
                "sheet": str(out),
                "id": f"sheet-{kept.id}",
                "pages": drawn.pages if drawn is not None else None,
                "from": kept.from_on.isoformat(),
                "to": kept.to_on.isoformat(),
                "handed_on": kept.handed_on.isoformat() if kept.handed_on else None,
                "undrawable": list(drawn.undrawable) if drawn is not None else [],
                "unprinted": drawn.unprinted if drawn is not None else "",
                "replaced": replacing,
            }
        )
        return 0
    call.terminal.line(str(out))
    if replacing:
        call.terminal.text(call.tr("It took the place of an older sheet."))
    if drawn is not None and drawn.undrawable:
        call.terminal.text(drawn.unprinted)
    _caution(call, out, locked=password is not None)
    return 0


def _caution(call: Call, out: Path, *, locked: bool) -> None:
    """Say who else sees the folder, where somebody does."""
    who = "" if locked else copied_or_shared(out)
    if who == "others":
        call.terminal.text(call.tr("Other people can look into this folder. Without a password they can read it."))
    elif who:
        words = call.tr("{service} copies this folder elsewhere. Without a password it can be read there.")
        call.terminal.text(words.format(service=who))


def _choices(asked: Namespace, log: OpenLog) -> SheetChoices:
    """What was chosen for this reader in the window, changed by what was typed now."""
    reader = asked.reader or log.sheets.reader_for(asked.visit)
    usual = choices_of(log.sheets.habits.of(reader), reader)
    return replace(
        usual,
        visit_id=asked.visit,
        paper=asked.paper or usual.paper,
        since=usual.since if asked.since is None else _day_of(asked.since),
        months=usual.months if asked.since is None else 0,
        fillable=asked.fields,
        large_print=usual.large_print if asked.large_print is None else asked.large_print,
        sections=usual.sections if asked.sections is None else asked.sections,
    )


def _day_of(since: date | str) -> date | None:
    """Return the day that was typed; None stands for where this reader saw the log last."""
    return since if isinstance(since, date) else None


def _replaces(out: Path, log: OpenLog) -> bool:
    """An older sheet of this log may be replaced, and that is said; anything else that has this name may not."""
    if not out.exists():
        return False
    if not out.is_file():
        raise Refused("{name} is a folder. Please name a file, such as sheet.pdf.", name=out.name)
    if not log.sheets.is_ours(out):
        raise Refused(
            "{name} is there already and is no sheet of this log, or was changed since. Please choose another name.",
            name=out.name,
        )
    return True


def _is_text(out: Path) -> bool:
    return out.suffix.lower() == ".txt"
