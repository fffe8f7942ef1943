"""What stands under the page: a longer wait, and what just happened. Built when first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.ui.kit.space import SNUG, STEP

if TYPE_CHECKING:
    from followup.ui.kit.busy import BusyLine, Work
    from followup.ui.kit.undo_bar import UndoBar


class Foot(QVBoxLayout):
    """The busy line over the undo bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(STEP, 0, STEP, SNUG)

    @cached_property
    def busy(self) -> BusyLine:
        """The line that shows a longer wait."""
        from followup.ui.kit.busy import BusyLine

        line = BusyLine()
        self.insertWidget(0, line)
        return line

    @cached_property
    def undo_bar(self) -> UndoBar:
        """The bar that says what happened."""
        from followup.ui.kit.undo_bar import UndoBar

        bar = UndoBar()
        self.addWidget(bar)
        return bar

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence in the undo bar; what was kept without a word, such as a choice, leaves it as it is."""
        if not words:
            return
        self.undo_bar.say(words, undo)

    def show_error(self, error: BaseException) -> None:
        """Show an error as one calm sentence."""
        from followup.ui.kit.sentences import sentence

        self.undo_bar.say(sentence(error))

    def watch(self, work: Work, words: str) -> None:
        """Show work that takes longer than a second."""
        self.busy.watch(work, words)

    def undo(self) -> None:
        """Undo the last action, if there is one."""
        if self.undo_bar.can_undo:
            self.undo_bar.undo()
