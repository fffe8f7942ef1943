"""The form for one treatment or vaccine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from followup.domain.care_words import Operation, RadiotherapyField
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Diagnosis, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.report.care.words import OF_ONE_DAY, diagnosis_words, operations, radiotherapy_fields
from followup.report.wording import month_words
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import FormRow
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate
from followup.ui.kit.side_choice import SideChoice
from followup.ui.kit.tick_list import TickList

_KINDS = {
    TreatmentKind.SURGERY: QT_TRANSLATE_NOOP("record", "Surgery"),
    TreatmentKind.RADIOTHERAPY: QT_TRANSLATE_NOOP("record", "Radiotherapy"),
    TreatmentKind.CHEMOTHERAPY: QT_TRANSLATE_NOOP("record", "Chemotherapy"),
    TreatmentKind.HORMONE: QT_TRANSLATE_NOOP("record", "Hormone treatment"),
    TreatmentKind.TARGETED: QT_TRANSLATE_NOOP("record", "Targeted treatment"),
    TreatmentKind.IMMUNE: QT_TRANSLATE_NOOP("record", "Immunotherapy"),
    TreatmentKind.BONE: QT_TRANSLATE_NOOP("record", "Bone-building treatment"),
    TreatmentKind.VACCINE: QT_TRANSLATE_NOOP("record", "Vaccine"),
    TreatmentKind.OTHER: QT_TRANSLATE_NOOP("record", "Other treatment"),
}

_SIDED = frozenset({TreatmentKind.SURGERY, TreatmentKind.RADIOTHERAPY})


def kind_words(kind: TreatmentKind) -> str:
    """Return a kind of treatment in the reader's language."""
    return QCoreApplication.translate("record", str(_KINDS[kind]))


class TreatmentForm(FormCard):
    """Nothing is chosen beforehand but the name of the list. `sent` carries the treatment.

    What an operation was made of, and where radiotherapy was aimed, is asked of those two kinds only. With later
    cancers in the record, the form asks which one the treatment is for.
    """

    def __init__(self, treatment: Treatment | None, today: Callable[[], date], later: Iterable[Diagnosis] = ()) -> None:
        super().__init__(self.tr("A treatment or vaccine"), nested=False)
        self._treatment = treatment
        self.kind = DropDown(self.tr("What kind of treatment?"))
        for kind in TreatmentKind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.name, self.purpose, self.source = self.line(), self.line(), self.line()
        self.side = SideChoice(middle=False)
        self.operations = TickList(operations(translate).items(), self.tr("What was done?"))
        self.fields = TickList(radiotherapy_fields(translate).items(), self.tr("Where was it aimed?"))
        self.of = self._cancers(later)
        self.first = DateField(today, optional=True, name=self.tr("First day"))
        self.last = DateField(today, optional=True, ahead=True, name=self.tr("Last day"))
        self.note = NoteField(self.tr("Note"), lines=2)
        self._add_rows()
        self.kind.currentIndexChanged.connect(self._fit)
        if treatment is not None:
            self._fill(treatment)
        self._fit()
        self.end(self.kind)

    def read(self) -> Treatment:
        """Return what was typed; raises `Refused` for a day that is none."""
        kind = TreatmentKind(self.kind.currentData())
        first = self.day("started_on", self.first)
        last = self.day("ended_on", self.last) if self._asks("ended_on") else None
        surgery, radiotherapy = kind is TreatmentKind.SURGERY, kind is TreatmentKind.RADIOTHERAPY
        typed = Treatment(
            treatment=kind,
            name=self.name.text().strip() or kind_words(kind),
            side=self.side.side if self._asks("side") else Side.NONE,
            operations=tuple(map(Operation, self.operations.values)) if surgery else (),
            fields=tuple(map(RadiotherapyField, self.fields.values)) if radiotherapy else (),
            purpose=self.purpose.text().strip(),
            diagnosis_id=self._diagnosis_id(),
            started_on=first.on if first else None,
            ended_on=last.on if last else None,
            about=any(day is not None and day.about for day in (first, last)),
            source=self.source.text().strip(),
            note=self.note.toPlainText().strip(),
        )
        old = self._treatment
        if old is None:
            return typed
        return replace(typed, id=old.id, rev=old.rev, author_id=old.author_id, entered_at=old.entered_at)

    def day(self, name: str, field: DateField) -> Day | None:
        """Return the day of a field; what is no day is said there, and the cursor goes back to it."""
        try:
            return super().day(name, field)
        except Refused:
            field.setFocus()
            raise

    def _asks(self, name: str) -> bool:
        return not self.form.rows[name].isHidden()

    def _add_rows(self) -> None:
        self.form.add("treatment", self.tr("What kind of treatment?"), self.kind)
        self.form.add("name", self.tr("What is it called?"), self.name, self.tr("For example: AC-T, or flu vaccine."))
        self.form.add("operations", self.tr("What was done?"), self.operations)
        self.form.add("fields", self.tr("Where was it aimed?"), self.fields)
        self.form.add("side", self.tr("On which side?"), self.side)
        self.form.add("started_on", self.tr("First day"), self.first, self.tr("A month or a year alone is fine."))
        self.form.add("ended_on", self.tr("Last day"), self.last, self.tr("Leave it empty while it goes on."))
        self.form.add("diagnosis_id", self.tr("Which cancer is it for?"), self.of)
        self.more = Fold(self.tr("More, if you like"))
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("purpose", self.tr("What is it for?"), self.purpose),
            ("source", self.tr("From which paper or person do you know it?"), self.source),
            ("note", self.tr("Note"), self.note),
        )
        for name, words, field in rows:
            row = FormRow(words, field)
            self.form.take_row(name, row)
            self.more.add(row)
        self.form.add_plain(self.more)

    def _cancers(self, later: Iterable[Diagnosis]) -> DropDown:
        box = DropDown(self.tr("Which cancer is it for?"))
        box.addItem(self.tr("The first one"), 0)
        for one in later:
            day = month_words(one.found_on, translate) if one.found_on is not None else ""
            box.addItem(", ".join(part for part in (diagnosis_words(one.diagnosis, translate), day) if part), one.id)
        return box

    def _diagnosis_id(self) -> int | None:
        """The cancer that was chosen; one that lies in the trash is not on offer and stays what it was."""
        old = self._treatment.diagnosis_id if self._treatment is not None else None
        if old is not None and self.of.findData(old) < 0:
            return old
        return self.of.currentData() or None

    def _fit(self) -> None:
        kind = self.kind.currentData()
        self.form.rows["operations"].setVisible(kind == TreatmentKind.SURGERY)
        self.form.rows["fields"].setVisible(kind == TreatmentKind.RADIOTHERAPY)
        self.form.rows["diagnosis_id"].setVisible(self.of.count() > 1)
        old = self._treatment
        self.form.rows["side"].setVisible(kind in _SIDED or bool(old and old.side))
        self.form.rows["ended_on"].setVisible(kind not in OF_ONE_DAY or bool(old and old.ended_on))

    def _fill(self, treatment: Treatment) -> None:
        self.kind.setCurrentIndex(self.kind.findData(treatment.treatment.value))
        self.name.setText(treatment.name)
        self.side.set_side(treatment.side)
        self.operations.set_values(treatment.operations)
        self.fields.set_values(treatment.fields)
        self.of.setCurrentIndex(max(self.of.findData(treatment.diagnosis_id or 0), 0))
        self.purpose.setText(treatment.purpose)
        self.source.setText(treatment.source)
        self.note.setPlainText(treatment.note)
        self.more.set_open(bool(treatment.purpose or treatment.source or treatment.note))
        for day, widget in ((treatment.started_on, self.first), (treatment.ended_on, self.last)):
            if day is not None:
                widget.set_day(Day(day, about=treatment.about))
