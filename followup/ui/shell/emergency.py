"""The emergency panel: the team's own number first, then the region's, then what counts as urgent."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.records import Contact
from followup.report.care.words import roles
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.page import Page
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, bare, clear
from followup.ui.kit.text import Text, point, section, small, strong
from followup.ui.shell.emergency_numbers import EmergencyHelp, Region


class EmergencyPanel(Page):
    """Shown over whatever page is open; `closed` asks to go back there."""

    closed = Signal()

    def __init__(self, help_text: EmergencyHelp, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("If it's urgent"), parent=parent)
        self._help = help_text
        self.back = quiet_button(self.tr("Close"), self.closed.emit, icon="x")
        self.head.addWidget(self.back)
        self._numbers = QVBoxLayout()
        bare(self._numbers, HAIR)
        self._card = Card(kind="tier_urgent")
        self._card.add(self._numbers)
        self.add(self._card)
        self._people = QVBoxLayout()
        bare(self._people, HAIR)
        self._others = Card()
        self._others.add(section(self.tr("Your doctors and nurses")))
        self._others.add(self._people)
        self.add(self._others)
        self._others.hide()
        self.add(section(self.tr("Call now if")), space=HAIR)
        for line in self._help.urgent:
            self.add(point(translate(line.words)))
        self.add(point(translate(self._help.crisis)))
        self._crisis = QVBoxLayout()
        bare(self._crisis, HAIR)
        self.add(self._crisis)
        self.add(Text(self.tr("You are worried and cannot wait? That is reason enough to call.")), space=HAIR)
        self.end()
        self.set_numbers("", "", "")

    def set_numbers(self, region: str, team: str, team_name: str, out_of_hours: str = "") -> None:
        """Show the team's numbers where they are known, and those of the region."""
        clear(self._numbers)
        clear(self._crisis)
        for words in self._help.crisis_lines(region):
            self._crisis.addWidget(Text(translate(words)).selectable())
        place = self._help.region(region)
        self._team(team, team_name, out_of_hours)
        self._numbers.addSpacing(HAIR)
        self._emergency(place)
        if not region:
            words = self.tr("Your country is not in your record yet, so this may be another number where you are.")
            self._numbers.addWidget(small(words))

    def set_people(self, people: Iterable[Contact]) -> None:
        """Show those of the care team who can be called, below the team's own number."""
        clear(self._people)
        for contact in people:
            role = roles(translate)[contact.role]
            self._people.addWidget(strong(", ".join(part for part in (contact.name, role, contact.place) if part)))
            if contact.phone:
                self._people.addWidget(self._number_label(contact.phone))
            if contact.phone_out_of_hours:
                self._people.addWidget(Text(self.tr("Nights and weekends")))
                self._people.addWidget(self._number_label(contact.phone_out_of_hours))
        self._others.setVisible(self._people.count() > 0)

    def _team(self, number: str, name: str, out_of_hours: str) -> None:
        self._numbers.addWidget(strong(name or self.tr("Your team")))
        if number:
            self._number(number)
        if out_of_hours:
            self._numbers.addWidget(Text(self.tr("Nights and weekends")))
            self._number(out_of_hours)
        if not number and not out_of_hours:
            self._numbers.addWidget(Text(self.tr("Add your team's number in My record, and it will stand here.")))

    def _emergency(self, place: Region) -> None:
        self._numbers.addWidget(strong(self.tr("In an emergency")))
        self._number(self.tr(" or ").join(place.numbers))
        self._numbers.addWidget(Text(translate(place.says)))

    def _number(self, words: str) -> None:
        self._numbers.addWidget(self._number_label(words))

    def _number_label(self, words: str) -> Text:
        label = Text(words, "number").selectable()
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return label
