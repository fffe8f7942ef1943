"""`sheet`: the page for a visit, as a PDF."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from followup.cli.call import Call
from followup.cli.given import read_secret
from followup.cli.opened import opened
from followup.domain.errors import Refused
from followup.services.log import OpenLog
from followup.services.sheets import SheetChoices, choices_of

_PDF = b"%PDF-"


def run(call: Call) -> int:
    """Write the sheet and print its path."""
    asked = call.arguments
    out: Path = asked.out
    password = None if asked.password_fd is None else read_secret(asked.password_fd)
    refuse_other_file(out)
    with opened(call) as log:
        choices = _choices(asked, log)
        sheet = log.sheets.make(choices)
        drawn = log.sheets.draw(sheet)
        kept = log.sheets.write_drawn(sheet, drawn, out, password)
        if asked.handed_over:
            kept = log.handovers.hand_over(kept.id)
    if call.as_json:
        call.terminal.record(
            {
                "sheet": str(out),
                "id": f"sheet-{kept.id}",
                "pages": drawn.pages,
                "from": kept.from_on.isoformat(),
                "to": kept.to_on.isoformat(),
                "handed_on": kept.handed_on.isoformat() if kept.handed_on else None,
                "undrawable": list(drawn.undrawable),
                "unprinted": drawn.unprinted,
            }
        )
        return 0
    call.terminal.line(str(out))
    if drawn.undrawable:
        call.terminal.text(drawn.unprinted)
    return 0


def _choices(asked: Namespace, log: OpenLog) -> SheetChoices:
    """What was chosen for this reader in the window, changed by what was typed now."""
    reader = asked.reader or log.sheets.reader_for(asked.visit)
    usual = choices_of(log.sheets.habits.of(reader), reader)
    return replace(
        usual,
        visit_id=asked.visit,
        paper=asked.paper or usual.paper,
        since=asked.since or usual.since,
        fillable=asked.fields,
        large_print=usual.large_print if asked.large_print is None else asked.large_print,
        sections=usual.sections if asked.sections is None else asked.sections,
    )


def refuse_other_file(out: Path) -> None:
    """Raise `Refused` for a name that is taken: an older PDF may be replaced, anything else may not."""
    if not out.exists():
        return
    if not out.is_file():
        raise Refused("{name} is a folder. Please name a file, such as sheet.pdf.", name=out.name)
    with out.open("rb") as stream:
        if stream.read(len(_PDF)) not in {_PDF, b""}:
            raise Refused("{name} is there already and is no PDF. Please choose another name.", name=out.name)
