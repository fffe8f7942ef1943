"""Short questions, each answered yes, no or not sure, or left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from followup.domain.records import THE_PERSON
from followup.domain.words import Answer
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, STEP, bare
from followup.ui.kit.text import Text, small


class Asks(Protocol):
    """A question with its id and its words, as the signs have it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def words(self) -> str:
        """Its words."""


FollowUps = Callable[[Mapping[str, Answer]], Iterable[Asks]]
"""From the answers so far to the further questions they lead on to."""


class ShortQuestions(QWidget):
    """Questions below each other. Y, N and S answer the one that has the focus and go on to the next.

    A further question is shown below them once an answer leads on to it. Answers shown to it that belong to no question
    are kept as they were.
    """

    changed = Signal()

    def __init__(
        self, questions: Iterable[Asks] = (), parent: QWidget | None = None, follow_ups: FollowUps | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: dict[str, ChoiceRow] = {}
        self._follow_ups = follow_ups
        self._further: dict[str, QWidget] = {}
        self._kept: dict[str, Answer] = {}
        self._column = QVBoxLayout(self)
        bare(self._column, STEP)
        self.for_other = small(self.tr("Answer for the person, as far as you can tell."))
        self.for_other.hide()
        self._column.addWidget(self.for_other)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for question in questions:
            self._add(question)

    @property
    def answers(self) -> tuple[tuple[str, Answer], ...]:
        """The answers given, by question id in alphabetical order as records keep them."""
        return tuple(sorted({**self._kept, **self._given()}.items()))

    def set_answered_by(self, author_id: int) -> None:
        """Say whom the questions mean by "you" where somebody else than the person answers."""
        self.for_other.setVisible(author_id != THE_PERSON)

    def set_answers(self, answers: Iterable[tuple[str, Answer]]) -> None:
        """Show answers given before."""
        given = dict(answers)
        self._kept = {}
        for key, row in self.rows.items():
            row.set_value(given.get(key, ""))
        self._lead_on(given)
        self._kept = {key: answer for key, answer in given.items() if key not in self.rows}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer with one letter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            letters = {Qt.Key.Key_Y: Answer.YES, Qt.Key.Key_N: Answer.NO, Qt.Key.Key_S: Answer.NOT_SURE}
            answer = letters.get(Qt.Key(event.key()))
            key = watched.property("question")
            if answer is not None and key in self.rows:
                self.rows[key].set_value(answer)
                self._answered()
                self._go_on(key)
                return True
        return super().eventFilter(watched, event)

    def _given(self) -> dict[str, Answer]:
        hidden = {key for key, block in self._further.items() if block.isHidden()}
        return {key: Answer(row.value) for key, row in self.rows.items() if row.value and key not in hidden}

    def _answered(self) -> None:
        self._lead_on({})
        self.changed.emit()

    def _lead_on(self, known: Mapping[str, Answer]) -> None:
        """Show what the answers lead on to, and hide what they no longer do; one may lead to another."""
        if self._follow_ups is None:
            return
        for _ in range(len(self.rows) + 1):
            wanted = {question.id: question for question in self._follow_ups(self._given())}
            new = [question for key, question in wanted.items() if key not in self.rows]
            for question in new:
                self._further[question.id] = self._add(question)
                self.rows[question.id].set_value(known.get(question.id, self._kept.pop(question.id, "")))
            changed = [(key, block) for key, block in self._further.items() if block.isHidden() == (key in wanted)]
            for key, block in changed:
                block.setVisible(key in wanted)
            if not new and not changed:
                return

    def _add(self, question: Asks) -> QWidget:
        words = translate(question.words)
        choices = (
            (Answer.YES, self.tr("Yes")),
            (Answer.NO, self.tr("No")),
            (Answer.NOT_SURE, self.tr("Not sure")),
        )
        row = ChoiceRow(choices, words)
        row.chosen.connect(lambda _value: self._answered())
        for value, _ in choices:
            row.button(value).setProperty("question", question.id)
            row.button(value).installEventFilter(self)
        self.rows[question.id] = row
        block = QWidget()
        column = QVBoxLayout(block)
        bare(column, HAIR)
        column.addWidget(Text(words))
        column.addWidget(row)
        self._column.addWidget(block)
        return block

    def _go_on(self, key: str) -> None:
        keys = [one for one in self.rows if one not in self._further or not self._further[one].isHidden()]
        after = keys.index(key) + 1
        if after < len(keys):
            self.rows[keys[after]].setFocus()
        else:
            self.focusNextChild()
