"""The shapes that the story of the sample log is told in. Days count back from the day it ends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followup.domain.care_words import ExamOutcome, Helped, Therapy
from followup.domain.words import AllAlong, Change, Clinician, ExamKind, MedicineKind, Side

FIRST_EVENING = 1095
"""Days before the end on which the log is begun."""

CHECK_INS = (*range(1094, 365, -28), *(ago for ago in range(359, 0, -7) if ago not in {205, 198, 100, 93}))
"""Days of the check-ins: every four weeks at first, weekly in the last year, with two holidays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """How a symptom was on one day; `typed` is the day it was entered, when that was later."""

    ago: int
    severity: int | None = None
    change: Change = Change.SAME
    all_along: AllAlong = AllAlong.YES
    answers: str = ""
    note: str = ""
    by_daughter: bool = False
    about: bool = False
    typed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A symptom from its first day to its last; the last point of one that ended says that it is gone."""

    words: str
    symptom: str = ""
    place: str = ""
    side: Side = Side.NONE
    began: int
    began_about: bool = False
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """A stretch of a medicine that begins on this day."""

    ago: int
    dose: str = ""
    frequency: str = ""
    as_needed: bool = False
    paused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A medicine, vitamin, supplement or therapy with its doses; `stopped` is the last day it was taken."""

    name: str
    kind: MedicineKind
    purpose: str
    doses: tuple[Dose, ...]
    stopped: int | None = None
    therapy: Therapy = Therapy.NONE
    helped: Helped = Helped.NONE
    helped_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A visit with what was asked, answered and agreed; a negative day lies ahead."""

    ago: int
    at: str
    who: str
    role: Clinician
    purpose: str
    place: str = "Breast unit, Riverside Hospital"
    companion: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    agreed: str = ""
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """An examination that was done."""

    ago: int
    exam: ExamKind
    name: str
    result: str
    place: str = "Riverside Hospital"
    side: Side = Side.NONE
    outcome: ExamOutcome = ExamOutcome.NOTHING_NEW
    report: bool = True


def working_day(day: date) -> date:
    """Return the day, or the Friday before it where it is a Saturday or a Sunday: clinics are closed then."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
