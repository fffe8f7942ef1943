"""Dose periods: units, tapers, planned stretches, and the past that stays as it was."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.services.doses import TaperStep, refuse_unclear_dose
from followup.services.log import OpenLog
from tests.services.conftest import TODAY, Calendar

START = date(2025, 1, 10)


def started(log: OpenLog, name: str = "prednisolone", dose: str = "20 mg") -> MedicineView:
    """Take something since January 2025."""
    return log.medicines.start(Medicine(name=name), DosePeriod(medicine_id=0, dose=dose, started_on=START))


def days(view: MedicineView) -> list[tuple[str, date | None, date | None]]:
    """Return dose, first and last day of each stretch."""
    return [(one.dose, one.started_on, one.ended_on) for one in view.periods]


@pytest.mark.parametrize("dose", ["20", "2.5", "20 once a day", "2 x daily", "1/2", "½", "1 a day", "20 twice"])
def test_a_dose_without_a_unit_is_explained(log: OpenLog, dose: str) -> None:
    """One sentence with an example, and nothing is kept."""
    with pytest.raises(Refused, match="add the unit") as refused:
        started(log, dose=dose)
    assert refused.value.field == "dose"
    assert log.medicines.all() == ()
    with pytest.raises(Refused, match="add the unit"):
        log.entries.add(DosePeriod(medicine_id=1, dose=dose, started_on=START))


@pytest.mark.parametrize(
    "dose", ["20 mg", "2.5mg once a day", "1 tablet", "500 mg, up to four a day", "one a day", "", "10,000 IU", "5%"]
)
def test_a_dose_with_a_unit_or_in_words_is_kept(dose: str) -> None:
    """People write doses in many ways."""
    refuse_unclear_dose(DosePeriod(medicine_id=1, dose=dose))


def test_a_taper_is_one_stretch_after_the_other(log: OpenLog) -> None:
    """The running dose ends the day before; the last step ends too, or goes on where that was said."""
    view = started(log)
    steps = (TaperStep(dose="10 mg", days=7), TaperStep(dose="5 mg", days=7))
    tapered = log.medicines.taper(view.medicine.id, TODAY, steps, "going down slowly")
    assert days(tapered) == [
        ("20 mg", START, TODAY - timedelta(days=1)),
        ("10 mg", TODAY, TODAY + timedelta(days=6)),
        ("5 mg", TODAY + timedelta(days=7), TODAY + timedelta(days=13)),
    ]
    assert [one.tapering for one in tapered.periods] == [False, True, True]

    other = started(log, "venlafaxine", "75 mg")
    kept = log.medicines.taper(other.medicine.id, TODAY, steps, goes_on=True)
    assert kept.periods[-1].ended_on is None


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ((), "at least one step"),
        ((TaperStep(dose="", days=3),), "dose of each step"),
        ((TaperStep(dose="5 mg", days=0),), "how many days"),
        ((TaperStep(dose="5", days=3),), "add the unit"),
    ],
)
def test_a_taper_that_is_not_whole_is_explained(log: OpenLog, steps: tuple[TaperStep, ...], says: str) -> None:
    """Nothing of it is kept."""
    view = started(log)
    with pytest.raises(Refused, match=says):
        log.medicines.taper(view.medicine.id, TODAY, steps)
    assert days(log.medicines.all()[0]) == [("20 mg", START, None)]


def test_a_change_in_the_middle_of_a_taper_takes_away_what_was_only_planned(log: OpenLog, calendar: Calendar) -> None:
    """What was taken stays; the steps to come are in the trash."""
    view = started(log)
    steps = tuple(TaperStep(dose=f"{dose} mg", days=7) for dose in (15, 10, 5))
    log.medicines.taper(view.medicine.id, TODAY, steps)
    calendar.day = TODAY + timedelta(days=9)
    changed = log.medicines.change_dose(view.medicine.id, calendar.day, "20 mg", "it hurt again")
    assert days(changed) == [
        ("20 mg", START, TODAY - timedelta(days=1)),
        ("15 mg", TODAY, TODAY + timedelta(days=6)),
        ("10 mg", TODAY + timedelta(days=7), TODAY + timedelta(days=8)),
        ("20 mg", TODAY + timedelta(days=9), None),
    ]


def test_stopping_in_the_middle_of_a_taper_ends_it_there(log: OpenLog, calendar: Calendar) -> None:
    """Nothing planned is left."""
    view = started(log)
    log.medicines.taper(view.medicine.id, TODAY, tuple(TaperStep(dose=f"{dose} mg", days=7) for dose in (10, 5)))
    calendar.day = TODAY + timedelta(days=2)
    stopped = log.medicines.stop(view.medicine.id, calendar.day)
    assert days(stopped)[1:] == [("10 mg", TODAY, TODAY + timedelta(days=2))]


def test_a_dose_may_be_planned_but_not_for_years_ahead(log: OpenLog) -> None:
    """A year typed wrong is caught."""
    view = started(log)
    changed = log.medicines.change_dose(view.medicine.id, TODAY + timedelta(days=30), "10 mg")
    assert [one.dose for one in log.medicines.current()[0].periods] == ["20 mg"]
    assert days(changed)[0][2] == TODAY + timedelta(days=29)
    with pytest.raises(Refused, match="future"):
        log.medicines.change_dose(view.medicine.id, date(2062, 1, 1), "10 mg")


_STEPS = st.sampled_from(["change", "pause", "resume", "stop", "taper"])
_NUMBERS = itertools.count()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_STEPS, st.integers(-40, 40)), min_size=1, max_size=6))
def test_no_step_ever_changes_a_day_before_it(log: OpenLog, steps: list[tuple[str, int]]) -> None:
    """Whatever is done from a day on, every day before it shows the same dose as before; days never cross."""
    medicine_id = started(log, f"medicine {next(_NUMBERS)}").medicine.id

    def taken(until: date) -> list[tuple[str, bool] | None]:
        """Return what stood on each day before one, and hold that no two stretches share a day."""
        view = next(view for view in log.medicines.all() if view.medicine.id == medicine_id)
        found: list[tuple[str, bool] | None] = []
        for back in range(60, 0, -1):
            day = until - timedelta(days=back)
            on = [p for p in view.periods if (p.started_on or date.min) <= day <= (p.ended_on or date.max)]
            assert len(on) <= 1
            found.append((on[0].dose, on[0].paused) if on else None)
        return found

    medicines = log.medicines
    for number, (step, ahead) in enumerate(steps):
        day = TODAY + timedelta(days=ahead)
        before = taken(day)
        try:
            match step:
                case "change":
                    medicines.change_dose(medicine_id, day, f"{number} mg")
                case "pause":
                    medicines.pause(medicine_id, day)
                case "resume":
                    medicines.resume(medicine_id, day)
                case "stop":
                    medicines.stop(medicine_id, day - timedelta(days=1))
                case _:
                    medicines.taper(medicine_id, day, (TaperStep(dose="9 mg", days=3), TaperStep(dose="8 mg", days=2)))
        except Refused:
            pass
        assert taken(day) == before
