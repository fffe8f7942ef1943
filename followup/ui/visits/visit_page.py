"""One visit: its details, what prepares it, the way to the summary, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from followup.domain.records import Visit
from followup.services.handover import sheet_to_hand
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second
from followup.ui.visits.agreed import AgreedPart
from followup.ui.visits.checklist import ListPart
from followup.ui.visits.filled_form import FilledForm
from followup.ui.visits.forms import AgreedForm, VisitForm
from followup.ui.visits.handed import HandedPart
from followup.ui.visits.part import VisitPart
from followup.ui.visits.prepared import PreparedPart
from followup.ui.visits.questions import Questions
from followup.ui.visits.requests import RequestsPart
from followup.ui.visits.since import SincePart
from followup.ui.visits.words import visit_title, visit_when

if TYPE_CHECKING:
    from followup.services.filled_pages import FilledPage
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class VisitPage(VisitPart):
    """`closed` goes back to the list."""

    closed = Signal()

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.back = link_button(self.tr("All visits"), self.closed.emit, icon="arrow-left")
        self.summary = main_button(self.tr("Make the summary"), self._go_to_sheet, icon="file-text")
        self.finish = quiet_button(self.tr("It has happened"), self._finish, icon="check")
        self.change = quiet_button(self.tr("Change"), self._change, icon="pencil")
        self.read_answers = quiet_button(
            self.tr("Read answers from a filled page"), self._ask_for_page, icon="file-text"
        )
        self.delete = link_button(self.tr("Delete"), self._delete, icon="trash-2")
        self.questions = Questions(services, navigation, today)
        self.agreed = AgreedPart(services, navigation, today)
        self.since = SincePart(services, navigation, today)
        self.prepared = PreparedPart(services, navigation, today)
        self.checklist = ListPart(services, navigation, today)
        self.requests = RequestsPart(services, navigation, today)
        self.handed = HandedPart(services, navigation, today)
        self._about, self._form_place = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def fill(self) -> None:
        """Show the details of the visit."""
        clear(self._about)
        if self.visit is not None:
            self._show_about(self.visit)

    def open_visit(self, visit_id: int) -> bool:
        """Show a visit; return False when it is not there any more."""
        found = self.services.entries.all(Visit, id=visit_id)
        if not found:
            return False
        visit = found[0]
        self.show_visit(visit)
        self.finish.say(self.tr("Note what was agreed") if visit.happened else self.tr("It has happened"))
        is_past = visit.happened or visit.visit_on < self.today()
        self.agreed.setVisible(is_past or visit.visit_on == self.today())
        self.read_answers.setVisible(is_past or visit.visit_on == self.today())
        # They tell of the log as it is now, which is no longer what that visit was about.
        for part in (self.since, self.prepared, self.checklist):
            part.setVisible(not is_past)
        for each in self._parts:
            each.show_visit(visit)
        return True

    def close_any_form(self) -> bool:
        """Close one open form without keeping anything; return whether there was one."""
        return any(part.close_form() for part in (self, *self._parts) if part.form is not None)

    @property
    def title(self) -> str:
        """Whom the visit is with."""
        return visit_title(self.visit) if self.visit is not None else ""

    @property
    def _parts(self) -> tuple[VisitPart, ...]:
        return self.agreed, self.questions, self.since, self.prepared, self.checklist, self.requests, self.handed

    def _lay_out(self) -> None:
        for layout in (self._about, self._form_place):
            bare(layout, SNUG)
        self.column.addWidget(row_of(self.back))
        self.column.addLayout(self._about)
        self.column.addWidget(row_of(self.summary, self.finish, self.read_answers, self.change, self.delete))
        self.column.addLayout(self._form_place)
        for part in self._parts:
            self.column.addSpacing(STEP)
            self.column.addWidget(part)

    def _show_about(self, visit: Visit) -> None:
        self._about.addWidget(Text(visit_when(visit, self.today()), "strong"))
        lines = (
            (self.tr("Where: {text}"), visit.place),
            (self.tr("What for: {text}"), visit.purpose),
            (self.tr("Comes with you: {text}"), visit.companion),
            (self.tr("To remember: {text}"), visit.companion_note),
            (self.tr("Note: {text}"), visit.note),
        )
        for words, text in lines:
            if text:
                self._about.addWidget(second(words.format(text=text)))

    def _change(self) -> None:
        if self.visit is not None:
            self.open_form(VisitForm(self.visit, self.today), self._form_place, self.services.entries.change)

    def _finish(self) -> None:
        if self.visit is None:
            return
        visit = self.visit
        sheets = self.services.handovers.of_visit(visit.id)
        given = sheet_to_hand(sheets, visit)
        handed = given is None or any(one.handed_on is not None and one.reader == given.reader for one in sheets)
        form = AgreedForm(visit, None if handed else given)
        self.open_form(
            form, self._form_place, lambda typed: self.services.visits.finish(visit.id, typed[0], handed=typed[1])
        )

    def show_page(self, path: Path) -> None:
        """Read a filled page and show the answers on it, to be looked through before they are kept."""
        if self.visit is None:
            return
        visit, pages = self.visit, self.services.filled_pages

        def look(page: FilledPage) -> None:
            form = FilledForm(page, visit.clinician)
            self.open_form(form, self._form_place, lambda typed: pages.take(page, *typed))

        self.navigation.run(lambda _cancelled: pages.look(path, visit.id), look, self.tr("Reading the page"))

    def _ask_for_page(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.read_answers.text(), "", self.tr("PDF (*.pdf)"))
        if name:
            self.show_page(Path(name))

    def _delete(self) -> None:
        if self.visit is not None:
            visit_id = self.visit.id
            self.attempt(lambda: self.services.entries.remove(Visit.kind, visit_id))

    def _go_to_sheet(self) -> None:
        if self.visit is not None:
            self.navigation.go("sheet", self.visit.id)
