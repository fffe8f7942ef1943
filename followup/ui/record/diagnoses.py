"""Cancers found after the first one: each with its facts, folded until they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.days import Day
from followup.domain.records import Diagnosis, Fact
from followup.report.care.record import CareView, age_then, fact_day, triple_negative
from followup.report.care.words import diagnosis_words
from followup.ui.kit.card import Hairline
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import clear
from followup.ui.kit.text import second, small, strong
from followup.ui.record.diagnosis_form import DiagnosisForm
from followup.ui.record.entry_list import EntryList
from followup.ui.record.fact_list import FactList
from followup.ui.record.form_model import LATER

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Diagnoses(EntryList[Diagnosis]):
    """A recurrence or a new cancer is a diagnosis of its own, with biopsy and receptors again."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, "")
        self.add_button.say(self.tr("Add a later cancer"))
        self._today = today
        self.lists: dict[int, FactList] = {}
        self._open: set[int] = set()

    def refresh(self, view: CareView) -> None:
        """Show each later cancer as it stands now; a fold that was open stays open."""
        clear(self.card.column)
        before, self.lists = self.lists, {}
        if not view.diagnoses:
            self.card.add(
                second(self.tr("Nothing here. If the cancer comes back or a new one is found, it goes here."))
            )
        for index, diagnosis in enumerate(view.later()):
            if index:
                self.card.add(Hairline())
            self._show(diagnosis, view, before.get(diagnosis.id))

    def make_form(self, entry: Diagnosis | None) -> DiagnosisForm:
        """Return the form for a later cancer."""
        return DiagnosisForm(entry, self._today)

    def close_editors(self) -> None:
        """Close every form."""
        self.close_form()
        for facts in self.lists.values():
            facts.close_editors()

    def _show(self, diagnosis: Diagnosis, view: CareView, facts: FactList | None) -> None:
        title = diagnosis_words(diagnosis.diagnosis, translate)
        self.card.add(strong(title))
        self.card.add(second(self._about(diagnosis, view)))
        if diagnosis.source:
            self.card.add(small(self.tr("From: {source}").format(source=diagnosis.source)))
        if diagnosis.note:
            self.card.add(small(diagnosis.note))
        if facts is None:
            facts = FactList(LATER, self._services, self._navigation, self._today, diagnosis.id)
        facts.show_facts(view.facts)
        self.lists[diagnosis.id] = facts
        fold = Fold(self.tr("Place, biopsy, receptors"), about=title)
        fold.add(facts)
        fold.set_open(diagnosis.id in self._open)
        fold.turned.connect(lambda is_open, key=diagnosis.id: self._turned(key, is_open))
        self.card.add(row_of(*self.buttons_for(diagnosis, title)))
        self.card.add(fold)

    def _turned(self, diagnosis_id: int, is_open: bool) -> None:
        if is_open:
            self._open.add(diagnosis_id)
        else:
            self._open.discard(diagnosis_id)

    def _about(self, diagnosis: Diagnosis, view: CareView) -> str:
        if diagnosis.found_on is None:
            said = [self.tr("When is not written down.")]
        else:
            day = short_day(diagnosis.found_on, self._today())
            about = self.tr("about {day}").format(day=day) if diagnosis.about else day
            said = [self.tr("Found {day}.").format(day=about)]
            born = fact_day(next(iter(view.named("birth_date")), None))
            age = age_then(born, Day(diagnosis.found_on, diagnosis.about))
            if age is not None:
                words = self.tr("You were about {age}.") if age.about else self.tr("You were {age}.")
                said.append(words.format(age=age.years))
        facts: list[Fact] = [fact for fact in view.facts if fact.diagnosis_id == diagnosis.id]
        if triple_negative(facts):
            said.append(self.tr("It is triple negative."))
        return " ".join(said)
