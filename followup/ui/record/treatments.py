"""Cancer treatments and vaccines: the list, and the form to add or change one in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from followup.domain.records import Diagnosis, Treatment
from followup.report.care.words import OF_ONE_DAY, diagnosis_words, operations, radiotherapy_fields
from followup.report.wording import capital
from followup.ui.kit.card import Hairline
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second, small
from followup.ui.record.entry_list import EntryList
from followup.ui.record.treatment_form import TreatmentForm, kind_words
from followup.ui.record.words import word

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Treatments(EntryList[Treatment]):
    """Every treatment with its days; one form at a time is open."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, "")
        self.add_button.say(self.tr("Add a treatment"))
        self._today = today
        self._later: tuple[Diagnosis, ...] = ()

    def refresh(self) -> None:
        """Show the treatments as they stand now."""
        clear(self.card.column)
        self._later = self._services.entries.all(Diagnosis)
        treatments = self._services.record.treatments()
        if not treatments:
            self.card.add(
                second(self.tr("Nothing here yet. Surgery, radiotherapy, chemotherapy and vaccines go here."))
            )
        for index, treatment in enumerate(treatments):
            if index:
                self.card.add(Hairline())
            self.card.add(self._row(treatment))

    def add(self) -> None:
        """Open an empty form."""
        self.open_form(None)

    def make_form(self, entry: Treatment | None) -> TreatmentForm:
        """Return the form for a treatment."""
        return TreatmentForm(entry, self._today, self._later)

    def _row(self, treatment: Treatment) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        bare(grid, SNUG)
        grid.setHorizontalSpacing(STEP)
        name = treatment.name
        if treatment.side:
            name = f"{name}, {word('side', treatment.side)}"
        lines: list[QWidget] = [Text(name), second(self._when(treatment))]
        parts = [operations(translate)[one] for one in treatment.operations]
        parts += [radiotherapy_fields(translate)[one] for one in treatment.fields]
        of = next((one for one in self._later if one.id == treatment.diagnosis_id), None)
        said = [capital(", ".join(parts)), treatment.purpose, diagnosis_words(of.diagnosis, translate) if of else ""]
        lines += [second(words) for words in said if words]
        if treatment.source:
            lines.append(small(self.tr("From: {source}").format(source=treatment.source)))
        if treatment.note:
            lines.append(small(treatment.note))
        for number, line in enumerate(lines):
            grid.addWidget(line, number, 0)
        grid.addWidget(row_of(*self.buttons_for(treatment, treatment.name)), 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        return holder

    def _when(self, treatment: Treatment) -> str:
        one_day = treatment.ended_on is None and treatment.treatment in OF_ONE_DAY
        if treatment.started_on is not None and (one_day or treatment.started_on == treatment.ended_on):
            on = self._day(treatment.started_on, treatment.about)
            words = self.tr("{kind}, {day}") if treatment.about else self.tr("{kind}, on {day}")
            return words.format(kind=kind_words(treatment.treatment), day=on)
        first, last = (self._day(day, treatment.about) for day in (treatment.started_on, treatment.ended_on))
        words = {
            (True, True): self.tr("{kind}, from {first} to {last}"),
            (True, False): self.tr("{kind}, since {first}"),
            (False, True): self.tr("{kind}, until {last}"),
            (False, False): self.tr("{kind}, days not known"),
        }[bool(first), bool(last)]
        return words.format(kind=kind_words(treatment.treatment), first=first, last=last)

    def _day(self, day: date | None, about: bool) -> str:
        if day is None:
            return ""
        words = short_day(day, self._today())
        return self.tr("about {day}").format(day=words) if about else words
