"""One visit: its details, its questions, the way to the summary, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Visit
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second, strong
from followup.ui.visits.filled_form import FilledForm
from followup.ui.visits.forms import AgreedForm, VisitForm
from followup.ui.visits.questions import Questions
from followup.ui.visits.words import visit_title, visit_when

if TYPE_CHECKING:
    from followup.services.filled_pages import FilledPage
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class VisitPage(QWidget):
    """`closed` goes back to the list."""

    closed = Signal()

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.visit: Visit | None = None
        self.form: FormCard | None = None
        self.back = link_button(self.tr("All visits"), self.closed.emit, icon="arrow-left")
        self.summary = main_button(self.tr("Make the summary"), self._go_to_sheet, icon="file-text")
        self.finish = quiet_button(self.tr("It has happened"), self._finish, icon="check")
        self.change = quiet_button(self.tr("Change"), self._change, icon="pencil")
        self.read_answers = quiet_button(
            self.tr("Read answers from a filled page"), self._ask_for_page, icon="file-text"
        )
        self.delete = link_button(self.tr("Delete"), self._delete, icon="trash-2")
        self.questions = Questions(services, navigation)
        self._about, self._form_place = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        for layout in (self._about, self._form_place):
            bare(layout, SNUG)
        column.addWidget(row_of(self.back))
        column.addLayout(self._about)
        column.addWidget(row_of(self.summary, self.finish, self.read_answers, self.change, self.delete))
        column.addLayout(self._form_place)
        column.addSpacing(STEP)
        column.addWidget(self.questions)

    def show_visit(self, visit_id: int) -> bool:
        """Show a visit; return False when it is not there any more."""
        found = self._services.entries.all(Visit, id=visit_id)
        if not found:
            return False
        self.visit = found[0]
        self.close_form()
        self._show_about(self.visit)
        self.finish.say(self.tr("Note what was agreed") if self.visit.happened else self.tr("It has happened"))
        self.questions.show_visit(self.visit)
        return True

    def close_form(self) -> bool:
        """Close the form without keeping anything; return whether there was one."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        return form is not None or self.questions.close_form()

    def _show_about(self, visit: Visit) -> None:
        clear(self._about)
        self._about.addWidget(Text(visit_when(visit, self._today()), "strong"))
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
        if visit.agreed:
            self._about.addWidget(Card(strong(self.tr("What was agreed")), Text(visit.agreed)))

    def _open(self, form: FormCard, keep: Callable[..., object]) -> None:
        self.close_form()
        self.form = form

        def on_sent(typed: object) -> None:
            try:
                keep(typed)
            except FollowupError as error:
                if not form.explain(error):
                    self._navigation.show_error(error)

        form.sent.connect(on_sent)
        form.closed.connect(self.close_form)
        self._form_place.addWidget(form)
        form.focus_first()

    def _change(self) -> None:
        if self.visit is not None:
            self._open(VisitForm(self.visit, self._today), self._services.entries.change)

    def _finish(self) -> None:
        if self.visit is not None:
            visit = self.visit
            self._open(AgreedForm(visit), lambda agreed: self._services.visits.finish(visit.id, agreed))

    def _ask_for_page(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.read_answers.text(), "", self.tr("PDF (*.pdf)"))
        if name:
            self.show_page(Path(name))

    def show_page(self, path: Path) -> None:
        """Read a filled page and show the answers on it, to be looked through before they are kept."""
        if self.visit is None:
            return
        visit, pages = self.visit, self._services.filled_pages

        def look(page: FilledPage) -> None:
            self._open(FilledForm(page, visit.clinician), lambda typed: pages.take(page, *typed))

        self._navigation.run(lambda _cancelled: pages.look(path, visit.id), look, self.tr("Reading the page"))

    def _delete(self) -> None:
        if self.visit is not None:
            self._services.entries.remove(Visit.kind, self.visit.id)

    def _go_to_sheet(self) -> None:
        if self.visit is not None:
            self._navigation.go("sheet", self.visit.id)

    @property
    def title(self) -> str:
        """Whom the visit is with."""
        return visit_title(self.visit) if self.visit is not None else ""
