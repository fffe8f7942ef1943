"""Cancer treatments and vaccines: the list, and the form to add or change one in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Treatment
from followup.ui.kit.buttons import Button, link_button, quiet_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second
from followup.ui.record.treatment_form import TreatmentForm, kind_words
from followup.ui.record.words import word

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Treatments(QWidget):
    """Every treatment with its days; one form at a time is open."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.form: TreatmentForm | None = None
        self._card = Card()
        self.add_button = quiet_button(self.tr("Add a treatment"), self.add, icon="plus")
        self._column = QVBoxLayout(self)
        bare(self._column, SNUG)
        self._column.addWidget(self._card)
        self._column.addWidget(self.add_button)

    def refresh(self) -> None:
        """Show the treatments as they stand now."""
        clear(self._card.column)
        treatments = self._services.record.treatments()
        if not treatments:
            self._card.add(
                second(self.tr("Nothing here yet. Surgery, radiotherapy, chemotherapy and vaccines go here."))
            )
        for index, treatment in enumerate(treatments):
            if index:
                self._card.add(Hairline())
            self._card.add(self._row(treatment))

    def add(self) -> None:
        """Open an empty form."""
        self._open(None)

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.add_button.show()
            self.add_button.setFocus()

    def _open(self, treatment: Treatment | None) -> None:
        self.close_form()
        self.form = TreatmentForm(treatment, self._today)
        self.form.saved.connect(self._keep)
        self.form.closed.connect(self.close_form)
        self._column.addWidget(self.form)
        self.add_button.hide()
        self.form.focus_first()

    def _keep(self, treatment: Treatment) -> None:
        entries, form = self._services.entries, self.form
        try:
            if treatment.id:
                entries.change(treatment)
            else:
                entries.add(replace(treatment, entered_at=None))
        except FollowupError as error:
            if form is None or not form.explain(error):
                self._navigation.show_error(error)
            return
        self.close_form()

    def _row(self, treatment: Treatment) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        bare(grid, SNUG)
        grid.setHorizontalSpacing(STEP)
        name = treatment.name
        if treatment.side:
            name = f"{name}, {word('side', treatment.side)}"
        grid.addWidget(Text(name), 0, 0)
        grid.addWidget(second(self._when(treatment)), 1, 0)
        grid.addWidget(row_of(*self._row_buttons(treatment)), 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        return holder

    def _row_buttons(self, treatment: Treatment) -> tuple[Button, Button]:
        change = link_button(self.tr("Change"), lambda: self._open(treatment))
        delete = link_button(self.tr("Delete"), lambda: self._services.entries.remove(Treatment.kind, treatment.id))
        for button in (change, delete):
            button.setAccessibleName(f"{button.text()}: {treatment.name}")
        return change, delete

    def _when(self, treatment: Treatment) -> str:
        if treatment.started_on is not None and treatment.started_on == treatment.ended_on:
            on = self._day(treatment.started_on)
            return self.tr("{kind}, on {day}").format(kind=kind_words(treatment.treatment), day=on)
        first, last = (self._day(day) for day in (treatment.started_on, treatment.ended_on))
        words = {
            (True, True): self.tr("{kind}, from {first} to {last}"),
            (True, False): self.tr("{kind}, since {first}"),
            (False, True): self.tr("{kind}, until {last}"),
            (False, False): self.tr("{kind}, days not known"),
        }[bool(first), bool(last)]
        return words.format(kind=kind_words(treatment.treatment), first=first, last=last)

    def _day(self, day: date | None) -> str:
        return short_day(day, self._today()) if day is not None else ""
