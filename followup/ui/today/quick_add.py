"""Quick add: type the words, Enter picks, a digit says how bad, Enter saves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Observation
from followup.ui.kit.buttons import main_button
from followup.ui.kit.space import SNUG, TIGHT, bare
from followup.ui.today.form_model import Offer, entry_of, goes_on_from, offers_for
from followup.ui.today.suggestions import Suggestions
from followup.ui.today.words import last_noted

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation
    from followup.ui.today.asked_panel import AskedPanel
    from followup.ui.today.crisis_card import CrisisCard
    from followup.ui.today.entry_panel import EntryPanel
    from followup.ui.today.photo_offer import PhotoOffer

_PAUSE = 60
"""Milliseconds after a key before the finder is asked."""


class QuickAdd(QWidget):
    """The field, what it offers, and what it asks. Only what was saved changes the log.

    `opened` carries what was opened below the field, so that the page can bring it into view.
    """

    opened = Signal(object)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.field = QLineEdit()
        self.field.setProperty("kind", "big")
        self.field.setPlaceholderText(self.tr('What would you like to note? e.g. "sore hip"'))
        self.field.setAccessibleName(self.tr("What would you like to note?"))
        self.field.setClearButtonEnabled(False)
        self.field.installEventFilter(self)
        self.add_button = main_button(self.tr("Note it"), self.pick)
        self.suggestions: Suggestions
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    @cached_property
    def panel(self) -> EntryPanel:
        """What is asked of a symptom that was picked; built when first asked."""
        from followup.ui.today.entry_panel import EntryPanel

        panel = EntryPanel(self._today, self._services)
        panel.save_requested.connect(self._save)
        panel.closed.connect(self._close_panel)
        self._column.insertWidget(1, panel)
        return panel

    @cached_property
    def asked(self) -> AskedPanel:
        """The short questions after saving; built when first asked."""
        from followup.ui.today.asked_panel import AskedPanel

        asked = AskedPanel()
        asked.answered.connect(self._keep_answers)
        asked.closed.connect(self._close_asked)
        self._column.addWidget(asked)
        return asked

    @cached_property
    def crisis(self) -> CrisisCard:
        """Who answers somebody who writes of ending their life; built when it is first needed."""
        from followup.ui.today.crisis_card import CrisisCard

        crisis = CrisisCard(self._navigation)
        self._column.insertWidget(1, crisis)
        return crisis

    @cached_property
    def photo(self) -> PhotoOffer:
        """A way to put a photo beside what was noted; built after the first save."""
        from followup.ui.today.photo_offer import PhotoOffer

        photo = PhotoOffer(self._navigation, self._services.catalogue)
        self.field.textEdited.connect(lambda _text: photo.hide())
        self._column.addWidget(photo)
        return photo

    def start(self, words: str = "") -> None:
        """Take the focus, with these words in the field when there are any."""
        if words:
            self.field.setText(words)
            self._offer()
        self.field.setFocus()

    @property
    def asks(self) -> str:
        """The symptom that is being asked about, and after a line break the words for it; "" while none is."""
        if "panel" not in self.__dict__ or not self.panel.isVisible():
            return ""
        return f"{self.panel.offer.symptom}\n{self.panel.offer.words}"

    def ask_again(self, asked: str) -> None:
        """Open the questions about what was asked about before, where the words still mean that."""
        symptom, _, words = asked.partition("\n")
        self.start(words)
        for offer in self.suggestions.offers:
            if offer.symptom == symptom:
                self._ask(offer)
                return

    def pick(self) -> None:
        """Pick what is marked among the offers, the first one when nothing else was."""
        if self._pause.isActive() or not self.suggestions.offers:
            self._offer()
        self.suggestions.choose()

    def close_open(self) -> bool:
        """Close what is open, the last first; return whether anything was."""
        if self.suggestions.isVisible():
            self.suggestions.show_offers(())
        elif self.panel.isVisible():
            self._close_panel()
        elif self.asked.isVisible():
            self._close_asked()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the arrow keys, Enter and Esc on to the offers; they go when the field is left."""
        if event.type() is QEvent.Type.FocusOut:
            self.suggestions.show_offers(())
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self.suggestions.move_mark(1)
            case Qt.Key.Key_Up:
                self.suggestions.move_mark(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.pick()
            case Qt.Key.Key_Escape:
                return self.close_open()
            case _:
                return False
        return True

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        bare(row, TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addLayout(row)
        self._column = column
        self.suggestions = Suggestions(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._offer)
        self.suggestions.chosen.connect(self._ask)

    def _offer(self) -> None:
        self._pause.stop()
        words = self.field.text()
        # The panel is only there once something was picked.
        by_helper = "panel" in self.__dict__ and self.panel.who.is_helper
        self._see_to(words)
        below = self.crisis if self._shows_crisis() else None
        self.suggestions.show_offers(offers_for(words, self._services, by_helper=by_helper), below=below)

    def _see_to(self, words: str) -> None:
        """Show who answers when somebody writes of ending their life."""
        if self._services.finder.speaks_of_crisis(words) and not self._shows_crisis():
            self.crisis.show_for(self._services.record.profile().region)
            # Once the page is laid out anew, so that what is offered does not lie over it.
            QTimer.singleShot(0, self, self._offer_below)

    def _offer_below(self) -> None:
        self.suggestions.show_offers(self.suggestions.offers, below=self.crisis if self._shows_crisis() else None)

    def _shows_crisis(self) -> bool:
        return "crisis" in self.__dict__ and self.crisis.isVisible()

    def _ask(self, offer: Offer) -> None:
        self.suggestions.show_offers(())
        self.asked.hide()
        # The panel knows the words from here on.
        self.field.setProperty("no_draft", True)
        before = goes_on_from(offer, self._services.journal.episodes(open_only=True))
        self.panel.ask(offer, last_noted(before, self._today()) if before is not None else "")
        self.opened.emit(self.panel)

    def _save(self) -> None:
        read = self.panel.read()
        if read is None:
            return
        offer, panel, note = read.offer, self.panel, self.panel.note.toPlainText().strip()
        self._see_to(f"{offer.words}. {note}")
        entry = entry_of(offer, read.day, panel.severity.value, read.began, note=note, author_id=panel.who.author_id)
        try:
            noted = self._services.journal.note(entry)
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        self.panel.hide()
        self.field.setProperty("no_draft", False)
        self.field.clear()
        self.field.setFocus()
        if offer.present:
            self.photo.offer(noted.episode)
            signs, symptom = self._services.signs, offer.symptom
            self.asked.ask(noted.observation, signs.questions_for(symptom), partial(signs.follow_ups, symptom))
            self.opened.emit(self.asked if self.asked.isVisible() else self.field)

    def _keep_answers(self, observation: Observation) -> None:
        try:
            self._services.entries.change(observation)
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        self._close_asked()

    def _close_panel(self) -> None:
        self.panel.hide()
        self.field.setProperty("no_draft", False)
        self.field.setFocus()

    def _close_asked(self) -> None:
        self.asked.hide()
        self.field.setFocus()
