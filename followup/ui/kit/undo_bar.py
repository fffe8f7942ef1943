"""A quiet bar that says what happened and offers to undo it; it stays until the next action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from followup.ui.kit.buttons import link_button
from followup.ui.kit.space import STEP, TIGHT
from followup.ui.kit.text import Text


class UndoBar(QFrame):
    """Shows one sentence at a time; a new one takes the place of the old one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._undo: Callable[[], object] | None = None
        self.words = Text()
        self.undo_button = link_button(self.tr("Undo"), self.undo, icon="undo-2")
        self.close_button = link_button(self.tr("Close"), self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP, TIGHT, STEP, TIGHT)
        row.setSpacing(STEP)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._undo is not None

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a way back when there is one."""
        self._undo = undo
        self.words.setText(words)
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def undo(self) -> None:
        """Undo the last action, once."""
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def put_away(self) -> None:
        """Hide the bar and forget the way back."""
        self._undo = None
        self.hide()
