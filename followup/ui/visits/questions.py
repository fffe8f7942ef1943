"""The questions of a visit: in order, with the first three on the first page, and what could be added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.records import Question
from followup.services.visits import first_page
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, second, section, small
from followup.ui.visits.drag import DropLine, place_among
from followup.ui.visits.forms import AnswerForm, AnswersForm, AnswersTyped, QuestionForm
from followup.ui.visits.part import VisitPart
from followup.ui.visits.question_row import QuestionRow

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.suggesting import SuggestedQuestion
    from followup.ui.navigation import Navigation


class Questions(VisitPart):
    """For one visit, or for the next one when there is none yet."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.rows: list[QuestionRow] = []
        self.suggestions: Fold | None = None
        self.own = main_button(self.tr("Add your own question"), self.add_own, icon="plus")
        self.basic = quiet_button(self.tr("Add the nine basic questions"), self._add_standard, icon="list-plus")
        self.carry = quiet_button("", self._carry_over)
        self.onward = quiet_button("", self._carry_onward)
        self.answers = quiet_button(self.tr("Type in the answers"), self.type_answers, icon="pencil")
        self._holder = QWidget()
        self._list, self._form_place, self._offers = QVBoxLayout(self._holder), QVBoxLayout(), QVBoxLayout()
        self._line = DropLine(self._holder)
        self.column.addWidget(section(self.tr("Your questions")))
        words = self.tr("The first three for whom you see go to the top of the first page. Ask them first.")
        self.column.addWidget(second(words))
        for layout in (self._list, self._form_place, self._offers):
            bare(layout, SNUG)
        self.column.addWidget(self._holder)
        self.column.addLayout(self._form_place)
        self.column.addWidget(row_of(self.own, self.basic, self.carry, self.onward, self.answers))
        self.column.addLayout(self._offers)

    def fill(self) -> None:
        """Show the questions as they stand now; the one that had the focus has it again."""
        at = self._focus_at()
        questions = self.services.visits.questions(self.visit_id)
        self._show_rows(questions)
        known = {question.key for question in questions}
        standard = self.services.visits.standard()
        self.basic.setVisible(not self._is_past() and any(one.id not in known for one in standard))
        self._show_carrying(questions)
        self.answers.setVisible(bool(questions) and self._has_come())
        self._show_offers()
        self._focus_again(at)

    def add_own(self) -> None:
        """Open the form for a question of one's own."""
        self.open_form(QuestionForm(None), self._form_place, self._keep_new)

    def type_answers(self) -> None:
        """Open the form for all answers at once."""
        who = self.visit.clinician if self.visit is not None else ""
        form = AnswersForm(self.services.visits.questions(self.visit_id), who)
        self.open_form(form, self._form_place, self._keep_answers)

    def drop(self, row: QuestionRow, at: QPoint) -> None:
        """Put a question where it was dropped."""
        self._line.hide()
        here = self.rows.index(row)
        place = place_among(list(self.rows), at)
        place -= place > here
        if place != here:
            self._move(row.question, place)

    def _show_rows(self, questions: tuple[Question, ...]) -> None:
        clear(self._list)
        self.rows = []
        if not questions:
            self._list.addWidget(second(self.tr("None yet. What would you most like to know?")))
            return
        card = Card()
        top = first_page(questions, self.services.sheets.reader_for(self.visit_id))
        for place, question in enumerate(questions):
            if place:
                card.add(Hairline())
            row = QuestionRow(question, place, len(questions), on_top=question.id in top)
            self._connect(row)
            card.add(row)
            self.rows.append(row)
        self._list.addWidget(card)

    def _show_carrying(self, questions: tuple[Question, ...]) -> None:
        """Open questions come along from before, or go on from a visit that has been."""
        is_past = self._is_past()
        before = 0 if self.visit is None or is_past else len(self.services.visits.left_from_before(self.visit_id))
        self.carry.say(self.tr("Bring open questions from before ({count})").format(count=before))
        self.carry.setVisible(bool(before))
        left = sum(1 for one in questions if one.chosen and not one.answer.strip()) if is_past else 0
        self.onward.say(self.tr("Take open questions to the next visit ({count})").format(count=left))
        self.onward.setVisible(bool(left))

    def _is_past(self) -> bool:
        return self.visit is not None and (self.visit.happened or self.visit.visit_on < self.today())

    def _has_come(self) -> bool:
        return self.visit is not None and (self.visit.happened or self.visit.visit_on <= self.today())

    def _connect(self, row: QuestionRow) -> None:
        visits, entries, question = self.services.visits, self.services.entries, row.question
        row.moved.connect(partial(self._move, question))
        row.handle.moving.connect(self._show_line)
        row.handle.dropped.connect(partial(self.drop, row))
        row.chosen.connect(lambda chosen: self.attempt(lambda: visits.choose(question.id, chosen)))
        row.delete_wanted.connect(lambda: self.attempt(lambda: entries.remove(Question.kind, question.id)))
        row.change_wanted.connect(lambda: self.open_form(QuestionForm(question), row.open_form, entries.change))
        row.answer_wanted.connect(
            lambda: self.open_form(
                AnswerForm(question), row.open_form, lambda typed: visits.answer(question.id, typed[0], typed[1])
            )
        )

    def _move(self, question: Question, place: int) -> None:
        self.attempt(lambda: self.services.visits.move(question.id, place))

    def _show_line(self, at: QPoint) -> None:
        place = place_among(list(self.rows), at)
        row = self.rows[min(place, len(self.rows) - 1)]
        y = 0 if place < len(self.rows) else row.height()
        self._line.show_at(row.mapTo(self._holder, QPoint(0, y)).y())

    def _focus_at(self) -> tuple[int, str] | None:
        for row in self.rows:
            for name in ("up", "down", "prints"):
                if getattr(row, name).hasFocus():
                    return row.question.id, name
        return None

    def _focus_again(self, at: tuple[int, str] | None) -> None:
        row = next((row for row in self.rows if at is not None and row.question.id == at[0]), None)
        if row is None or at is None:
            return
        other = row.down if at[1] == "up" else row.up
        wanted: QWidget = getattr(row, at[1])
        (wanted if wanted.isEnabled() else other).setFocus()

    def _keep_new(self, question: Question) -> None:
        self.services.visits.add(replace(question, visit_id=self.visit_id))

    def _keep_answers(self, typed: AnswersTyped) -> None:
        self.services.answering.take_answers(
            self.visit_id, typed.given, typed.by, replacing=typed.changed, clearing=typed.cleared
        )

    def _add_standard(self) -> None:
        self.attempt(lambda: self.services.visits.add_standard(self.visit_id))

    def _carry_over(self) -> None:
        self.attempt(lambda: self.services.visits.carry_over(self.visit_id))

    def _carry_onward(self) -> None:
        coming = self.services.visits.next()
        self.attempt(lambda: self.services.visits.carry_over(coming.id if coming is not None else None))

    def _take(self, offered: SuggestedQuestion) -> None:
        self.attempt(lambda: self.services.visits.take(offered, self.visit_id))

    def _show_offers(self) -> None:
        was_open = self.suggestions is not None and self.suggestions.is_open
        clear(self._offers)
        self.suggestions = None
        offered = self.services.visits.suggest(self.services.flags.today(), self.visit_id)
        if not offered or self._is_past():
            return
        fold = Fold(self.tr("Suggested questions ({count})").format(count=len(offered)))
        for one in offered:
            take = link_button(self.tr("Add it"), partial(self._take, one))
            take.setAccessibleName(f"{self.tr('Add it')}: {one.words}")
            fold.add(Text(one.words))
            fold.add(small(one.because))
            fold.add(row_of(take))
        fold.set_open(was_open)
        self.suggestions = fold
        self._offers.addWidget(fold)
