"""The days a medicine was taken or missed, a month at a time: no counting, no streaks, and gaps are fine."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from followup.domain.care_words import Taken
from followup.domain.days import add_months
from followup.domain.errors import FollowupError
from followup.ui.kit.buttons import Button
from followup.ui.kit.dates import month_of, plain_day, weekday_letters
from followup.ui.kit.space import HAIR, TIGHT, bare, clear
from followup.ui.kit.text import small, strong

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

_NEXT = {None: Taken.YES, Taken.YES: Taken.PARTLY, Taken.PARTLY: Taken.NO, Taken.NO: None}
_MARKS = {None: " ", Taken.YES: "\u2713", Taken.PARTLY: "\u00bd", Taken.NO: "\u2013"}

_WIDEST_DAY = 60
"""Pixels: seven days stand side by side in the smallest window at 200 % too."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("medicines", text)


def taken_words(taken: Taken | None) -> str:
    """Return what was noted for a day."""
    return {
        None: _tr("not noted"),
        Taken.YES: _tr("taken"),
        Taken.PARTLY: _tr("taken in part"),
        Taken.NO: _tr("left out"),
    }[taken]


class MonthView(QWidget):
    """One month as a grid of days; each press goes on to the next of four answers.

    `owner` is the screen it stands on, which need not be drawn anew for a mark that is drawn here.
    """

    def __init__(
        self, medicine_id: int, services: OpenLog, navigation: Navigation, today: Callable[[], date], owner: object
    ) -> None:
        super().__init__()
        self._owner = owner
        self._medicine_id, self._services, self._navigation, self._today = medicine_id, services, navigation, today
        self.month = today().replace(day=1)
        self.days: dict[date, Button] = {}
        self.title = strong("")
        self.before = Button("", "quiet", lambda: self.turn(-1), icon="arrow-left")
        self.after = Button("", "quiet", lambda: self.turn(1), icon="arrow-right")
        self.before.setAccessibleName(_tr("The month before"))
        self.after.setAccessibleName(_tr("The month after"))
        head = QHBoxLayout()
        bare(head, TIGHT)
        head.addWidget(self.before)
        head.addWidget(self.title)
        head.addWidget(self.after)
        head.addStretch(1)
        self._grid = QGridLayout()
        bare(self._grid, HAIR)
        column = QVBoxLayout(self)
        bare(column, TIGHT)
        column.addWidget(small(_tr("Press a day to change it: taken, in part, left out, not noted. Gaps are fine.")))
        column.addLayout(head)
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._show()

    def turn(self, months: int) -> None:
        """Show another month; there is none after this one."""
        self.month = min(add_months(self.month, months), self._today().replace(day=1))
        self._show()

    def _show(self) -> None:
        self.title.setText(month_of(self.month, self._today()))
        self.after.setEnabled(self.month < self._today().replace(day=1))
        clear(self._grid)
        self.days = {}
        for column, letter in enumerate(weekday_letters()):
            label = QLabel(letter)
            label.setProperty("kind", "small")
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnMinimumWidth(column, min(label.fontMetrics().horizontalAdvance("00000"), _WIDEST_DAY))
        noted = self._services.medicine_notes.month(self._medicine_id, self.month)
        first = self.month.weekday()
        for number in range(1, monthrange(self.month.year, self.month.month)[1] + 1):
            day = self.month.replace(day=number)
            button = Button("", "choice", partial(self._press, day))
            button.setProperty("dense", True)  # seven side by side, also at 200 % in a small window
            button.setEnabled(day <= self._today())
            # All as wide as the widest, so that the days of a week stand under each other.
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.days[day] = button
            self._say(day, noted.get(day))
            place = first + number - 1
            self._grid.addWidget(button, place // 7 + 1, place % 7)
        self._grid.setColumnStretch(7, 1)

    def _press(self, day: date) -> None:
        now = self._services.medicine_notes.month(self._medicine_id, day).get(day)
        try:
            self._services.medicine_notes.note_day(self._medicine_id, day, _NEXT[now], cause=self._owner)
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        self._say(day, _NEXT[now])

    def _say(self, day: date, taken: Taken | None) -> None:
        button = self.days[day]
        # The mark stands under the number: a week fits at 200 %, and a marked day is no wider than others.
        button.setText(f"{day.day}\n{_MARKS[taken]}")
        button.setAccessibleName(f"{plain_day(day)}: {taken_words(taken)}")
        button.setToolTip(taken_words(taken))
