"""Medicines, vitamins, supplements and other therapies: taken now, paused, stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import MedicineView
from followup.domain.records import Medicine
from followup.services.changes import Topic
from followup.ui.kit.buttons import main_button
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.focus_back import focus_back
from followup.ui.kit.form_card import Kept
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import second, section
from followup.ui.medicines.form_model import State, found
from followup.ui.medicines.forms import MedicineForm
from followup.ui.medicines.medicine_row import MedicineRow
from followup.ui.medicines.side_effects import Effects
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """A card for each medicine; a change of dose never rewrites what was before."""

    topics = frozenset({Topic.MEDICINES, Topic.SYMPTOMS})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Medicines"))
        self.add_button = main_button(self.tr("Add a medicine"), self.open_form, icon="plus")
        self.head.addWidget(self.add_button)
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText(self.tr("Search by name"))
        self.search_field.setAccessibleName(self.tr("Search by name"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self.refresh)
        self.form: MedicineForm | None = None
        self.rows: list[MedicineRow] = []
        self._noted: frozenset[int] = frozenset()
        self._effects: Effects = ()
        self._form_place, self._list = QVBoxLayout(), QVBoxLayout()
        bare(self._form_place)
        bare(self._list, SNUG)
        self.add(self._form_place)
        self.add(self.search_field)
        self.add(self._list)
        self.end()

    def refresh(self) -> None:
        """Show every medicine as it stands now."""
        views = self.services.medicines.all()
        self._noted, self._effects = self.services.medicine_notes.noted(), self.services.medicine_notes.side_effects()
        kept = Kept(self.rows, self._list)
        openers = [row.returns_to for row in self.rows if row.returns_to and row not in kept]
        shown = {view.medicine.id for view in found(views, self.search_field.text())}
        self.rows = [
            kept.take(view.medicine.id) if kept.holds(view.medicine.id) else self._row(view)
            for view in views
            if view.medicine.id in shown or kept.holds(view.medicine.id)
        ]
        kept.drop_rest()
        clear(self._list)
        self.search_field.setVisible(bool(views))
        if not views and self.form is None:
            self._list.addWidget(self._empty())
        elif views and not self.rows:
            self._list.addWidget(second(self.tr("Nothing found. Try fewer letters.")))
        for state, words in self._sections().items():
            rows = [row for row in self.rows if row.state is state]
            if rows:
                self._list.addSpacing(STEP)
                self._list.addWidget(section(words))
            for row in rows:
                self._list.addWidget(row)
        for opener in openers:
            focus_back(self, opener)

    def _row(self, view: MedicineView) -> MedicineRow:
        services, noted = self.services, view.medicine.id in self._noted
        effects = self._effects
        return MedicineRow(view, services, self.navigation, self.today, days_noted=noted, effects=effects, owner=self)

    def open_form(self) -> None:
        """Open the form for a new medicine; one that is open already keeps what was typed."""
        if self.form is not None:
            self.form.focus_first()
            self.scroll_to(self.form)
            return
        services = self.services
        self.form = MedicineForm(None, self.today, services.medicine_names, services.medicine_notes.same_substance)
        self.form.sent.connect(self._keep)
        self.form.closed.connect(self.escape)
        self._form_place.addWidget(self.form)
        if not self.rows:
            self.refresh()
        self.form.focus_first()
        self.scroll_to(self.form)

    def open_target(self, target: object) -> None:
        """Unfold the ledger of a medicine."""
        for row in self.rows:
            if isinstance(target, Medicine) and row.view.medicine.id == target.id:
                row.ledger.set_open(True)
                self.scroll_to(row)

    def search(self) -> None:
        """Go to the search field."""
        self.search_field.setFocus()
        self.search_field.selectAll()

    def escape(self) -> None:
        """Close what is open."""
        self._close_form()
        for row in self.rows:
            row.close_form()
        if not self.rows:
            self.refresh()

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.add_button.setFocus()

    def _keep(self, typed: object) -> None:
        if not isinstance(typed, tuple):
            return
        form = self.form
        try:
            self.services.medicines.start(*typed)
        except FollowupError as error:
            if form is None or not form.explain(error):
                self.navigation.show_error(error)
            return
        self._close_form()

    def _sections(self) -> dict[State, str]:
        return {
            State.TAKEN: self.tr("Taking now"),
            State.PAUSED: self.tr("Paused"),
            State.PLANNED: self.tr("Planned"),
            State.STOPPED: self.tr("Stopped"),
        }

    def _empty(self) -> QWidget:
        words = self.tr(
            "Add what you take: tablets, vitamins, supplements, and therapies such as yoga. "
            "Doctors ask for all of them at each visit."
        )
        return EmptyState(self.tr("No medicines yet"), words, self.tr("Add a medicine"), self.open_form, icon="pill")
