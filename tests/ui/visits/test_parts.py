"""The parts of a visit's page through their widgets: order, answers, checklist, records, agreements, what was seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from followup.domain.care_words import ContactRole
from followup.domain.records import (
    Agreed,
    CheckItem,
    Contact,
    DosePeriod,
    Exam,
    Medicine,
    Question,
    RecordRequest,
    Visit,
)
from followup.domain.words import Clinician, DoctorAsks, ExamKind
from followup.services.journal import SymptomEntry
from followup.services.sheets import SheetChoices
from followup.ui.kit.fold import Fold
from followup.ui.shell.window import Window
from followup.ui.visits.agreed_forms import ExamAgreedForm, MedicineAgreedForm
from followup.ui.visits.forms import AgreedForm, AnswerForm, AnswersForm, QuestionForm
from followup.ui.visits.letter import LetterForm
from followup.ui.visits.request_form import RequestForm
from followup.ui.visits.screen import Screen
from followup.ui.visits.visit_page import VisitPage
from tests.ui.conftest import TODAY

Show = Callable[[int], VisitPage]


@pytest.fixture
def show(window: Window) -> Show:
    """Shows a visit so many days from today, with three questions."""

    def made(days: int) -> VisitPage:
        window.go("visits")
        assert window.host is not None
        screen = window.host.current
        assert isinstance(screen, Screen)
        day = TODAY + timedelta(days=days)
        visit = screen.services.entries.add(Visit(visit_on=day, clinician="Dr Hart", role=Clinician.ONCOLOGIST))
        for words in ("first", "second", "third", "fourth"):
            screen.services.visits.add(Question(words=words, visit_id=visit.id))
        screen.open_target(visit)
        return screen.page

    return made


def _order(page: VisitPage) -> str:
    return " ".join(row.question.words for row in page.questions.rows)


def _drag(qtbot: QtBot, page: VisitPage, which: int, on: int, down: float) -> None:
    """Take a question by its handle and let it go on another, so far down from its top."""
    for _ in range(5):
        QApplication.processEvents()  # only laid out rows have places
    row = page.questions.rows[on]
    to = row.mapToGlobal(QPoint(5, round(row.height() * down)))
    handle = page.questions.rows[which].handle
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(handle, handle.mapFromGlobal(to))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.mapFromGlobal(to))


def test_a_question_is_dragged_to_another_place(qtbot: QtBot, show: Show) -> None:
    """To the top, to the end, and nowhere when it is let go where it was."""
    page = show(5)
    _drag(qtbot, page, 2, 0, 0.1)
    assert _order(page) == "third first second fourth"
    _drag(qtbot, page, 0, 3, 0.9)
    assert _order(page) == "first second fourth third"
    _drag(qtbot, page, 1, 1, 0.9)
    assert _order(page) == "first second fourth third"


def test_moving_by_keyboard_keeps_the_focus_on_the_question(qtbot: QtBot, show: Show) -> None:
    """Alt with the arrows, Home and End; past either end nothing happens."""
    page = show(5)
    page.questions.rows[3].prints.setFocus()
    qtbot.keyClick(page.questions.rows[3], Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert _order(page) == "fourth first second third"
    assert page.questions.rows[0].prints.hasFocus()
    qtbot.keyClick(page.questions.rows[0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.questions.rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _order(page) == "first fourth second third"
    assert page.questions.rows[1].prints.hasFocus()


def test_the_three_on_the_first_page_are_marked(show: Show) -> None:
    """One that does not print makes room for the next."""
    page = show(5)
    assert [row.on_top for row in page.questions.rows] == [True, True, True, False]
    page.questions.rows[0].prints.click()
    assert [row.on_top for row in page.questions.rows] == [False, True, True, True]


def test_answers_are_typed_in_together(show: Show) -> None:
    """On the day of the visit; who said it is filled in, and what is noted is replaced only where it was changed."""
    page = show(0)
    page.services.visits.answer(page.questions.rows[0].question.id, "Old.", "nurse")
    page.questions.type_answers()
    form = page.questions.form
    assert isinstance(form, AnswersForm)
    assert form.by.text() == "Dr Hart"
    for field, words in zip(form.answers.values(), ("Old.", "Yes.", "", "No."), strict=True):
        field.setPlainText(words)
    form.save()
    said = [(one.answer, one.answered_by) for one in page.services.visits.questions(page.visit_id)]
    assert said == [("Old.", "nurse"), ("Yes.", "Dr Hart"), ("", ""), ("No.", "Dr Hart")]
    assert page.questions.form is None


def test_an_answer_that_is_emptied_is_taken_away_and_comes_back_with_undo(window: Window, show: Show) -> None:
    """In the form for all of them, as in the form for one."""
    page = show(0)
    page.services.visits.answer(page.questions.rows[0].question.id, "Old.", "nurse")
    page.questions.type_answers()
    form = page.questions.form
    assert isinstance(form, AnswersForm)
    next(iter(form.answers.values())).setPlainText(" ")
    form.save()
    first = page.services.visits.questions(page.visit_id)[0]
    assert (first.answer, first.answered_by) == ("", "")
    window.undo()
    first = page.services.visits.questions(page.visit_id)[0]
    assert (first.answer, first.answered_by) == ("Old.", "nurse")


def test_open_questions_go_on_to_the_next_visit(show: Show) -> None:
    """Offered on the page of a visit that has been."""
    page = show(-10)
    coming = page.services.entries.add(Visit(visit_on=TODAY + timedelta(days=9)))
    page.questions.onward.click()
    assert len(page.services.visits.questions(coming.id)) == 4
    assert not page.questions.onward.isVisible()


def test_an_answer_of_the_log_is_written_over(show: Show) -> None:
    """It says who wrote it, tells when the log moved on, and can be had back."""
    page = show(5)
    page.services.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY, severity=4))
    assert page.prepared.fold is not None
    page.prepared.fold.set_open(True)
    place = list(DoctorAsks).index(DoctorAsks.CHANGED)
    assert "4 of 10" in page.prepared.rows[place].words.text()
    page.prepared.change(place)
    assert page.prepared.form is not None
    page.prepared.form.words.setPlainText("It comes and goes.")  # type: ignore[attr-defined]
    page.prepared.form.save()
    row = page.prepared.rows[place]
    assert (row.words.text(), row.log_says.text()) == ("It comes and goes.", "")
    assert "12 March 2026" in row.said_by.text()
    page.services.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY, severity=9))
    assert "9 of 10" in page.prepared.rows[place].log_says.text()


def test_what_changed_since_the_last_visit_is_on_the_page(show: Show) -> None:
    """In the groups of the sheet, and it follows the log."""
    page = show(5)
    assert page.since.fold is not None
    page.since.fold.set_open(True)
    assert page.since.lines == []
    page.services.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY, severity=4))
    assert page.since.lines == ["Hip pain: 4 of 10"]
    page.services.journal.note(SymptomEntry(symptom="confusion", observed_on=TODAY))
    assert not [line for line in page.since.lines if line.endswith(": ")]


def test_what_is_being_typed_stays_when_the_page_changes(show: Show) -> None:
    """A tick, or somebody else's entry, takes no words away."""
    page = show(5)
    page.questions.add_own()
    assert page.questions.form is not None
    page.questions.form.words.setPlainText("half a question")  # type: ignore[attr-defined]
    page.services.visits.add(Question(words="from elsewhere", visit_id=page.visit_id))
    assert page.questions.form is not None
    page.questions.form.save()
    assert _order(page) == "first second third fourth from elsewhere half a question"


def test_what_is_being_typed_stays_when_another_form_is_asked_for(show: Show) -> None:
    """The half question is shown again instead; an untouched form gives way."""
    page = show(5)
    page.questions.add_own()
    form = page.questions.form
    assert isinstance(form, QuestionForm)
    form.words.setPlainText("half a question")
    page.questions.add_own()
    page.questions.rows[0].answer_wanted.emit()
    assert page.questions.form is form
    form.words.setPlainText("")
    page.questions.rows[0].answer_wanted.emit()
    assert isinstance(page.questions.form, AnswerForm)


def test_the_focus_goes_back_to_where_a_form_was_opened(qtbot: QtBot, window: Window, show: Show) -> None:
    """Not to the top of the navigation, although the rows are drawn anew."""
    window.show()
    window.activateWindow()
    page = show(5)
    assert page.prepared.fold is not None
    page.prepared.fold.set_open(True)

    def change() -> QAbstractButton:
        return next(one for one in page.prepared.rows[0].findChildren(QAbstractButton) if one.text() == "Change")

    change().setFocus()
    change().click()
    form = page.prepared.form
    assert form is not None
    form.words.setPlainText("Last spring.")  # type: ignore[attr-defined]
    form.save()
    qtbot.waitUntil(lambda: change().hasFocus())


def test_suggestions_stay_open_while_one_after_the_other_is_added(show: Show) -> None:
    """Three questions are three presses."""
    page = show(5)
    assert page.questions.suggestions is not None
    page.questions.suggestions.set_open(True)
    offers = [one for one in page.questions.suggestions.findChildren(QAbstractButton) if one.text() == "Add it"]
    offers[0].click()
    assert page.questions.suggestions.is_open


def test_the_checklist_is_ticked_changed_and_grows(show: Show) -> None:
    """The line keeps the focus, the count follows."""
    page = show(5)
    part = page.checklist
    assert part.fold is not None
    part.fold.set_open(True)
    part.rows["sheet"].box.setFocus()
    part.rows["sheet"].box.click()
    assert part.rows["sheet"].box.isChecked()
    assert part.rows["sheet"].box.hasFocus()
    assert part.count.text() == "1 of 3 done"
    part.add_line()
    assert part.form is not None
    part.form.words.setPlainText("Bring the disc")  # type: ignore[attr-defined]
    part.form.save()
    assert part.count.text() == "1 of 4 done"
    part.change_list()
    part.rows["companion"].leave_out.click()
    assert "companion" not in part.rows
    part.all_button.click()
    assert "companion" in part.rows
    assert len(page.services.entries.all(CheckItem)) == 3


def test_records_are_asked_for_with_a_letter(show: Show, tmp_path: Path) -> None:
    """Usual things are one click; the letter is changed, kept and saved."""
    page = show(5)
    part = page.requests
    assert part.fold is not None
    part.fold.set_open(True)
    part.add_request()
    form = part.form
    assert isinstance(form, RequestForm)
    form.save()
    assert form.form.rows["institution"].error.text()
    form.institution.setText("Old clinic")
    next(iter(form.usual.values())).click()
    form.save()
    (request,) = page.services.entries.all(RecordRequest)
    assert request.what == "Pathology report"
    part.open_letter(part.cards[0])
    letter = part.form
    assert isinstance(letter, LetterForm)
    letter.words.setPlainText(letter.words.toPlainText() + "\nWith thanks.")
    letter.save_to(tmp_path / "letter.pdf")
    letter.save()
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")
    assert page.services.requests.letter_words(request.id).endswith("With thanks.")
    part.cards[0].buttons["asked"].click()
    part.cards[0].buttons["received"].click()
    assert page.services.requests.all()[0].received_on == TODAY


def test_the_letter_of_the_program_is_not_kept_as_ones_own(show: Show) -> None:
    """Saving without a change leaves it to the program, so that it follows the request."""
    page = show(5)
    page.services.entries.add(RecordRequest(institution="Old clinic"))
    assert page.requests.fold is not None
    page.requests.fold.set_open(True)
    page.requests.open_letter(page.requests.cards[0])
    assert page.requests.form is not None
    page.requests.form.save()
    assert page.services.requests.all()[0].letter == ""


def test_what_was_agreed_becomes_an_exam_and_is_undone_with_it(window: Window, show: Show) -> None:
    """From the page of the visit, in one wish."""
    page = show(0)
    page.agreed.exam_button.click()
    form = page.agreed.form
    assert isinstance(form, ExamAgreedForm)
    form.kind.setCurrentIndex(form.kind.findData(ExamKind.XRAY.value))
    form.due.typed.setText("2026-03-26")
    form.save()
    assert [row.line.agreed.became for row in page.agreed.rows] == ["exam"]
    assert page.services.entries.all(Exam)[0].due_on == TODAY + timedelta(days=14)
    window.undo()
    assert page.services.entries.all(Exam) == page.services.entries.all(Agreed) == ()
    assert page.agreed.rows == []


def test_what_was_agreed_changes_a_dose(show: Show) -> None:
    """The fields that do not fit are not shown."""
    page = show(0)
    period = DosePeriod(medicine_id=0, dose="2.5 mg", started_on=TODAY - timedelta(days=30))
    page.services.medicines.start(Medicine(name="letrozole"), period)
    page.agreed.medicine_button.click()
    form = page.agreed.form
    assert isinstance(form, MedicineAgreedForm)
    assert not form.form.rows["name"].isHidden()
    form.which.setCurrentIndex(1)
    assert form.form.rows["name"].isHidden()
    form.dose.setText("1.25 mg")
    form.save()
    assert [one.dose for one in page.services.entries.all(DosePeriod)] == ["2.5 mg", "1.25 mg"]


def test_a_question_for_later_goes_to_the_visit_that_comes(show: Show) -> None:
    """It stands in what was agreed and with the questions there."""
    page = show(0)
    coming = page.services.entries.add(Visit(visit_on=TODAY + timedelta(days=90)))
    page.agreed.question_button.click()
    assert page.agreed.form is not None
    page.agreed.form.words.setPlainText("What did the scan show?")  # type: ignore[attr-defined]
    page.agreed.form.save()
    assert [one.words for one in page.services.visits.questions(coming.id)] == ["What did the scan show?"]


def test_a_visit_to_come_has_no_agreements_and_one_that_was_no_checklist(show: Show) -> None:
    """What is not of its time is not shown."""
    page = show(5)
    assert (page.agreed.isVisible(), page.checklist.isVisible(), page.prepared.isVisible()) == (False, True, True)
    page = show(-5)
    assert (page.agreed.isVisible(), page.checklist.isVisible(), page.prepared.isVisible()) == (True, False, False)


def test_the_summary_that_was_handed_over_is_kept_with_the_visit(show: Show) -> None:
    """Ticked when the visit is noted, and what it said stays."""
    page = show(0)
    page.services.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY, severity=4))
    document = page.services.sheets.make(SheetChoices(visit_id=page.visit_id))
    sheet = page.services.sheets.keep_printed(document, page.services.sheets.draw(document))
    page.finish.click()
    form = page.form
    assert isinstance(form, AgreedForm)
    form.handed.setChecked(True)
    form.save()
    page.services.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY, severity=9))
    assert page.handed.fold is not None
    page.handed.fold.set_open(True)
    (card,) = page.handed.cards
    assert card.sheet.id == sheet.id
    assert card.state.text() == "Handed over on 12 March 2026 to Dr Hart."
    card.said.set_open(True)
    QApplication.processEvents()
    words = [label.text() for label in card.said.findChildren(type(card.state))]
    assert any("4 of 10" in text for text in words)
    assert not any("9 of 10" in text for text in words)
    screen = page.window().host.current  # type: ignore[attr-defined]
    screen.open_target(page.services.entries.add(Visit(visit_on=TODAY + timedelta(days=90))))
    assert "from tomorrow" in page.handed.counted.text()
    screen.open_target(sheet.visit_id)
    (card,) = page.handed.cards
    card.back_button.click()
    assert page.services.handovers.handed() == ()
    page.handed.cards[0].hand_button.click()
    assert [one.id for one in page.services.handovers.handed()] == [sheet.id]
    page.handed.cards[0].delete_button.click()
    assert page.handed.cards == []
    assert page.services.sheets.made() == ()


def test_a_summary_for_no_visit_can_be_handed_over_too(show: Show) -> None:
    """It is folded away on the page of every visit."""
    page = show(0)
    document = page.services.sheets.make()
    sheet = page.services.sheets.keep_printed(replace(document, visit_id=None), page.services.sheets.draw(document))
    assert page.handed.fold is not None
    page.handed.fold.set_open(True)
    assert page.handed.cards == []
    page.handed.findChildren(Fold)[-1].set_open(True)
    page.handed.cards[0].hand_button.click()
    assert [one.id for one in page.services.handovers.handed()] == [sheet.id]


def test_esc_closes_a_form_before_the_visit(window: Window, show: Show) -> None:
    """One thing at a time."""
    page = show(0)
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    page.agreed.add_words()
    screen.escape()
    assert page.agreed.form is None
    assert page.isVisible()
    screen.escape()
    assert not page.isVisible()


def test_a_deleted_visit_gives_way_to_the_list_and_comes_back_whole(window: Window, show: Show) -> None:
    """With its checklist, its answers and what was agreed."""
    page = show(0)
    visit_id = page.visit_id
    assert visit_id is not None
    page.services.checklist.add(visit_id, "Bring the disc")
    page.services.agreements.note(visit_id, "Walk")
    page.delete.click()
    assert page.services.entries.all(CheckItem) == page.services.entries.all(Agreed) == ()
    window.undo()
    assert page.open_visit(visit_id)
    assert len(page.services.entries.all(CheckItem)) == len(page.services.agreements.of(visit_id)) == 1
    assert replace(page.visit, rev=0) == replace(page.services.entries.get(Visit, visit_id), rev=0)  # type: ignore[type-var]


def test_somebody_of_the_team_is_asked_with_one_press(show: Show) -> None:
    """With the address for the letter; family and those without a place are not offered."""
    page = show(5)
    for contact in (
        Contact(name="Dr Holm", role=ContactRole.ONCOLOGIST, place="North Hospital", address="1 North Road"),
        Contact(name="Nia", role=ContactRole.FAMILY, address="2 South Road"),
        Contact(name="Dr P", role=ContactRole.GP),
    ):
        page.services.entries.add(contact)
    assert page.requests.fold is not None
    page.requests.fold.set_open(True)
    page.requests.add_request()
    form = page.requests.form
    assert isinstance(form, RequestForm)
    assert list(form.people) == ["Dr Holm"]
    form.people["Dr Holm"].click()
    form.save()
    (request,) = page.services.entries.all(RecordRequest)
    assert (request.institution, request.address) == ("Dr Holm, North Hospital", "1 North Road")
