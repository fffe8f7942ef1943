"""One medicine: how it stands, what can be done, and what is unfolded: every dose, day by day, side effects."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.domain.errors import FollowupError
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.domain.words import MedicineKind
from followup.report.wording import capital
from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.focus_back import focused_in, holds_focus
from followup.ui.kit.fold import Fold
from followup.ui.kit.form_card import FormCard, is_kept_open
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import bare
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.medicines.form_model import Step, StepForm, coming, running, state_of, steps_for
from followup.ui.medicines.forms import MedicineForm, PeriodForm, StepCard
from followup.ui.medicines.ledger import ledger_lines
from followup.ui.medicines.month_view import MonthView
from followup.ui.medicines.name_help import named_words
from followup.ui.medicines.side_effects import Effects, SideEffectForm, effect_lines
from followup.ui.medicines.taper_form import TaperForm, TaperTyped
from followup.ui.medicines.words import days_of, dose_words, kind_words, step_words

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class MedicineRow(Card):
    """One form at a time is open below it.

    `days_noted` says that somebody notes its days, `effects` are symptoms that may come from any medicine, `owner` is
    its screen.
    """

    def __init__(
        self,
        view: MedicineView,
        services: OpenLog,
        navigation: Navigation,
        today: Callable[[], date],
        *,
        days_noted: bool = False,
        effects: Effects = (),
        owner: object = None,
    ) -> None:
        super().__init__()
        self.view, self._services, self._navigation, self._today = view, services, navigation, today
        self._owner = owner
        self.key: Hashable = view.medicine.id
        self.form: FormCard | None = None
        self.opener = ""
        self.state = state_of(view, today())
        self.steps = {step: self._step_button(step) for step in steps_for(self.state)}
        about = view.medicine.name
        self.ledger = Fold(self.tr("Every dose"), about=about, own_row=False)
        self.days = Fold(self.tr("Day by day"), about=about, own_row=False, fill=self._month)
        self._below = QVBoxLayout()
        bare(self._below)
        for part in (strong(view.medicine.name), Text(self._now()), *self._about()):
            self.add(part)
        for line in effect_lines(view.medicine.id, effects, services):
            self.add(line)
        self.add(row_of(*self.steps.values()))
        self.add(self._below)
        self._fill_ledger()
        is_therapy = view.medicine.medicine is MedicineKind.THERAPY
        self.add(row_of(self.ledger.button, *([] if is_therapy else [self.days.button])))
        self.add(self.ledger)
        self.add(self.days)
        self.days.set_open(days_noted and self.state.value == "taken")

    def open_step(self, step: Step) -> None:
        """Open the form for a step."""
        form = TaperForm(self._today) if step is Step.TAPER else StepCard(step, self._today)
        self._open(form, self._take_step)

    def edit(self) -> None:
        """Open the form for the name and the kind."""
        names, notes = self._services.medicine_names, self._services.medicine_notes
        medicine = self.view.medicine
        form = MedicineForm(medicine, self._today, names, lambda name: notes.same_substance(name, but=medicine.id))
        self._open(form, self._keep_medicine)

    def edit_period(self, period: DosePeriod) -> None:
        """Open the form for one stretch."""
        self._open(PeriodForm(period, self._today), self._keep_period)

    def add_side_effect(self) -> None:
        """Open the form for a symptom that may come from it."""
        episodes = self._services.journal.episodes()
        self._open(SideEffectForm(episodes, self._services, self._today), self._keep_side_effect)

    @property
    def returns_to(self) -> str:
        """The name of the button that opened the form while the focus is in that form, else ""."""
        return self.opener if self.form is not None and holds_focus(self.form) else ""

    def close_form(self) -> bool:
        """Close the form without keeping anything; return whether there was one."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        return form is not None

    def _open(self, form: FormCard, keep: Callable[[object], None]) -> None:
        if is_kept_open(self.form):
            form.deleteLater()
            return
        self.close_form()
        self.opener = focused_in(self)
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
        if isinstance(typed, (StepForm, TaperTyped)):
            typed.carry_out(self._services.medicines, self.view.medicine.id)

    def _keep_medicine(self, typed: object) -> None:
        if isinstance(typed, tuple):
            self._services.entries.change(typed[0])

    def _keep_period(self, typed: object) -> None:
        if isinstance(typed, DosePeriod):
            self._services.entries.change(typed)

    def _keep_side_effect(self, typed: object) -> None:
        if isinstance(typed, tuple):
            self._services.medicine_notes.link(self.view.medicine.id, *typed)

    def _now(self) -> str:
        period = running(self.view, self._today()) or self._last()
        if period is None:
            return self.tr("No dose noted yet.")
        words = self.tr("{dose}, {days}").format(dose=dose_words(period), days=days_of(period, self._today))
        if period.reason and period.paused:
            words = self.tr("{dose}: {reason}").format(dose=words, reason=period.reason)
        ahead = coming(self.view, self._today())
        if ahead is None or ahead is period:
            return words
        then = self.tr("Then {dose}, {days}.").format(dose=dose_words(ahead), days=days_of(ahead, self._today))
        return f"{words}. {then}"

    def _last(self) -> DosePeriod | None:
        """The last stretch that has begun, or the first one that is planned."""
        begun = [one for one in self.view.periods if (one.started_on or date.min) <= self._today()]
        return begun[-1] if begun else next(iter(self.view.periods), None)

    def _about(self) -> list[Text]:
        medicine = self.view.medicine
        kind = kind_words(medicine.medicine)
        if medicine.purpose:
            kind = self.tr("{kind}. For: {purpose}").format(kind=kind, purpose=medicine.purpose)
        read = self._services.medicine_names.read(medicine.name)
        known = [
            named_words(named) if named.by_other_name else capital(translate(named.medicine.what))
            for named in read
            if named.by_other_name or named.medicine.groups
        ]
        return [second(kind), *(small(words) for words in (*known, medicine.note) if words)]

    def _step_button(self, step: Step) -> Button:
        button = link_button(step_words(step), lambda: self.open_step(step))
        button.setAccessibleName(f"{step_words(step)}: {self.view.medicine.name}")
        return button

    def _month(self) -> tuple[MonthView]:
        return (MonthView(self.view.medicine.id, self._services, self._navigation, self._today, self._owner),)

    def _fill_ledger(self) -> None:
        for part in ledger_lines(self.view, self._today, self.edit_period, self._delete_period):
            self.ledger.add(part)
        edit = link_button(self.tr("Change the name or kind"), self.edit)
        effect = link_button(self.tr("A symptom may come from it"), self.add_side_effect)
        delete = link_button(self.tr("Delete it all"), self._delete, icon="trash-2")
        self.ledger.add(row_of(edit, effect, delete))

    def _delete(self) -> None:
        self._services.entries.remove(Medicine.kind, self.view.medicine.id)

    def _delete_period(self, period: DosePeriod) -> None:
        self._services.entries.remove(DosePeriod.kind, period.id)
