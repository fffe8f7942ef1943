"""What was agreed at a visit, and how each thing becomes an exam, a change of medicine or a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.records import Agreed, Exam, Question
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import HAIR, SNUG, bare, clear
from followup.ui.kit.text import Text, second, section, small
from followup.ui.medicines.form_model import Step
from followup.ui.visits.agreed_forms import ExamAgreedForm, MedicineAgreed, MedicineAgreedForm, WordsForm
from followup.ui.visits.forms import QuestionForm
from followup.ui.visits.part import VisitPart

if TYPE_CHECKING:
    from followup.services.agreements import AgreedLine
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

_SCREENS = {"exam": "exams", "medicine": "medicines", "dose_period": "medicines"}


class AgreedRow(QWidget):
    """One thing that was agreed, what it became, and the way there."""

    def __init__(self, line: AgreedLine) -> None:
        super().__init__()
        self.line = line
        self.show_button = link_button(self.tr("Show it"))
        self.delete_button = link_button(self.tr("Delete"))
        for button in (self.show_button, self.delete_button):
            button.setAccessibleName(f"{button.text()}: {line.agreed.words[:60]}")
        column = QVBoxLayout(self)
        bare(column, HAIR)
        column.addWidget(Text(line.agreed.words))
        if line.agreed.became:
            column.addWidget(small(self._became()))
        column.addWidget(row_of(self.show_button, self.delete_button))
        self.show_button.setVisible(line.record is not None and line.agreed.became in _SCREENS)

    def _became(self) -> str:
        if self.line.record is None:
            return self.tr("The entry it became is no longer there.")
        return {
            "exam": self.tr("Noted with your exams."),
            "medicine": self.tr("Noted with your medicines."),
            "dose_period": self.tr("Noted with your medicines."),
            "question": self.tr("Noted with your questions."),
        }.get(self.line.agreed.became, self.tr("Noted in your log."))


class AgreedPart(VisitPart):
    """The lines, and one button for each thing that can come of a visit."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.rows: list[AgreedRow] = []
        self.exam_button = quiet_button(self.tr("An exam"), self.add_exam, icon="clipboard-check")
        self.medicine_button = quiet_button(self.tr("A medicine"), self.add_medicine, icon="pill")
        self.question_button = quiet_button(self.tr("A question for later"), self.add_question, icon="circle-help")
        self.words_button = quiet_button(self.tr("Something else"), self.add_words, icon="plus")
        self._list, self._form_place = QVBoxLayout(), QVBoxLayout()
        for layout in (self._list, self._form_place):
            bare(layout, SNUG)
        self.column.addWidget(section(self.tr("What was agreed")))
        self.column.addWidget(second(self.tr("Each thing goes where it belongs in your log.")))
        self.column.addLayout(self._list)
        self.column.addLayout(self._form_place)
        self.column.addWidget(row_of(self.exam_button, self.medicine_button, self.question_button, self.words_button))

    def fill(self) -> None:
        """Show what was agreed so far."""
        clear(self._list)
        self.rows = []
        lines = self.services.agreements.of(self.visit.id) if self.visit is not None else ()
        words = self.visit.agreed.strip() if self.visit is not None else ""
        if not lines and not words:
            return
        card = Card(Text(words)) if words else Card()
        for line in lines:
            if self.rows or words:
                card.add(Hairline())
            row = AgreedRow(line)
            row.show_button.clicked.connect(partial(self._go, line))
            row.delete_button.clicked.connect(partial(self._delete, line))
            card.add(row)
            self.rows.append(row)
        self._list.addWidget(card)

    def add_exam(self) -> None:
        """Open the form for an exam."""
        self.open_form(ExamAgreedForm(self.today), self._form_place, self._keep_exam)

    def add_medicine(self) -> None:
        """Open the form for a change of medicine."""
        current = [view.medicine for view in self.services.medicines.current()]
        form = MedicineAgreedForm(current, self.today, self.visit.visit_on if self.visit else self.today())
        self.open_form(form, self._form_place, self._keep_medicine)

    def add_question(self) -> None:
        """Open the form for a question for another visit."""
        self.open_form(QuestionForm(None), self._form_place, self._keep_question)

    def add_words(self) -> None:
        """Open the form for words alone."""
        self.open_form(WordsForm(), self._form_place, self._keep_words)

    def _keep_exam(self, typed: tuple[str, Exam]) -> None:
        words, exam = typed
        self.services.agreements.exam(self._id, words, exam)

    def _keep_medicine(self, typed: MedicineAgreed) -> None:
        agreements = self.services.agreements
        if typed.medicine is not None:
            agreements.start_medicine(self._id, typed.words, typed.medicine, typed.period)
        elif typed.step is Step.STOP:
            agreements.stop_medicine(self._id, typed.words, typed.medicine_id, typed.on)
        elif typed.step is Step.PAUSE:
            agreements.pause_medicine(self._id, typed.words, typed.medicine_id, typed.on)
        else:
            agreements.change_dose(self._id, typed.words, typed.medicine_id, typed.on, typed.dose)

    def _keep_question(self, question: Question) -> None:
        coming = next((one for one in self.services.visits.ahead() if one.id != self.visit_id), None)
        to_visit = coming.id if coming is not None else None
        self.services.agreements.question(self._id, question.words, question.for_whom, to_visit)

    def _keep_words(self, words: str) -> None:
        self.services.agreements.note(self._id, words)

    @property
    def _id(self) -> int:
        return self.visit.id if self.visit is not None else 0

    def _go(self, line: AgreedLine, _checked: bool = False) -> None:
        self.navigation.go(_SCREENS[line.agreed.became])

    def _delete(self, line: AgreedLine, _checked: bool = False) -> None:
        self.attempt(lambda: self.services.entries.remove(Agreed.kind, line.agreed.id))
