"""My record: what the doctor asks for at each visit, kept once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Fact
from followup.services.changes import Topic
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.fold import Fold
from followup.ui.kit.space import STEP, WIDE, bare, clear
from followup.ui.kit.text import second, section
from followup.ui.record.fact_row import FactRow
from followup.ui.record.form_model import GROUPS, FactForm, FactGroup, FactLine, lines_of, takes_more
from followup.ui.record.people import People
from followup.ui.record.treatments import Treatments
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """Facts in groups, then treatments, then who writes here."""

    topics = frozenset({Topic.RECORD})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("My record"))
        self.add(
            second(
                self.tr(
                    "What doctors ask for at each visit. Fill in what you know; all of it can wait. "
                    "What is not known prints as unknown."
                )
            )
        )
        self.rows: list[FactRow] = []
        self._columns: dict[str, QVBoxLayout] = {}
        for group in GROUPS:
            self.add(self._group(group), space=STEP)
        self.treatments = Treatments(services, navigation, today)
        self.add(section(self.tr("Cancer treatments and vaccines")), space=WIDE)
        self.add(self.treatments)
        self.people = People(services, navigation)
        self.add(section(self.tr("Who writes in this log")), space=WIDE)
        self.add(self.people)
        self.end()

    def refresh(self) -> None:
        """Show every fact as it stands now."""
        facts = self.services.record.facts()
        self.rows = []
        for group in GROUPS:
            self._fill(self._columns[group.id], lines_of(group, facts), facts)
        self.treatments.refresh()
        self.people.refresh()

    def open_target(self, target: object) -> None:
        """Open the form of the fact with this name."""
        for row in self.rows:
            if row.line.fact_name.name == target:
                for fold in self.findChildren(Fold):
                    if fold.isAncestorOf(row):
                        fold.set_open(True)
                row.edit()
                self.scroll_to(row)
                return

    def escape(self) -> None:
        """Close the forms that are open."""
        for row in self.rows:
            row.close_editor()
        self.treatments.close_form()
        self.people.close_form()

    def row(self, name: str) -> FactRow:
        """Return the line of the first fact with this name."""
        return next(row for row in self.rows if row.line.fact_name.name == name)

    def _group(self, group: FactGroup) -> QWidget:
        card = Card()
        self._columns[group.id] = card.column
        words = self._titles()[group.id]
        if not group.folded:
            holder = QWidget()
            column = QVBoxLayout(holder)
            bare(column, STEP)
            column.addWidget(section(words))
            column.addWidget(card)
            return holder
        fold = Fold(words)
        fold.add(card)
        return fold

    def _titles(self) -> dict[str, str]:
        return {
            "person": self.tr("About you"),
            "team": self.tr("Your cancer team"),
            "surgery": self.tr("Surgery and end of treatment"),
            "cancer": self.tr("More about the cancer"),
            "health": self.tr("Other conditions and allergies"),
        }

    def _fill(self, column: QVBoxLayout, lines: tuple[FactLine, ...], facts: tuple[Fact, ...]) -> None:
        clear(column)
        last = {line.fact_name.name: line for line in lines}
        for index, line in enumerate(lines):
            if index:
                column.addWidget(Hairline())
            row = FactRow(line, self.today, more=last[line.fact_name.name] is line and takes_more(line, facts))
            row.saved.connect(self._keep)
            row.taken_away.connect(self._take_away)
            self.rows.append(row)
            column.addWidget(row)

    def _keep(self, row: FactRow, form: FactForm) -> None:
        editor, record = row.editor, self.services.record
        old = editor.replaced if editor is not None else None
        try:
            if old is not None:
                record.correct(form.over(old))
            else:
                record.set(form.fact_name.name, form.value, form.side, form.source, about=form.is_about)
        except FollowupError as error:
            if editor is None or not editor.explain(error):
                self.navigation.show_error(error)

    def _take_away(self, line: FactLine) -> None:
        if line.fact is not None:
            self.services.record.drop(line.fact.id)
