"""What is painted first: the page Today without its log, so that the window is there before the storage is."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from followup.ui.kit.dates import full_day
from followup.ui.kit.page import Page
from followup.ui.kit.text import Label, small


class OpeningPage(Page):
    """Has the place and the shape of Today; what is typed meanwhile is carried over to it."""

    def __init__(self, today: date) -> None:
        super().__init__(self.tr("Today"))
        self.head.addWidget(Label(full_day(today), "second"))
        self.field = QLineEdit()
        self.field.setProperty("kind", "big")
        self.field.setPlaceholderText(self.tr('What would you like to note? e.g. "sore hip"'))
        self.field.setAccessibleName(self.tr("What would you like to note?"))
        self.says = small()
        self.add(self.field)
        self.add(self.says)
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.field

    def say_slow(self) -> None:
        """Say that opening takes longer than a moment."""
        self.says.setText(self.tr("Opening your log."))
