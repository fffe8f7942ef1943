"""The questions of a visit: in order, with the first three on the first page, and what could be added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Question, Visit
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, second, section, small
from followup.ui.visits.forms import AnswerForm, QuestionForm
from followup.ui.visits.question_row import QuestionRow

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.suggesting import SuggestedQuestion
    from followup.ui.navigation import Navigation


class Questions(QWidget):
    """For one visit, or for the next one when there is none yet."""

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._services, self._navigation = services, navigation
        self.visit: Visit | None = None
        self.rows: list[QuestionRow] = []
        self.form: FormCard | None = None
        self.own = main_button(self.tr("Add your own question"), self.add_own, icon="plus")
        self.basic = quiet_button(self.tr("Add the nine basic questions"), self._add_standard, icon="list-plus")
        self.carry = quiet_button(self.tr("Bring open questions from before"), self._carry_over)
        self._list, self._form_place, self._offers = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("Your questions")))
        column.addWidget(second(self.tr("The first three go to the top of the first page. Ask them first.")))
        for layout in (self._list, self._form_place, self._offers):
            bare(layout, SNUG)
        column.addLayout(self._list)
        column.addLayout(self._form_place)
        column.addWidget(row_of(self.own, self.basic, self.carry))
        column.addLayout(self._offers)

    @property
    def visit_id(self) -> int | None:
        """The visit the questions are for, None for those that wait."""
        return self.visit.id if self.visit is not None else None

    def show_visit(self, visit: Visit | None) -> None:
        """Show the questions of a visit as they stand now."""
        self.visit = visit
        self.close_form()
        questions = self._services.visits.questions(self.visit_id)
        self._show_rows(questions)
        known = {question.key for question in questions}
        self.basic.setVisible(any(one.id not in known for one in self._services.visits.standard()))
        here = {question.id for question in questions}
        waiting = [one for one in self._services.visits.open_questions() if one.id not in here]
        self.carry.setVisible(visit is not None and bool(waiting))
        self._show_offers()

    def add_own(self) -> None:
        """Open the form for a question of one's own."""
        self._open(QuestionForm(None), self._form_place.addWidget, self._keep_new)

    def close_form(self) -> bool:
        """Close the form without keeping anything; return whether there was one."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        return form is not None

    def _show_rows(self, questions: tuple[Question, ...]) -> None:
        clear(self._list)
        self.rows = []
        if not questions:
            self._list.addWidget(second(self.tr("None yet. What would you most like to know?")))
            return
        card = Card()
        for place, question in enumerate(questions):
            if place:
                card.add(Hairline())
            row = QuestionRow(question, place, len(questions))
            self._connect(row)
            card.add(row)
            self.rows.append(row)
        self._list.addWidget(card)

    def _connect(self, row: QuestionRow) -> None:
        visits, entries, question = self._services.visits, self._services.entries, row.question
        row.moved.connect(lambda place: self._try(lambda: visits.move(question.id, place)))
        row.chosen.connect(lambda chosen: self._try(lambda: visits.choose(question.id, chosen)))
        row.delete_wanted.connect(lambda: self._try(lambda: entries.remove(Question.kind, question.id)))
        row.change_wanted.connect(lambda: self._open(QuestionForm(question), row.open_form, entries.change))
        row.answer_wanted.connect(
            lambda: self._open(
                AnswerForm(question), row.open_form, lambda typed: visits.answer(question.id, typed[0], typed[1])
            )
        )

    def _open(self, form: FormCard, show: Callable[[FormCard], object], keep: Callable[..., object]) -> None:
        self.close_form()
        self.form = form
        form.sent.connect(lambda typed: self._try(lambda: keep(typed)))
        form.closed.connect(self.close_form)
        show(form)
        form.focus_first()

    def _try(self, wish: Callable[[], object]) -> None:
        try:
            wish()
        except FollowupError as error:
            if self.form is None or not self.form.explain(error):
                self._navigation.show_error(error)

    def _keep_new(self, question: Question) -> None:
        self._services.visits.add(replace(question, visit_id=self.visit_id))

    def _add_standard(self) -> None:
        self._try(lambda: self._services.visits.add_standard(self.visit_id))

    def _carry_over(self) -> None:
        self._try(lambda: self._services.visits.carry_over(self.visit_id))

    def _take(self, offered: SuggestedQuestion) -> None:
        self._try(lambda: self._services.visits.take(offered, self.visit_id))

    def _show_offers(self) -> None:
        clear(self._offers)
        visits = self._services.visits
        offered = visits.suggest(self._services.flags.today(), self.visit_id)
        if not offered:
            return
        fold = Fold(self.tr("Suggested questions ({count})").format(count=len(offered)))
        for one in offered:
            take = link_button(self.tr("Add it"), partial(self._take, one))
            take.setAccessibleName(f"{self.tr('Add it')}: {one.words}")
            fold.add(Text(one.words))
            fold.add(small(one.because))
            fold.add(row_of(take))
        self._offers.addWidget(fold)
