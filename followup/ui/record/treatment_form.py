"""The form for one treatment or vaccine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit

from followup.domain.days import Day
from followup.domain.errors import FollowupError, Refused
from followup.domain.records import Treatment
from followup.domain.words import TreatmentKind
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form
from followup.ui.kit.side_choice import SideChoice

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


def kind_words(kind: TreatmentKind) -> str:
    """Return a kind of treatment in the reader's language."""
    return QCoreApplication.translate("record", str(_KINDS[kind]))


class TreatmentForm(Card):
    """Nothing is chosen beforehand but the name of the list. `saved` carries the treatment."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, treatment: Treatment | None, today: Callable[[], date]) -> None:
        super().__init__()
        self._treatment = treatment
        self.form = Form()
        self.kind = DropDown(self.tr("What kind of treatment?"))
        for kind in TreatmentKind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.name = QLineEdit()
        self.name.returnPressed.connect(self.save)
        self.side = SideChoice(middle=False)
        self.first = DateField(today, optional=True, name=self.tr("First day"))
        self.last = DateField(today, optional=True, ahead=True, name=self.tr("Last day"))
        self.note = NoteField(self.tr("Note"), lines=2)
        self._add_rows()
        self.add(self.form)
        buttons = (main_button(self.tr("Save"), self.save), quiet_button(self.tr("Cancel"), self.closed.emit))
        self.add(row_of(*buttons))
        if treatment is not None:
            self._fill(treatment)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.kind.setFocus()

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        return self.form.explain(error)

    def save(self) -> None:
        """Send what was typed, or say beside its field what cannot be kept."""
        self.form.clear_errors()
        days: dict[str, Day | None] = {}
        for field, widget in (("started_on", self.first), ("ended_on", self.last)):
            try:
                days[field] = widget.day
            except Refused as error:
                self.form.rows[field].show_error(error.sentence)
                widget.setFocus()
                return
        self.saved.emit(self._typed(days["started_on"], days["ended_on"]))

    def _typed(self, first: Day | None, last: Day | None) -> Treatment:
        kind = TreatmentKind(self.kind.currentData())
        typed = Treatment(
            treatment=kind,
            name=self.name.text().strip() or kind_words(kind),
            side=self.side.side,
            started_on=first.on if first else None,
            ended_on=last.on if last else None,
            about=any(day is not None and day.about for day in (first, last)),
            note=self.note.toPlainText().strip(),
        )
        old = self._treatment
        if old is None:
            return typed
        return replace(
            typed, id=old.id, rev=old.rev, author_id=old.author_id, entered_at=old.entered_at, source=old.source
        )

    def _add_rows(self) -> None:
        self.form.add("treatment", self.tr("What kind of treatment?"), self.kind)
        self.form.add("name", self.tr("What is it called?"), self.name, self.tr("For example: AC-T, or flu vaccine."))
        self.form.add("side", self.tr("On which side?"), self.side)
        self.form.add("started_on", self.tr("First day"), self.first, self.tr("A month or a year alone is fine."))
        self.form.add("ended_on", self.tr("Last day"), self.last, self.tr("Leave it empty while it goes on."))
        self.form.add("note", self.tr("Note"), self.note)

    def _fill(self, treatment: Treatment) -> None:
        self.kind.setCurrentIndex(self.kind.findData(treatment.treatment.value))
        self.name.setText(treatment.name)
        self.side.set_side(treatment.side)
        self.note.setPlainText(treatment.note)
        for day, widget in ((treatment.started_on, self.first), (treatment.ended_on, self.last)):
            if day is not None:
                widget.set_day(Day(day, about=treatment.about))
