"""What to do first, where there is nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.ui.kit.buttons import main_button
from followup.ui.kit.icons import IconLabel
from followup.ui.kit.space import GAP, SNUG, STEP
from followup.ui.kit.text import Text, section


class EmptyState(QWidget):
    """An icon, a title, a sentence, and one button for the first step."""

    def __init__(
        self,
        title: str,
        words: str,
        button: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        icon: str = "notebook-pen",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = main_button(button, on_click) if button else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(SNUG)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(IconLabel(icon, "accent", scale=1.6), 0, left)
        column.addWidget(section(title))
        column.addWidget(Text(words, "second"))
        if self.button is not None:
            column.addSpacing(STEP - SNUG)
            column.addWidget(self.button, 0, left)
        column.addStretch(1)
