"""Records and pictures to ask for: from whom, what came, and the letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.domain.records import RecordRequest
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.visits.letter import LetterForm
from followup.ui.visits.part import VisitPart
from followup.ui.visits.request_form import RequestForm

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class RequestCard(Card):
    """One request: what, from whom, how far it is, and what can be done next."""

    def __init__(self, request: RecordRequest, today: date, part: RequestsPart) -> None:
        super().__init__()
        self.request = request
        self.below = QVBoxLayout()
        bare(self.below)
        self.add(strong(request.institution))
        if request.what.strip():
            self.add(Text(request.what.strip()))
        self.add(second(self._state(today)))
        if request.note.strip():
            self.add(small(request.note.strip()))
        self.buttons = {name: link_button(words, partial(wish, self)) for name, words, wish in self._wishes(part)}
        for button in self.buttons.values():
            button.setAccessibleName(f"{button.text()}: {request.institution}")
        self.add(row_of(*self.buttons.values()))
        self.add(self.below)

    def _wishes(self, part: RequestsPart) -> list[tuple[str, str, Callable[[RequestCard], object]]]:
        wishes: list[tuple[str, str, Callable[[RequestCard], object]]] = [
            ("letter", self.tr("The letter"), part.open_letter)
        ]
        if self.request.asked_on is None and self.request.received_on is None:
            wishes.append(("asked", self.tr("I have asked"), part.mark_asked))
        if self.request.received_on is None:
            wishes.append(("received", self.tr("It has come"), part.mark_received))
        wishes += [("change", self.tr("Change"), part.change), ("delete", self.tr("Delete"), part.delete)]
        return wishes

    def _state(self, today: date) -> str:
        request = self.request
        if request.received_on is not None:
            said = self.tr("It came {day}. Bring it.").format(day=short_day(request.received_on, today))
        elif request.asked_on is not None:
            said = self.tr("Asked for {day}. Not here yet.").format(day=short_day(request.asked_on, today))
        else:
            said = self.tr("Not asked for yet.")
        if request.release_signed:
            return self.tr("{state} The release form is signed.").format(state=said)
        return said if request.received_on else self.tr("{state} The release form is not signed.").format(state=said)


class RequestsPart(VisitPart):
    """A card for each request; they belong to no visit, so every visit shows them."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, self.tr("Records to ask for"))
        self.cards: list[RequestCard] = []
        self.add_button = quiet_button(self.tr("Ask for records"), self.add_request, icon="plus")
        self._list, self._form_place = QVBoxLayout(), QVBoxLayout()
        for layout in (self._list, self._form_place):
            bare(layout, SNUG)
        self.column.addWidget(
            second(
                self.tr(
                    "A new doctor needs what others have: reports, scans, lists of treatment. "
                    "The law differs from place to place. Ask each one for its own form."
                )
            )
        )
        self.column.addLayout(self._list)
        self.column.addLayout(self._form_place)
        self.column.addWidget(row_of(self.add_button))

    def fill(self) -> None:
        """Show the requests as they stand."""
        clear(self._list)
        self.cards = [RequestCard(request, self.today(), self) for request in self.services.requests.all()]
        for card in self.cards:
            self._list.addWidget(card)

    def add_request(self) -> None:
        """Open the form for a new request."""
        self.open_form(
            RequestForm(None, self.today, self.services.care.contacts()), self._form_place, self.services.entries.add
        )

    def change(self, card: RequestCard) -> None:
        """Open the form of a request."""
        self.open_form(
            RequestForm(card.request, self.today, self.services.care.contacts()),
            card.below,
            self.services.entries.change,
        )

    def open_letter(self, card: RequestCard) -> None:
        """Open the letter, to be changed, saved or printed."""
        request = card.request
        form = LetterForm(request, self.services.requests, self.navigation, self.today)
        self.open_form(form, card.below, lambda words: self.services.requests.keep_letter(request.id, words))

    def mark_asked(self, card: RequestCard) -> None:
        """Note that it was asked for today."""
        self.attempt(lambda: self.services.requests.mark_asked(card.request.id))

    def mark_received(self, card: RequestCard) -> None:
        """Note that it came today."""
        self.attempt(lambda: self.services.requests.mark_received(card.request.id))

    def delete(self, card: RequestCard) -> None:
        """Put a request into the trash; undo brings it back."""
        self.attempt(lambda: self.services.entries.remove(RecordRequest.kind, card.request.id))
