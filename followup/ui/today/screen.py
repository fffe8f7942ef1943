"""Today: note something, see what is worth telling the team, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from followup.domain.records import Episode
from followup.services.changes import Topic
from followup.ui.kit.dates import full_day
from followup.ui.kit.space import GAP, WIDE, bare, text_width
from followup.ui.kit.text import Label
from followup.ui.screen import BaseScreen, TakenUp
from followup.ui.today.beside import Beside
from followup.ui.today.comfort import Comfort
from followup.ui.today.coming_up import ComingUp
from followup.ui.today.first_steps import FirstSteps
from followup.ui.today.flag_section import FlagSection
from followup.ui.today.lately import Lately
from followup.ui.today.left_over import LeftOver
from followup.ui.today.quick_add import QuickAdd
from followup.ui.today.still_there import StillThere

if TYPE_CHECKING:
    from followup.services.drafts import Draft
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

_COLUMN, _BESIDE = 75, 24
"""Widths in characters of the main column and of what stands beside it."""


class Screen(BaseScreen):
    """The page that the window opens with."""

    topics = frozenset(Topic)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, reading=False)
        self.set_title(self.tr("Today"))
        self.day = Label("", "second")
        self.head.addWidget(self.day)
        self.quick_add = QuickAdd(services, navigation, today)
        self.left_over = LeftOver(services, navigation, today)
        self.left_over.hide()
        self.first_steps = FirstSteps(navigation)
        self.flags = FlagSection(services, navigation, today)
        self.comfort = Comfort(services, navigation, today)
        self.still_there = StillThere(services, navigation, today)
        self.coming_up = ComingUp(services, navigation, today)
        self.lately = Lately(services, navigation, today)
        self.beside = Beside(services, navigation, today)
        self._lay_out()
        # Once the page has its new height.
        self.quick_add.opened.connect(lambda part: QTimer.singleShot(0, part, lambda: self.scroll_to(part)))

    def refresh(self) -> None:
        """Read the log again; what somebody is typing stays."""
        today, journal = self.today(), self.services.journal
        held = self._holds_focus()
        self.day.setText(full_day(today))
        open_episodes = journal.episodes(open_only=True)
        empty = not open_episodes and not self.services.flags.today() and not self.services.entries.count(Episode)
        self.first_steps.setVisible(empty)
        for part in (self.flags, self.coming_up):
            part.setVisible(not empty)
        self.left_over.refresh()
        self.flags.refresh()
        self.comfort.refresh()
        self.still_there.refresh(journal.to_check_in())
        self.coming_up.refresh()
        self.lately.refresh(open_episodes)
        self.beside.refresh(open_episodes)
        if held:
            self.quick_add.start()

    def open_target(self, target: object) -> None:
        """Go to the quick-add field, for ("quick_add", words)."""
        match target:
            case ("quick_add", str(words)):
                self.quick_add.start(words)

    def draft_target(self) -> str:
        """Return the symptom that is being noted and the words for it."""
        return self.quick_add.asks

    def take_up(self, draft: Draft) -> TakenUp:
        """Put words into the field again, or go on with the questions about a symptom."""
        if draft.place.form:
            return super().take_up(draft)
        lines = list(draft.lines)
        self.quick_add.start(lines[0][1] if lines else "")
        return TakenUp(self, {}, lines[1:])

    def open_draft_target(self, target: str) -> None:
        """Ask about the symptom again."""
        self.quick_add.ask_again(target)

    def search(self) -> None:
        """Go to the quick-add field: it is what finds things here."""
        self.quick_add.start()

    def escape(self) -> None:
        """Close what quick add has open."""
        self.quick_add.close_open()

    def first_field(self) -> QWidget:
        """Return the quick-add field."""
        return self.quick_add.field

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside below, where the page is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        bare(column, WIDE)
        parts = (
            self.quick_add,
            self.left_over,
            self.first_steps,
            self.flags,
            self.comfort,
            self.still_there,
            self.coming_up,
            self.lately,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bare(self._across, GAP)
        self._across.addWidget(main, 1)
        self._across.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self._across)
        self.end()

    def _fit(self) -> None:
        beside, least = text_width(self, _BESIDE) + 2 * WIDE, text_width(self, 50)
        wide = self.width() - 2 * GAP >= least + GAP + beside
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)
        column = text_width(self, _COLUMN) + 2 * WIDE
        self.limit_width(column + GAP + beside if wide else column)
        self.beside.set_flat(not wide and self.width() >= text_width(self, 70))
        self.beside.setMinimumWidth(beside if wide else 0)
        self.beside.setMaximumWidth(beside if wide else column)

    def _holds_focus(self) -> bool:
        """Whether the focus is in a part that is about to be built anew."""
        focused = QApplication.focusWidget()
        parts = (self.flags, self.comfort, self.still_there, self.coming_up, self.lately)
        return isinstance(focused, QWidget) and any(part.isAncestorOf(focused) for part in parts)
