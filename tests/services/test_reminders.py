"""Reminders: off until asked for, and one neutral sentence."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.records import Exam, Visit
from followup.domain.words import ExamKind
from followup.services.log import OpenLog

TOMORROW = date(2026, 7, 1)


def test_nothing_is_said_until_somebody_asks(log: OpenLog) -> None:
    """And nothing after they take it back."""
    log.entries.add(Visit(visit_on=TOMORROW, clinician="Dr Hart"))
    assert (log.reminders.wanted, log.reminders.sentence()) == (False, "")
    log.reminders.set(on=True)
    assert log.reminders.sentence() == "You have something planned tomorrow."
    log.reminders.set(on=False)
    assert log.reminders.sentence() == ""


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (Visit(visit_on=TOMORROW), True),
        (Visit(visit_on=TOMORROW, happened=True), False),
        (Visit(visit_on=date(2026, 7, 2)), False),
        (Exam(exam=ExamKind.MRI, name="MRI", booked_on=TOMORROW), True),
        (Exam(exam=ExamKind.MRI, name="MRI", due_on=TOMORROW), False),
    ],
)
def test_only_a_day_that_is_set_is_a_reason(log: OpenLog, record: Visit | Exam, says: bool) -> None:
    """What is only due can be done on any day."""
    log.reminders.set(on=True)
    log.entries.add(record)
    assert bool(log.reminders.sentence()) is says
