"""What was tried beside medicine, with how it helped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.domain.words import Answer, MedicineKind
from followup.report.care.words import helped_words
from followup.report.wording import capital, joined
from followup.ui.how.therapy_form import TherapyForm
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import is_kept_open
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second, strong

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Tried(QWidget):
    """A line for each therapy, and one form at a time. It is a medicine of the log like any other."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.card = Card()
        self.form: TherapyForm | None = None
        self.add_button = quiet_button(self.tr("Add something you tried"), lambda: self.open_form(None), icon="plus")
        self._column = QVBoxLayout(self)
        bare(self._column, SNUG)
        self._column.addWidget(self.card)
        self._column.addWidget(row_of(self.add_button))

    def refresh(self) -> None:
        """Show what was tried as it stands now."""
        clear(self.card.column)
        views = [view for view in self._services.medicines.all() if view.medicine.medicine is MedicineKind.THERAPY]
        if not views:
            words = self.tr("Nothing yet. Did you try music, dance, art or yoga? It goes here.")
            self.card.add(second(words))
        for index, view in enumerate(views):
            if index:
                self.card.add(Hairline())
            self.card.add(self._row(view))

    def open_form(self, view: MedicineView | None) -> None:
        """Open the form for a therapy, or for a new one, unless something is typed in the one that is open."""
        if is_kept_open(self.form):
            return
        self.close_form()
        self.form = TherapyForm(view, self._today)
        self.form.sent.connect(self._keep)
        self.form.closed.connect(self.close_form)
        self._column.addWidget(self.form)
        self.add_button.hide()
        self.form.focus_first()

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.add_button.show()
            self.add_button.setFocus()

    def _keep(self, typed: tuple[Medicine, DosePeriod]) -> None:
        medicine, period = typed
        form = self.form
        try:
            if medicine.id:
                self._services.entries.change(medicine)
            else:
                self._services.medicines.start(medicine, period)
        except FollowupError as error:
            if form is None or not form.explain(error):
                self._navigation.show_error(error)
            return
        self.close_form()

    def _row(self, view: MedicineView) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        bare(grid, HAIR)
        grid.setHorizontalSpacing(STEP)
        grid.addWidget(strong(view.medicine.name), 0, 0)
        for number, words in enumerate(self._lines(view), start=1):
            grid.addWidget(Text(words), number, 0)
        change = link_button(self.tr("Change"), lambda: self.open_form(view))
        change.setAccessibleName(f"{change.text()}: {view.medicine.name}")
        grid.addWidget(row_of(change), 0, 1)
        grid.setColumnStretch(0, 1)
        return holder

    def _lines(self, view: MedicineView) -> Iterator[str]:
        first = next((period.started_on for period in view.periods if period.started_on is not None), None)
        if first is not None:
            yield self.tr("Since {day}").format(day=short_day(first, self._today()))
        medicine = view.medicine
        helped = joined([capital(helped_words(medicine.helped, translate)), medicine.helped_words], ": ")
        if helped:
            yield helped
        if medicine.team_knows is Answer.NO:
            yield self.tr("Your team does not know of it yet.")
