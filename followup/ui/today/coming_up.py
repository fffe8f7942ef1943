"""What comes next: exams that are due or booked in the next three months."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, section
from followup.ui.today.words import due_words

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.plan_days import DueExam
    from followup.ui.navigation import Navigation

MOST = 3


class ComingUp(QWidget):
    """A line for each of the next exams."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("Coming up")))
        self._list = QVBoxLayout()
        bare(self._list)
        column.addLayout(self._list)

    def refresh(self) -> None:
        """Show the next exams."""
        clear(self._list)
        due = self._services.exams.upcoming()[:MOST]
        if not due:
            self._list.addWidget(Text(self.tr("Nothing due in the next three months."), "second"))
            return
        card = Card()
        for place, exam in enumerate(due):
            if place:
                card.add(Hairline())
            card.add(self._line(exam))
        self._list.addWidget(card)

    def _line(self, due: DueExam) -> QWidget:
        words = due_words(due, self._today())
        holder = QWidget()
        row = QHBoxLayout(holder)
        bare(row, STEP)
        text = self.tr("Open") if due.booked_on is not None else self.tr("Set a date")
        button = quiet_button(text, lambda: self._navigation.go("exams", due))
        button.setAccessibleName(f"{text}: {words}")
        row.addWidget(Text(words), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
