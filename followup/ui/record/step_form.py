"""The form for one thing that is being done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from followup.domain.care_words import StepKind, StepState
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Step
from followup.report.care.words import state_words, steps
from followup.report.wording import capital
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate


class StepForm(FormCard):
    """What it is, in own words, where it stands and since when. `sent` carries the step."""

    def __init__(self, step: Step | None, today: Callable[[], date]) -> None:
        super().__init__(self.tr("What is being done"), nested=False)
        self._step = step
        self.kind = DropDown(self.tr("What is it about?"))
        self.kind.addItem(self.tr("Please choose"), "")
        for kind, words in steps(translate).items():
            self.kind.addItem(words, kind.value)
        self.words = self.line()
        self.state = ChoiceRow(
            [(state, capital(state_words(state, translate))) for state in StepState], self.tr("Where does it stand?")
        )
        self.first = DateField(today, optional=True, name=self.tr("Since when?"))
        self.last = DateField(today, optional=True, name=self.tr("Until when?"))
        self.form.add("step", self.tr("What is it about?"), self.kind)
        self.form.add("words", self.tr("In your own words"), self.words, self.tr("For example: a walk each day."))
        self.form.add("state", self.tr("Where does it stand?"), self.state)
        self.form.add("started_on", self.tr("Since when?"), self.first, self.tr("A month or a year is fine."))
        self.form.add("ended_on", self.tr("Until when?"), self.last, self.tr("Leave it empty while it goes on."))
        if step is not None:
            self._fill(step)
        self.end(self.kind)

    def read(self) -> Step:
        """Return what was typed; raises `Refused` while it does not say what it is about."""
        if not self.kind.currentData():
            raise Refused("Please choose what it is about.", field="step")
        first, last = self.day("started_on", self.first), self.day("ended_on", self.last)
        typed = Step(
            step=StepKind(self.kind.currentData()),
            words=self.words.text().strip(),
            state=StepState(self.state.value or StepState.DOING),
            started_on=first.on if first else None,
            ended_on=last.on if last else None,
            about=any(day is not None and day.about for day in (first, last)),
        )
        old = self._step
        if old is None:
            return typed
        return replace(typed, id=old.id, rev=old.rev, author_id=old.author_id, entered_at=old.entered_at, note=old.note)

    def _fill(self, step: Step) -> None:
        self.kind.setCurrentIndex(self.kind.findData(step.step.value))
        self.words.setText(step.words)
        self.state.set_value(step.state)
        for day, field in ((step.started_on, self.first), (step.ended_on, self.last)):
            if day is not None:
                field.set_day(Day(day, about=step.about))
