"""Where the log lies, what keeps it safe, and what does not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.ui.help.simple_text import Block
from followup.ui.help.text_page import TextPage
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import STEP, bare
from followup.ui.kit.text import Text, strong

if TYPE_CHECKING:
    from followup.ui.navigation import Navigation


class DataPage(QWidget):
    """The folder of the log first, then the text."""

    def __init__(self, folder: Path, blocks: Iterable[Block], navigation: Navigation) -> None:
        super().__init__()
        self.place = Text(str(folder)).selectable()
        card = Card(strong(self.tr("Your log is in this folder on your own computer:")), self.place)
        card.add(row_of(quiet_button(self.tr("Backups and passphrase"), lambda: navigation.go("settings"))))
        column = QVBoxLayout(self)
        bare(column, STEP)
        column.addWidget(card)
        column.addWidget(TextPage(blocks))
