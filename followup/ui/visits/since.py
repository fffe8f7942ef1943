"""Since the last visit: new, worse, better, the same, gone, with the numbers the sheet prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.ui.kit.card import Card
from followup.ui.kit.space import HAIR, SNUG, bare, clear
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.visits.part import VisitPart

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.prepared import Changed
    from followup.ui.navigation import Navigation


class SincePart(VisitPart):
    """A card with a heading for each group."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, self.tr("Since the last visit"))
        self.lines: list[str] = []
        self._list = QVBoxLayout()
        bare(self._list, SNUG)
        self.column.addLayout(self._list)

    def fill(self) -> None:
        """Show what changed, as the log stands now."""
        clear(self._list)
        self.lines = []
        changed = self.services.prepared.changed(self.visit.id) if self.visit is not None else ()
        if not changed:
            self._list.addWidget(second(self.tr("No symptom was noted in this time.")))
            return
        card = Card()
        for group, rows in groupby(changed, lambda one: one.group):
            card.add(strong(group), space=HAIR if self.lines else 0)
            for row in rows:
                self._add(card, row)
        self._list.addWidget(card)

    def _add(self, card: Card, row: Changed) -> None:
        with_number = self.tr("{symptom}: {number}").format(symptom=row.symptom, number=row.number)
        line = with_number if row.number else row.symptom
        template = self.tr("{day}. {why}") if row.by_other else self.tr("Since {day}. {why}")
        self.lines.append(line)
        card.add(Text(line))
        card.add(small(template.format(day=row.since, why=row.why)))
