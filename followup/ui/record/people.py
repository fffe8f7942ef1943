"""Who writes in this log: the person, and those who care for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError, Refused
from followup.domain.words import Role
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, small

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class People(QWidget):
    """The names, and a form to add one. What a caregiver notes is kept apart and prints so."""

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._services, self._navigation = services, navigation
        self._card = Card()
        self.add_button = quiet_button(self.tr("Add somebody who helps you"), self.open_form, icon="user")
        self.form = Form()
        self.name, self.relation = QLineEdit(), QLineEdit()
        self.relation.setPlaceholderText(self.tr("for example: daughter"))
        self._form_card = self._build_form()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        for widget in (self._card, self.add_button, self._form_card):
            column.addWidget(widget)
        self._form_card.hide()

    def refresh(self) -> None:
        """Show the names as they stand now."""
        clear(self._card.column)
        for author in self._services.record.authors():
            mine = author.role is Role.PERSON
            words = self.tr("You") if mine else author.name
            self._card.add(Text(f"{words} ({author.relation})" if author.relation else words))
        self._card.add(small(self.tr("What somebody else saw is kept apart from what you noted, and prints so.")))

    def open_form(self) -> None:
        """Open the empty form."""
        self.form.clear_errors()
        self._form_card.show()
        self.add_button.hide()
        self.name.setFocus()

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        if self._form_card.isVisible():
            self._form_card.hide()
            self.add_button.show()
            self.add_button.setFocus()
        self.name.clear()
        self.relation.clear()

    def save(self) -> None:
        """Keep the name, or say what is missing."""
        if not self.name.text().strip():
            self.form.explain(Refused("Please fill in the name.", field="name"))
            return
        try:
            self._services.record.add_caregiver(self.name.text().strip(), self.relation.text().strip())
        except FollowupError as error:
            if not self.form.explain(error):
                self._navigation.show_error(error)
            return
        self.close_form()

    def _build_form(self) -> Card:
        self.form.add("name", self.tr("Name"), self.name)
        self.form.add("relation", self.tr("Who is that to you?"), self.relation)
        for field in (self.name, self.relation):
            field.returnPressed.connect(self.save)
        buttons = (main_button(self.tr("Save"), self.save), quiet_button(self.tr("Cancel"), self.close_form))
        return Card(self.form, row_of(*buttons))
