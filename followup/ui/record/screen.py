"""My record: what the doctor asks for at each visit, kept once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.report.care.known import age_words, known_title, triple_words
from followup.report.care.record import CareView
from followup.report.care.words import operations
from followup.report.wording import with_side
from followup.services.changes import Topic
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import STEP, WIDE, bare
from followup.ui.kit.text import second, section, small
from followup.ui.record.contacts import Contacts
from followup.ui.record.diagnoses import Diagnoses
from followup.ui.record.fact_list import FactList
from followup.ui.record.fact_row import FactRow
from followup.ui.record.form_model import GROUPS, FactGroup
from followup.ui.record.known import KnownFacts
from followup.ui.record.people import People
from followup.ui.record.steps import Steps
from followup.ui.record.treatments import Treatments
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """Facts in groups, later cancers, treatments, what is being done, people, and who writes here."""

    topics = frozenset({Topic.RECORD, Topic.WEIGHT, Topic.MEDICINES})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("My record"))
        self.lists = {group.id: FactList(group, services, navigation, today) for group in GROUPS}
        self.worked_out, self.operated = small(), small()
        self.diagnoses = Diagnoses(services, navigation, today)
        self.treatments = Treatments(services, navigation, today)
        self.known, self.steps = KnownFacts(), Steps(services, navigation, today)
        self.contacts, self.people = Contacts(services, navigation), People(services, navigation)
        self._lay_out()
        self.end()

    @property
    def rows(self) -> list[FactRow]:
        """Every line about the person and the first cancer."""
        return [row for facts in self.lists.values() for row in facts.rows]

    def refresh(self) -> None:
        """Show everything as it stands now."""
        view = self.services.care.view()
        for facts in self.lists.values():
            facts.show_facts(view.facts)
        self.worked_out.setText(self._worked_out(view))
        self.worked_out.setVisible(bool(self.worked_out.text()))
        self.operated.setText(self._operated(view))
        self.operated.setVisible(bool(self.operated.text()))
        self.diagnoses.refresh(view)
        self.treatments.refresh()
        self.known.refresh(view)
        self.steps.refresh(view)
        self.contacts.refresh()
        self.people.refresh()

    def open_target(self, target: object) -> None:
        """Open the form of the fact with this name, or the form for somebody new where it is "contact"."""
        if target == "contact":
            self.contacts.add_button.click()
            self.scroll_to(self.contacts)
            return
        for row in self.rows:
            if row.line.fact_name.name == target:
                for fold in self.findChildren(Fold):
                    if fold.isAncestorOf(row):
                        fold.set_open(True)
                row.edit()
                self.scroll_to(row)
                return

    def escape(self) -> None:
        """Close the forms that are open."""
        for facts in self.lists.values():
            facts.close_editors()
        self.diagnoses.close_editors()
        for part in (self.treatments, self.steps, self.contacts, self.people):
            part.close_form()

    def row(self, name: str) -> FactRow:
        """Return the line of the first fact with this name."""
        return next(row for row in self.rows if row.line.fact_name.name == name)

    def _lay_out(self) -> None:
        self.add(
            second(
                self.tr(
                    "What doctors ask for at each visit. Fill in what you know; all of it can wait. "
                    "What is not known prints as unknown."
                )
            )
        )
        how = quiet_button(self.tr("How things are"), lambda: self.navigation.go("how"))
        self.add(row_of(how))
        for group in GROUPS:
            self.add(self._group(group), space=STEP)
        parts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("If the cancer came back, or a new one was found"), self.diagnoses),
            (self.tr("Cancer treatments and vaccines"), self.treatments),
        )
        for words, part in parts:
            self.add(section(words), space=WIDE)
            self.add(part)
        fold = Fold(known_title(translate))
        fold.add(self.known)
        self.add(fold, space=STEP)
        for words, part in (
            (self.tr("What is being done"), self.steps),
            (self.tr("People"), self.contacts),
            (self.tr("Who writes in this log"), self.people),
        ):
            self.add(section(words), space=WIDE)
            self.add(part)

    def _group(self, group: FactGroup) -> QWidget:
        words, facts = self._titles()[group.id], self.lists[group.id]
        if not group.folded:
            holder = QWidget()
            column = QVBoxLayout(holder)
            bare(column, STEP)
            column.addWidget(section(words))
            column.addWidget(facts)
            if group.id == "surgery":
                column.addWidget(self.operated)
            return holder
        fold = Fold(words)
        fold.add(facts)
        if group.id == "cancer":
            fold.add(self.worked_out)
        return fold

    def _worked_out(self, view: CareView) -> str:
        """What follows from the facts and is never stored: the age then, and triple negative."""
        age, triple = age_words(view, translate), triple_words(view, translate)
        said = [self.tr("Your age then: {age}.").format(age=age)] if age else []
        return " ".join(said + ([self.tr("Triple negative: {answer}.").format(answer=triple)] if triple else []))

    def _operated(self, view: CareView) -> str:
        """What stands among the treatments counts as surgery too and need not be typed twice."""
        names = operations(translate)
        done = [
            with_side(", ".join(names[one] for one in treatment.operations), treatment.side, translate)
            for treatment in view.treatments
            if treatment.operations
        ]
        return self.tr("From your treatments: {operations}.").format(operations="; ".join(done)) if done else ""

    def _titles(self) -> dict[str, str]:
        return {
            "person": self.tr("About you"),
            "team": self.tr("Your cancer team"),
            "surgery": self.tr("Surgery and end of treatment"),
            "cancer": self.tr("More about the cancer"),
            "given": self.tr("Which treatments you had"),
            "health": self.tr("Other conditions and allergies"),
        }
