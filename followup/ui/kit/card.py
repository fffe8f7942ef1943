"""Cards: a surface on the page for things that belong together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from followup.ui.kit.space import STEP, TIGHT


class Card(QFrame):
    """A surface with rounded corners; widgets are added from top to bottom."""

    def __init__(self, *widgets: QWidget, kind: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(STEP, STEP, STEP, STEP)
        self.column.setSpacing(TIGHT)
        for widget in widgets:
            self.column.addWidget(widget)

    def add(self, part: QWidget | QLayout, *, space: int = 0) -> None:
        """Add a part below the others, after some extra space."""
        if space:
            self.column.addSpacing(space)
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)


class Hairline(QFrame):
    """A line as thin as a hair between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hairline")
        self.setFixedHeight(1)
