"""The ledger through its widgets: what a name is, steps down, days, and what may come from a medicine."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from followup.domain.care_words import Taken
from followup.domain.records import DosePeriod, Episode, Medicine
from followup.domain.words import MedicineKind
from followup.ui.kit.theme import Theme
from followup.ui.medicines.form_model import State, Step
from followup.ui.medicines.forms import MedicineForm
from followup.ui.medicines.medicine_row import MedicineRow
from followup.ui.medicines.month_view import MonthView
from followup.ui.medicines.screen import Screen
from followup.ui.medicines.side_effects import SideEffectForm
from followup.ui.medicines.taper_form import TaperForm, steps_in
from followup.ui.shell.window import Window

SMALLEST_PAGE = 486
"""Pixels inside a card, in a window 800 wide at 200 %."""


@pytest.fixture
def screen(window: Window) -> Screen:
    """The screen over an empty log."""
    window.go("medicines")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def taking(screen: Screen, name: str = "Letrozole", dose: str = "2.5 mg") -> MedicineRow:
    """Take something since June 2023 and return its row."""
    period = DosePeriod(medicine_id=0, dose=dose, started_on=date(2023, 6, 1))
    screen.services.medicines.start(Medicine(name=name), period)
    return next(row for row in screen.rows if row.view.medicine.name == name)


def said_on(row: MedicineRow) -> str:
    """Return every word on a card."""
    return "\n".join(label.text() for label in row.findChildren(QLabel))


def new_form(screen: Screen) -> MedicineForm:
    """Open the form for a new medicine."""
    screen.open_form()
    assert screen.form is not None
    return screen.form


def test_a_brand_says_what_it_is_and_what_it_is_not(screen: Screen) -> None:
    """Kadcyla is no trastuzumab; a substance that is in the list already is named."""
    taking(screen)
    form = new_form(screen)
    form.name.setText("Femara")
    assert "Femara is letrozole" in form.help.says.text()
    assert "in your list already, as “Letrozole”" in form.help.says.text()

    form.name.setText("Kadcyla")
    assert "Kadcyla is trastuzumab emtansine" in form.help.says.text()
    assert "Herceptin" in form.help.says.text()


def test_a_slip_of_the_pen_is_offered_beside_what_looks_like_it(screen: Screen) -> None:
    """Own words are kept unless somebody presses a name."""
    form = new_form(screen)
    form.name.setText("tamoxifin")
    assert {"tamoxifen", "tamsulosin"} <= {offer.name for offer in form.help.offers}
    form.dose.setText("20 mg")
    form.save()
    assert [view.medicine.name for view in screen.services.medicines.all()] == ["tamoxifin"]

    form = new_form(screen)
    form.name.setText("tamoxifin")
    next(button for button in form.help.findChildren(QPushButton) if button.text() == "tamoxifen").click()
    assert form.name.text() == "tamoxifen"


def test_what_it_is_follows_from_the_name_where_nobody_says(screen: Screen) -> None:
    """Vitamin D is a vitamin; who says otherwise is believed."""
    form = new_form(screen)
    form.name.setText("Adcal-D3")
    form.save()
    assert screen.services.medicines.all()[0].medicine.medicine is MedicineKind.VITAMIN


def test_a_dose_without_a_unit_is_explained_beside_the_dose(screen: Screen) -> None:
    """And nothing that was typed is lost."""
    form = new_form(screen)
    form.name.setText("Femara")
    form.dose.setText("2.5")
    form.often.setText("once a day")
    form.save()
    assert "unit" in form.form.rows["dose"].error.text()
    assert (form.name.text(), form.often.text()) == ("Femara", "once a day")
    form.dose.setText("2.5 mg")
    form.save()
    assert "2.5 mg, once a day" in said_on(screen.rows[0])


def test_going_down_in_steps_plans_each_of_them(screen: Screen) -> None:
    """The row says the dose now and the next one; a line that is none is explained."""
    taking(screen, "Prednisolone", "20 mg").steps[Step.TAPER].click()
    form = screen.rows[0].form
    assert isinstance(form, TaperForm)
    form.began.typed.setText("2026-03-12")
    form.steps.setPlainText("10 mg\n5 mg for 7 days")
    form.save()
    assert "line of its own" in form.form.rows["dose"].error.text()

    form.steps.setPlainText("10 mg for 7 days\n5 mg, 1 week")
    form.save()
    assert "10 mg" in said_on(screen.rows[0])
    assert "Then 5 mg" in said_on(screen.rows[0])
    assert screen.rows[0].state is State.TAKEN


@pytest.mark.parametrize(
    ("line", "dose", "days"),
    [
        ("10 mg for 7 days", "10 mg", 7),
        ("5 mg: 2 weeks", "5 mg", 14),
        ("1 tablet every other day, 10 d", "1 tablet every other day", 10),
    ],
)
def test_a_step_is_read_as_people_write_it(line: str, dose: str, days: int) -> None:
    """Days or weeks, with a comma, a colon or "for"."""
    (step,) = steps_in(line)
    assert (step.dose, step.days) == (dose, days)


def test_a_day_is_noted_by_pressing_it_and_nothing_is_counted(screen: Screen) -> None:
    """Taken, in part, left out, not noted; days to come cannot be pressed."""
    row = taking(screen)
    row.days.set_open(True)
    (month,) = row.days.findChildren(MonthView)
    day = date(2026, 3, 10)
    said = []
    for _ in range(4):
        month.days[day].click()
        said.append(month.days[day].accessibleName().split(": ")[1])
    assert said == ["taken", "taken in part", "left out", "not noted"]
    assert not month.days[date(2026, 3, 13)].isEnabled()

    month.before.click()
    month.days[date(2026, 2, 28)].click()
    assert screen.services.medicine_notes.month(row.view.medicine.id, date(2026, 2, 1)) == {
        date(2026, 2, 28): Taken.YES
    }
    assert month.after.isEnabled()


def test_a_month_full_of_marks_fits_the_smallest_window_at_200_per_cent(screen: Screen, theme: Theme) -> None:
    """Seven days side by side, as wide when marked as when not."""
    theme.choose_scale(200)
    screen.window().resize(800, 600)
    row = taking(screen)
    row.days.set_open(True)
    (month,) = row.days.findChildren(MonthView)
    before = month.minimumSizeHint().width()
    for day in range(1, 13):
        month.days[date(2026, 3, day)].click()
    assert month.minimumSizeHint().width() == before
    assert before <= SMALLEST_PAGE


def test_a_symptom_is_noted_as_coming_from_a_medicine(screen: Screen) -> None:
    """It stands on the card; without any symptom the form says where to note one."""
    row = taking(screen)
    row.add_side_effect()
    form = row.form
    assert isinstance(form, SideEffectForm)
    form.save()
    assert "under Symptoms" in form.form.rows["episode_id"].error.text()

    screen.services.entries.add(Episode(symptom="joint_pain", began_on=date(2026, 2, 1)))
    row = screen.rows[0]
    row.add_side_effect()
    form = row.form
    assert isinstance(form, SideEffectForm)
    form.note.setText("the nurse thinks so")
    form.save()
    assert "the nurse thinks so" in said_on(screen.rows[0])

    window = screen.window()
    assert isinstance(window, Window)
    window.go("symptoms", form_episode(screen))
    said = "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "May come from: Letrozole." in said


def form_episode(screen: Screen) -> Episode:
    """Return the one episode of the log."""
    (episode,) = screen.services.entries.all(Episode)
    return episode
