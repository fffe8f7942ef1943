"""What the doctor may ask: six answers from the log, each of which can be written over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.dates import plain_day
from followup.ui.kit.fields import NoteField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import HAIR, SNUG, bare, clear
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.visits.part import VisitPart

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.prepared import Prepared
    from followup.ui.navigation import Navigation


class AnswerRow(QWidget):
    """One question with its answer and, where the log has moved on since, what it says now."""

    def __init__(self, prepared: Prepared, links: list[Button]) -> None:
        super().__init__()
        self.prepared = prepared
        self.words = Text(prepared.words, "second" if prepared.unknown and prepared.own is None else "text")
        self.said_by, self.log_says = small(), second()
        column = QVBoxLayout(self)
        bare(column, HAIR)
        column.addWidget(strong(prepared.title))
        column.addWidget(self.words)
        if prepared.own is not None:
            day = plain_day(prepared.own.written_on)
            self.said_by.setText(self.tr("Written by you on {day}.").format(day=day))
            column.addWidget(self.said_by)
        if prepared.has_moved_on:
            self.log_says.setText(self.tr("The log now says: {words}").format(words=prepared.log_says))
            column.addWidget(self.log_says)
        column.addWidget(row_of(*links))
        self.below = QVBoxLayout()
        bare(self.below)
        column.addLayout(self.below)


class OwnAnswerForm(FormCard):
    """An answer in one's own words."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(prepared.title, nested=True)
        self.words = NoteField(prepared.title, 4)
        help_text = self.tr("It prints instead of what the log says.")
        self.form.add("words", self.tr("Your answer"), self.words, help_text)
        self.words.setPlainText(prepared.words)
        self.end(self.words)

    def read(self) -> str:
        """Return the words."""
        return self.words.toPlainText()


class PreparedPart(VisitPart):
    """Six rows in a card."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, self.tr("What the doctor may ask"))
        self.rows: list[AnswerRow] = []
        self._list = QVBoxLayout()
        bare(self._list, SNUG)
        self.column.addWidget(second(self.tr("Your log has prepared these answers. They print for your doctor.")))
        self.column.addLayout(self._list)

    def fill(self) -> None:
        """Show the answers as the log gives them now."""
        clear(self._list)
        self.rows = []
        if self.visit is None:
            return
        card = Card()
        for place, prepared in enumerate(self.services.prepared.of(self.visit.id)):
            if place:
                card.add(Hairline())
            row = AnswerRow(prepared, self._links(prepared, place))
            card.add(row)
            self.rows.append(row)
        self._list.addWidget(card)

    def _links(self, prepared: Prepared, place: int) -> list[Button]:
        links = [link_button(self.tr("Change"), partial(self.change, place))]
        if prepared.has_moved_on:
            links.append(link_button(self.tr("Keep mine"), partial(self._keep, prepared, prepared.words)))
        if prepared.own is not None:
            links.append(link_button(self.tr("Take the answer of the log"), partial(self._forget, prepared)))
        for link in links:
            link.setAccessibleName(f"{link.text()}: {prepared.title}")
        return links

    def change(self, place: int) -> None:
        """Open the form for an answer."""
        row = self.rows[place]
        form = OwnAnswerForm(row.prepared)
        self.open_form(form, row.below, lambda words: self._write(row.prepared, words))

    def _write(self, prepared: Prepared, words: str) -> None:
        if self.visit is not None:
            self.services.prepared.keep(self.visit.id, prepared.asks, words)

    def _keep(self, prepared: Prepared, words: str) -> None:
        self.attempt(lambda: self._write(prepared, words))

    def _forget(self, prepared: Prepared) -> None:
        if self.visit is not None:
            visit_id = self.visit.id
            self.attempt(lambda: self.services.prepared.forget(visit_id, prepared.asks))
