"""Who noticed something: asked only where somebody else writes in this log too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from followup.domain.records import THE_PERSON, Author
from followup.ui.kit.fields import DropDown
from followup.ui.kit.form import FormRow


class WhoRow(FormRow):
    """A list of everybody who writes; hidden, and the person, where that is the person alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("who_row", "Who noticed it?")
        self.who = DropDown(words)
        super().__init__(words, self.who, parent=parent)
        self.hide()

    @property
    def author_id(self) -> int:
        """Return who is chosen."""
        chosen = self.who.currentData()
        return THE_PERSON if chosen is None else int(chosen)

    @property
    def is_helper(self) -> bool:
        """Return whether it is somebody else than the person."""
        return self.author_id != THE_PERSON

    def offer(self, authors: Iterable[Author]) -> None:
        """Offer these; whoever was chosen stays chosen."""
        chosen, authors = self.author_id, tuple(authors)
        self.who.clear()
        for author in authors:
            mine = author.id == THE_PERSON
            self.who.addItem(QCoreApplication.translate("who_row", "You") if mine else author.name, author.id)
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self.setVisible(len(authors) > 1)
