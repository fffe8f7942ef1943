"""The keys, as they are bound in the window and in the widgets of the kit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup.ui.kit.card import Card
from followup.ui.kit.space import STEP, TIGHT, bare
from followup.ui.kit.text import Text, section, strong
from followup.ui.screens import SCREENS
from followup.ui.shell.keys import numbered_screens

Rows = tuple[tuple[str, str], ...]


class KeysPage(QWidget):
    """A card for each place in which keys work."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        bare(column, TIGHT)
        for number, (title, rows) in enumerate(self.sections()):
            if number:
                column.addSpacing(STEP)
            column.addWidget(section(title))
            column.addWidget(_table(rows))

    def sections(self) -> tuple[tuple[str, Rows], ...]:
        """Return each place with its keys and what they do."""
        return (
            (self.tr("Anywhere"), self._anywhere()),
            (self.tr("In a form"), self._in_forms()),
            (self.tr("In lists and charts"), self._in_lists()),
            (self.tr("In a week that you type in"), self._in_weeks()),
        )

    def _anywhere(self) -> Rows:
        screens = tuple((f"Ctrl+{n}", SCREENS[name].words()) for n, name in enumerate(numbered_screens(), 1))
        return (
            ("F1", self.tr("This help")),
            ("F2", self.tr("The numbers to call if it's urgent")),
            ("Ctrl+N", self.tr("Note something new")),
            ("Ctrl+F", self.tr("Search on this page")),
            ("Ctrl+Z", self.tr("Undo what you did last. In a text field, undo what you typed.")),
            ("Esc", self.tr("Close what is open, or go back")),
            *screens,
            ("Ctrl++", self.tr("Larger text")),
            ("Ctrl+-", self.tr("Smaller text")),
            ("Ctrl+0", self.tr("Text at its first size")),
            ("Tab", self.tr("Go to the next field or button. With Shift, go back.")),
            ("Enter", self.tr("Press the button you are on. Space does so too.")),
            (self.tr("Page Up, Page Down"), self.tr("Move a long page")),
        )

    def _in_forms(self) -> Rows:
        return (
            ("Enter", self.tr("Save, from a line of text")),
            ("0 … 9, X", self.tr("Choose how bad it is. X stands for ten.")),
            (self.tr("Backspace"), self.tr("Take the number away again")),
            ("Y, N, S", self.tr("Answer a short question with yes, no or not sure")),
            (self.tr("Arrow keys"), self.tr("Go from choice to choice. On the body figure, go from place to place.")),
            ("Esc", self.tr("Close the form")),
        )

    def _in_lists(self) -> Rows:
        return (
            (self.tr("Arrow keys"), self.tr("Go up and down. In a chart, go from point to point.")),
            ("Enter", self.tr("Open the line you are on")),
            (self.tr("Delete"), self.tr("Take away a day or a question. Ctrl+Z brings it back.")),
            (self.tr("Alt+Up, Alt+Down"), self.tr("Move a question up or down")),
            (self.tr("Alt+Home, Alt+End"), self.tr("Move a question to the top or to the end")),
        )

    def _in_weeks(self) -> Rows:
        return (
            ("0 … 9, X", self.tr("The number of a day. X stands for ten.")),
            ("N", self.tr("It was not there that day")),
            ("B, S, W", self.tr("Better, the same or worse")),
            ("Enter", self.tr("Go down to the next symptom")),
            (self.tr("Backspace"), self.tr("Take back what you typed for a day")),
            ("Ctrl+Enter", self.tr("Keep the week")),
        )


def _table(rows: Rows) -> Card:
    card = Card()
    grid = QGridLayout()
    bare(grid, TIGHT)
    grid.setHorizontalSpacing(STEP)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 5)
    for number, (keys, words) in enumerate(rows):
        key, said = strong(keys), Text(words)
        said.setAccessibleName(f"{keys}: {words}")
        for column, label in enumerate((key, said)):
            grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
    card.add(grid)
    return card
