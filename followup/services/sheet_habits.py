"""What was chosen for a sheet the last time, kept for each reader inside the log."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from followup.domain.records import Setting
from followup.report.inputs import PAPERS, READERS
from followup.services.wishes import Wish, Wishes

_LAST_READER = "sheet_reader"
MONTHS = (1, 3, 6, 12, 24)
"""How many months back a sheet can be asked to look, beside "since the last visit" and a day of one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHabit:
    """What one reader's sheet is usually like.

    `left_out` are ids of the parts that are not wanted, None the usual ones of the reader; parts that a later version
    adds are therefore there at first. The period begins `since` a day, else `months` back, else (0) at the last visit.
    An empty `paper` is what is usual where the computer is set to be.
    """

    left_out: frozenset[str] | None = None
    since: date | None = None
    months: int = 0
    paper: str = ""
    large_print: bool = False


class SheetHabits:
    """Reads and keeps them; a setting that cannot be read counts as none."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def of(self, reader: str) -> SheetHabit:
        """Return what was chosen for a reader, or the usual."""
        found = self._setting(_name(reader))
        return SheetHabit() if found is None else _read(found.value)

    def last_reader(self) -> str:
        """Return whom the last sheet was for; the oncologist where none was made."""
        found = self._setting(_LAST_READER)
        return found.value if found is not None and found.value in READERS else READERS[0]

    def keep(self, reader: str, habit: SheetHabit, cause: object | None = None) -> None:
        """Keep a choice and whom it was for; what stands so already is not written again."""
        if self._wishes.database.is_read_only:
            return
        wanted = {_name(reader): _written(habit), _LAST_READER: reader}
        with self._wishes.wish("remember sheet", cause=cause) as wish:
            for name, value in wanted.items():
                _set(wish, name, value)

    def _setting(self, name: str) -> Setting | None:
        with self._wishes.database.reading() as store:
            return next(iter(store.all(Setting, name=name)), None)


def _set(wish: Wish, name: str, value: str) -> None:
    standing = next(iter(wish.store.all(Setting, name=name)), None)
    if standing is None:
        wish.add(Setting(name=name, value=value))
    elif standing.value != value:
        wish.change(replace(standing, value=value))


def _name(reader: str) -> str:
    return f"sheet_for_{reader}"


def _written(habit: SheetHabit) -> str:
    return json.dumps(
        {
            "left_out": None if habit.left_out is None else sorted(habit.left_out),
            "since": habit.since.isoformat() if habit.since is not None else None,
            "months": habit.months,
            "paper": habit.paper,
            "large_print": habit.large_print,
        },
        sort_keys=True,
    )


def _read(text: str) -> SheetHabit:
    try:
        known: dict[str, Any] = json.loads(text)
        left_out, since, months = known.get("left_out"), known.get("since"), known.get("months", 0)
        return SheetHabit(
            left_out=None if left_out is None else frozenset(str(name) for name in left_out),
            since=None if since is None else date.fromisoformat(since),
            months=months if months in MONTHS else 0,
            paper=next((paper for paper in PAPERS if paper == known.get("paper")), ""),
            large_print=known.get("large_print") is True,
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return SheetHabit()
