"""The list of episodes: what is still there first, everything on request, and a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.paged_table import PagedTable
from followup.ui.kit.space import SNUG, STEP, bare
from followup.ui.symptoms.table_model import EpisodeTable
from followup.ui.today.words import episode_title

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

OPEN, EVERYTHING = "open", "everything"


class EpisodeList(QWidget):
    """`opened` carries the episode that was chosen."""

    opened = Signal(object)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services = services
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText(self.tr("Search in your words"))
        self.search_field.setAccessibleName(self.tr("Search in your words"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._on_search)
        self.shown = ChoiceRow([(OPEN, self.tr("Still there")), (EVERYTHING, self.tr("Everything"))], self.tr("Show"))
        self.shown.set_value(OPEN)
        self.shown.chosen.connect(self._on_shown)
        self.model = EpisodeTable(self._fetch, lambda view: episode_title(view, services), today)
        self.table = PagedTable(self.model, self.tr("Symptoms"))
        self.table.stretch(0)
        self.table.opened.connect(lambda view: self.opened.emit(view.episode))
        self._nothing = self._empty(navigation)
        self._stack = QStackedWidget()
        for page in (self.table, *self._nothing.values()):
            self._stack.addWidget(page)
        self._lay_out()

    def refresh(self) -> None:
        """Read the list again; the chosen row stays chosen where it can."""
        row = self.table.currentIndex().row()
        self.model.reload()
        count = self.model.rowCount()
        if count:
            self._stack.setCurrentWidget(self.table)
            self.table.selectRow(min(max(row, 0), count - 1))
            return
        self._stack.setCurrentWidget(self._nothing[self._why_nothing()])

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search_field.setFocus()
        self.search_field.selectAll()

    def _fetch(self, offset: int, limit: int) -> Sequence[EpisodeView]:
        words = self.search_field.text().strip()
        if self.shown.value == OPEN:
            return self._services.journal.episodes(open_only=True, words=words)[offset : offset + limit]
        return self._services.journal.page(offset, limit, words)

    def _on_search(self) -> None:
        if self.search_field.text().strip() and self.shown.value == OPEN:
            self.shown.set_value(EVERYTHING)
        self.refresh()

    def _on_shown(self, value: str) -> None:
        if not value:
            self.shown.set_value(EVERYTHING)
        self.refresh()

    def _why_nothing(self) -> str:
        if self.search_field.text().strip():
            return "search"
        return "open" if self._services.entries.count(Episode) else "log"

    def _empty(self, navigation: Navigation) -> dict[str, EmptyState]:
        note = self.tr("Note something")
        return {
            "log": EmptyState(
                self.tr("Nothing noted yet"),
                self.tr("Type what you notice on Today, in your own words. It will be listed here."),
                note,
                navigation.quick_add,
                icon="activity",
            ),
            "open": EmptyState(
                self.tr("Nothing is open"),
                self.tr("Everything you noted has gone. Choose “Everything” to look back."),
                note,
                navigation.quick_add,
                icon="activity",
            ),
            "search": EmptyState(
                self.tr("Nothing found"), self.tr("Try fewer letters, or another word for it."), icon="search"
            ),
        }

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        bare(across, STEP)
        across.addWidget(self.search_field, 1)
        across.addWidget(self.shown)
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addLayout(across)
        column.addWidget(self._stack, 1)
