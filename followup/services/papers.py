"""What can be put on paper beside the sheet: a card for the wallet, and a diary to write by hand."""

from __future__ import annotations

import io
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup import paths
from followup.domain.care import Contact
from followup.domain.facts import UNKNOWN
from followup.domain.records import Fact
from followup.services.files import write_file
from followup.services.sheet_input import SheetFiller
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.report.pdf import Written

MOST_WEEKS = 12
"""Weeks of a paper diary in one file, at most."""


class Papers:
    """Makes them as PDF, from the log as it is now; nothing of them is kept in the log."""

    def __init__(self, wishes: Wishes, filler: SheetFiller) -> None:
        self._wishes, self._filler = wishes, filler

    def card(self, paper: str = "a4") -> tuple[bytes, Written]:
        """Return the wallet card: name, birth date, cancer, allergies, numbers to call and medicines."""
        from followup.report.compose.card import wallet_card
        from followup.report.pdf import write_card

        view = self._filler.fill(since=None, visit_id=None, reader="oncologist", paper=paper)
        with self._wishes.database.reading() as store:
            contacts, facts = store.all(Contact), store.all(Fact)
        stream = io.BytesIO()
        written = write_card(
            wallet_card(view, contacts, self._wishes.tr(emergency_says(facts)), self._wishes.tr), stream
        )
        return stream.getvalue(), written

    def diary(self, first: date | None = None, weeks: int = 1, paper: str = "a4") -> tuple[bytes, Written]:
        """Return weeks of a paper diary, from the week of a day on (None: the week of today)."""
        from followup.report.compose.week import diary_pages
        from followup.report.pdf import write_diary

        view = self._filler.fill(since=None, visit_id=None, reader="oncologist", paper=paper)
        pages = diary_pages(view, first or self._wishes.today(), min(max(weeks, 1), MOST_WEEKS), self._wishes.tr)
        stream = io.BytesIO()
        written = write_diary(pages, stream)
        return stream.getvalue(), written

    def write(self, content: bytes, path: Path) -> None:
        """Write one of them, complete or not at all and readable for its owner alone."""
        write_file(path, content)


def emergency_says(facts: tuple[Fact, ...]) -> str:
    """Return the sentence about the emergency number of the person's region."""
    known = {fact.name: fact.value for fact in facts if fact.value != UNKNOWN}
    regions = tomllib.loads(paths.resource("help", "emergency.toml").read_text(encoding="utf-8"))["regions"]
    return str(regions.get(known.get("region", ""), regions["other"])["says"])
