"""The check-in: still there, better, same, worse, gone; weight; how things are; anything new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.domain.errors import FollowupError
from followup.domain.records import Weight
from followup.domain.words import Answer
from followup.services.changes import Topic
from followup.ui.check_in.form_model import CheckInForm
from followup.ui.check_in.line import LineCard
from followup.ui.check_in.measures import Measures
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.openers import Drafted
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import second, section
from followup.ui.kit.who_row import WhoRow
from followup.ui.screen import BaseScreen
from followup.ui.today.words import episode_title

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen, Drafted):
    """One page from top to bottom; Save keeps all of it in one go."""

    topics = frozenset({Topic.SYMPTOMS, Topic.WEIGHT})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Check-in"))
        self.lines: list[LineCard] = []
        self.says, self.who = second(), WhoRow()
        self._list, self._below = QVBoxLayout(), QVBoxLayout()
        self.measures = Measures("kg")
        self.save_button = main_button(self.tr("Save"), self.save, icon="check")
        self.add(self.says)
        self.add(self.who)
        for layout in (self._list, self._below):
            bare(layout, SNUG)
            self.add(layout)
        self.add(section(self.tr("Anything new?")), space=STEP)
        self.add(row_of(link_button(self.tr("Note something new on Today"), navigation.quick_add)))
        later = quiet_button(self.tr("Not now"), lambda: navigation.go("today"))
        self.add(row_of(self.save_button, later), space=STEP)
        self.end()

    def refresh(self) -> None:
        """Start a new check-in; one that was begun stays as it is."""
        if self._is_begun():
            return
        clear(self._list)
        clear(self._below)
        self.who.offer(self.services.record.authors())
        views = self.services.journal.episodes(open_only=True)
        self.lines = [LineCard(view, episode_title(view, self.services), self.today()) for view in views]
        words = self.tr("Go through what is open. Leave out what you like.")
        self.says.setText(words if views else self.tr("Nothing is open. You can note your weight and how things are."))
        if views:
            self._list.addWidget(section(self.tr("Still there?")))
        for line in self.lines:
            self._list.addWidget(line)
        weights = self.services.entries.page(Weight, limit=1)
        self.measures = Measures(weights[0].unit if weights else "kg")
        self._below.addSpacing(STEP)
        self._below.addWidget(section(self.tr("Weight and how things are")))
        self._below.addWidget(self.measures)

    def save(self) -> None:
        """Keep everything that was answered, or say beside its field what cannot be kept."""
        self.measures.form.clear_errors()
        try:
            self.services.journal.check_in(self._form().answers(self.today()))
        except FollowupError as error:
            if not self.measures.explain(error):
                self.navigation.show_error(error)
            return
        self.lines = []
        self.measures.weight.clear()
        self.measures = Measures("kg")
        self.refresh()
        self.navigation.go("today")

    def escape(self) -> None:
        """Go back to Today; what was answered waits here."""
        self.navigation.go("today")

    def _form(self) -> CheckInForm:
        measures = self.measures
        trying = measures.trying.value
        return CheckInForm(
            lines=[line.read() for line in self.lines],
            weight=measures.weight.text(),
            unit=measures.unit.value or "kg",
            trying_to_lose=Answer(trying) if trying else None,
            overall=int(measures.overall.value) if measures.overall.value else None,
            measures=measures.scales.values(),
            note=measures.note.toPlainText(),
            author_id=self.who.author_id,
        )

    def _is_begun(self) -> bool:
        measures = self.measures
        said = any(line.read().is_answered for line in self.lines)
        typed = any(text.strip() for text in (measures.weight.text(), measures.note.toPlainText()))
        return said or typed or bool(measures.overall.value) or measures.scales.is_answered
