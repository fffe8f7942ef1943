"""Exams through its widgets."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import ExamPlan
from followup.domain.words import ExamKind, Side
from followup.ui.exams.forms import DayForm, ExamForm, PlanForm
from followup.ui.exams.rows import ExamCard
from followup.ui.exams.screen import Screen
from followup.ui.shell.window import Window


@pytest.fixture
def screen(window: Window) -> Screen:
    """The screen over an empty log."""
    window.go("exams")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def planned(screen: Screen) -> ExamCard:
    """Plan a yearly mammogram from February 2026 and return its card under "Coming up"."""
    screen.services.exams.plan(
        ExamPlan(exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=date(2026, 2, 1))
    )
    return next(card for card in screen.cards if card.about is not None)


def press(card: ExamCard, words: str) -> None:
    """Press the button with these words."""
    next(button for button in card.buttons if button.text() == words).click()


def test_an_exam_that_was_done_is_kept_with_its_result(screen: Screen) -> None:
    """Kind, side, day and result."""
    screen.open_form()
    form = screen.form
    assert isinstance(form, ExamForm)
    form.kind.setCurrentIndex(form.kind.findData(ExamKind.MAMMOGRAM.value))
    form.side.button(Side.LEFT).click()
    form.done.typed.setText("2025-12-30")
    form.result.setPlainText("No change.")
    form.report.click()
    form.save()

    (exam,) = screen.services.exams.done()
    assert (exam.name, exam.side, exam.done_on, exam.result, exam.report_received) == (
        "Mammogram",
        Side.LEFT,
        date(2025, 12, 30),
        "No change.",
        True,
    )


def test_pressing_add_again_keeps_the_form(screen: Screen) -> None:
    """What was typed in it stays; the form of the other kind takes its place."""
    screen.open_form()
    form = screen.form
    screen.add_button.click()
    assert screen.form is form
    screen.open_plan_form()
    assert screen.form is not form


def test_what_is_being_typed_stays_when_the_other_kind_or_another_button_is_pressed(screen: Screen) -> None:
    """Of the form above as of the one in a card."""
    screen.open_form()
    form = screen.form
    assert isinstance(form, ExamForm)
    form.result.setPlainText("No change.")
    screen.open_plan_form()
    assert screen.form is form
    assert form.result.toPlainText() == "No change."
    form.closed.emit()

    card = planned(screen)
    press(card, "Set a date")
    day = card.form
    assert isinstance(day, DayForm)
    day.words.setText("bring the old pictures")
    press(card, "It was done")
    assert card.form is day


def test_the_focus_goes_back_to_the_button_that_opened_a_form(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """Although saving draws the cards anew."""
    window.show()
    window.activateWindow()
    card = planned(screen)
    button = next(one for one in card.buttons if one.text() == "Set a date")
    button.setFocus()
    button.click()
    form = card.form
    assert isinstance(form, DayForm)
    form.when.typed.setText("2026-03-02")
    form.when.typed.setFocus()
    form.save()
    again = next(one for one in screen.cards if one.about is not None)
    assert again is not card
    qtbot.waitUntil(lambda: next(one for one in again.buttons if one.text() == "Set a date").hasFocus())


def test_an_exam_without_any_day_is_explained(screen: Screen) -> None:
    """One of the three days is needed."""
    screen.open_form()
    assert screen.form is not None
    screen.form.save()

    assert "one day" in screen.form.form.rows["done_on"].error.text()


def test_an_exam_done_in_the_future_is_explained(screen: Screen) -> None:
    """The sentence stands beside the day it was done."""
    screen.open_form()
    form = screen.form
    assert isinstance(form, ExamForm)
    form.done.typed.setText("2031-01-01")
    form.save()

    assert "future" in form.form.rows["done_on"].error.text()
    assert screen.services.exams.done() == ()


def test_a_plan_without_a_first_day_is_explained(screen: Screen) -> None:
    """A plan has to begin somewhere."""
    screen.open_plan_form()
    form = screen.form
    assert isinstance(form, PlanForm)
    form.save()

    assert "first one" in form.form.rows["starts_on"].error.text()
    assert screen.services.exams.plans() == ()


def test_a_date_is_set_for_what_is_due(screen: Screen) -> None:
    """Booked, and where."""
    card = planned(screen)
    press(card, "Set a date")
    form = card.form
    assert isinstance(form, DayForm)
    form.when.typed.setText("2026-04-02")
    form.words.setText("Riverside")
    form.save()

    (due,) = screen.services.exams.due()
    assert due.booked_on == date(2026, 4, 2)


def test_what_was_done_moves_the_next_due_day_on(screen: Screen) -> None:
    """A year after it was done, not after it was due."""
    card = planned(screen)
    press(card, "It was done")
    form = card.form
    assert isinstance(form, DayForm)
    form.when.typed.setText("2026-03-05")
    form.save()

    assert screen.services.exams.due()[0].due_on == date(2027, 3, 5)
    assert len(screen.services.exams.done()) == 1


def test_today_leads_straight_to_setting_a_date(window: Window, screen: Screen) -> None:
    """The form is open when the screen is shown for something that is due."""
    card = planned(screen)
    window.go("exams", card.about)

    card = next(card for card in screen.cards if card.about is not None)
    assert isinstance(card.form, DayForm)


def test_a_plan_can_rest_and_be_deleted_and_come_back(window: Window, screen: Screen) -> None:
    """A plan that rests is not due."""
    planned(screen)
    plan_card = next(card for card in screen.cards if card.about is None and card.title == "Mammogram")
    press(plan_card, "Let it rest")
    assert screen.services.exams.due() == ()

    plan_card = next(card for card in screen.cards if card.about is None and card.title == "Mammogram")
    press(plan_card, "Delete")
    assert screen.services.exams.plans() == ()
    window.undo()
    assert len(screen.services.exams.plans()) == 1


def test_what_is_typed_in_one_card_stays_when_another_saves(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """In the form of a plan, while something that was due is noted as done."""
    due = planned(screen)
    window.activateWindow()
    plan = next(card for card in screen.cards if card.key == ("plan", 1))
    press(plan, "Change")
    typed = plan.form
    assert isinstance(typed, PlanForm)
    typed.name.setFocus()
    QTest.keyClicks(typed.name, "Tomosynthesis")
    press(due, "It was done")
    form = due.form
    assert isinstance(form, DayForm)
    form.when.typed.setText("2026-03-01")
    form.words.setText("no change")
    typed.name.setFocus()
    form.save()
    assert any(card is plan for card in screen.cards)
    assert typed.name.text() == "Tomosynthesis"
    qtbot.waitUntil(typed.name.hasFocus)
    assert [exam.result for exam in screen.services.exams.done()] == ["no change"]
    assert all(card.form is None for card in screen.cards if card is not plan)
    typed.save()
    assert [one.name for one in screen.services.exams.days().plans] == ["Tomosynthesis"]
    assert all(card.form is None for card in screen.cards)
