"""The sheets that the team was given: since then is what has not been seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.records import Sheet, Visit
from followup.report.inputs import READERS
from followup.report.said import Said, read_said
from followup.services.wishes import Wish, Wishes

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads


@dataclass(frozen=True, slots=True)
class Since:
    """From which day on the team has not seen the log: from the last sheet they were given, or the last visit."""

    on: date
    sheet: Sheet | None = None
    visit: Visit | None = None


class Handovers:
    """Which sheets were handed over, what they said, and since when the team has seen nothing."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def hand_over(self, sheet_id: int, on: date | None = None, whom: str = "", cause: object | None = None) -> Sheet:
        """Keep that the team was given a sheet, today where no day is said."""
        with self._wishes.wish("hand over sheet", cause=cause) as wish:
            kept = mark_handed(wish, sheet_id, on or self._wishes.today(), whom)
            wish.words = self._wishes.tr("Noted that you handed it over.")
        return kept

    def keep_back(self, sheet_id: int, cause: object | None = None) -> Sheet:
        """Keep that a sheet was not handed over after all."""
        with self._wishes.wish("keep sheet back", cause=cause) as wish:
            kept = wish.change(replace(wish.store.get(Sheet, sheet_id), handed_on=None, whom=""))
            wish.words = self._wishes.tr("Noted that you did not hand it over.")
        return kept

    def of_visit(self, visit_id: int | None) -> tuple[Sheet, ...]:
        """Return the sheets that were made for a visit, newest first; None: for no visit, or one that was deleted."""
        with self._wishes.database.reading() as store:
            if visit_id is not None:
                return tuple(reversed(store.all(Sheet, visit_id=visit_id)))
            there = {visit.id for visit in store.all(Visit)}
            return tuple(sheet for sheet in reversed(store.all(Sheet)) if sheet.visit_id not in there)

    def handed(self) -> tuple[Sheet, ...]:
        """Return every sheet that was handed over, newest first."""
        with self._wishes.database.reading() as store:
            return tuple(sorted(_handed(store.all(Sheet)), key=_order, reverse=True))

    def since(self, visit_id: int | None = None, reader: str | None = None) -> Since | None:
        """Return since when a visit counts (None: the next one), or None where nothing was handed over nor happened.

        With `reader`, only sheets for that reader count: what the pharmacist saw, the oncologist has not seen.
        """
        with self._wishes.database.reading() as store:
            return since_in(store, self._wishes.today(), visit_id, reader)


def said_on(sheet: Sheet) -> Said | None:
    """Return what a sheet said, or None where that was not kept."""
    return read_said(sheet.said)


def mark_handed(wish: Wish, sheet_id: int, on: date, whom: str = "") -> Sheet:
    """Keep, as part of a wish, that the team was given a sheet; without a name it is the one of its visit."""
    sheet = wish.store.get(Sheet, sheet_id)
    if not whom and sheet.visit_id is not None:
        found = wish.store.all(Visit, id=sheet.visit_id)
        whom = found[0].clinician if found and _is_for(sheet, found[0]) else ""
    return wish.change(replace(sheet, handed_on=on, whom=whom.strip()))


def since_in(store: Reads, today: date, visit_id: int | None, reader: str | None = None) -> Since | None:
    """Return since when a visit counts, read in this transaction.

    The sheet of the visit itself does not count, nor one that ends today: the page is printed again with all of it.
    """
    sheets = [
        sheet
        for sheet in _handed(store.all(Sheet))
        if sheet.to_on < today
        and (sheet.visit_id is None or sheet.visit_id != visit_id)
        and reader in {None, sheet.reader}
    ]
    if sheets:
        last = max(sheets, key=lambda sheet: (sheet.to_on, *_order(sheet)))
        return Since(last.to_on, sheet=last)
    been = [visit for visit in store.all(Visit, happened=True) if visit.visit_on < today and visit.id != visit_id]
    # A talk with the pharmacist told the oncologist nothing; a visit with nobody said counts for everybody.
    past = [visit for visit in been if reader is None or str(visit.role) in {"", reader}] or been
    if not past:
        return None
    visit = max(past, key=lambda visit: (visit.visit_on, visit.id))
    return Since(visit.visit_on, visit=visit)


def sheet_to_hand(sheets: Iterable[Sheet], visit: Visit) -> Sheet | None:
    """Return the sheet that is given at a visit: of those made for it (newest first) one for whom it is with."""
    made = tuple(sheets)
    return next((sheet for sheet in made if _is_for(sheet, visit)), next(iter(made), None))


def _is_for(sheet: Sheet, visit: Visit) -> bool:
    role = str(visit.role)
    return role == sheet.reader or role not in READERS


def _handed(sheets: Iterable[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if sheet.handed_on is not None]


def _order(sheet: Sheet) -> tuple[date, int]:
    return sheet.handed_on or sheet.made_on, sheet.id
