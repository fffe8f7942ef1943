"""What is asked of a symptom that was picked: how bad, where, which side, since when, and the rest folded away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.ui.kit.body_fold import BodyFold, fill_places, place_choices
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import FormRow
from followup.ui.kit.openers import Drafted
from followup.ui.kit.sentences import sentence
from followup.ui.kit.severity_row import SeverityRow
from followup.ui.kit.side_choice import SideChoice
from followup.ui.kit.space import HAIR
from followup.ui.kit.text import section, small
from followup.ui.kit.who_row import WhoRow
from followup.ui.today.form_model import Offer
from followup.ui.today.words import offer_title

if TYPE_CHECKING:
    from followup.services.log import OpenLog


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said about an offer; `began` is None where nobody said since when."""

    offer: Offer
    day: Day
    began: Day | None = None


class EntryPanel(Card, Drafted):
    """Asks for an offer; `save_requested` when it is to be kept, `closed` when not."""

    save_requested = Signal()
    closed = Signal()

    def __init__(self, today: Callable[[], date], services: OpenLog) -> None:
        super().__init__()
        self._today, self._catalogue, self._services = today, services.catalogue, services
        self.offer = Offer("")
        self.name = section("")
        self.before = small()
        self.severity = SeverityRow()
        self.severity_row = FormRow(self.tr("How bad is it, from 0 to 10?"), self.severity)
        self.side = SideChoice()
        self.side_row = FormRow(self.tr("Which side?"), self.side)
        self.place = DropDown(self.tr("Where?"))
        self.place_row = FormRow(self.tr("Where?"), self.place)
        self.figure = BodyFold(services, self.place, self.side, self.side_row.show)
        self.began = DateField(today, optional=True, name=self.tr("When did it begin?"))
        help_text = self.tr("Only if it was before. A month or a year is fine.")
        self.began_row = FormRow(self.tr("When did it begin?"), self.began, help_text)
        self.who = WhoRow()
        self.day = DateField(today, name=self.tr("When did you notice it?"))
        self.day_row = FormRow(self.tr("When did you notice it?"), self.day)
        self.note = NoteField(self.tr("Anything else?"), 2)
        self.more = Fold(self.tr("More"), words_open=self.tr("Less"))
        self.more.add(self.day_row)
        self.more.add(FormRow(self.tr("Anything else?"), self.note))
        self.save = main_button(self.tr("Save"), self.save_requested.emit)
        self.absent = quiet_button(self.tr("It is not there"), self._say_absent)
        self.cancel = quiet_button(self.tr("Cancel"), self.closed.emit)
        self.severity.accepted.connect(self.save_requested)
        for part in (
            self.name,
            self.before,
            self.severity_row,
            self.place_row,
            self.side_row,
            self.figure,
            self.began_row,
            self.who,
            self.more,
        ):
            self.add(part)
        self.add(row_of(self.save, self.absent, self.cancel), space=HAIR)
        self.hide()

    def ask(self, offer: Offer, before: str) -> None:
        """Show the questions for an offer; `before` says what it goes on from."""
        self.offer = offer
        self.name.setText(self._title(offer))
        self.before.setText(before)
        self.before.setVisible(bool(before))
        self.severity.set_value(None)
        self.severity_row.setVisible(offer.present)
        self.side.set_side(offer.side)
        self.side_row.setVisible(offer.asks_side)
        self._ask_where(offer)
        self.began.set_day(None)
        self.began_row.show_error("")
        # What goes on from an earlier entry began with that.
        self.began_row.setVisible(offer.present and not before)
        self.absent.setVisible(offer.present)
        self.who.offer(self._services.record.authors())
        self.day.set_today()
        self.day_row.show_error("")
        self.note.clear()
        self.more.set_open(False)
        self.show()
        (self.severity if offer.present else self.save).setFocus()

    def read(self) -> Answers | None:
        """Return what was said; None while a day is no day, which then is said beside it."""
        day = self._day_in(self.day, self.day_row)
        began = self._day_in(self.began, self.began_row) if not self.began_row.isHidden() else None
        if self.day_row.error.text() or self.began_row.error.text():
            self.more.set_open(self.more.is_open or bool(self.day_row.error.text()))
            return None
        day = day or Day(self._today())
        if began is not None and began.on > day.on:
            self.began_row.show_error(self.tr("It cannot begin after the day you noticed it."))
            return None
        offer = self.offer if self.side_row.isHidden() else self.offer.on_side(self.side.side)
        if not self.place_row.isHidden():
            offer = offer.at_place(str(self.place.currentData() or ""))
        return Answers(offer, day, began)

    def _day_in(self, field: DateField, row: FormRow) -> Day | None:
        row.show_error("")
        try:
            return field.day
        except Refused as error:
            row.show_error(sentence(error))
            return None

    def _say_absent(self) -> None:
        """Keep that it was asked about and is not there: for the doctor that is as good to know."""
        self.offer = replace(self.offer, present=False)
        self.save_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; the words stay in the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ask_where(self, offer: Offer) -> None:
        """Ask for the place where it could be several: all of a symptom's, or the parts of one that was told."""
        catalogue = self._catalogue
        symptom = catalogue.symptom_by_id.get(offer.symptom)
        told = offer.place or (symptom.default_place if symptom is not None else "")
        places = [
            place
            for place in place_choices(catalogue, offer.symptom)
            if not offer.place or offer.place in catalogue.within(place.id)
        ]
        asked = offer.present and len(places) > 1 and (symptom is None or symptom.sided)
        fill_places(self.place, places if asked else ())
        self.place.setCurrentIndex(max(self.place.findData(told), 0))
        self.place_row.setVisible(asked)
        self.figure.setVisible(asked)
        self.figure.set_open(False)
        self.figure.follow()

    def _title(self, offer: Offer) -> str:
        title = offer_title(offer)
        return title if offer.present else self.tr("{symptom}: not there").format(symptom=title)
