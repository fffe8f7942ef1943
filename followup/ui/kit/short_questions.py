"""Short questions, each answered yes, no or not sure, or left alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from followup.domain.words import Answer
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, STEP, bare
from followup.ui.kit.text import Text


class Asks(Protocol):
    """A question with its id and its words, as the signs have it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def words(self) -> str:
        """Its words."""


class ShortQuestions(QWidget):
    """Questions below each other. Y, N and S answer the one that has the focus and go on to the next."""

    changed = Signal()

    def __init__(self, questions: Iterable[Asks] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ChoiceRow] = {}
        self._column = QVBoxLayout(self)
        bare(self._column, STEP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for question in questions:
            self._add(question)

    @property
    def answers(self) -> tuple[tuple[str, Answer], ...]:
        """The answers given, by question id in alphabetical order as records keep them."""
        return tuple(sorted((key, Answer(row.value)) for key, row in self.rows.items() if row.value))

    def set_answers(self, answers: Iterable[tuple[str, Answer]]) -> None:
        """Show answers given before."""
        given = dict(answers)
        for key, row in self.rows.items():
            row.set_value(given.get(key, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer with one letter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            letters = {Qt.Key.Key_Y: Answer.YES, Qt.Key.Key_N: Answer.NO, Qt.Key.Key_S: Answer.NOT_SURE}
            answer = letters.get(Qt.Key(event.key()))
            key = watched.property("question")
            if answer is not None and key in self.rows:
                self.rows[key].set_value(answer)
                self.changed.emit()
                self._go_on(key)
                return True
        return super().eventFilter(watched, event)

    def _add(self, question: Asks) -> None:
        words = translate(question.words)
        choices = (
            (Answer.YES, self.tr("Yes")),
            (Answer.NO, self.tr("No")),
            (Answer.NOT_SURE, self.tr("Not sure")),
        )
        row = ChoiceRow(choices, words)
        row.chosen.connect(lambda _value: self.changed.emit())
        for value, _ in choices:
            row.button(value).setProperty("question", question.id)
            row.button(value).installEventFilter(self)
        self.rows[question.id] = row
        block = QVBoxLayout()
        bare(block, HAIR)
        block.addWidget(Text(words))
        block.addWidget(row)
        self._column.addLayout(block)

    def _go_on(self, key: str) -> None:
        keys = list(self.rows)
        after = keys.index(key) + 1
        if after < len(keys):
            self.rows[keys[after]].setFocus()
        else:
            self.focusNextChild()
