"""The short questions after an entry: gentle, few, and easy to leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from followup.domain.records import Observation
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.short_questions import Asks, FollowUps, ShortQuestions
from followup.ui.kit.space import bare, clear
from followup.ui.kit.text import section, small


class AskedPanel(Card):
    """Asks about an observation that is kept already; `answered` carries it with the answers."""

    answered = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._observation: Observation | None = None
        self.name = section("")
        self._place = QVBoxLayout()
        bare(self._place)
        self.questions = ShortQuestions()
        self.keep = main_button(self.tr("Keep answers"), self._keep)
        self.skip = quiet_button(self.tr("Skip"), self.closed.emit)
        self.add(self.name)
        self.add(small(self.tr("They help to say what is worth telling your team. You can skip them.")))
        self.add(self._place)
        self.add(row_of(self.keep, self.skip))
        self.hide()

    def ask(self, observation: Observation, questions: Iterable[Asks], follow_ups: FollowUps | None = None) -> None:
        """Ask these questions, and what an answer leads on to; nothing is shown when there are none."""
        asked = tuple(questions)
        self._observation = observation
        clear(self._place)
        self.questions = ShortQuestions(asked, follow_ups=follow_ups)
        self.questions.set_answers(observation.answers)
        self.questions.set_answered_by(observation.author_id)
        self._place.addWidget(self.questions)
        self.name.setText(self._title(len(asked)))
        self.setVisible(bool(asked))
        if asked:
            next(iter(self.questions.rows.values())).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _title(self, count: int) -> str:
        match count:
            case 1:
                return self.tr("One quick question")
            case 2:
                return self.tr("Two quick questions")
        return self.tr("A few quick questions")

    def _keep(self) -> None:
        if self._observation is None or not self.questions.answers:
            self.closed.emit()
            return
        self.answered.emit(replace(self._observation, answers=self.questions.answers))
