"""A quiet line for somebody who writes of ending their life: who answers, day or night. Nothing is kept of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.paths import resource
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, bare, clear
from followup.ui.kit.text import Text, strong
from followup.ui.navigation import Navigation
from followup.ui.shell.emergency_numbers import load_emergency_help


class CrisisCard(Card):
    """Stands under the field until it is closed, so that it can be read after saving too."""

    def __init__(self, navigation: Navigation, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._help = load_emergency_help(resource("help", "emergency.toml"))
        self._lines = QVBoxLayout()
        bare(self._lines, HAIR)
        self.add(strong(self.tr("You do not have to carry this alone.")))
        self.add(Text(self.tr("If you think of ending your life, or cannot keep yourself safe, please call now.")))
        self.add(self._lines)
        self.add(Text(self.tr("You can note here what you like. Your team would want to know too.")))
        self.numbers = quiet_button(self.tr("Numbers to call"), navigation.show_emergency, icon="phone")
        self.close_button = quiet_button(self.tr("Close"), self.hide)
        self.add(row_of(self.numbers, self.close_button), space=HAIR)
        self.hide()

    def show_for(self, region: str) -> None:
        """Show who answers in a region, or in each where the region is not known."""
        clear(self._lines)
        for words in self._help.crisis_lines(region):
            self._lines.addWidget(strong(translate(words)).selectable())
        self.show()
