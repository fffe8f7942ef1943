"""Medicines through its widgets: adding, a change of dose, a pause, and the ledger."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import DosePeriod, Medicine
from followup.domain.words import MedicineKind
from followup.ui.kit.empty_state import EmptyState
from followup.ui.medicines.form_model import State, Step
from followup.ui.medicines.forms import PeriodForm, StepCard
from followup.ui.medicines.medicine_row import MedicineRow
from followup.ui.medicines.screen import Screen
from followup.ui.medicines.words import days_of
from followup.ui.shell.window import Window


@pytest.fixture
def screen(window: Window) -> Screen:
    """The screen over an empty log."""
    window.go("medicines")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def taking_letrozole(screen: Screen) -> MedicineRow:
    """Take letrozole since 1 June 2023 and return its row."""
    screen.services.medicines.start(
        Medicine(name="Letrozole"), DosePeriod(medicine_id=0, dose="2.5 mg once a day", started_on=date(2023, 6, 1))
    )
    return screen.rows[0]


def step(row: MedicineRow, wanted: Step, day: str, dose: str = "", reason: str = "") -> StepCard:
    """Fill in a step and save it."""
    row.steps[wanted].click()
    form = row.form
    assert isinstance(form, StepCard)
    form.began.typed.setText(day)
    form.dose.setText(dose)
    form.reason.setText(reason)
    form.save()
    return form


def periods(screen: Screen) -> list[tuple[str, date | None, date | None, bool]]:
    """Return the ledger of the one medicine."""
    (view,) = screen.services.medicines.all()
    return [(one.dose, one.started_on, one.ended_on, one.paused) for one in view.periods]


def test_a_medicine_is_added_with_the_keyboard(qtbot: QtBot, screen: Screen) -> None:
    """Name, dose, Enter."""
    screen.open_form()
    form = screen.form
    assert form is not None
    qtbot.keyClicks(form.name, "Vitamin D")
    qtbot.keyClicks(form.dose, "20 micrograms once a day")
    form.kind.button(MedicineKind.VITAMIN).click()
    qtbot.keyClick(form.dose, Qt.Key.Key_Return)

    (view,) = screen.services.medicines.all()
    assert (view.medicine.name, view.medicine.medicine) == ("Vitamin D", MedicineKind.VITAMIN)
    assert screen.rows[0].state is State.TAKEN


def test_pressing_add_again_keeps_what_was_typed(qtbot: QtBot, screen: Screen) -> None:
    """The button stays in sight above the form; and the page does not ask twice for a first medicine."""
    screen.open_form()
    form = screen.form
    assert form is not None
    qtbot.keyClicks(form.name, "Letrozole")
    screen.add_button.click()
    assert screen.form is form
    assert form.name.text() == "Letrozole"
    assert not [one for one in screen.findChildren(EmptyState) if one.isVisible()]


def test_a_guessed_day_reads_as_a_sentence(screen: Screen) -> None:
    """A month alone is about its first day."""
    period = DosePeriod(medicine_id=1, dose="2.5 mg", started_on=date(2023, 6, 1), about=True)
    assert days_of(period, screen.today) == "since about 1 June 2023"


def test_a_medicine_without_a_name_is_explained(screen: Screen) -> None:
    """The sentence stands beside the name."""
    screen.open_form()
    assert screen.form is not None
    screen.form.save()

    assert "name" in screen.form.form.rows["name"].error.text()
    assert screen.services.medicines.all() == ()


def test_a_new_dose_ends_the_old_one_and_keeps_it(screen: Screen) -> None:
    """The past is not rewritten."""
    row = taking_letrozole(screen)
    step(row, Step.CHANGE, "2025-01-10", "1.25 mg once a day", "sore joints")

    assert periods(screen) == [
        ("2.5 mg once a day", date(2023, 6, 1), date(2025, 1, 9), False),
        ("1.25 mg once a day", date(2025, 1, 10), None, False),
    ]


def test_a_pause_and_taking_it_again_stand_in_the_ledger(screen: Screen) -> None:
    """The dose goes on as it was."""
    step(taking_letrozole(screen), Step.PAUSE, "2025-06-10", reason="sore joints")
    assert screen.rows[0].state is State.PAUSED

    step(screen.rows[0], Step.RESUME, "2025-07-01")
    assert screen.rows[0].state is State.TAKEN
    assert [paused for *_, paused in periods(screen)] == [False, True, False]
    assert periods(screen)[-1][0] == "2.5 mg once a day"


def test_a_change_without_a_dose_is_explained(screen: Screen) -> None:
    """An example shows how to write it."""
    form = step(taking_letrozole(screen), Step.CHANGE, "2025-01-10")

    assert "new dose" in form.form.rows["dose"].error.text()
    assert len(periods(screen)) == 1


def test_stopping_before_it_began_is_explained(screen: Screen) -> None:
    """Nothing of the ledger changes."""
    form = step(taking_letrozole(screen), Step.STOP, "2020-01-01")

    assert form.form.rows["ended_on"].error.text()
    assert periods(screen)[0][2] is None


def test_a_line_that_crosses_another_is_explained(screen: Screen) -> None:
    """Two doses on one day cannot both be true."""
    step(taking_letrozole(screen), Step.CHANGE, "2025-01-10", "1.25 mg once a day")
    row = screen.rows[0]
    row.edit_period(row.view.periods[0])
    form = row.form
    assert isinstance(form, PeriodForm)
    form.last.typed.setText("2025-03-01")
    form.save()

    assert any("cross" in one.error.text() for one in form.form.rows.values())
    assert periods(screen)[0][2] == date(2025, 1, 9)


def test_a_deleted_medicine_comes_back_with_its_ledger(window: Window, screen: Screen) -> None:
    """One undo for all of it."""
    row = taking_letrozole(screen)
    row._delete()
    assert screen.services.medicines.all() == ()

    window.undo()
    assert len(periods(screen)) == 1


def test_the_search_finds_by_name(qtbot: QtBot, screen: Screen) -> None:
    """A few letters are enough."""
    taking_letrozole(screen)
    screen.services.medicines.start(Medicine(name="Vitamin D"), DosePeriod(medicine_id=0, dose="one"))
    screen.search()
    qtbot.keyClicks(screen.search_field, "letro")

    assert [row.view.medicine.name for row in screen.rows] == ["Letrozole"]


def test_what_is_typed_in_one_card_stays_when_another_saves(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """Its form, its words and the cursor; the card that saved shows what it saved."""
    taking_letrozole(screen)
    started = DosePeriod(medicine_id=0, dose="1000 IU", started_on=date(2024, 1, 1))
    screen.services.medicines.start(Medicine(name="Vitamin D"), started)
    window.activateWindow()
    first, second = screen.rows
    first.steps[Step.CHANGE].click()
    typed = first.form
    assert isinstance(typed, StepCard)
    typed.reason.setFocus()
    QTest.keyClicks(typed.reason, "my hands hurt")
    second.steps[Step.CHANGE].click()
    form = second.form
    assert isinstance(form, StepCard)
    form.dose.setText("2000 IU")
    typed.reason.setFocus()
    form.save()
    assert screen.rows[0] is first
    assert first.form is typed
    assert typed.reason.text() == "my hands hurt"
    assert screen.rows[1] is not second
    assert screen.rows[1].form is None
    qtbot.waitUntil(typed.reason.hasFocus)
    QTest.keyClicks(typed.reason, ", all day")
    typed.dose.setText("2.5 mg every other day")
    typed.save()
    assert screen.rows[0].form is None
    view = next(one for one in screen.services.medicines.all() if one.medicine.name == "Letrozole")
    assert view.periods[-1].reason == "my hands hurt, all day"


def test_a_search_does_not_take_away_what_is_typed(screen: Screen) -> None:
    """The card stays in sight although its name does not fit the words."""
    row = taking_letrozole(screen)
    row.steps[Step.STOP].click()
    form = row.form
    assert isinstance(form, StepCard)
    form.reason.setText("my hands hurt")
    screen.search_field.setText("vitamin")
    assert screen.rows == [row]
    assert row.form is form
    row.close_form()
    screen.search_field.setText("vitamin ")
    assert screen.rows == []


def test_a_card_goes_with_its_medicine(screen: Screen) -> None:
    """Also when something is typed in it: there is nothing left to save it in."""
    row = taking_letrozole(screen)
    row.steps[Step.STOP].click()
    form = row.form
    assert isinstance(form, StepCard)
    form.reason.setText("my hands hurt")
    row._delete()
    assert screen.rows == []
