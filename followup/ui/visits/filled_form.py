"""Answers typed into a sheet, to look through before they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup.ui.kit.card import Card
from followup.ui.kit.fields import TickBox
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.text import Text, second, small, strong

if TYPE_CHECKING:
    from followup.services.answering import GivenAnswer
    from followup.services.filled_pages import FilledPage


class FilledForm(FormCard):
    """Each answer under its question. What is noted already stays, unless its box is ticked."""

    def __init__(self, page: FilledPage, clinician: str) -> None:
        super().__init__(self.tr("Answers from a filled page"), nested=False)
        self.replace: dict[int, TickBox] = {}
        self.by = self.line()
        for given in page.preview.answers:
            self.form.add_plain(self._answer(given))
        if not page.preview.answers:
            self.form.add_plain(second(self.tr("There is no answer to a question of this log on it.")))
        if page.foreign:
            self.form.add_plain(self._foreign(page))
        self.form.add("answered_by", self.tr("Who gave these answers?"), self.by)
        self.by.setText(clinician)
        self.end(self.by)

    def read(self) -> tuple[str, frozenset[int]]:
        """Return who answered, and the ids of the questions whose noted answer is to be replaced."""
        return self.by.text().strip(), frozenset(number for number, box in self.replace.items() if box.isChecked())

    def _answer(self, given: GivenAnswer) -> Card:
        card = Card(strong(given.question.words), Text(given.new))
        if given.replaces:
            card.add(small(self.tr("Noted already: {answer}").format(answer=given.old)))
            box = self.replace[given.question.id] = TickBox(self.tr("Put the new answer in its place"))
            card.add(box)
        elif not given.is_new:
            card.add(small(self.tr("This is noted already.")))
        return card

    def _foreign(self, page: FilledPage) -> Card:
        card = Card(strong(self.tr("These are left out: their questions are not in this log, or were changed since.")))
        for answer in page.foreign:
            card.add(second(answer.question))
            card.add(Text(answer.answer))
        return card
