"""Visits through its widgets: preparing, questions in order, answers, what was agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from followup.domain.records import Question, Visit
from followup.domain.words import Clinician
from followup.ui.shell.window import Window
from followup.ui.visits.forms import AgreedForm, AnswerForm, QuestionForm, VisitForm
from followup.ui.visits.screen import Screen
from followup.ui.visits.words import visit_when
from tests.ui.conftest import TODAY


@pytest.fixture
def screen(window: Window) -> Screen:
    """The screen over an empty log."""
    window.go("visits")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


@pytest.fixture
def prepared(screen: Screen) -> Screen:
    """The page of a visit in twelve days with two questions."""
    visit = screen.services.entries.add(
        Visit(visit_on=TODAY + timedelta(days=12), clinician="Dr Hart", role=Clinician.ONCOLOGIST)
    )
    for words in ("Is it the tablets?", "Do I need a scan?"):
        screen.services.visits.add(Question(words=words, visit_id=visit.id))
    screen.open_target(visit)
    return screen


def asked(screen: Screen) -> list[str]:
    """Return the questions of the visit that is shown, in order."""
    return [question.words for question in screen.services.visits.questions(screen.page.questions.visit_id)]


def test_a_visit_is_added_and_opens(screen: Screen) -> None:
    """A day, a time and a name."""
    screen.open_form()
    form = screen.form
    assert isinstance(form, VisitForm)
    form.when.typed.setText("2026-03-24")
    form.at.setText("10.30")
    form.clinician.setText("Dr Hart")
    form.save()

    assert screen.page.isVisible()
    visit = screen.services.visits.next()
    assert visit is not None
    assert (visit.at, visit.clinician) == ("10:30", "Dr Hart")


@pytest.mark.parametrize(("when", "at", "field"), [("", "", "visit_on"), ("2026-03-24", "25:00", "at")])
def test_a_visit_without_a_day_or_with_a_wrong_time_is_explained(
    screen: Screen, when: str, at: str, field: str
) -> None:
    """The sentence stands beside the field."""
    screen.open_form()
    form = screen.form
    assert isinstance(form, VisitForm)
    form.when.typed.setText(when)
    form.at.setText(at)
    form.save()

    assert form.form.rows[field].error.text()
    assert screen.services.visits.ahead() == ()


def test_pressing_add_again_keeps_what_was_typed(screen: Screen) -> None:
    """The button stays in sight above the form."""
    screen.open_form()
    form = screen.form
    assert form is not None
    form.clinician.setText("Dr Amari")
    screen.add_button.click()
    assert screen.form is form
    assert form.clinician.text() == "Dr Amari"


def test_a_question_of_ones_own_is_added_at_the_end(qtbot: QtBot, prepared: Screen) -> None:
    """In one's own words."""
    prepared.page.questions.own.click()
    form = prepared.page.questions.form
    assert isinstance(form, QuestionForm)
    qtbot.keyClicks(form.words, "May I fly?")
    form.save()

    assert asked(prepared) == ["Is it the tablets?", "Do I need a scan?", "May I fly?"]


def test_an_empty_question_is_explained(prepared: Screen) -> None:
    """Nothing is kept."""
    prepared.page.questions.add_own()
    form = prepared.page.questions.form
    assert form is not None
    form.save()

    assert "write your question" in form.form.rows["words"].error.text()
    assert len(asked(prepared)) == 2


def test_the_nine_basic_questions_are_added_once(prepared: Screen) -> None:
    """The button goes when all of them are there."""
    prepared.page.questions.basic.click()

    assert len(asked(prepared)) == 11
    assert prepared.page.questions.basic.isHidden()


def test_alt_and_the_arrow_keys_move_a_question(qtbot: QtBot, prepared: Screen) -> None:
    """What is most wanted goes to the top, by keyboard too."""
    row = prepared.page.questions.rows[1]
    qtbot.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert asked(prepared) == ["Do I need a scan?", "Is it the tablets?"]


def test_a_question_that_is_not_ticked_does_not_print(prepared: Screen) -> None:
    """It stays in the list."""
    prepared.page.questions.rows[0].prints.click()

    chosen = [question.chosen for question in prepared.services.visits.questions(prepared.page.questions.visit_id)]
    assert chosen == [False, True]


def test_an_answer_is_noted_with_who_said_it(prepared: Screen) -> None:
    """Typed in on a laptop or copied from paper."""
    prepared.page.questions.rows[0].answer_wanted.emit()
    form = prepared.page.questions.form
    assert isinstance(form, AnswerForm)
    form.answer.setPlainText("It can be. Try the evening.")
    form.by.setText("Dr Hart")
    form.save()

    (first, _) = prepared.services.visits.questions(prepared.page.questions.visit_id)
    assert (first.answer, first.answered_by) == ("It can be. Try the evening.", "Dr Hart")


def test_a_deleted_question_comes_back_with_undo(window: Window, prepared: Screen) -> None:
    """Deleting does not ask."""
    prepared.page.questions.rows[0].delete_wanted.emit()
    assert len(asked(prepared)) == 1

    window.undo()
    assert len(asked(prepared)) == 2


def test_a_visit_that_happened_before_its_day_is_not_said_to_come() -> None:
    """It was moved forward, or the day was noted wrongly."""
    visit = Visit(visit_on=TODAY + timedelta(days=2))
    assert visit_when(visit, TODAY).startswith("In 2 days")
    assert visit_when(replace(visit, happened=True), TODAY).startswith("It has happened")


def test_what_was_agreed_is_kept_and_the_visit_is_past(prepared: Screen) -> None:
    """Afterwards it stands under "Before"."""
    prepared.page.finish.click()
    form = prepared.page.form
    assert isinstance(form, AgreedForm)
    form.agreed.setPlainText("Scan in May.")
    form.save()

    (visit,) = prepared.services.visits.past()
    assert (visit.happened, visit.agreed) == (True, "Scan in May.")


def test_the_summary_is_made_for_this_visit(qtbot: QtBot, prepared: Screen) -> None:
    """The button carries the visit along."""
    with qtbot.waitSignal(prepared.navigation.screen_requested) as wished:
        prepared.page.summary.click()

    assert wished.args == ["sheet", prepared.page.questions.visit_id]
