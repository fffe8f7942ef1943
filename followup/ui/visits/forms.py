"""The forms: a visit, a question of one's own, and an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from followup.domain.answer_fields import answer_field
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Question, Sheet, Visit
from followup.domain.words import Clinician
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown, NoteField, TickBox
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import FormRow
from followup.ui.kit.form_card import FormCard
from followup.ui.visits.form_model import VisitTyped
from followup.ui.visits.words import clinician_words


def _clinicians(name: str, nobody: str = "") -> DropDown:
    """Return the list to choose from; `nobody` says in other words that nobody in particular is chosen."""
    clinicians = DropDown(name)
    for role in Clinician:
        words = nobody if nobody and role is Clinician.NONE else clinician_words(role)
        clinicians.addItem(words, role.value)
    return clinicians


class VisitForm(FormCard):
    """When, with whom, what for, and who comes along."""

    def __init__(self, visit: Visit | None, today: Callable[[], date]) -> None:
        super().__init__(self.tr("A visit") if visit is None else self.tr("Change this visit"), nested=False)
        self._visit = visit or Visit(visit_on=today())
        self.when = DateField(today, optional=True, ahead=True, name=self.tr("On which day?"))
        self.at, self.clinician, self.place = self.line(), self.line(), self.line()
        self.purpose, self.companion = self.line(), self.line()
        self.role = _clinicians(self.tr("Who is that?"), self.tr("Not noted"))
        self.companion_note = NoteField(self.tr("What should they remember or ask?"), 2)
        self.note = NoteField(self.tr("Note"), 2)
        self._add_rows()
        self._fill(visit)
        self.end(self.when)

    def read(self) -> Visit:
        """Return the visit; raises `Refused`."""
        return VisitTyped(
            day=self.day("visit_on", self.when),
            at=self.at.text(),
            clinician=self.clinician.text(),
            role=Clinician(self.role.currentData()),
            place=self.place.text(),
            purpose=self.purpose.text(),
            companion=self.companion.text(),
            companion_note=self.companion_note.toPlainText(),
            note=self.note.toPlainText(),
        ).over(self._visit)

    def _add_rows(self) -> None:
        self.form.add("visit_on", self.tr("On which day?"), self.when)
        self.form.add("at", self.tr("At what time?"), self.at, self.tr("For example 10:30."))
        self.form.add("clinician", self.tr("With whom?"), self.clinician, self.tr("The name, as you say it."))
        self.form.add("role", self.tr("Who is that?"), self.role)
        more = Fold(self.tr("More"), words_open=self.tr("Less"))
        rows = {
            "place": FormRow(self.tr("Where?"), self.place),
            "purpose": FormRow(self.tr("What for?"), self.purpose),
            "companion": FormRow(self.tr("Who comes with you?"), self.companion),
            "companion_note": FormRow(self.tr("What should they remember or ask?"), self.companion_note),
            "note": FormRow(self.tr("Note"), self.note),
        }
        for name, row in rows.items():
            more.add(row)
            self.form.take_row(name, row)
        more.set_open(bool(self._visit.id))
        self.form.add_plain(more)

    def _fill(self, visit: Visit | None) -> None:
        self.role.setCurrentIndex(self.role.findData(self._visit.role.value))
        self.when.set_day(Day(visit.visit_on) if visit is not None else None)
        fields = ("at", "clinician", "place", "purpose", "companion")
        for name in fields:
            getattr(self, name).setText(getattr(self._visit, name))
        self.companion_note.setPlainText(self._visit.companion_note)
        self.note.setPlainText(self._visit.note)


class QuestionForm(FormCard):
    """A question in one's own words, and who should answer it."""

    def __init__(self, question: Question | None) -> None:
        title = self.tr("Your question") if question is None else self.tr("Change this question")
        super().__init__(title, nested=False)
        self._question = question or Question(words="")
        self.words = NoteField(self.tr("Your question"), 2)
        self.whom = _clinicians(self.tr("Who should answer it?"))
        self.form.add("words", self.tr("In your own words"), self.words)
        self.form.add("for_whom", self.tr("Who should answer it?"), self.whom)
        self.words.setPlainText(self._question.words)
        self.whom.setCurrentIndex(self.whom.findData(self._question.for_whom.value))
        self.end(self.words)

    def read(self) -> Question:
        """Return the question; raises `Refused` when there are no words."""
        words = self.words.toPlainText().strip()
        if not words:
            raise Refused("Please write your question.", field="words")
        return replace(self._question, words=words, for_whom=Clinician(self.whom.currentData()))


class AnswerForm(FormCard):
    """What was answered, and by whom."""

    def __init__(self, question: Question) -> None:
        super().__init__(self.tr("What was the answer?"), nested=True)
        self.answer = NoteField(self.tr("What was the answer?"), 3)
        self.by = self.line()
        self.form.add("answer", question.words, self.answer)
        self.form.add("answered_by", self.tr("Who said it?"), self.by)
        self.answer.setPlainText(question.answer)
        self.by.setText(question.answered_by)
        self.end(self.answer)

    def read(self) -> tuple[str, str]:
        """Return the answer and who gave it."""
        return self.answer.toPlainText().strip(), self.by.text().strip()


@dataclass(frozen=True, slots=True)
class AnswersTyped:
    """Answers by the name of their field and who said them, and the ids of questions with another answer or none."""

    given: dict[str, str]
    by: str
    changed: frozenset[int]
    cleared: frozenset[int]


class AnswersForm(FormCard):
    """All answers of a visit on one page, and who said them: from a laptop, or copied from paper."""

    def __init__(self, questions: Sequence[Question], who: str) -> None:
        super().__init__(self.tr("What were the answers?"), nested=False)
        self.questions = tuple(questions)
        self.by = self.line()
        self.answers: dict[int, NoteField] = {}
        self.form.add("answered_by", self.tr("Who said it?"), self.by)
        self.by.setText(who)
        for question in questions:
            field = NoteField(question.words, 2)
            field.setPlainText(question.answer)
            self.answers[question.id] = field
            self.form.add(answer_field(question.id), question.words, field)
        self.end(next(iter(self.answers.values()), self.by))

    def read(self) -> AnswersTyped:
        """Return what was typed, told apart from what was noted before."""
        typed = {question.id: self.answers[question.id].toPlainText().strip() for question in self.questions}
        old = {question.id: question.answer.strip() for question in self.questions}
        given = {answer_field(number): words for number, words in typed.items() if words and words != old[number]}
        changed = frozenset(number for number, words in typed.items() if words and old[number] and words != old[number])
        cleared = frozenset(number for number, words in typed.items() if old[number] and not words)
        return AnswersTyped(given, self.by.text().strip(), changed, cleared)


class AgreedForm(FormCard):
    """What was agreed at a visit, and whether the summary was handed over at it."""

    def __init__(self, visit: Visit, sheet: Sheet | None = None) -> None:
        super().__init__(self.tr("How was the visit?"), nested=False)
        self._sheet = sheet
        self.agreed = NoteField(self.tr("What was agreed?"), 4)
        help_text = self.tr("You can leave it empty, and add exams and medicines below afterwards.")
        self.form.add("agreed", self.tr("What was agreed?"), self.agreed, help_text)
        self.handed = TickBox(self.tr("I handed the summary over"))
        self.form.add_plain(self.handed)
        self.handed.setVisible(sheet is not None)
        self.agreed.setPlainText(visit.agreed)
        self.end(self.agreed)

    def read(self) -> tuple[str, int | None]:
        """Return what was agreed, and the id of the summary that was handed over."""
        handed = self._sheet.id if self._sheet is not None and self.handed.isChecked() else None
        return self.agreed.toPlainText().strip(), handed
