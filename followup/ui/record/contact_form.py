"""The form for one person: who they are, how to reach them, and what they help with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from followup.domain.care_words import ContactRole
from followup.domain.records import Contact
from followup.report.care.words import roles
from followup.ui.kit.fields import DropDown, NoteField, TickBox
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import FormRow
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate


class ContactForm(FormCard):
    """Name, what they are and the number first; the rest is folded. `sent` carries the person."""

    def __init__(self, contact: Contact | None) -> None:
        super().__init__(self.tr("Somebody in your care, or to lean on"), nested=False)
        self._contact = contact or Contact(name="")
        self.role = DropDown(self.tr("Who is it?"))
        self.role.addItem(self.tr("Please choose"), "")
        for role, words in roles(translate).items():
            self.role.addItem(words, role.value)
        self.fields = {name: self.line() for name in (*_FIRST, *_MORE)}
        self.may_see = TickBox(self.tr("May see this log"))
        self.note = NoteField(self.tr("Note"), 2)
        self._lay_out()
        self._fill(contact)
        self.end(self.fields["name"])

    def read(self) -> Contact:
        """Return what was typed."""
        texts: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(
            self._contact,
            **texts,
            role=ContactRole(self.role.currentData() or ContactRole.OTHER),
            may_see=self.may_see.isChecked(),
            note=self.note.toPlainText().strip(),
        )

    def _lay_out(self) -> None:
        self.form.add("name", self.tr("Name"), self.fields["name"], self.tr("A person, a clinic or a group."))
        self.form.add("role", self.tr("Who is it?"), self.role)
        self.form.add("phone", self.tr("Phone"), self.fields["phone"])
        self.more = Fold(self.tr("More: nights, address, help"))
        titles = {
            "phone_out_of_hours": self.tr("Phone for nights and weekends"),
            "relation": self.tr("Who is that to you?"),
            "place": self.tr("Hospital, practice or place"),
            "address": self.tr("Address, for letters"),
            "email": self.tr("E-mail"),
            "helps_with": self.tr("What they help with"),
        }
        for name, words in titles.items():
            row = FormRow(words, self.fields[name])
            self.form.take_row(name, row)
            self.more.add(row)
        self.more.add(FormRow(self.tr("Note"), self.note))
        self.more.add(self.may_see)
        self.form.add_plain(self.more)

    def _fill(self, contact: Contact | None) -> None:
        if contact is None:
            return
        for name, field in self.fields.items():
            field.setText(str(getattr(contact, name)))
        self.role.setCurrentIndex(self.role.findData(contact.role.value))
        self.may_see.setChecked(contact.may_see)
        self.note.setPlainText(contact.note)
        self.more.set_open(contact.may_see or bool(contact.note) or any(getattr(contact, name) for name in _MORE))


_FIRST = ("name", "phone")
_MORE = ("phone_out_of_hours", "relation", "place", "address", "email", "helps_with")
