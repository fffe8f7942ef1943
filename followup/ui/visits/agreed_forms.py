"""The forms for what was agreed: an exam, a change of medicine, or words alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import DosePeriod, Exam, Medicine
from followup.domain.words import ExamKind
from followup.ui.exams.words import exam_words
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.form_card import FormCard
from followup.ui.medicines.form_model import Step
from followup.ui.medicines.words import step_words


class ExamAgreedForm(FormCard):
    """Which exam, by when, and in which words it was agreed."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(self.tr("An exam was agreed"), nested=False)
        self.kind = DropDown(self.tr("Which exam?"))
        for kind in ExamKind:
            self.kind.addItem(exam_words(kind), kind.value)
        self.due = DateField(today, optional=True, ahead=True, name=self.tr("By when?"))
        self.booked = DateField(today, optional=True, ahead=True, name=self.tr("Booked for"))
        self.words = self.line()
        self.form.add("exam", self.tr("Which exam?"), self.kind)
        self.form.add("due_on", self.tr("By when?"), self.due, self.tr("It can stay empty if nobody said."))
        self.form.add("booked_on", self.tr("Booked for"), self.booked)
        self.form.add("words", self.tr("In your own words"), self.words, self.tr("For example: X-ray of the hip."))
        self.end(self.kind)

    def read(self) -> tuple[str, Exam]:
        """Return the words and the exam; raises `Refused`."""
        kind = ExamKind(self.kind.currentData())
        due, booked = self.day("due_on", self.due), self.day("booked_on", self.booked)
        words = self.words.text().strip()
        name = words if kind is ExamKind.OTHER and words else exam_words(kind)
        exam = Exam(exam=kind, name=name, due_on=due.on if due else None, booked_on=booked.on if booked else None)
        return words or name, exam


@dataclass(frozen=True, slots=True)
class MedicineAgreed:
    """What was agreed about a medicine: a new one with its first stretch, or a step of one that is taken."""

    words: str
    step: Step
    on: date
    dose: str
    medicine_id: int
    medicine: Medicine | None
    period: DosePeriod


class MedicineAgreedForm(FormCard):
    """A new medicine, or a new dose, a pause or the end of one that is taken now."""

    def __init__(self, current: Sequence[Medicine], today: Callable[[], date], visit_on: date) -> None:
        super().__init__(self.tr("A change of medicine was agreed"), nested=False)
        self._current = {medicine.id: medicine for medicine in current}
        self.which, self.step = DropDown(self.tr("Which medicine?")), DropDown(self.tr("What changes?"))
        self.name, self.dose, self.words = self.line(), self.line(), self.line()
        self.on = DateField(today, optional=True, name=self.tr("From which day?"))
        self.which.addItem(self.tr("A new one"), 0)
        for medicine in current:
            self.which.addItem(medicine.name, medicine.id)
        for step in (Step.CHANGE, Step.PAUSE, Step.STOP):
            self.step.addItem(step_words(step), step.value)
        self.form.add("medicine", self.tr("Which medicine?"), self.which)
        self.form.add("name", self.tr("Its name"), self.name, self.tr("As it stands on the box."))
        self.form.add("step", self.tr("What changes?"), self.step)
        self.form.add("dose", self.tr("Dose"), self.dose, self.tr("For example: 2.5 mg once a day."))
        self.form.add("started_on", self.tr("From which day?"), self.on, self.tr("To stop: the last day."))
        self.form.add("words", self.tr("Why?"), self.words, self.tr("For example: sore joints. It prints."))
        self.which.currentIndexChanged.connect(self._show_rows)
        self.step.currentIndexChanged.connect(self._show_rows)
        self.on.set_day(Day(min(visit_on, today())))
        self._show_rows()
        self.end(self.which)

    def read(self) -> MedicineAgreed:
        """Return what was agreed; raises `Refused`."""
        number, step = int(self.which.currentData()), Step(self.step.currentData())
        day = self.day("started_on", self.on)
        if day is None:
            raise Refused("Please say from which day on.", field="started_on")
        name, dose = self.name.text().strip(), self.dose.text().strip()
        if not number and not name:
            raise Refused("Please write the name of the medicine.", field="name")
        medicine = None if number else Medicine(name=name)
        words = self.words.text().strip() or (name if medicine else self._said(number, step))
        period = DosePeriod(medicine_id=0, dose=dose, started_on=day.on, about=day.about)
        return MedicineAgreed(words, step, day.on, dose, number, medicine, period)

    def _said(self, number: int, step: Step) -> str:
        return self.tr("{medicine}: {step}").format(medicine=self._current[number].name, step=step_words(step))

    def _show_rows(self) -> None:
        new, step = not self.which.currentData(), Step(self.step.currentData())
        self.form.rows["name"].setVisible(new)
        self.form.rows["step"].setVisible(not new)
        self.form.rows["dose"].setVisible(new or step is Step.CHANGE)


class WordsForm(FormCard):
    """One thing that was agreed, in words."""

    def __init__(self) -> None:
        super().__init__(self.tr("Something was agreed"), nested=False)
        self.words = NoteField(self.tr("What was agreed?"), 2)
        self.form.add("words", self.tr("What was agreed?"), self.words)
        self.end(self.words)

    def read(self) -> str:
        """Return the words; raises `Refused` when there are none."""
        words = self.words.toPlainText().strip()
        if not words:
            raise Refused("Please write what was agreed.", field="words")
        return words
