"""The forms of what is typed: days, ids, paths and numbers."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.domain.records import KINDS

_EARLIEST, _LATEST = date(1901, 1, 1), date(2200, 1, 1)
"""No log reaches further; a year beside each end leaves room to count from these days."""


LAST_VISIT = "last-visit"
"""What stands for a day where a sheet begins when its reader saw the log last."""


@dataclass(frozen=True, slots=True)
class EntryId:
    """An entry as the command line names it: its kind and its number, written `observation-12`."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"


def entry_id(text: str) -> EntryId:
    """Return the entry that `observation-12` names; a kind of two words may have a hyphen or an underscore."""
    kind, _, digits = text.strip().lower().rpartition("-")
    kind = kind.replace("-", "_")
    if kind not in KINDS or not _is_number(digits):
        raise argparse.ArgumentTypeError(f"{text!r} is no id; an id looks like observation-12")
    return EntryId(kind, int(digits))


def visit_number(text: str) -> int:
    """Return the number in `visit-3`; the number alone will do."""
    if _is_number(text):
        return int(text)
    found = entry_id(text)
    if found.kind != "visit":
        raise argparse.ArgumentTypeError(f"{text!r} is no visit; the id of a visit looks like visit-3")
    return found.number


def since(text: str) -> date | str:
    """Return the day a sheet begins, or `LAST_VISIT`."""
    return LAST_VISIT if text.strip().lower().replace("_", "-") == LAST_VISIT else day(text)


def day(text: str) -> date:
    """Return a whole day; a month or a year alone is too little here."""
    try:
        found = parse_day(text)
    except Refused:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write year-month-day, as in 2026-03-12") from None
    if found.about:
        raise argparse.ArgumentTypeError(f"{text!r} names no single day; write it as in 2026-03-12")
    if not _EARLIEST <= found.on <= _LATEST:
        raise argparse.ArgumentTypeError(f"{text!r} is too far away; please check the year")
    return found.on


def path(text: str) -> Path:
    """Return a path; an empty one or one with a NUL is none."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no path")
    return Path(text).expanduser()


def sections(text: str) -> frozenset[str]:
    """Return the parts of a sheet that are named, with commas between them; "none" is the first page alone."""
    from followup.report.document import SECTIONS

    named = {name.strip().lower().replace("-", "_") for name in text.split(",")} - {"", "none"}
    unknown = sorted(named - set(SECTIONS))
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no part; the parts are {', '.join(SECTIONS)}")
    return frozenset(named)


def weeks(text: str) -> int:
    """Return how many weeks, from 1 to 12."""
    if not _is_number(text) or not 1 <= int(text) <= 12:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of weeks; name one from 1 to 12")
    return int(text)


def descriptor(text: str) -> int:
    """Return the number of an open file descriptor."""
    if not _is_number(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no file descriptor; it is a number such as 3")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 15
