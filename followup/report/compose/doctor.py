"""What the doctor may ask, answered from the log: the six questions of the Mayo Clinic article (2024)."""

from __future__ import annotations

from collections.abc import Callable

from followup.domain.words import Change
from followup.report.compose.changes import change_word, then_and_now
from followup.report.compose.course import Course
from followup.report.compose.measures import measures
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import first_time, ranked
from followup.report.document import Pairs, Section, Text
from followup.report.front import Measure, Pair
from followup.report.wording import joined

MOST = 12
"""Symptoms named in one answer; every one is in the table that follows."""


def section(reading: Reading) -> Section:
    """Return the six questions with the answers that the log gives."""
    tr = reading.tr
    weight, overall, appetite, pain = measures(reading).rows
    pairs = (
        Pair(tr("When did it begin?"), _each(reading, lambda course: _began(reading, course))),
        Pair(tr("How has it changed?"), _each(reading, lambda course: _changed(reading, course))),
        Pair(tr("Is it different from the first time?"), _each(reading, lambda course: _first(reading, course))),
        Pair(tr("How are things overall?"), _measured(overall), overall.unknown),
        Pair(tr("Weight"), _measured(weight), weight.unknown),
        Pair(tr("Appetite"), _measured(appetite), appetite.unknown),
        Pair(tr("Any pain?"), _measured(pain), pain.unknown),
    )
    hint = Text(
        tr("The answers come from the log. “Not recorded” means that nobody wrote it down, not that it was no."), True
    )
    return Section("doctor_asks", tr("What you may ask, answered from the log"), (hint, Pairs(pairs)))


def _each(reading: Reading, answer: Callable[[Course], str]) -> str:
    courses = ranked(reading)[:MOST]
    lines = [f"{reading.title(course.episode)}: {answer(course)}" for course in courses]
    return "\n".join(lines) or reading.tr("nothing noted in this time")


def _began(reading: Reading, course: Course) -> str:
    return reading.day(course.episode.began_on, about=course.episode.began_about)


def _changed(reading: Reading, course: Course) -> str:
    word = change_word(course.change, reading).word if course.change is not Change.NONE else ""
    return joined([then_and_now(course, reading), word])


def _first(reading: Reading, course: Course) -> str:
    return first_time(reading, course) or reading.tr("not recorded")


def _measured(measure: Measure) -> str:
    return joined([measure.value, measure.change, measure.remark])
