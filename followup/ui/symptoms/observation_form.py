"""How a symptom is on one day: the form to note it and to mend it later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from followup.domain.days import Day
from followup.domain.errors import FollowupError, Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import Observation
from followup.domain.words import AllAlong, Change
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.dates import short_day
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import Form, FormRow
from followup.ui.kit.openers import Drafted
from followup.ui.kit.severity_row import SeverityRow
from followup.ui.kit.short_questions import ShortQuestions
from followup.ui.kit.text import section
from followup.ui.symptoms.form_model import ObservationForm, asks_between

if TYPE_CHECKING:
    from followup.services.log import OpenLog


class ObservationCard(Card, Drafted):
    """`saved` carries the observation; everything but the day may be left out."""

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self, view: EpisodeView, old: Observation, services: OpenLog, today: Callable[[], date], title: str
    ) -> None:
        super().__init__()
        self.just_made()
        self._view, self._old, self._services, self._today = view, old, services, today
        self.form = Form()
        self.change = ChoiceRow(self._changes(), self.tr("How is it compared with before?"))
        self.severity = SeverityRow()
        self.between = ChoiceRow(self._between(), self.tr("And in between?"))
        self.day = DateField(today, name=self.tr("On which day?"))
        signs, symptom = services.signs, view.episode.symptom
        self.questions = ShortQuestions(signs.questions_for(symptom), follow_ups=partial(signs.follow_ups, symptom))
        self.note = NoteField(self.tr("Anything else?"), 2)
        self.author = DropDown(self.tr("Who noticed it?"))
        self.more = Fold(self.tr("More"), words_open=self.tr("Less"))
        self.add(section(title))
        self._add_rows()
        self.add(self.form)
        self.add(row_of(main_button(self.tr("Save"), self.save), quiet_button(self.tr("Cancel"), self.closed.emit)))
        self._fill()
        self.severity.accepted.connect(self.save)
        self.change.chosen.connect(self._fit)
        self.day.changed.connect(self._fit)
        self.author.currentIndexChanged.connect(self._fit)
        self._fit()

    @property
    def observation_id(self) -> int:
        """The id of the observation that is changed, 0 for a new one."""
        return self._old.id

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        self.change.setFocus()

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        self.more.set_open(True)
        return self.form.explain(error)

    def save(self) -> None:
        """Send what was typed, or say beside the day what is wrong with it."""
        self.form.clear_errors()
        try:
            observation = self._typed().over(self._old)
        except Refused as error:
            self.more.set_open(True)
            self.form.rows["observed_on"].show_error(error.sentence)
            return
        self.saved.emit(observation)

    def _typed(self) -> ObservationForm:
        return ObservationForm(
            day=self.day.day,
            change=Change(self.change.value),
            severity=self.severity.value,
            all_along=AllAlong(self.between.value) if not self.between_row.isHidden() else self._old.all_along,
            answers=self.questions.answers,
            note=self.note.toPlainText(),
            author_id=int(self.author.currentData()),
        )

    def _add_rows(self) -> None:
        form = self.form
        form.add("change", self.tr("How is it compared with before?"), self.change)
        self.severity_row = form.add("severity", self.tr("How bad is it, from 0 to 10?"), self.severity)
        self.between_row = form.add("all_along", self.tr("And in between?"), self.between)
        if self.questions.rows:
            form.add("answers", self.tr("Quick questions you can skip"), self.questions)
        folded = {
            "observed_on": FormRow(self.tr("On which day?"), self.day),
            "note": FormRow(self.tr("Anything else?"), self.note),
            "author_id": FormRow(self.tr("Who noticed it?"), self.author),
        }
        for name, row in folded.items():
            self.more.add(row)
            form.take_row(name, row)
        form.add_plain(self.more)

    def _fill(self) -> None:
        old = self._old
        for author in self._services.record.authors():
            self.author.addItem(self.tr("You") if author.id == 1 else author.name, author.id)
        self.author.setCurrentIndex(max(self.author.findData(old.author_id), 0))
        self.severity.set_value(old.severity)
        self.change.set_value(old.change if old.present else Change.GONE)
        self.between.set_value(old.all_along)
        self.questions.set_answers(old.answers)
        self.note.setPlainText(old.note)
        self.day.set_day(Day(old.observed_on, about=old.about))
        self.more.set_open(bool(old.id))

    def _fit(self, *_: object) -> None:
        self.questions.set_answered_by(int(self.author.currentData()))
        gone = self.change.value == Change.GONE
        self.severity_row.setVisible(not gone)
        self.between_row.setVisible(False)
        try:
            day = self.day.on
        except Refused:
            return
        since = asks_between(self._view, day, self._old.id) if day is not None else None
        self.between_row.setVisible(since is not None and not gone)
        if since is not None:
            words = self.tr("And since {day}?").format(day=short_day(since, self._today()))
            self.between_row.label.setText(words)
            self.between.setAccessibleName(words)

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
