"""The three forms: a new medicine or its name, a step such as a new dose, and one stretch of the past."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from followup.domain.days import Day
from followup.domain.records import DosePeriod, Medicine
from followup.domain.words import MedicineKind
from followup.signs.medicine_names import MedicineNames
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import NoteField, TickBox
from followup.ui.kit.form_card import FormCard
from followup.ui.medicines.form_model import Step, StepForm, named
from followup.ui.medicines.name_help import NameHelp, SameSubstance
from followup.ui.medicines.words import day_question, kind_words, step_words


class MedicineForm(FormCard):
    """A medicine: its name, what it is and what it is for; a new one also its dose and first day."""

    def __init__(
        self, medicine: Medicine | None, today: Callable[[], date], names: MedicineNames, same: SameSubstance
    ) -> None:
        title = self.tr("A new medicine") if medicine is None else self.tr("Change the name or kind")
        super().__init__(title, nested=medicine is not None)
        self._medicine = medicine or Medicine(name="")
        self._names = names
        self.name, self.purpose, self.dose, self.often = self.line(), self.line(), self.line(), self.line()
        self.needed = TickBox(self.tr("Only when needed"))
        self.help = NameHelp(names, same)
        self.help.chosen.connect(self._take_name)
        self.kind = ChoiceRow([(kind, kind_words(kind)) for kind in MedicineKind], self.tr("What is it?"))
        self.began = DateField(today, optional=True, name=self.tr("Since when?"))
        self.note = NoteField(self.tr("Note"), 2)
        self.form.add("name", self.tr("Name"), self.name, self.tr("As it stands on the box."))
        self.form.add_plain(self.help)
        if medicine is None:
            self.form.add("dose", self.tr("Dose"), self.dose, self.tr("With its unit, for example: 2.5 mg."))
            self.form.add("frequency", self.tr("How often?"), self.often, self.tr("For example: once a day."))
            self.form.add_plain(self.needed)
            self.form.add("started_on", self.tr("Since when?"), self.began, self.tr("A month or a year is fine."))
        self.form.add("medicine", self.tr("What is it?"), self.kind)
        self.form.add("purpose", self.tr("What is it for?"), self.purpose)
        self.form.add("note", self.tr("Note"), self.note)
        self._fill(medicine)
        self.name.textChanged.connect(self.help.show_for)
        self.end(self.name)

    def _take_name(self, name: str) -> None:
        self.name.setText(name)
        self.name.setFocus()

    def _kind(self) -> MedicineKind:
        """The kind that was chosen; where none was, what the name is most often."""
        read = self._names.read(self.name.text())
        usual = read[0].medicine.kind if read else MedicineKind.PRESCRIPTION
        return MedicineKind(self.kind.value or usual)

    def read(self) -> tuple[Medicine, DosePeriod]:
        """Return the medicine and its first stretch; raises `Refused`."""
        medicine = replace(
            self._medicine,
            name=self.name.text().strip(),
            medicine=self._kind(),
            purpose=self.purpose.text().strip(),
            note=self.note.toPlainText().strip(),
        )
        day = self.day("started_on", self.began)
        period = DosePeriod(
            medicine_id=0,
            dose=self.dose.text().strip(),
            frequency=self.often.text().strip(),
            as_needed=self.needed.isChecked(),
            started_on=day.on if day else None,
            about=day is not None and day.about,
        )
        return named(medicine), period

    def _fill(self, medicine: Medicine | None) -> None:
        if medicine is not None:
            self.name.setText(medicine.name)
            self.kind.set_value(medicine.medicine)
            self.purpose.setText(medicine.purpose)
            self.note.setPlainText(medicine.note)


class StepCard(FormCard):
    """A new dose, a pause, taking it again, or stopping."""

    def __init__(self, step: Step, today: Callable[[], date]) -> None:
        super().__init__(step_words(step), nested=True)
        self._step = step
        self.dose, self.often, self.reason = self.line(), self.line(), self.line()
        self.needed = TickBox(self.tr("Only when needed"))
        self.began = DateField(today, name=day_question(step))
        if step in {Step.CHANGE, Step.RESUME}:
            help_text = self.tr("Leave it empty for the same dose as before.") if step is Step.RESUME else ""
            self.form.add("dose", self.tr("Dose"), self.dose, help_text)
            self.form.add("frequency", self.tr("How often?"), self.often)
            self.form.add_plain(self.needed)
        self.form.add("ended_on" if step is Step.STOP else "started_on", day_question(step), self.began)
        self.form.add("reason", self.tr("Why?"), self.reason, self.tr("For example: sore joints. It prints."))
        self.end(self.dose if step is Step.CHANGE else self.began)

    def read(self) -> StepForm:
        """Return what was typed; raises `Refused`."""
        field = "ended_on" if self._step is Step.STOP else "started_on"
        return StepForm(
            step=self._step,
            day=self.day(field, self.began),
            dose=self.dose.text(),
            frequency=self.often.text(),
            as_needed=self.needed.isChecked(),
            reason=self.reason.text(),
        )


class PeriodForm(FormCard):
    """One stretch of the ledger, to mend a slip of the pen."""

    def __init__(self, period: DosePeriod, today: Callable[[], date]) -> None:
        super().__init__(self.tr("Change this line"), nested=True)
        self._period = period
        self.dose, self.often, self.reason = self.line(), self.line(), self.line()
        self.paused = TickBox(self.tr("None was taken in these days"))
        self.needed = TickBox(self.tr("Only when needed"))
        self.first = DateField(today, optional=True, name=self.tr("First day"))
        self.last = DateField(today, optional=True, ahead=True, name=self.tr("Last day"))
        self.form.add("dose", self.tr("Dose"), self.dose)
        self.form.add("frequency", self.tr("How often?"), self.often)
        self.form.add_plain(self.needed)
        self.form.add_plain(self.paused)
        self.form.add("started_on", self.tr("First day"), self.first)
        self.form.add("ended_on", self.tr("Last day"), self.last, self.tr("Leave it empty while it goes on."))
        self.form.add("reason", self.tr("Why?"), self.reason)
        self.dose.setText(period.dose)
        self.often.setText(period.frequency)
        self.needed.setChecked(period.as_needed)
        self.reason.setText(period.reason)
        self.paused.setChecked(period.paused)
        for field, on in ((self.first, period.started_on), (self.last, period.ended_on)):
            field.set_day(Day(on, about=period.about) if on else None)
        self.end(self.dose)

    def read(self) -> DosePeriod:
        """Return the stretch as typed; raises `Refused`."""
        first, last = self.day("started_on", self.first), self.day("ended_on", self.last)
        return replace(
            self._period,
            dose=self.dose.text().strip(),
            frequency=self.often.text().strip(),
            as_needed=self.needed.isChecked(),
            paused=self.paused.isChecked(),
            started_on=first.on if first else None,
            ended_on=last.on if last else None,
            about=any(day is not None and day.about for day in (first, last)),
            reason=self.reason.text().strip(),
        )
