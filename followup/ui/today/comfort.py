"""Somebody to lean on: shown quietly when a noted worry is high, or when something is urgent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Contact, Question
from followup.report.care.words import roles
from followup.services.care import MUCH_WORRY, Offer
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import clear
from followup.ui.kit.text import Text, second, section, small

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

MOST_SHOWN = 4


class Comfort(Card):
    """The people whom the person wrote down, a line for the team, and where to read more. It asks for nothing."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.hide()

    def refresh(self) -> None:
        """Show the card while there is a reason for it."""
        offer = self._services.care.offer(self._services.flags.today())
        clear(self.column)
        self.setVisible(offer is not None)
        if offer is not None:
            self._show(offer)

    def _show(self, offer: Offer) -> None:
        self.add(section(self.tr("Somebody to lean on")))
        if offer.worry is not None:
            day = short_day(offer.worry.measured_on, self._today())
            words = self.tr("You noted worry at {number} of 10, {day}. It is a reason to talk to somebody.")
            self.add(Text(words.format(number=offer.worry.value, day=day)))
        else:
            self.add(Text(self.tr("Something in your log is urgent. You do not have to go through it alone.")))
        for contact in offer.people[:MOST_SHOWN]:
            self.add(Text(self._person(contact)).selectable())
        if not offer.people:
            self.add(second(self.tr("You can write down here who is there for you: family, friends, a group.")))
        self.add(self._buttons(any_people=bool(offer.people)))
        if offer.worry is not None:
            self.add(small(self.tr("Shown from {number} of 10 on, for a week.").format(number=MUCH_WORRY)))

    def _person(self, contact: Contact) -> str:
        who = contact.relation or roles(translate)[contact.role]
        return ", ".join(part for part in (contact.name, who, contact.phone, contact.helps_with) if part)

    def _buttons(self, *, any_people: bool) -> QWidget:
        ask = quiet_button(self.tr("Put it on my questions"), self._ask, icon="list-plus")
        read = link_button(self.tr("Coping, and who can help"), lambda: self._navigation.go("help", "coping"))
        add = link_button(self.tr("Add somebody"), lambda: self._navigation.go("record", "contact"))
        return row_of(ask, read) if any_people else row_of(ask, read, add)

    def _ask(self) -> None:
        visits = self._services.visits
        visit = visits.next()
        visit_id = visit.id if visit is not None else None
        words = self.tr("I feel a lot of worry or distress. Who can help me with it?")
        if any(question.words == words for question in visits.questions(visit_id)):
            self._navigation.say(self.tr("This is on your list of questions already."))
            return
        try:
            visits.add(Question(words=words, visit_id=visit_id))
        except FollowupError as error:
            self._navigation.show_error(error)
