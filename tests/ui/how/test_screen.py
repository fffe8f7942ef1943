"""How things are, through its widgets."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from followup.domain.care_words import Helped, Measured, Therapy
from followup.domain.records import Measure, Medicine, Overall, Weight
from followup.domain.words import Answer
from followup.services.log import OpenLog
from followup.ui.how.screen import Screen
from followup.ui.how.therapy_form import TherapyForm
from followup.ui.kit.chart_view import ChartView
from followup.ui.shell.window import Window
from tests.ui.conftest import TODAY


@pytest.fixture
def screen(window: Window) -> Screen:
    """How things are over an empty log."""
    window.go("how")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_a_day_is_kept_in_one_wish(window: Window, screen: Screen) -> None:
    """Stones, whether one was trying, and numbers; one undo takes all of it back."""
    form = screen.form
    form.weight.setText("11 3")
    form.unit.button("st").click()
    form.trying.button(Answer.NO).click()
    form.overall.button("6").click()
    form.scales.rows[Measured.SLEEP].button("4").click()
    screen.save()
    (weight,) = screen.services.entries.all(Weight)
    assert (weight.grams, weight.unit, weight.trying_to_lose) == (71_214, "st", Answer.NO)
    assert [one.value for one in screen.services.entries.all(Overall)] == [6]
    assert [(one.measured, one.measured_on) for one in screen.services.entries.all(Measure)] == [
        (Measured.SLEEP, TODAY)
    ]
    window.undo()
    assert screen.services.care.last_noted() is None


@pytest.mark.parametrize(("weight", "minutes", "field"), [("heavy", "", "weight"), ("", "-5", Measured.EXERCISE)])
def test_what_cannot_be_kept_is_explained_and_stays(screen: Screen, weight: str, minutes: str, field: str) -> None:
    """Beside its field."""
    screen.form.weight.setText(weight)
    screen.form.scales.minutes.setText(minutes)
    screen.save()
    assert screen.form.form.rows[field].error.text()
    assert (screen.form.weight.text(), screen.form.scales.minutes.text()) == (weight, minutes)
    assert screen.services.care.last_noted() is None


def test_stone_is_explained_only_where_it_is_chosen(screen: Screen) -> None:
    """For kilograms it would be a riddle."""
    row = screen.form.form.rows["weight"]
    assert screen.form.unit.value == "kg"
    assert not row.help.isVisibleTo(row)
    screen.form.unit.button("st").click()
    assert row.help.isVisibleTo(row)
    assert "11 3" in row.help.text()


def test_nothing_filled_in_is_said(screen: Screen) -> None:
    """A day without numbers is no entry."""
    screen.save()
    assert "Nothing was filled in" in screen.form.form.rows["weight"].error.text()


def test_each_number_has_a_chart_that_says_which_way_it_goes(screen: Screen, services: OpenLog) -> None:
    """Worry and sleep never share one."""
    for measured in (Measured.WORRY, Measured.SLEEP):
        services.entries.add(Measure(measured=measured, measured_on=TODAY, value=5))
    QApplication.processEvents()
    spoken = [view.accessibleName() for view in screen.findChildren(ChartView) if view.isVisible()]
    assert [words.endswith("Higher is worse.") for words in spoken if words.startswith("Worry")] == [True]
    assert [words.endswith("Higher is better.") for words in spoken if words.startswith("Sleep")] == [True]


def test_what_was_chosen_stays_when_another_therapy_is_to_be_changed(screen: Screen) -> None:
    """A choice alone is something entered too."""
    screen.tried.open_form(None)
    form = screen.tried.form
    assert isinstance(form, TherapyForm)
    form.therapy.button(Therapy.DANCE).click()
    screen.tried.open_form(None)
    assert screen.tried.form is form
    form.closed.emit()
    assert screen.tried.form is None


def test_what_was_tried_is_a_medicine_of_the_log_with_how_it_helped(screen: Screen) -> None:
    """It can be changed later, when more is known."""
    screen.tried.open_form(None)
    form = screen.tried.form
    assert isinstance(form, TherapyForm)
    form.save()
    assert form.form.rows["therapy"].error.text()
    form.therapy.button(Therapy.YOGA).click()
    form.helped.button(Helped.A_LOT).click()
    form.words.setText("sleep")
    form.knows.button(Answer.NO).click()
    form.save()
    (medicine,) = screen.services.entries.all(Medicine)
    assert (medicine.name, medicine.therapy, medicine.helped) == ("Yoga", Therapy.YOGA, Helped.A_LOT)
    QApplication.processEvents()
    said = [label.text() for label in screen.tried.findChildren(QLabel) if label.isVisible()]
    assert "Helped a lot: sleep" in said
    assert "Your team does not know of it yet." in said
