"""One question: whether it prints, its place in the order, and its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup.domain.records import Question
from followup.domain.words import Clinician
from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import HAIR, SNUG, TIGHT, bare
from followup.ui.kit.text import Text, second, small
from followup.ui.visits.drag import Handle
from followup.ui.visits.words import clinician_words


class QuestionRow(QWidget):
    """Wishes go out as signals: `moved` with the new place, `chosen`, and the three buttons.

    A row that is `on_top` stands on the first page of the summary.
    """

    moved = Signal(int)
    chosen = Signal(bool)
    answer_wanted = Signal()
    change_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, question: Question, place: int, count: int, *, on_top: bool = False) -> None:
        super().__init__()
        self.question, self._place, self._count, self.on_top = question, place, count, on_top
        self.handle = Handle()
        said = self.tr("{place} of {count}: {words}").format(place=place + 1, count=count, words=question.words)
        self.setAccessibleName(said)
        self.prints = TickBox(self.tr("Print it"))
        self.prints.setChecked(question.chosen)
        self.prints.clicked.connect(self.chosen)
        self.up = self._arrow(self.tr("Up"), "arrow-up", place - 1)
        self.down = self._arrow(self.tr("Down"), "arrow-down", place + 1)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self._below = QVBoxLayout()
        bare(self._below)
        self._lay_out()

    def open_form(self, form: FormCard) -> None:
        """Show a form below the question."""
        self._below.addWidget(form)
        form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrow keys, Home or End; delete with Delete."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        places = {
            Qt.Key.Key_Up: self._place - 1,
            Qt.Key.Key_Down: self._place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._count - 1,
        }
        place = places.get(Qt.Key(event.key())) if alt else None
        if place is not None:
            if 0 <= place < self._count and place != self._place:
                self.moved.emit(place)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        question = self.question
        words = Text(question.words, "text")
        number = Text(f"{self._place + 1}", "strong" if self.on_top else "second")
        number.setMinimumWidth(number.fontMetrics().averageCharWidth() * 3)
        text = QVBoxLayout()
        bare(text, HAIR)
        text.addWidget(words)
        about = [self.tr("On the first page")] if self.on_top else []
        if question.for_whom is not Clinician.NONE:
            about.append(self.tr("For: {whom}").format(whom=clinician_words(question.for_whom)))
        if about:
            text.addWidget(small(" \u00b7 ".join(about)))
        if question.answer:
            by = question.answered_by
            said = self.tr("{who}: {answer}") if by else self.tr("Answer: {answer}")
            text.addWidget(second(said.format(who=by, answer=question.answer)))
        text.addWidget(row_of(self.prints, self.up, self.down, *self._links()))
        text.addLayout(self._below)
        across = QHBoxLayout(self)
        bare(across, SNUG)
        across.setContentsMargins(0, TIGHT, 0, TIGHT)
        across.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(text, 1)

    def _links(self) -> list[Button]:
        answer = self.tr("Change the answer") if self.question.answer else self.tr("Answer")
        wishes = ((answer, self.answer_wanted), (self.tr("Change"), self.change_wanted))
        links = [link_button(words, signal.emit) for words, signal in wishes]
        links.append(link_button(self.tr("Delete"), self.delete_wanted.emit))
        for link in links:
            link.setAccessibleName(f"{link.text()}: {self.question.words[:60]}")
        return links

    def _arrow(self, words: str, icon: str, place: int) -> Button:
        button = link_button(words, lambda: self.moved.emit(place), icon=icon)
        button.setAccessibleName(f"{words}: {self.question.words[:60]}")
        return button
