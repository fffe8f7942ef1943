"""Medicines and their dose periods."""

from datetime import date, timedelta

import pytest

from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.services.log import OpenLog
from tests.services.conftest import TODAY

START = date(2025, 1, 10)


def _start(log: OpenLog, *, dose: str = "20 mg", ended_on: date | None = None) -> MedicineView:
    period = DosePeriod(medicine_id=0, dose=dose, started_on=START, ended_on=ended_on)
    return log.medicines.start(Medicine(name="tamoxifen"), period)


def _days(view: MedicineView) -> list[tuple[str, date | None, date | None]]:
    return [(one.dose, one.started_on, one.ended_on) for one in view.periods]


def test_change_of_dose_ends_the_running_period_the_day_before(log: OpenLog) -> None:
    """The past stays; the new dose has its own days and its reason."""
    view = _start(log)
    changed = log.medicines.change_dose(view.medicine.id, date(2025, 6, 1), "10 mg", "joints")
    assert _days(changed) == [("20 mg", START, date(2025, 5, 31)), ("10 mg", date(2025, 6, 1), None)]
    assert changed.periods[1].reason == "joints"


def test_pause_and_resume_go_on_with_the_last_dose(log: OpenLog) -> None:
    """A pause is a stretch in which none is taken."""
    medicine = _start(log).medicine
    log.medicines.pause(medicine.id, date(2025, 6, 1), "operation")
    assert log.medicines.current(date(2025, 6, 2)) == ()
    view = log.medicines.resume(medicine.id, date(2025, 7, 1))
    assert [(one.dose, one.paused) for one in view.periods] == [("20 mg", False), ("", True), ("20 mg", False)]
    assert [one.medicine.name for one in log.medicines.current(date(2025, 7, 1))] == ["tamoxifen"]


def test_stop_ends_the_running_period_on_its_last_day(log: OpenLog) -> None:
    """The reason is kept, and a second stop is refused with one sentence."""
    medicine = _start(log).medicine
    view = log.medicines.stop(medicine.id, date(2026, 1, 31), "five years done")
    assert (_days(view), view.periods[0].note) == ([("20 mg", START, date(2026, 1, 31))], "five years done")
    with pytest.raises(Refused, match="not being taken"):
        log.medicines.stop(medicine.id, TODAY)


def test_stretches_that_cross_are_refused(log: OpenLog) -> None:
    """Also when an entry is added or changed by hand; nothing is kept of it."""
    view = _start(log, ended_on=date(2025, 12, 31))
    crossing = DosePeriod(medicine_id=view.medicine.id, started_on=date(2025, 6, 1), dose="10 mg")
    with pytest.raises(Refused, match="cross"):
        log.medicines.start(view.medicine, crossing)
    with pytest.raises(Refused, match="cross"):
        log.entries.add(crossing)
    with pytest.raises(Refused, match="cross"):
        log.medicines.change_dose(view.medicine.id, START, "10 mg")
    assert len(log.medicines.all()[0].periods) == 1


def test_change_before_the_first_day_is_refused(log: OpenLog) -> None:
    """It would rewrite the past."""
    medicine = _start(log).medicine
    with pytest.raises(Refused, match="cross"):
        log.medicines.change_dose(medicine.id, START - timedelta(days=5), "10 mg")


def test_medicine_whose_first_day_nobody_knows_is_taken_now(log: OpenLog) -> None:
    """An unknown day is kept as unknown, and a change of dose ends that stretch too."""
    view = log.medicines.start(Medicine(name="aspirin"), DosePeriod(medicine_id=0, dose="75 mg"))
    assert [one.medicine.name for one in log.medicines.current()] == ["aspirin"]
    changed = log.medicines.change_dose(view.medicine.id, TODAY, "100 mg")
    assert _days(changed) == [("75 mg", None, TODAY - timedelta(days=1)), ("100 mg", TODAY, None)]
