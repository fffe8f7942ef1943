"""The forms: an exam, a plan, the day that was booked, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Exam, ExamPlan
from followup.domain.words import ExamKind
from followup.ui.exams.form_model import ExamTyped, PlanTyped
from followup.ui.exams.words import exam_words
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField, TickBox
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.side_choice import SideChoice


def _kinds(name: str) -> DropDown:
    kinds = DropDown(name)
    for kind in ExamKind:
        kinds.addItem(exam_words(kind), kind.value)
    return kinds


class ExamForm(FormCard):
    """One exam with its days and its result."""

    def __init__(self, exam: Exam | None, today: Callable[[], date]) -> None:
        title = self.tr("An exam") if exam is None else self.tr("Change this exam")
        super().__init__(title, nested=exam is not None)
        self._exam = exam or Exam(exam=ExamKind.MAMMOGRAM, name="")
        self.kind = _kinds(self.tr("Which exam?"))
        self.name, self.place = self.line(), self.line()
        self.side = SideChoice(middle=False)
        self.done = DateField(today, optional=True, name=self.tr("When was it done?"))
        self.booked = DateField(today, optional=True, ahead=True, name=self.tr("Booked for"))
        self.due = DateField(today, optional=True, ahead=True, name=self.tr("Due"))
        self.result = NoteField(self.tr("What came of it?"), 2)
        self.report = TickBox(self.tr("I have the report"))
        self._add_rows()
        self._fill(self._exam)
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
            place=self.place.text(),
            result=self.result.toPlainText(),
            report_received=self.report.isChecked(),
            note=self._exam.note,
        ).over(self._exam)

    def _add_rows(self) -> None:
        self.form.add("exam", self.tr("Which exam?"), self.kind)
        self.form.add("name", self.tr("Another name for it"), self.name, self.tr("Empty takes the name above."))
        self.form.add("side", self.tr("On which side?"), self.side)
        self.form.add("done_on", self.tr("When was it done?"), self.done, self.tr("A month or a year alone is fine."))
        self.form.add("booked_on", self.tr("Booked for"), self.booked)
        self.form.add("due_on", self.tr("Due"), self.due)
        self.form.add("place", self.tr("Where?"), self.place)
        self.form.add("result", self.tr("What came of it?"), self.result)
        self.form.add_plain(self.report)

    def _fill(self, exam: Exam) -> None:
        self.kind.setCurrentIndex(self.kind.findData(exam.exam.value))
        self.name.setText("" if exam.name == exam_words(exam.exam) else exam.name)
        self.side.set_side(exam.side)
        self.place.setText(exam.place)
        self.result.setPlainText(exam.result)
        self.report.setChecked(exam.report_received)
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
        self.form.add("exam", self.tr("Which exam?"), self.kind)
        self.form.add("name", self.tr("Another name for it"), self.name, self.tr("Empty takes the name above."))
        self.form.add("side", self.tr("On which side?"), self.side)
        self.form.add("every_months", self.tr("It repeats after how many months?"), self.every)
        self.form.add("starts_on", self.tr("When is the first one due?"), self.starts)
        self.kind.setCurrentIndex(self.kind.findData(self._plan.exam.value))
        self.name.setText("" if self._plan.name == exam_words(self._plan.exam) else self._plan.name)
        self.side.set_side(self._plan.side)
        self.every.setText(str(self._plan.every_months))
        self.starts.set_day(Day(self._plan.starts_on) if plan is not None else None)
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
            note=self._plan.note,
        ).over(self._plan)


class DayForm(FormCard):
    """A day and a few words: when it is booked and where, or when it was done and what came of it."""

    def __init__(self, today: Callable[[], date], *, done: bool) -> None:
        super().__init__(self.tr("It was done") if done else self.tr("Set a date"), nested=True)
        question = self.tr("When was it done?") if done else self.tr("Booked for")
        self._name = "done_on" if done else "booked_on"
        self.when = DateField(today, optional=not done, ahead=not done, name=question)
        self.words = self.line()
        self.form.add(self._name, question, self.when)
        says = self.tr("What came of it?") if done else self.tr("Where?")
        self.form.add("result" if done else "place", says, self.words, self.tr("You can fill this in later."))
        self.end(self.when)

    def read(self) -> tuple[Day, str]:
        """Return the day and the words; raises `Refused`."""
        day = self.day(self._name, self.when)
        if day is None:
            raise Refused("Please say on which day.", field=self._name)
        return day, self.words.text().strip()
