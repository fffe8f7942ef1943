"""The sheet for a visit: filled from the log, shown page by page, and written safely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.records import (
    THE_PERSON,
    Sheet,
)
from followup.services.wishes import Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.rules import Signs

if TYPE_CHECKING:
    from followup.report.document import SheetDocument

FIRST_PERIOD_MONTHS = 6
"""How far back the first sheet looks when no visit happened yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoices:
    """What somebody wants on a sheet.

    `visit_id` None takes the next visit, where there is one; `since` None looks back to the last visit that happened.
    `sections` are ids of the parts after page 1, None is all of them.
    """

    visit_id: int | None = None
    paper: str = "a4"
    reader: str = "oncologist"
    since: date | None = None
    large_print: bool = False
    sections: frozenset[str] | None = None
    prepared_by: int = THE_PERSON


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet ready to be looked at and written, with the period it speaks of."""

    document: SheetDocument
    choices: SheetChoices
    made_on: date
    from_on: date
    to_on: date
    visit_id: int | None
    signs_version: str

    @property
    def file_name(self) -> str:
        """Return a name for the file that says nothing of what is in it."""
        return f"Summary {self.made_on.isoformat()}.pdf"


class Sheets:
    """Makes, shows and writes sheets."""

    def __init__(self, wishes: Wishes, signs: Signs, catalogue: Catalogue) -> None:
        self._wishes = wishes
        self._signs = signs
        self._catalogue = catalogue

    def make(self, choices: SheetChoices = SheetChoices()) -> MadeSheet:
        """Return the sheet for these choices, from the log as it is now."""
        raise NotImplementedError

    def write(self, sheet: MadeSheet, path: Path, password: str | None = None, cause: object | None = None) -> Sheet:
        """Write the PDF, complete or not at all and readable for nobody else, and keep that it was made."""
        raise NotImplementedError

    def pages(self, sheet: MadeSheet, scale: float = 1.5) -> Sequence[bytes]:
        """Return each page as PNG bytes."""
        raise NotImplementedError

    def made(self) -> tuple[Sheet, ...]:
        """Return the sheets that were written, newest first."""
        with self._wishes.database.reading() as store:
            return store.page(Sheet, offset=0, limit=1000)
