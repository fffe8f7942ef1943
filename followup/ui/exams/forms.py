"""The forms: an exam, a plan, the day that was booked, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from followup.domain.care_words import ExamOutcome
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Exam, ExamPlan
from followup.domain.words import ExamKind
from followup.services.plans import NotRoutine
from followup.ui.exams.form_model import DayTyped, ExamTyped, PlanTyped
from followup.ui.exams.words import exam_words, outcome_words
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField, TickBox
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import FormRow
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate
from followup.ui.kit.side_choice import SideChoice
from followup.ui.kit.source_words import named
from followup.ui.kit.text import small

WithoutSymptoms = Callable[[ExamKind], NotRoutine | None]
"""What the guideline of the person's region says of a test that it does not ask for without symptoms."""


def _nothing_said(_exam: ExamKind) -> None:
    return None


def _kinds(name: str) -> DropDown:
    kinds = DropDown(name)
    for kind in ExamKind:
        kinds.addItem(exam_words(kind), kind.value)
    return kinds


def _outcomes(name: str, nothing: str) -> DropDown:
    outcomes = DropDown(name)
    for outcome in ExamOutcome:
        outcomes.addItem(outcome_words(outcome) or nothing, outcome.value)
    return outcomes


class ExamForm(FormCard):
    """One exam with its days and its result. What is seldom needed is folded away."""

    def __init__(
        self, exam: Exam | None, today: Callable[[], date], without_symptoms: WithoutSymptoms = _nothing_said
    ) -> None:
        title = self.tr("An exam") if exam is None else self.tr("Change this exam")
        super().__init__(title, nested=exam is not None)
        self._exam = exam or Exam(exam=ExamKind.MAMMOGRAM, name="")
        self._without_symptoms = without_symptoms
        self.kind = _kinds(self.tr("Which exam?"))
        self.says = small("")
        self.name, self.place, self.at, self.body_part = self.line(), self.line(), self.line(), self.line()
        self.side = SideChoice(middle=False)
        self.done = DateField(today, optional=True, name=self.tr("When was it done?"))
        self.booked = DateField(today, optional=True, ahead=True, name=self.tr("Booked for"))
        self.due = DateField(today, optional=True, ahead=True, name=self.tr("Due"))
        self.outcome = _outcomes(self.tr("What was the outcome?"), self.tr("Not noted"))
        self.result = NoteField(self.tr("What does the report say?"), 2)
        self.report = TickBox(self.tr("I have the report"))
        self.asked = DateField(today, optional=True, name=self.tr("When did you ask for the report?"))
        self._add_rows()
        self._fill(self._exam)
        self.kind.currentIndexChanged.connect(self._say)
        self._say()
        self.end(self.kind)

    def read(self) -> Exam:
        """Return the exam; raises `Refused`."""
        kind = ExamKind(self.kind.currentData())
        return ExamTyped(
            exam=kind,
            name=self.name.text().strip() or exam_words(kind),
            side=self.side.side,
            due=self.day("due_on", self.due),
            booked=self.day("booked_on", self.booked),
            done=self.day("done_on", self.done),
            at=self.at.text(),
            place=self.place.text(),
            body_part=self.body_part.text(),
            outcome=ExamOutcome(self.outcome.currentData()),
            result=self.result.toPlainText(),
            report_asked=self.day("report_asked_on", self.asked),
            report_received=self.report.isChecked(),
            note=self._exam.note,
        ).over(self._exam)

    def _add_rows(self) -> None:
        self.form.add("exam", self.tr("Which exam?"), self.kind)
        self.form.add_plain(self.says)
        self.form.add("side", self.tr("On which side?"), self.side)
        self.form.add("done_on", self.tr("When was it done?"), self.done, self.tr("A month or a year alone is fine."))
        self.form.add("booked_on", self.tr("Booked for"), self.booked)
        self.form.add("at", self.tr("At what time?"), self.at, _time_help())
        self.form.add("due_on", self.tr("Due"), self.due)
        self.form.add("place", self.tr("Where?"), self.place)
        self.form.add("outcome", self.tr("What was the outcome?"), self.outcome)
        self.form.add("result", self.tr("What does the report say?"), self.result)
        self.form.add_plain(self.report)
        more = Fold(self.tr("More"), words_open=self.tr("Less"))
        rows = {
            "name": FormRow(self.tr("Another name for it"), self.name, self.tr("Empty takes the name above.")),
            "body_part": FormRow(self.tr("Which part of the body?"), self.body_part),
            "report_asked_on": FormRow(self.tr("When did you ask for the report?"), self.asked),
        }
        for name, row in rows.items():
            more.add(row)
            self.form.take_row(name, row)
        more.set_open(bool(self._exam.body_part or self._exam.report_asked_on))
        self.form.add_plain(more)

    def _say(self) -> None:
        """Say kindly, with the source, what a guideline does not ask for; nothing is held back."""
        found = self._without_symptoms(ExamKind(self.kind.currentData()))
        self.says.setText("" if found is None else f"{translate(found.words)} ({named(found.source)})")
        self.says.setVisible(found is not None)

    def _fill(self, exam: Exam) -> None:
        self.kind.setCurrentIndex(self.kind.findData(exam.exam.value))
        self.name.setText("" if exam.name == exam_words(exam.exam) else exam.name)
        self.side.set_side(exam.side)
        self.at.setText(exam.at)
        self.place.setText(exam.place)
        self.body_part.setText(exam.body_part)
        self.outcome.setCurrentIndex(self.outcome.findData(exam.outcome.value))
        self.result.setPlainText(exam.result)
        self.report.setChecked(exam.report_received)
        self.asked.set_day(Day(exam.report_asked_on) if exam.report_asked_on else None)
        for field, on in ((self.done, exam.done_on), (self.booked, exam.booked_on), (self.due, exam.due_on)):
            field.set_day(Day(on, about=exam.about) if on else None)


class PlanForm(FormCard):
    """An exam that repeats: your team's own plan."""

    def __init__(self, plan: ExamPlan | None, today: Callable[[], date]) -> None:
        title = self.tr("An exam that repeats") if plan is None else self.tr("Change this plan")
        super().__init__(title, nested=plan is not None)
        self._plan = plan or ExamPlan(exam=ExamKind.MAMMOGRAM, name="", every_months=12, starts_on=today())
        self.kind = _kinds(self.tr("Which exam?"))
        self.name, self.every = self.line(), self.line()
        self.side = SideChoice(middle=False)
        self.starts = DateField(today, optional=True, ahead=True, name=self.tr("When is the first one due?"))
        self.ends = DateField(today, optional=True, ahead=True, name=self.tr("Until when does it go on?"))
        self.form.add("exam", self.tr("Which exam?"), self.kind)
        self.form.add("name", self.tr("Another name for it"), self.name, self.tr("Empty takes the name above."))
        self.form.add("side", self.tr("On which side?"), self.side)
        self.form.add("every_months", self.tr("It repeats after how many months?"), self.every)
        self.form.add("starts_on", self.tr("When is the first one due?"), self.starts)
        no_end = self.tr("Leave it empty when no end is set.")
        self.form.add("ends_on", self.tr("Until when does it go on?"), self.ends, no_end)
        self.kind.setCurrentIndex(self.kind.findData(self._plan.exam.value))
        self.name.setText("" if self._plan.name == exam_words(self._plan.exam) else self._plan.name)
        self.side.set_side(self._plan.side)
        self.every.setText(str(self._plan.every_months))
        self.starts.set_day(Day(self._plan.starts_on) if plan is not None else None)
        self.ends.set_day(Day(self._plan.ends_on) if self._plan.ends_on is not None else None)
        self.end(self.kind)

    def read(self) -> ExamPlan:
        """Return the plan; raises `Refused`."""
        kind = ExamKind(self.kind.currentData())
        return PlanTyped(
            exam=kind,
            name=self.name.text().strip() or exam_words(kind),
            side=self.side.side,
            every=self.every.text(),
            starts=self.day("starts_on", self.starts),
            ends=self.day("ends_on", self.ends),
            note=self._plan.note,
        ).over(self._plan)


class DayForm(FormCard):
    """When it is booked and where, or when it was done and what came of it."""

    def __init__(self, today: Callable[[], date], *, done: bool, exam: Exam | None = None) -> None:
        super().__init__(self.tr("It was done") if done else self.tr("Set a date"), nested=True)
        question = self.tr("When was it done?") if done else self.tr("Booked for")
        self._name = "done_on" if done else "booked_on"
        self.when = DateField(today, optional=not done, ahead=not done, name=question)
        self.at: QLineEdit | None = None
        self.outcome: DropDown | None = None
        self.words = self.line()
        self.form.add(self._name, question, self.when)
        later = self.tr("You can fill this in later.")
        if done:
            self.outcome = _outcomes(self.tr("What was the outcome?"), self.tr("Not noted"))
            self.form.add("outcome", self.tr("What was the outcome?"), self.outcome, later)
            self.form.add("result", self.tr("What does the report say?"), self.words)
        else:
            self.at = self.line()
            self.form.add("at", self.tr("At what time?"), self.at, _time_help())
            self.form.add("place", self.tr("Where?"), self.words, later)
        self._fill(exam)
        self.end(self.when)

    def read(self) -> DayTyped:
        """Return the day and what belongs to it; raises `Refused`."""
        day = self.day(self._name, self.when)
        if day is None:
            raise Refused("Please say on which day.", field=self._name)
        return DayTyped(
            day,
            self.words.text().strip(),
            self.at.text().strip() if self.at is not None else "",
            ExamOutcome(self.outcome.currentData()) if self.outcome is not None else ExamOutcome.NONE,
        )

    def _fill(self, exam: Exam | None) -> None:
        """Begin with what is booked already, so that moving a date is not typing it all again."""
        if exam is not None and self.at is not None:
            self.at.setText(exam.at)
            self.words.setText(exam.place)
            self.when.set_day(Day(exam.booked_on) if exam.booked_on is not None else None)


def _time_help() -> str:
    return translate("Hours and minutes, for example 10:30. Empty where no time is known.")
