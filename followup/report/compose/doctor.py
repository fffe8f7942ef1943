"""What the doctor may ask, answered from the log: the six questions of the Mayo Clinic article (2024)."""

from __future__ import annotations

from followup.domain.words import Change
from followup.report.compose.changes import began_words, change_word, then_and_now
from followup.report.compose.course import Course
from followup.report.compose.measures import measures
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import first_time, ranked
from followup.report.document import Column, ColumnKind, Pairs, Row, Section, Table, Text
from followup.report.front import Measure, Pair
from followup.report.wording import capital, joined


def section(reading: Reading) -> Section:
    """Return the six questions with the answers that the log gives."""
    tr = reading.tr
    weight, overall, appetite, pain = measures(reading).rows
    pairs = (
        Pair(tr("How are things overall?"), _measured(overall), overall.unknown),
        Pair(tr("Weight"), _measured(weight), weight.unknown),
        Pair(tr("Appetite"), _measured(appetite), appetite.unknown),
        Pair(tr("Any pain?"), _measured(pain), pain.unknown),
    )
    hint = tr("The answers come from the log. “Not recorded” means that nobody wrote it down, not that it was no.")
    return Section(
        "doctor_asks", tr("What you may ask, answered from the log"), (Text(hint, True), _table(reading), Pairs(pairs))
    )


def _table(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Symptom"), ColumnKind.WORDS, strong=True),
        Column(tr("When did it begin?"), ColumnKind.NAME),
        Column(tr("How has it changed?"), ColumnKind.WORDS),
        Column(tr("Different from the first time?"), ColumnKind.NAME),
    )
    rows = tuple(_row(reading, course) for course in ranked(reading))
    return Table("doctor_asks", columns, rows, tr("No symptom is noted that is still there."))


def _row(reading: Reading, course: Course) -> Row:
    word = change_word(course.change, reading).word if course.change is not Change.NONE else ""
    changed = joined([capital(word), then_and_now(course, reading)], ": ")
    first = first_time(reading, course) or reading.tr("not recorded")
    return Row((reading.title(course.episode), began_words(course, reading), changed, capital(first)))


def _measured(measure: Measure) -> str:
    return joined([measure.value, measure.change, measure.remark])
