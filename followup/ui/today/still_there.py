"""Still there? One line for each open episode that nothing was said of lately."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import EpisodeView
from followup.domain.words import AllAlong, Change
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, section, small, strong
from followup.ui.today.words import episode_title, last_noted

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

MOST = 3
"""Lines on Today; more than that is what the check-in is for."""


class StillThereLine(Card):
    """Asks about one episode. `answered` carries how it compares and what was in between."""

    answered = Signal(object, str, str)

    def __init__(self, view: EpisodeView, title: str, today: date) -> None:
        super().__init__()
        self.view = view
        self.there = quiet_button(self.tr("Still there"), self._open)
        self.gone = quiet_button(self.tr("It has gone"), lambda: self.answered.emit(view, Change.GONE, ""))
        for button in (self.there, self.gone):
            button.setAccessibleDescription(title)
        self.add(strong(title))
        self.add(small(last_noted(view, today)))
        self.add(row_of(self.there, self.gone))
        self._today = today

    def _inside(self) -> QWidget:
        view, today = self.view, self._today
        since = view.last.observed_on if view.last is not None else view.episode.began_on
        compare = self.tr("How is it compared with before?")
        between = self.tr("And since {day}?").format(day=short_day(since, today))
        choices = (
            (Change.BETTER, self.tr("Better")),
            (Change.SAME, self.tr("Same")),
            (Change.WORSE, self.tr("Worse")),
        )
        self.change = ChoiceRow(choices, compare)
        self.all_along = ChoiceRow(
            [
                (AllAlong.YES, self.tr("There all the time")),
                (AllAlong.CAME_AND_WENT, self.tr("Came and went")),
                (AllAlong.HAD_GONE, self.tr("Had gone, now back")),
            ],
            between,
        )
        self.keep = main_button(self.tr("Save"), self._answer)
        holder = QWidget()
        column = QVBoxLayout(holder)
        bare(column, SNUG)
        for widget in (Text(compare), self.change, Text(between), self.all_along, row_of(self.keep)):
            column.addWidget(widget)
        return holder

    def _open(self) -> None:
        self.there.setEnabled(False)
        self.add(self._inside())
        self.change.setFocus()

    def _answer(self) -> None:
        self.answered.emit(self.view, self.change.value, self.all_along.value)


class StillThere(QWidget):
    """The first few of these lines; the rest waits in the check-in."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.lines: list[StillThereLine] = []
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("Still there?")))
        self._list = QVBoxLayout()
        bare(self._list, SNUG)
        column.addLayout(self._list)

    def refresh(self, waiting: tuple[EpisodeView, ...]) -> None:
        """Show these episodes; nothing at all when there are none."""
        clear(self._list)
        self.lines = []
        for view in waiting[:MOST]:
            line = StillThereLine(view, episode_title(view, self._services), self._today())
            line.answered.connect(self._note)
            self.lines.append(line)
            self._list.addWidget(line)
        if len(waiting) > MOST:
            words = self.tr("Go through all {count} in one minute").format(count=len(waiting))
            self._list.addWidget(link_button(words, lambda: self._navigation.go("check_in")))
        self.setVisible(bool(waiting))

    def _note(self, view: EpisodeView, change: str, all_along: str) -> None:
        from followup.services.journal import SymptomEntry

        entry = SymptomEntry(
            symptom=view.episode.symptom,
            words=view.episode.words,
            place=view.episode.place,
            side=view.episode.side,
            observed_on=self._today(),
            change=Change(change),
            all_along=AllAlong(all_along),
            episode_id=view.episode.id,
        )
        try:
            self._services.journal.note(entry)
        except FollowupError as error:
            self._navigation.show_error(error)
