"""What a symptom is, where, on which side and since when: the form to mend an episode."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from followup.domain.days import Day
from followup.domain.errors import FollowupError, Refused
from followup.domain.log_view import EpisodeView
from followup.ui.kit.body_fold import BodyFold, fill_places, place_choices
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form
from followup.ui.kit.openers import Drafted
from followup.ui.kit.sentences import translate
from followup.ui.kit.side_choice import SideChoice
from followup.ui.kit.text import section
from followup.ui.symptoms.form_model import EpisodeForm

if TYPE_CHECKING:
    from followup.services.log import OpenLog


class EpisodeCard(Card, Drafted):
    """`saved` carries the episode."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, view: EpisodeView, services: OpenLog, today: Callable[[], date]) -> None:
        super().__init__()
        self.just_made()
        self._view, self._services, self._catalogue = view, services, services.catalogue
        self.form = Form()
        self.symptom = DropDown(self.tr("What is it?"))
        self.words = QLineEdit()
        self.words.returnPressed.connect(self.save)
        self.place = DropDown(self.tr("Where?"))
        self.side = SideChoice()
        self.figure = BodyFold(services, self.place, self.side, lambda: None)
        self.began = DateField(today, name=self.tr("When did it begin?"))
        self.note = NoteField(self.tr("Note"), 2)
        self.add(section(self.tr("Change what it is")))
        self._add_rows()
        self.add(self.form)
        self.add(row_of(main_button(self.tr("Save"), self.save), quiet_button(self.tr("Cancel"), self.closed.emit)))
        self._fill()

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        self.symptom.setFocus()

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        return self.form.explain(error)

    def save(self) -> None:
        """Send what was typed, or say beside its field what cannot be kept."""
        self.form.clear_errors()
        try:
            form = self._typed()
            form.check_beginning(self._view.observations)
            episode = form.over(self._view.episode)
        except Refused as error:
            if not self.form.explain(error):
                self.form.rows["began_on"].show_error(error.sentence)
            return
        self.saved.emit(episode)

    def _typed(self) -> EpisodeForm:
        return EpisodeForm(
            symptom=str(self.symptom.currentData() or ""),
            words=self.words.text(),
            place=str(self.place.currentData() or ""),
            side=self.side.side,
            began=self.began.day,
            note=self.note.toPlainText(),
        )

    def _add_rows(self) -> None:
        self.form.add("symptom", self.tr("What is it?"), self.symptom)
        self.form.add("words", self.tr("In your own words"), self.words, self.tr("Your words print as you wrote them."))
        self.form.add("place", self.tr("Where?"), self.place)
        self.form.add("side", self.tr("Which side?"), self.side, self.tr("Your own left and right."))
        self.form.add_plain(self.figure)
        self.form.add("began_on", self.tr("When did it begin?"), self.began, self.tr("A month or a year is fine."))
        self.form.add("note", self.tr("Note"), self.note)

    def _fill(self) -> None:
        episode = self._view.episode
        self.symptom.addItem(self.tr("None of these: my own words"), "")
        for symptom in sorted(self._catalogue.symptoms, key=lambda one: translate(one.title)):
            self.symptom.addItem(translate(symptom.title), symptom.id)
        self.symptom.setCurrentIndex(max(self.symptom.findData(episode.symptom), 0))
        self.symptom.currentIndexChanged.connect(self._fill_places)
        self._fill_places()
        self.place.setCurrentIndex(max(self.place.findData(episode.place), 0))
        self.words.setText(episode.words)
        self.side.set_side(episode.side)
        self.began.set_day(Day(episode.began_on, about=episode.began_about))
        self.note.setPlainText(episode.note)

    def _fill_places(self) -> None:
        places = list(place_choices(self._catalogue, str(self.symptom.currentData() or "")))
        kept = self._view.episode.place
        places += [place for place in self._catalogue.places if place.id == kept and place not in places]
        fill_places(self.place, places)
