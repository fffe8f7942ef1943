"""What was answered in a check-in, without widgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.care_words import Measured
from followup.domain.errors import Refused
from followup.domain.records import THE_PERSON
from followup.domain.words import AllAlong, Answer, Change

if TYPE_CHECKING:
    from followup.services.journal import CheckInAnswers

GRAMS = {"kg": 1000.0, "lb": 453.59237, "st": 6350.29318}
"""Grams in one unit of weight (the international pound; a stone is 14 of them)."""


def grams_of(text: str, unit: str) -> int | None:
    """Return a weight in grams from "71.5", "71,5" or, in stone, "11 3"; None for no text.

    Raises `Refused` when it is no number.
    """
    text = text.strip().replace(",", ".")
    if not text:
        return None
    try:
        if unit == "st" and len(parts := text.split()) > 1:
            stone, pounds = (float(part) for part in parts)
            return round(stone * GRAMS["st"] + pounds * GRAMS["lb"])
        return round(float(text) * GRAMS[unit])
    except ValueError:
        raise Refused("Please write the weight as a number, for example 71.5.", field="weight") from None


@dataclass(slots=True)
class Line:
    """One open episode: nothing said yet, or how it is."""

    episode_id: int
    change: Change = Change.NONE
    severity: int | None = None
    all_along: AllAlong = AllAlong.UNKNOWN

    @property
    def is_answered(self) -> bool:
        """Whether anything was said of it."""
        return self.change is not Change.NONE or self.severity is not None or self.all_along is not AllAlong.UNKNOWN


@dataclass(slots=True)
class CheckInForm:
    """All lines, the weight and how things are overall."""

    lines: list[Line] = field(default_factory=list)
    weight: str = ""
    unit: str = "kg"
    trying_to_lose: Answer | None = None
    overall: int | None = None
    measures: tuple[tuple[Measured, int], ...] = ()
    note: str = ""
    author_id: int = THE_PERSON

    def answers(self, today: date) -> CheckInAnswers:
        """Return what is to be kept; raises `Refused` when the weight is no number."""
        from followup.services.journal import CheckInAnswers, StillThere

        return CheckInAnswers(
            done_on=today,
            symptoms=tuple(
                StillThere(
                    episode_id=line.episode_id,
                    change=line.change,
                    severity=None if line.change is Change.GONE else line.severity,
                    all_along=line.all_along,
                )
                for line in self.lines
                if line.is_answered
            ),
            weight_grams=grams_of(self.weight, self.unit),
            weight_unit=self.unit,
            trying_to_lose=self.trying_to_lose,
            overall=self.overall,
            measures=self.measures,
            note=self.note.strip(),
            author_id=self.author_id,
        )
