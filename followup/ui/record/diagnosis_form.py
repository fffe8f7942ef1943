"""The form for a cancer that came back, or a new one: what it is, when it was found, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from followup.domain.care_words import DiagnosisKind
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Diagnosis
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import NoteField
from followup.ui.kit.form_card import FormCard


class DiagnosisForm(FormCard):
    """Nothing is chosen beforehand. `sent` carries the diagnosis."""

    def __init__(self, diagnosis: Diagnosis | None, today: Callable[[], date]) -> None:
        super().__init__(self.tr("What was found later"), nested=False)
        self._diagnosis = diagnosis
        choices = [
            (DiagnosisKind.RECURRENCE, self.tr("It came back")),
            (DiagnosisKind.NEW_CANCER, self.tr("A new cancer")),
            (DiagnosisKind.UNKNOWN, self.tr("Not known yet")),
        ]
        self.kind = ChoiceRow(choices, self.tr("What is it?"))
        self.found = DateField(today, optional=True, name=self.tr("When was it found?"))
        self.source, self.note = self.line(), NoteField(self.tr("Note"), 2)
        self.source.setPlaceholderText(self.tr("for example: letter from the clinic, May 2022"))
        help_text = self.tr("Only a biopsy can tell a return from a new cancer. Not known yet is an answer too.")
        self.form.add("diagnosis", self.tr("What is it?"), self.kind, help_text)
        self.form.add("found_on", self.tr("When was it found?"), self.found, self.tr("A month or a year is fine."))
        self.form.add("source", self.tr("From which paper or person do you know it?"), self.source)
        self.form.add("note", self.tr("Note"), self.note)
        if diagnosis is not None:
            self._fill(diagnosis)
        self.end(self.kind)

    def read(self) -> Diagnosis:
        """Return what was typed; raises `Refused` while it does not say what it is."""
        if not self.kind.value:
            raise Refused("Please choose what it is. Not known yet is an answer too.", field="diagnosis")
        found = self.day("found_on", self.found)
        typed = Diagnosis(
            diagnosis=DiagnosisKind(self.kind.value),
            found_on=found.on if found else None,
            about=found is not None and found.about,
            source=self.source.text().strip(),
            note=self.note.toPlainText().strip(),
        )
        old = self._diagnosis
        if old is None:
            return typed
        return replace(typed, id=old.id, rev=old.rev, author_id=old.author_id, entered_at=old.entered_at)

    def _fill(self, diagnosis: Diagnosis) -> None:
        self.kind.set_value(diagnosis.diagnosis)
        if diagnosis.found_on is not None:
            self.found.set_day(Day(diagnosis.found_on, about=diagnosis.about))
        self.source.setText(diagnosis.source)
        self.note.setPlainText(diagnosis.note)
