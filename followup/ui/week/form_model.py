"""The grid without widgets: what a key makes of a cell, and what is kept of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from followup.domain.log_view import EpisodeView
from followup.domain.records import THE_PERSON, Note, Observation, Overall, Weight
from followup.domain.words import Change
from followup.services.journal import SymptomEntry
from followup.services.weeks import TypedWeek, Week
from followup.ui.check_in.form_model import grams_of

if TYPE_CHECKING:
    from followup.ui.today.form_model import Offer

WORST = 10
CHANGES = {"b": Change.BETTER, "s": Change.SAME, "w": Change.WORSE}
"""The letters of the paper diary."""


class Kind(StrEnum):
    """What a row is about."""

    SYMPTOM = "symptom"
    OVERALL = "overall"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: an episode of the log, a symptom that is new (`offer`), or a measure. `key` tells rows apart."""

    key: str
    title: str
    kind: Kind = Kind.SYMPTOM
    view: EpisodeView | None = None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What was typed for a day; `text` is a weight as it was typed, `fresh` a number that may still become ten."""

    number: int | None = None
    change: Change = Change.NONE
    gone: bool = False
    text: str = ""
    fresh: bool = False


def pressed(cell: Cell | None, key: str, kind: Kind) -> Cell | None:
    """Return what a key makes of a cell; a key that means nothing here leaves it as it is.

    Digits are the number, X is ten (and so is 1 with 0 right after it), n is "not there", b, s and w how it compares.
    """
    before, key = cell or Cell(), key.lower()
    if kind is Kind.WEIGHT:
        return replace(before, text=before.text + key) if key in "0123456789., " and len(before.text) < 8 else cell
    if (key.isascii() and key.isdigit()) or key == "x":
        number = WORST if key == "x" or (key == "0" and before.fresh and before.number == 1) else int(key)
        change = Change.NONE if before.gone else before.change
        return Cell(number, change, fresh=key == "1")
    if kind is not Kind.SYMPTOM:
        return cell
    if key == "n":
        return Cell(gone=True, change=Change.GONE)
    if key in CHANGES:
        return Cell(None if before.gone else before.number, CHANGES[key])
    return cell


def settled(cell: Cell) -> Cell:
    """Return a cell that was left: a 0 typed later is a number of its own."""
    return replace(cell, fresh=False)


def without_last(cell: Cell, kind: Kind) -> Cell | None:
    """Return a cell after Backspace: a weight loses its last sign, everything else is empty again."""
    return replace(cell, text=cell.text[:-1]) if kind is Kind.WEIGHT and len(cell.text) > 1 else None


Cells = Mapping[tuple[str, date], Cell]


def existing(row: GridRow, day: date, week: Week, author_id: int) -> Observation | Overall | Weight | None:
    """Return what this author has noted for a day already."""
    if row.kind is Kind.OVERALL:
        return week.overalls.get(day)
    if row.kind is Kind.WEIGHT:
        return week.weights.get(day)
    seen = row.view.observations if row.view is not None else ()
    return next((one for one in reversed(seen) if one.observed_on == day and one.author_id == author_id), None)


@dataclass(slots=True)
class WeekForm:
    """Everything that is needed to keep a week."""

    week: Week
    rows: Iterable[GridRow]
    cells: Cells
    author_id: int = THE_PERSON
    unit: str = "kg"
    note: str = ""
    questions: str = ""

    def typed(self) -> TypedWeek:
        """Return what to keep; raises `Refused` for a weight that is no number."""
        kept: list[tuple[SymptomEntry, ...]] = []
        changed: list[Observation | Overall | Weight] = []
        overalls, weights = list[Overall](), list[Weight]()
        for row in self.rows:
            entries: list[SymptomEntry] = []
            for day in self.week.days:
                cell = self.cells.get((row.key, day))
                if cell is None:
                    continue
                before = existing(row, day, self.week, self.author_id)
                if before is not None:
                    changed.append(self._over(before, cell))
                elif row.kind is Kind.OVERALL:
                    overalls.append(Overall(observed_on=day, value=cell.number or 0, author_id=self.author_id))
                elif row.kind is Kind.WEIGHT:
                    weights.append(self._weighed(day, cell))
                else:
                    entries.append(self._entry(row, day, cell))
            if entries:
                kept.append(tuple(entries))
        words = " ".join(self.note.split())
        return TypedWeek(
            rows=tuple(kept),
            changed=tuple(changed),
            overalls=tuple(overalls),
            weights=tuple(weights),
            note=Note(noted_on=self._last_day(), words=words, author_id=self.author_id) if words else None,
            questions=tuple(line.strip() for line in self.questions.splitlines() if line.strip()),
            author_id=self.author_id,
        )

    def _last_day(self) -> date:
        typed = [day for _, day in self.cells if day in self.week.days]
        return max(typed, default=self.week.days[0])

    def _weighed(self, day: date, cell: Cell) -> Weight:
        return Weight(
            measured_on=day, grams=grams_of(cell.text, self.unit) or 0, unit=self.unit, author_id=self.author_id
        )

    def _over(self, before: Observation | Overall | Weight, cell: Cell) -> Observation | Overall | Weight:
        """What stood there before, in the state that was typed; what the cell says nothing of stays."""
        if isinstance(before, Overall):
            return replace(before, value=cell.number if cell.number is not None else before.value)
        if isinstance(before, Weight):
            return replace(before, grams=grams_of(cell.text, before.unit) or before.grams)
        number = before.severity if cell.number is None and not cell.gone else cell.number
        return replace(before, severity=number, present=not cell.gone, change=cell.change or before.change)

    def _entry(self, row: GridRow, day: date, cell: Cell) -> SymptomEntry:
        entry = SymptomEntry(
            observed_on=day,
            severity=cell.number,
            change=cell.change,
            present=not cell.gone,
            author_id=self.author_id,
        )
        if row.view is not None:
            episode = row.view.episode
            return replace(entry, symptom=episode.symptom, episode_id=episode.id)
        offer = row.offer
        if offer is None:
            return entry
        return replace(entry, words=offer.words, symptom=offer.symptom, place=offer.place, side=offer.side)
