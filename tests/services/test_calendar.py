"""Visits and exams for a calendar: a second file changes entries and doubles none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup.domain.errors import Refused
from followup.domain.records import Exam, ExamPlan, Visit
from followup.domain.words import ExamKind, Side
from followup.services.calendar import CalendarChoices
from followup.services.log import OpenLog
from tests.services.conftest import TODAY, Calendar

NAMED = CalendarChoices(named=True, zone="Europe/London")
PLAIN = CalendarChoices(zone="Europe/London")


def written(log: OpenLog, path: Path, choices: CalendarChoices = PLAIN) -> dict[str, Any]:
    """Write the file and return its events by uid."""
    from icalendar import Calendar as File

    log.calendar.export(path, choices)
    events = File.from_ical(path.read_bytes()).walk("VEVENT")
    found = {str(event["uid"]): event for event in events}
    assert len(found) == len(events)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the calendar goes."""
    return tmp_path / "days.ics"


@pytest.fixture
def visit(log: OpenLog) -> Visit:
    """A visit in July."""
    return log.entries.add(Visit(visit_on=date(2026, 7, 14), at="10:30", clinician="Dr Hart", place="Riverside"))


def test_titles_are_neutral_until_somebody_wants_names(log: OpenLog, visit: Visit, path: Path) -> None:
    """Neither title nor place nor id says what it is for."""
    log.entries.add(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", side=Side.LEFT, booked_on=date(2026, 7, 20)))
    written(log, path)
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("Hart", "Riverside", "Mammogram", "visit", "exam") if word in text]

    titles = {str(event["summary"]) for event in written(log, path, NAMED).values()}
    assert titles == {"Visit: Dr Hart", "Mammogram, left"}


def test_a_visit_that_was_moved_moves_in_the_calendar(log: OpenLog, visit: Visit, path: Path) -> None:
    """The same id, a higher sequence."""
    ((uid, before),) = written(log, path).items()
    log.entries.change(replace(log.entries.get(Visit, visit.id), visit_on=date(2026, 7, 15), at=""))
    after = written(log, path)
    assert list(after) == [uid]
    assert after[uid]["dtstart"].dt == date(2026, 7, 15)
    assert after[uid]["sequence"] > before["sequence"]


def test_a_visit_that_was_deleted_is_crossed_out_where_a_file_had_it(log: OpenLog, visit: Visit, path: Path) -> None:
    """Before the first file nothing has to be crossed out."""
    other = log.entries.add(Visit(visit_on=date(2026, 8, 1)))
    log.entries.remove(Visit.kind, other.id)
    assert len(written(log, path)) == 1

    ((uid, before),) = ((uid, event) for uid, event in written(log, path).items() if event["status"] == "CONFIRMED")
    log.entries.remove(Visit.kind, visit.id)
    gone = written(log, path)[uid]
    assert (str(gone["status"]), gone["sequence"] > before["sequence"]) == ("CANCELLED", True)


def test_a_due_day_becomes_the_booked_one(log: OpenLog, path: Path, calendar: Calendar) -> None:
    """The day that was only due is crossed out, and the next one stands once it is done."""
    plan = ExamPlan(exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=date(2026, 7, 10))
    log.exams.plan(plan)
    ((due_uid, due),) = written(log, path).items()
    assert (due["dtstart"].dt, str(due["status"])) == (date(2026, 7, 10), "TENTATIVE")

    log.exams.book(log.exams.due()[0], date(2026, 7, 17), at="08:15")
    booked = written(log, path)
    assert str(booked.pop(due_uid)["status"]) == "CANCELLED"
    ((exam_uid, event),) = booked.items()
    assert event["dtstart"].dt.hour == 8

    calendar.day = date(2026, 7, 18)
    log.exams.complete_due(log.exams.due()[0], date(2026, 7, 17))
    done = written(log, path)
    assert (done[due_uid]["dtstart"].dt, str(done[due_uid]["status"])) == (date(2027, 7, 17), "TENTATIVE")
    assert exam_uid in done


def test_a_follow_up_visit_is_not_written_twice(log: OpenLog, visit: Visit, path: Path) -> None:
    """It stands among the visits and among the exams, and once in the calendar."""
    log.entries.add(Exam(exam=ExamKind.CLINIC_VISIT, name="Visit", booked_on=visit.visit_on, at="10:30"))
    log.entries.add(Exam(exam=ExamKind.MRI, name="MRI", booked_on=visit.visit_on))
    assert len(written(log, path)) == 2
    states = sorted(str(event["status"]) for event in written(log, path).values())
    assert states == ["CANCELLED", "CONFIRMED", "CONFIRMED"]


def test_what_is_long_past_is_left_out(log: OpenLog, path: Path) -> None:
    """A calendar is for days to come; the last month is there so that a moved day is moved."""
    log.entries.add(Visit(visit_on=date(2024, 1, 1), happened=True))
    log.entries.add(Visit(visit_on=date(2026, 6, 20), happened=True))
    assert [event["dtstart"].dt for event in written(log, path).values()] == [date(2026, 6, 20)]


def test_only_a_calendar_is_written_over(log: OpenLog, visit: Visit, path: Path) -> None:
    """Anything else of that name stays as it is."""
    path.write_text("my letter", encoding="utf-8")
    with pytest.raises(Refused, match="no calendar"):
        log.calendar.export(path)
    assert path.read_text(encoding="utf-8") == "my letter"
    with pytest.raises(Refused, match="time zone"):
        log.calendar.export(path.with_name("b.ics"), CalendarChoices(zone="Mars/Crater"))


def test_the_ids_of_two_logs_differ(log: OpenLog, path: Path, tmp_path: Path) -> None:
    """Two logs of one family can stand in one calendar."""
    from followup.storage.database import Database

    log.entries.add(Visit(visit_on=TODAY))
    database, _code = Database.create(tmp_path / "other")
    other = OpenLog(database, log._shipped, lambda: TODAY)
    other.entries.add(Visit(visit_on=TODAY))
    assert not set(written(log, path)) & set(written(other, tmp_path / "b.ics"))
    other.close()
