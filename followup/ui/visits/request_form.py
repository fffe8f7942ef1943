"""The form of a request for records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Contact, RecordRequest
from followup.ui.kit.buttons import link_button
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import NoteField, TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard


class RequestForm(FormCard):
    """From whom, what, and how far it is; the usual things, and the care team, are one click each."""

    def __init__(
        self, request: RecordRequest | None, today: Callable[[], date], people: Iterable[Contact] = ()
    ) -> None:
        title = self.tr("Ask for records") if request is None else self.tr("Change this request")
        super().__init__(title, nested=request is not None)
        self._request = request or RecordRequest(institution="")
        self.institution = self.line()
        self.address = NoteField(self.tr("Their address"), 2)
        self.what = NoteField(self.tr("What do you need?"), 4)
        self.asked = DateField(today, optional=True, name=self.tr("Asked on"))
        self.received = DateField(today, optional=True, name=self.tr("It came on"))
        self.signed = TickBox(self.tr("I have signed their release form"))
        self.note = NoteField(self.tr("Note"), 2)
        self.usual = {words: link_button(f"+ {words}", partial(self.add_usual, words)) for words in self._usual()}
        team = [one for one in people if one.role.is_team and (one.place or one.address)]
        self.people = {one.name: link_button(f"+ {one.name}", partial(self.take, one)) for one in team}
        self._add_rows()
        self._fill()
        self.end(self.institution)

    def add_usual(self, words: str) -> None:
        """Write one of the usual things on a line of its own, once."""
        lines = self.what.toPlainText().strip().splitlines()
        if words not in lines:
            self.what.setPlainText("\n".join([*lines, words]))

    def take(self, contact: Contact) -> None:
        """Take somebody of the care team as the one who is asked, with their address for the letter."""
        self.institution.setText(", ".join(part for part in (contact.name, contact.place) if part))
        self.address.setPlainText(contact.address)

    def read(self) -> RecordRequest:
        """Return the request as typed; raises `Refused`."""
        institution = self.institution.text().strip()
        if not institution:
            raise Refused("Please say which clinic, doctor or laboratory.", field="institution")
        asked, received = self.day("asked_on", self.asked), self.day("received_on", self.received)
        return replace(
            self._request,
            institution=institution,
            address=self.address.toPlainText().strip(),
            what=self.what.toPlainText().strip(),
            asked_on=asked.on if asked else None,
            received_on=received.on if received else None,
            release_signed=self.signed.isChecked(),
            note=self.note.toPlainText().strip(),
        )

    def _add_rows(self) -> None:
        help_text = self.tr("The clinic, doctor or laboratory that has them.")
        self.form.add("institution", self.tr("From whom?"), self.institution, help_text)
        if self.people:
            self.form.add_plain(row_of(*self.people.values()))
        self.form.add("what", self.tr("What do you need?"), self.what, self.tr("One thing on each line."))
        self.form.add_plain(row_of(*self.usual.values()))
        self.form.add("address", self.tr("Their address"), self.address, self.tr("For the letter. It can stay empty."))
        self.form.add_plain(self.signed)
        self.form.add("asked_on", self.tr("Asked on"), self.asked)
        self.form.add("received_on", self.tr("It came on"), self.received)
        self.form.add("note", self.tr("Note"), self.note)

    def _fill(self) -> None:
        request = self._request
        self.institution.setText(request.institution)
        self.address.setPlainText(request.address)
        self.what.setPlainText(request.what)
        self.note.setPlainText(request.note)
        self.signed.setChecked(request.release_signed)
        for field, on in ((self.asked, request.asked_on), (self.received, request.received_on)):
            field.set_day(Day(on) if on else None)

    def _usual(self) -> list[str]:
        return [
            self.tr("Pathology report"),
            self.tr("Report of the operation"),
            self.tr("Mammograms and scans, as pictures"),
            self.tr("Reports of the scans"),
            self.tr("Summary of radiotherapy"),
            self.tr("List of chemotherapy and other drugs"),
            self.tr("Blood tests"),
        ]
