"""The words of this screen that several of its parts say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from followup.domain.care_words import ExamOutcome
from followup.domain.words import ExamKind
from followup.services.plan_days import Rest
from followup.services.plans import FOR_GOOD
from followup.ui.kit.dates import month_of, short_day

if TYPE_CHECKING:
    from followup.services.plan_days import DueExam
    from followup.services.plans import Schedule


def _tr(text: str) -> str:
    return QCoreApplication.translate("exams", text)


def exam_words(kind: ExamKind) -> str:
    """Return a kind of exam in the reader's language."""
    return {
        ExamKind.CLINIC_VISIT: _tr("Follow-up visit"),
        ExamKind.MAMMOGRAM: _tr("Mammogram"),
        ExamKind.ULTRASOUND: _tr("Ultrasound"),
        ExamKind.MRI: _tr("MRI"),
        ExamKind.CT: _tr("CT"),
        ExamKind.XRAY: _tr("X-ray"),
        ExamKind.BONE_SCAN: _tr("Bone scan"),
        ExamKind.PET: _tr("PET"),
        ExamKind.BONE_DENSITY: _tr("Bone density"),
        ExamKind.GYNAECOLOGICAL: _tr("Gynaecological exam"),
        ExamKind.HEART: _tr("Heart scan"),
        ExamKind.BLOOD_TEST: _tr("Blood test"),
        ExamKind.BIOPSY: _tr("Biopsy"),
        ExamKind.OTHER: _tr("Other exam"),
    }[kind]


def outcome_words(outcome: ExamOutcome) -> str:
    """Return what an exam came to in the reader's language; empty where nothing was said."""
    return {
        ExamOutcome.NONE: "",
        ExamOutcome.WAITING: _tr("Still waiting for the result"),
        ExamOutcome.NOTHING_NEW: _tr("Nothing new was found"),
        ExamOutcome.LOOK_AGAIN: _tr("They want to look again"),
        ExamOutcome.SOMETHING_FOUND: _tr("Something was found"),
        ExamOutcome.NO_CANCER: _tr("No cancer (biopsy)"),
        ExamOutcome.RECURRENCE: _tr("The cancer is back (biopsy)"),
        ExamOutcome.NEW_CANCER: _tr("A new cancer (biopsy)"),
        ExamOutcome.NOT_CLEAR: _tr("The result is not clear"),
    }[outcome]


def rest_words(rest: Rest) -> str:
    """Return why nothing of a plan is due."""
    return {
        Rest.PUT_ASIDE: _tr("Rests for now"),
        Rest.TEAM_PLAN: _tr("Your team's own plan is used in its place."),
        Rest.BREAST_GONE: _tr("Not due: no mammogram is done of a breast that was removed or rebuilt."),
        Rest.NOT_NOW: _tr(
            "Not due now: it was for the time of a treatment, or for something your record says has changed."
        ),
        Rest.ENDED: _tr("This plan has ended. What was done stays in the list below."),
        Rest.OVER: _tr("The schedule ends here. Ask your team what comes next."),
    }[rest]


def gap_words(at_least: int, every: int) -> str:
    """Return the gap of a schedule: "every 3 to 6 months"."""
    if at_least in {0, every}:
        return every_words(every)
    return _tr("every {least} to {most} months").format(least=at_least, most=every)


def years_words(line: Schedule) -> str:
    """Return for which years after treatment a line of a schedule stands."""
    if line.until_year == FOR_GOOD:
        return _tr("from year {first} on").format(first=line.from_year)
    return _tr("years {first} to {last}").format(first=line.from_year, last=line.until_year)


def schedule_words(lines: tuple[Schedule, ...]) -> str:
    """Return all gaps of a schedule: "every 3 to 6 months (years 1 to 3), ..."."""
    gaps = [gap_words(line.at_least_months, line.every_months) for line in lines]
    if len(gaps) == 1:
        return gaps[0]
    return ", ".join(f"{gap} ({years_words(line)})" for gap, line in zip(gaps, lines, strict=True))


def when_words(due: DueExam, today: date) -> str:
    """Return when something is due or booked."""
    if due.booked_on is not None:
        day = short_day(due.booked_on, today)
        return (
            _tr("Booked for {day} at {time}").format(day=day, time=due.at)
            if due.at
            else _tr("Booked for {day}").format(day=day)
        )
    if due.due_on == today:
        return _tr("Due today")
    month = month_of(due.due_on, today)
    if not due.overdue and due.due_from is not None and due.due_from < due.due_on:
        first = month_of(due.due_from, today)
        return _tr("Due between {first} and {last}").format(first=first, last=month)
    return _tr("Was due in {month}").format(month=month) if due.overdue else _tr("Due in {month}").format(month=month)


def every_words(months: int) -> str:
    """Return how often a plan repeats."""
    if months == 1:
        return _tr("every month")
    if months % 12:
        return _tr("every {count} months").format(count=months)
    return _tr("every year") if months == 12 else _tr("every {count} years").format(count=months // 12)
