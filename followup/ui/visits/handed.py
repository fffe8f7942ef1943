"""The summaries made for a visit: which one was handed over, and what it said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.records import Sheet
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import plain_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, point, second, small, strong
from followup.ui.visits.part import VisitPart
from followup.ui.visits.words import reader_words

if TYPE_CHECKING:
    from followup.report.said import Said, SaidSymptom
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class SheetCard(Card):
    """One summary: when it was made, whether the team has it, and what it said."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        made, first, last = plain_day(sheet.made_on), plain_day(sheet.from_on), plain_day(sheet.to_on)
        self.add(
            strong(self.tr("Summary of {day}, for the {reader}").format(day=made, reader=reader_words(sheet.reader)))
        )
        self.add(second(self.tr("It tells of {first} to {last}.").format(first=first, last=last)))
        self.state = Text(self._state())
        self.hand_button = quiet_button(self.tr("I handed this over"), icon="check")
        self.back_button = link_button(self.tr("I did not hand it over"))
        self.delete_button = link_button(self.tr("Delete"))
        for button in (self.hand_button, self.back_button, self.delete_button):
            button.setAccessibleName(f"{button.text()}: {made}")
        self.add(self.state)
        self.add(row_of(self.hand_button, self.back_button, self.delete_button))
        self.hand_button.setVisible(sheet.handed_on is None)
        self.back_button.setVisible(sheet.handed_on is not None)
        if sheet.said:
            self.said = said_fold(sheet)
            self.add(self.said)

    def _state(self) -> str:
        if self.sheet.handed_on is None:
            return self.tr("Not handed over yet.")
        day = plain_day(self.sheet.handed_on)
        if self.sheet.whom:
            return self.tr("Handed over on {day} to {whom}.").format(day=day, whom=self.sheet.whom)
        return self.tr("Handed over on {day}.").format(day=day)


class HandedPart(VisitPart):
    """From which summary "since the last visit" counts, then those made for this visit."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, self.tr("What your team has seen"))
        self.cards: list[SheetCard] = []
        self.counted = second()
        self._list, self._before = QVBoxLayout(), QVBoxLayout()
        for layout in (self._list, self._before):
            bare(layout, SNUG)
        self.column.addWidget(self.counted)
        self.column.addLayout(self._before)
        self.column.addLayout(self._list)

    def fill(self) -> None:
        """Show the summaries as they stand."""
        clear(self._list)
        clear(self._before)
        self.cards = []
        if self.visit is None:
            return
        since = self.services.handovers.since(self.visit.id, self.services.sheets.reader_for(self.visit.id))
        self.counted.setText(self._counted(since.sheet if since else None, since.on if since else None))
        if since is not None and since.sheet is not None and since.sheet.said:
            self._before.addWidget(said_fold(since.sheet))
        for sheet in self.services.handovers.of_visit(self.visit.id):
            self._list.addWidget(self._card(sheet))
        others = self.services.handovers.of_visit(None)
        if others:
            words = self.tr("Summaries for no visit ({count})").format(count=len(others))
            self._list.addWidget(Fold(words, fill=lambda: [self._card(sheet) for sheet in others]))

    def _card(self, sheet: Sheet) -> SheetCard:
        card = SheetCard(sheet)
        card.hand_button.clicked.connect(partial(self._hand_over, sheet))
        card.back_button.clicked.connect(partial(self._keep_back, sheet))
        card.delete_button.clicked.connect(partial(self._delete, sheet))
        self.cards.append(card)
        return card

    def _counted(self, sheet: Sheet | None, on: date | None) -> str:
        if on is None and self.services.handovers.handed():
            return self.tr("What you handed over today counts from tomorrow on.")
        if on is None:
            return self.tr("Nothing yet. Your first summary tells of the last six months.")
        day = plain_day(on)
        if sheet is None:
            return self.tr("“Since the last visit” counts from the visit on {day}.").format(day=day)
        return self.tr("“Since the last visit” counts from {day}, where the last summary you gave them ends.").format(
            day=day
        )

    def _hand_over(self, sheet: Sheet, _checked: bool = False) -> None:
        # A summary that is given at a visit gets the day of the visit, once that has come.
        visit, today = self.visit, self.today()
        on = visit.visit_on if visit is not None and sheet.made_on <= visit.visit_on <= today else today
        self.attempt(lambda: self.services.handovers.hand_over(sheet.id, on))

    def _keep_back(self, sheet: Sheet, _checked: bool = False) -> None:
        self.attempt(lambda: self.services.handovers.keep_back(sheet.id))

    def _delete(self, sheet: Sheet, _checked: bool = False) -> None:
        self.attempt(lambda: self.services.entries.remove(Sheet.kind, sheet.id))


def said_fold(sheet: Sheet) -> Fold:
    """Return what a summary said, folded away; the log of today has no part in it."""
    from PySide6.QtCore import QCoreApplication

    # Short enough for 200 % text; the line above it says which summary of which day.
    words = QCoreApplication.translate("visits", "What it said")
    return Fold(words, fill=lambda: _said_lines(sheet))


def _said_lines(sheet: Sheet) -> list[QWidget]:
    from PySide6.QtCore import QCoreApplication

    from followup.services.handover import said_on

    def tr(text: str) -> str:
        return QCoreApplication.translate("visits", text)

    said = said_on(sheet)
    if said is None:
        return [second(tr("What it said was not kept."))]
    parts = (
        (tr("Symptoms"), _symptoms(said)),
        (tr("Weight and how things are"), said.measures),
        (tr("Medicines"), said.medicines),
        (tr("Questions"), said.questions),
        (tr("Answers"), said.answers),
    )
    found: list[QWidget] = []
    for title, lines in parts:
        if lines:
            found += [strong(title), *(point(line) for line in lines)]
    if said.more:
        found.append(small(tr("And {count} more symptoms.").format(count=said.more)))
    version = tr("{rule} (version {number})")
    rules = ", ".join(version.format(rule=flag.rule, number=flag.version) for flag in said.flags)
    if rules:
        found.append(small(tr("Rules it used: {rules}").format(rules=rules)))
    return found or [second(tr("It had nothing to tell."))]


def _symptoms(said: Said) -> tuple[str, ...]:
    return tuple(
        ", ".join(part for part in (f"{one.title}: {one.value}", one.was, _changed(one)) if part)
        for one in said.symptoms
    )


def _changed(symptom: SaidSymptom) -> str:
    """The word for the change, where the number does not say it already."""
    return "" if symptom.change in symptom.value else symptom.change
