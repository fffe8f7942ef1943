"""Visits: what is ahead, the questions that wait, what was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Visit
from followup.services.changes import Topic
from followup.ui.kit.buttons import Button, link_button, main_button
from followup.ui.kit.card import Card
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second, section, strong
from followup.ui.screen import BaseScreen
from followup.ui.visits.forms import VisitForm
from followup.ui.visits.questions import Questions
from followup.ui.visits.visit_page import VisitPage
from followup.ui.visits.words import visit_title, visit_when

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """Enter on a visit opens it, Esc goes back."""

    topics = frozenset(Topic) - {Topic.SETTINGS}

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.add_button = main_button(self.tr("Add a visit"), self.open_form, icon="plus")
        self.head.addWidget(self.add_button)
        self.form: VisitForm | None = None
        self.open_buttons: dict[int, Button] = {}
        self.list, self.page = QWidget(), VisitPage(services, navigation, today)
        self.waiting = Questions(services, navigation, today)
        self._shown: int | None = None
        self._form_place, self._ahead, self._past = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self.list)
        bare(column, STEP)
        for layout in (self._form_place, self._ahead):
            bare(layout, SNUG)
            column.addLayout(layout)
        column.addWidget(self.waiting)
        bare(self._past, SNUG)
        column.addLayout(self._past)
        self.page.closed.connect(self.show_list)
        self.add(self.list)
        self.add(self.page)
        self.end()
        self.page.hide()
        self.set_title(self.tr("Visits"))

    def refresh(self) -> None:
        """Show again what is shown; a visit that was deleted gives way to the list."""
        if self._shown is not None and self.page.open_visit(self._shown):
            self.set_title(self.page.title)
            return
        self.show_list()

    def open_target(self, target: object) -> None:
        """Show a visit, given as the visit or its id; the word "new" opens the form."""
        if target == "new":
            self.show_list()
            self.open_form()
            return
        visit_id = target.id if isinstance(target, Visit) else target
        if not isinstance(visit_id, int) or not self.page.open_visit(visit_id):
            return
        self._shown = visit_id
        self.set_title(self.page.title)
        self.add_button.hide()
        self.list.hide()
        self.page.show()
        self.page.summary.setFocus()

    def draft_target(self) -> str:
        """Return the id of the visit that is shown."""
        return "" if self._shown is None else str(self._shown)

    def open_draft_target(self, target: str) -> None:
        """Show the visit again."""
        if target.isdecimal():
            self.open_target(int(target))

    def open_form(self) -> None:
        """Open the form for a visit; one that is open already keeps what was typed."""
        if self.form is not None:
            self.form.focus_first()
            return
        self.form = VisitForm(None, self.today)
        self.form.sent.connect(self._keep)
        self.form.closed.connect(self.escape)
        self._form_place.addWidget(self.form)
        self.show_list()
        self.form.focus_first()

    def show_list(self) -> None:
        """Go back to the list."""
        self._shown = None
        self.set_title(self.tr("Visits"))
        self.page.hide()
        self.list.show()
        self.add_button.show()
        self.open_buttons = {}
        ahead, past = self.services.visits.ahead(), self.services.visits.past()
        self._fill(self._ahead, self.tr("Coming up"), ahead)
        self._fill(self._past, self.tr("Before"), past)
        if not ahead and not past and self.form is None:
            self._ahead.addWidget(self._empty())
        # With a visit ahead, questions belong to it; before that they wait here.
        self.waiting.setVisible(not ahead)
        if not ahead:
            self.waiting.show_visit(None)

    def escape(self) -> None:
        """Close an open form, then the visit."""
        if self.form is not None:
            self._close_form()
            self.show_list()
        elif not self.page.close_any_form() and not self.waiting.close_form() and self._shown is not None:
            self.show_list()

    def _fill(self, layout: QVBoxLayout, words: str, visits: Sequence[Visit]) -> None:
        clear(layout)
        if not visits:
            return
        layout.addWidget(section(words))
        for visit in visits:
            layout.addWidget(self._card(visit))

    def _card(self, visit: Visit) -> Card:
        questions = len(self.services.visits.questions(visit.id))
        prepared = self.tr("1 question") if questions == 1 else self.tr("{count} questions").format(count=questions)
        ahead = not visit.happened and visit.visit_on >= self.today()
        button = link_button(self.tr("Prepare") if ahead else self.tr("Open"), lambda: self.open_target(visit))
        button.setAccessibleName(f"{button.text()}: {visit_title(visit)}, {visit.visit_on.isoformat()}")
        self.open_buttons[visit.id] = button
        card = Card(strong(visit_title(visit)), Text(visit_when(visit, self.today())))
        for line in (visit.place, visit.purpose, prepared if questions or ahead else "", visit.agreed):
            if line:
                card.add(second(line))
        card.add(row_of(button))
        return card

    def _keep(self, typed: object) -> None:
        form = self.form
        if not isinstance(typed, Visit):
            return
        try:
            visit = self.services.entries.add(typed)
        except FollowupError as error:
            if form is None or not form.explain(error):
                self.navigation.show_error(error)
            return
        self._close_form()
        self.open_target(visit)

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _empty(self) -> QWidget:
        return EmptyState(
            self.tr("No visits yet"),
            self.tr("Add your next visit. Then collect your questions and print one page for the doctor."),
            self.tr("Add a visit"),
            self.open_form,
            icon="calendar-days",
        )
