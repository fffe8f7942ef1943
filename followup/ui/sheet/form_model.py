"""What somebody wants on a sheet, without widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.days import Day
from followup.domain.errors import Refused

if TYPE_CHECKING:
    from followup.services.sheet_habits import SheetHabit
    from followup.services.sheets import SheetChoices

PREVIEW_SCALE = 1.6
"""Pixels for a point in the preview: sharp on an ordinary screen."""

PRINT_SCALE = 200 / 72
"""Pixels for a point on paper: 200 dots for an inch, plenty for text and thin lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """What was chosen; `left_out` are ids of parts after page 1 that are not wanted, `months` 0 is the last visit."""

    visit_id: int | None = None
    paper: str = "a4"
    reader: str = "oncologist"
    since: Day | None = None
    months: int = 0
    large_print: bool = False
    fillable: bool = False
    left_out: frozenset[str] = frozenset()

    def choices(self, today: date, every: Iterable[str]) -> SheetChoices:
        """Return the choices for the services; raises `Refused` when the first day lies ahead."""
        from followup.services.sheets import SheetChoices

        if self.since is not None and self.since.on > today:
            raise Refused("This day is in the future. Please choose an earlier one.", field="since")
        wanted = frozenset(every) - self.left_out
        return SheetChoices(
            visit_id=self.visit_id,
            paper=self.paper,
            reader=self.reader,
            since=self.since.on if self.since is not None else None,
            months=self.months,
            large_print=self.large_print,
            fillable=self.fillable,
            sections=wanted,
        )

    def habit(self) -> SheetHabit:
        """Return what to remember of these choices for this reader."""
        from followup.report.readers import arrangement
        from followup.services.sheet_habits import SheetHabit

        return SheetHabit(
            left_out=None if self.left_out == arrangement(self.reader).left_out else self.left_out,
            since=self.since.on if self.since is not None else None,
            months=self.months,
            paper=self.paper,
            large_print=self.large_print,
        )
