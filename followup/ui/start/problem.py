"""A log that cannot be opened: one calm sentence, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.page import Page
from followup.ui.kit.text import Text, small


class ProblemPage(Page):
    """Says what stands in the way; the log was left as it is."""

    again_requested = Signal()
    other_requested = Signal()
    close_requested = Signal()

    def __init__(self, words: str, place: str) -> None:
        super().__init__(self.tr("Your log cannot be opened now"))
        self.again = main_button(self.tr("Try again"), self.again_requested.emit)
        self.other = quiet_button(self.tr("Open another log"), self.other_requested.emit)
        self.shut = quiet_button(self.tr("Close Followup"), self.close_requested.emit)
        self.words = Text(words).selectable()
        self.add(self.words)
        self.add(row_of(self.again, self.other, self.shut))
        self.add(small(self.tr("Your log is in this folder: {place}").format(place=place)).selectable())
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.again
