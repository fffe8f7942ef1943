"""People: the care team, family and friends, groups and services, and who may see the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from followup.domain.records import Contact
from followup.report.care.words import roles
from followup.ui.kit.card import Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, STEP, bare, clear
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.record.contact_form import ContactForm
from followup.ui.record.entry_list import EntryList

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Contacts(EntryList[Contact]):
    """A line for each; the care team first, as in the panel "If it's urgent"."""

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__(services, navigation, "", icon="user")
        self.add_button.say(self.tr("Add somebody"))

    def refresh(self) -> None:
        """Show everybody as they stand now."""
        clear(self.card.column)
        contacts = self._services.care.contacts()
        if not contacts:
            self.card.add(
                second(self.tr("Nobody yet. Your doctors and nurses, family, friends, a support group: they go here."))
            )
        for index, contact in enumerate(contacts):
            if index:
                self.card.add(Hairline())
            self.card.add(self._row(contact))
        self.card.add(small(self.tr("Doctors and nurses with a number also stand in “If it's urgent”.")))

    def make_form(self, entry: Contact | None) -> ContactForm:
        """Return the form for a person."""
        return ContactForm(entry)

    def _row(self, contact: Contact) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        bare(grid, HAIR)
        grid.setHorizontalSpacing(STEP)
        grid.addWidget(strong(contact.name), 0, 0)
        for number, words in enumerate(self._lines(contact), start=1):
            grid.addWidget(Text(words).selectable(), number, 0)
        grid.addWidget(row_of(*self.buttons_for(contact, contact.name)), 0, 1)
        grid.setColumnStretch(0, 1)
        return holder

    def _lines(self, contact: Contact) -> Iterator[str]:
        role = roles(translate)[contact.role]
        yield ", ".join(part for part in (role, contact.relation, contact.place) if part)
        if contact.phone:
            yield contact.phone
        if contact.phone_out_of_hours:
            yield self.tr("Nights and weekends: {number}").format(number=contact.phone_out_of_hours)
        for words in (contact.address, contact.email, contact.helps_with, contact.note):
            if words:
                yield words
        if contact.may_see:
            yield self.tr("May see this log.")
