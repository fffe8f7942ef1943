"""The wallet card and the paper diary; and the care that no other file is written over."""

from __future__ import annotations

from pathlib import Path

from followup.cli.call import Call
from followup.cli.opened import opened
from followup.domain.errors import Refused

_PDF = b"%PDF-"
_HEAD = 20_000
"""Bytes of a text in which the first part of a sheet has begun."""


def card(call: Call) -> int:
    """Write the wallet card and print its path."""
    asked = call.arguments
    if asked.out.suffix.lower() == ".txt" or asked.password_fd is not None:
        raise Refused("The card is a PDF without a password. Please name a file such as card.pdf.")
    with opened(call) as log:
        content, written = log.papers.card(asked.paper or "a4")
        log.papers.write(content, asked.out)
    return _done(call, asked.out, written.pages)


def diary(call: Call) -> int:
    """Write weeks of a paper diary and print the path of the file."""
    asked = call.arguments
    refuse_other_file(asked.out)
    with opened(call) as log:
        content, written = log.papers.diary(asked.first, asked.weeks, asked.paper)
        log.papers.write(content, asked.out)
    return _done(call, asked.out, written.pages)


def _done(call: Call, out: Path, pages: int) -> int:
    if call.as_json:
        call.terminal.record({"file": str(out), "pages": pages})
    else:
        call.terminal.line(str(out))
    return 0


def refuse_other_file(out: Path) -> None:
    """Refuse to replace a file that is none of ours: a PDF may replace a PDF, a sheet as text one of before."""
    if not out.exists():
        return
    if not out.is_file():
        raise Refused("{name} is a folder. Please name a file, such as sheet.pdf.", name=out.name)
    with out.open("rb") as stream:
        if out.suffix.lower() == ".txt":
            if b"\n== " not in stream.read(_HEAD) and stream.tell():
                raise Refused("{name} is there already and is no sheet. Please choose another name.", name=out.name)
        elif stream.read(len(_PDF)) not in {_PDF, b""}:
            raise Refused("{name} is there already and is no PDF. Please choose another name.", name=out.name)
