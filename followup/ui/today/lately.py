"""Lately: a small chart for each open symptom over the last 90 days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup.domain.log_view import EpisodeView
from followup.ui.kit.buttons import EntryLink, link_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import SNUG, STEP, TIGHT, bare, clear
from followup.ui.kit.text import section, small
from followup.ui.today.words import episode_title, last_noted

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

DAYS = 90
MOST = 6


class Lately(QWidget):
    """A line for each open symptom: its words, its chart, and a way to the whole story."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("Lately")))
        self._hint = small(self.tr("The last 90 days. Higher is worse."))
        column.addWidget(self._hint)
        self._list = QVBoxLayout()
        bare(self._list)
        column.addLayout(self._list)

    def refresh(self, views: tuple[EpisodeView, ...]) -> None:
        """Show those of these open episodes that were noted lately; nothing at all when there are none."""
        clear(self._list)
        views = tuple(view for view in views if _last_day(view) >= self._today() - timedelta(days=DAYS))
        self.setVisible(bool(views))
        if not views:
            return
        card, grid = Card(), QGridLayout()
        bare(grid, TIGHT)
        grid.setHorizontalSpacing(STEP)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for place, view in enumerate(views[:MOST]):
            if place:
                grid.addWidget(Hairline(), 2 * place - 1, 0, 1, 2)
            grid.addWidget(self._words(view), 2 * place, 0)
            grid.addWidget(self._chart(view), 2 * place, 1, Qt.AlignmentFlag.AlignVCenter)
        card.add(grid)
        self._list.addWidget(card)
        if len(views) > MOST:
            words = self.tr("See all {count} open symptoms").format(count=len(views))
            self._list.addWidget(link_button(words, lambda: self._navigation.go("symptoms")))

    def _words(self, view: EpisodeView) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        bare(column)
        title = episode_title(view, self._services)
        column.addStretch(1)
        column.addWidget(EntryLink(title, lambda: self._navigation.go("symptoms", view.episode)))
        column.addWidget(small(last_noted(view, self._today())))
        column.addStretch(1)
        return holder

    def _chart(self, view: EpisodeView) -> QWidget:
        from followup.report.series import Days, severity_chart
        from followup.ui.kit.chart_view import ChartView

        today = self._today()
        days = Days(today - timedelta(days=DAYS), today)
        title = episode_title(view, self._services)
        return ChartView(severity_chart(title, view.observations, days, tr=translate), small=True)


def _last_day(view: EpisodeView) -> date:
    return view.last.observed_on if view.last is not None else view.episode.began_on
