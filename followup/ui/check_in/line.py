"""One open symptom in the check-in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from followup.domain.log_view import EpisodeView
from followup.domain.words import AllAlong, Change
from followup.ui.check_in.form_model import Line
from followup.ui.kit.card import Card
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.dates import short_day
from followup.ui.kit.form import FormRow
from followup.ui.kit.severity_row import SeverityRow
from followup.ui.kit.text import small, strong
from followup.ui.symptoms.form_model import asks_between
from followup.ui.today.words import last_noted


class LineCard(Card):
    """How it is, then a number, then the time in between where that is not known. All may be left out."""

    answered = Signal()

    def __init__(self, view: EpisodeView, title: str, today: date) -> None:
        super().__init__()
        self.view = view
        question = self.tr("{symptom}: how is it compared with before?").format(symptom=title)
        self.change = ChoiceRow(self._changes(), question)
        self.severity = SeverityRow()
        self.number = FormRow(self.tr("How bad is it, from 0 to 10?"), self.severity)
        since = asks_between(view, today)
        between = self.tr("And since {day}?").format(day=short_day(since, today)) if since else ""
        self.all_along = ChoiceRow(self._between(), between)
        self.between = FormRow(between, self.all_along)
        self._asks_between = since is not None
        self.add(strong(title))
        self.add(small(last_noted(view, today)))
        for widget in (self.change, self.number, self.between):
            self.add(widget)
        self.change.chosen.connect(self._fit)
        self._fit()

    def read(self) -> Line:
        """Return what was said of it."""
        change = Change(self.change.value)
        hidden = change in {Change.NONE, Change.GONE}
        return Line(
            episode_id=self.view.episode.id,
            change=change,
            severity=None if hidden else self.severity.value,
            all_along=AllAlong.UNKNOWN if hidden else AllAlong(self.all_along.value),
        )

    def _fit(self) -> None:
        there = self.change.value not in {"", Change.GONE}
        self.number.setVisible(there)
        self.between.setVisible(there and self._asks_between)
        self.answered.emit()

    def _changes(self) -> list[tuple[str, str]]:
        return [
            (Change.BETTER, self.tr("Better")),
            (Change.SAME, self.tr("Same")),
            (Change.WORSE, self.tr("Worse")),
            (Change.GONE, self.tr("It has gone")),
        ]

    def _between(self) -> list[tuple[str, str]]:
        return [
            (AllAlong.YES, self.tr("There all the time")),
            (AllAlong.CAME_AND_WENT, self.tr("Came and went")),
            (AllAlong.HAD_GONE, self.tr("Had gone, now back")),
        ]
