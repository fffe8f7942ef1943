"""Lately: a small chart for each open symptom over the last 90 days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup.domain.log_view import EpisodeView
from followup.ui.kit.buttons import link_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, SNUG, STEP, bare, clear
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
        """Show these open episodes; nothing at all when there are none."""
        clear(self._list)
        self.setVisible(bool(views))
        if not views:
            return
        card = Card()
        for place, view in enumerate(views[:MOST]):
            if place:
                card.add(Hairline())
            card.add(self._line(view))
        self._list.addWidget(card)
        if len(views) > MOST:
            words = self.tr("See all {count} open symptoms").format(count=len(views))
            self._list.addWidget(link_button(words, lambda: self._navigation.go("symptoms")))

    def _line(self, view: EpisodeView) -> QWidget:
        from followup.report.series import Days, severity_chart
        from followup.ui.kit.chart_view import ChartView

        title, today = episode_title(view, self._services), self._today()
        holder = QWidget()
        row = QHBoxLayout(holder)
        bare(row, STEP)
        words = QVBoxLayout()
        bare(words, HAIR)
        words.addWidget(link_button(title, lambda: self._navigation.go("symptoms", view.episode)))
        words.addWidget(small(last_noted(view, today)))
        days = Days(today - timedelta(days=DAYS), today)
        chart = ChartView(severity_chart(title, view.observations, days, tr=translate), small=True)
        row.addLayout(words, 2)
        row.addWidget(chart, 3, Qt.AlignmentFlag.AlignVCenter)
        return holder
