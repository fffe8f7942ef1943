"""Exams: what comes next first, then plans, then what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Exam, ExamPlan
from followup.services.changes import Topic
from followup.ui.exams.cards import Cards
from followup.ui.exams.forms import ExamForm, PlanForm
from followup.ui.exams.rows import ExamCard
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.flow import row_of
from followup.ui.kit.focus_back import focus_back
from followup.ui.kit.form_card import FormCard, Kept
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import second, section
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """A card for each exam and each plan."""

    topics = frozenset({Topic.EXAMS, Topic.RECORD, Topic.MEDICINES, Topic.VISITS})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Exams"))
        self.add_button = main_button(self.tr("Add an exam"), self.open_form, icon="plus")
        self.plan_button = quiet_button(self.tr("Add one that repeats"), self.open_plan_form)
        self.head.addWidget(self.add_button)
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText(self.tr("Search in names, places and results"))
        self.search_field.setAccessibleName(self.tr("Search in names, places and results"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self.refresh)
        self.form: FormCard | None = None
        self.cards: list[ExamCard] = []
        self._make = Cards(services, navigation, today)
        self._form_place, self._list = QVBoxLayout(), QVBoxLayout()
        bare(self._form_place)
        bare(self._list, SNUG)
        self.add(self._form_place)
        self.add(self.search_field)
        calendar = quiet_button(self.tr("Dates for my calendar"), lambda: navigation.go("settings", "calendar"))
        self.add(row_of(self.plan_button, calendar))
        self.add(self._list)
        self.end()

    def refresh(self) -> None:
        """Show everything as it stands now."""
        kept = Kept(self.cards, self._list)
        openers = [card.returns_to for card in self.cards if card.returns_to and card not in kept]
        clear(self._list)
        self.cards = []
        words = self.search_field.text().casefold().strip()
        exams = self.services.exams
        days = exams.days()
        due, done, plans = days.all_due(), exams.done(), days.plans
        offered, asks = exams.suggested(), exams.team_questions()
        self.search_field.setVisible(bool(due or done or plans))
        if not due and not done and not plans and self.form is None:
            self._list.addWidget(self._empty())
        self._section(self.tr("Coming up"), _with(kept, [self._make.due(one) for one in due], words))
        self._section(self.tr("Plans"), _with(kept, [self._make.plan(one, days) for one in plans], words))
        if offered and not words:
            why = self.tr("Published schedules. Your own team's plan always comes first.")
            self._section(self.tr("You could add"), [self._make.offer(one, days) for one in offered], why)
        if asks and not words:
            why = self.tr("Here guidelines differ, or leave it to each team.")
            self._section(self.tr("Ask your team"), [self._make.ask(one) for one in asks], why)
        self._section(self.tr("Done"), _with(kept, [self._make.done(one) for one in done], words))
        kept.drop_rest()
        if words and not self.cards:
            self._list.addWidget(second(self.tr("Nothing found. Try fewer letters.")))
        for opener in openers:
            focus_back(self, opener)

    def open_form(self) -> None:
        """Open the form for an exam."""
        self._open(ExamForm(None, self.today, self.services.exams.without_symptoms))

    def open_plan_form(self) -> None:
        """Open the form for an exam that repeats."""
        self._open(PlanForm(None, self.today))

    def open_target(self, target: object) -> None:
        """Open the form to set a date for an exam that is due."""
        for card in self.cards:
            if card.about is not None and card.about == target:
                card.buttons[0].click()
                self.scroll_to(card)
                return

    def search(self) -> None:
        """Go to the search field."""
        self.search_field.setFocus()
        self.search_field.selectAll()

    def escape(self) -> None:
        """Close what is open."""
        self._close_form()
        for card in self.cards:
            card.close_form()
        if not self.cards:
            self.refresh()

    def _section(self, title: str, cards: list[ExamCard], why: str = "") -> None:
        if not cards:
            return
        self.cards += cards
        self._list.addSpacing(STEP)
        self._list.addWidget(section(title))
        if why:
            self._list.addWidget(second(why))
        for card in cards:
            self._list.addWidget(card)

    def _open(self, form: FormCard) -> None:
        if self.form is not None and (type(self.form) is type(form) or self.form.is_typed_in):
            form.deleteLater()
            self.form.focus_first()
            self.scroll_to(self.form)
            return
        self._close_form()
        self.form = form
        form.sent.connect(self._keep)
        form.closed.connect(self.escape)
        self._form_place.addWidget(form)
        if not self.cards:
            self.refresh()
        form.focus_first()
        self.scroll_to(form)

    def _keep(self, typed: object) -> None:
        form = self.form
        try:
            if isinstance(typed, ExamPlan):
                self.services.exams.plan(typed)
            elif isinstance(typed, Exam):
                self.services.entries.add(typed)
        except FollowupError as error:
            if form is None or not form.explain(error):
                self.navigation.show_error(error)
            return
        self._close_form()

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.add_button.setFocus()

    def _empty(self) -> QWidget:
        return EmptyState(
            self.tr("No exams yet"),
            self.tr("Add the last mammogram or visit, or one that is booked. Then you see here what comes next."),
            self.tr("Add an exam"),
            self.open_form,
            icon="clipboard-check",
        )


def _with(kept: Kept[ExamCard], cards: list[ExamCard], words: str) -> list[ExamCard]:
    """Return the cards that hold these words, and in place of their new ones those in which something is typed."""
    shown = []
    for card in cards:
        if kept.holds(card.key):
            shown.append(kept.take(card.key))
            card.deleteLater()
        elif words in card.said:
            shown.append(card)
        else:
            card.deleteLater()
    return shown
