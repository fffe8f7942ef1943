"""One medicine: how it stands, what can be done, and its ledger when it is unfolded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import STEP, TIGHT, bare
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.medicines.form_model import Step, StepForm, running, state_of, steps_for
from followup.ui.medicines.forms import MedicineForm, PeriodForm, StepCard
from followup.ui.medicines.words import days_of, dose_words, kind_words, step_words

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class MedicineRow(Card):
    """One form at a time is open below it."""

    def __init__(
        self, view: MedicineView, services: OpenLog, navigation: Navigation, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.view, self._services, self._navigation, self._today = view, services, navigation, today
        self.form: FormCard | None = None
        self.state = state_of(view, today())
        self.steps = {step: self._step_button(step) for step in steps_for(self.state)}
        self.ledger = Fold(self.tr("Every dose"), words_open=self.tr("Every dose"))
        self._below = QVBoxLayout()
        bare(self._below)
        for part in (strong(view.medicine.name), Text(self._now()), *self._about()):
            self.add(part)
        self.add(row_of(*self.steps.values()))
        self.add(self._below)
        self._fill_ledger()
        self.add(self.ledger)

    def open_step(self, step: Step) -> None:
        """Open the form for a step."""
        self._open(StepCard(step, self._today), self._take_step)

    def edit(self) -> None:
        """Open the form for the name and the kind."""
        self._open(MedicineForm(self.view.medicine, self._today), self._keep_medicine)

    def edit_period(self, period: DosePeriod) -> None:
        """Open the form for one stretch."""
        self._open(PeriodForm(period, self._today), self._keep_period)

    def close_form(self) -> bool:
        """Close the form without keeping anything; return whether there was one."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        return form is not None

    def _open(self, form: FormCard, keep: Callable[[object], None]) -> None:
        self.close_form()
        self.form = form
        form.sent.connect(lambda typed: self._try(lambda: keep(typed)))
        form.closed.connect(self.close_form)
        self._below.addWidget(form)
        form.focus_first()

    def _try(self, wish: Callable[[], None]) -> None:
        try:
            wish()
        except FollowupError as error:
            if self.form is None or not self.form.explain(error):
                self._navigation.show_error(error)

    def _take_step(self, typed: object) -> None:
        if isinstance(typed, StepForm):
            typed.carry_out(self._services.medicines, self.view.medicine.id)

    def _keep_medicine(self, typed: object) -> None:
        if isinstance(typed, tuple):
            self._services.entries.change(typed[0])

    def _keep_period(self, typed: object) -> None:
        if isinstance(typed, DosePeriod):
            self._services.entries.change(typed)

    def _now(self) -> str:
        period = running(self.view, self._today()) or (self.view.periods[-1] if self.view.periods else None)
        if period is None:
            return self.tr("No dose noted yet.")
        words = self.tr("{dose}, {days}").format(dose=dose_words(period), days=days_of(period, self._today))
        if period.reason and period.paused:
            return self.tr("{dose}: {reason}").format(dose=words, reason=period.reason)
        return words

    def _about(self) -> list[Text]:
        medicine = self.view.medicine
        kind = kind_words(medicine.medicine)
        if medicine.purpose:
            kind = self.tr("{kind}. For: {purpose}").format(kind=kind, purpose=medicine.purpose)
        parts = [second(kind)]
        return [*parts, small(medicine.note)] if medicine.note else parts

    def _step_button(self, step: Step) -> Button:
        button = link_button(step_words(step), lambda: self.open_step(step))
        button.setAccessibleName(f"{step_words(step)}: {self.view.medicine.name}")
        return button

    def _fill_ledger(self) -> None:
        for index, period in enumerate(reversed(self.view.periods)):
            if index:
                self.ledger.add(Hairline())
            self.ledger.add(self._ledger_line(period))
        edit = link_button(self.tr("Change the name or kind"), self.edit)
        delete = link_button(self.tr("Delete it all"), self._delete, icon="trash-2")
        self.ledger.add(row_of(edit, delete))

    def _ledger_line(self, period: DosePeriod) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        bare(grid, TIGHT)
        grid.setHorizontalSpacing(STEP)
        grid.addWidget(Text(dose_words(period)), 0, 0)
        said = [days_of(period, self._today), period.reason, period.note]
        grid.addWidget(second(". ".join(part for part in said if part)), 1, 0)
        change = link_button(self.tr("Change"), lambda: self.edit_period(period))
        delete = link_button(self.tr("Delete"), lambda: self._delete_period(period))
        for button in (change, delete):
            button.setAccessibleName(f"{button.text()}: {dose_words(period)}, {days_of(period, self._today)}")
        grid.addWidget(row_of(change, delete), 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        return holder

    def _delete(self) -> None:
        self._services.entries.remove(Medicine.kind, self.view.medicine.id)

    def _delete_period(self, period: DosePeriod) -> None:
        self._services.entries.remove(DosePeriod.kind, period.id)
