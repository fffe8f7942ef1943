"""What the doctor may ask, answered from the log: the six questions of the Mayo Clinic article (2024)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from followup.domain.records import PreparedAnswer
from followup.domain.wording import Translate
from followup.domain.words import Change, DoctorAsks
from followup.report.compose.changes import began_words, change_word, then_and_now
from followup.report.compose.course import Course
from followup.report.compose.measures import measures
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import first_time, ranked
from followup.report.document import Block, Column, ColumnKind, Pairs, Row, Section, Table, Text
from followup.report.front import Measure, Pair
from followup.report.wording import capital, joined

MOST_NAMED = 12
"""Symptoms that one answer names; the rest are counted."""


@dataclass(frozen=True, slots=True)
class DoctorAnswer:
    """An answer to one of the six questions: from the log, or the person's own words in `own`.

    `words` may be several lines. `unknown` says that the log knows nothing of it.
    """

    asks: DoctorAsks
    title: str
    words: str
    unknown: bool = False
    own: PreparedAnswer | None = None


def titles(tr: Translate) -> dict[DoctorAsks, str]:
    """Return the six questions in their order."""
    return {
        DoctorAsks.BEGAN: tr("When did your symptoms begin again?"),
        DoctorAsks.CHANGED: tr("How have they changed over time?"),
        DoctorAsks.FIRST_TIME: tr("Do they feel different from the first time?"),
        DoctorAsks.OVERALL: tr("How are things overall?"),
        DoctorAsks.WEIGHT_APPETITE: tr("Weight lost without trying? Less appetite?"),
        DoctorAsks.PAIN: tr("Any pain?"),
    }


def answers(reading: Reading) -> tuple[DoctorAnswer, ...]:
    """Return the six answers; what the person wrote for this visit stands instead of what the log says."""
    own = {prepared.asks: prepared for prepared in reading.view.prepared if prepared.words.strip()}
    return tuple(
        replace(answer, words=own[answer.asks].words.strip(), unknown=False, own=own[answer.asks])
        if answer.asks in own
        else answer
        for answer in from_log(reading)
    )


def from_log(reading: Reading) -> tuple[DoctorAnswer, ...]:
    """Return the six answers as the log gives them.

    They name whole days and no spans, so that the same log gives the same words tomorrow: that is how it can be told
    whether the log has moved on.
    """
    tr, lasting = reading.tr, reading.with_whole_days()
    listed = ranked(lasting)
    weight, overall, appetite, pain = measures(lasting).rows
    both = f"{weight.label}: {_measured(weight)}\n{appetite.label}: {_measured(appetite)}"
    found = {
        DoctorAsks.BEGAN: _each(lasting, listed, _began),
        DoctorAsks.CHANGED: _each(lasting, listed, _changed_line),
        DoctorAsks.FIRST_TIME: _each(lasting, listed, _first_time_line),
        DoctorAsks.OVERALL: _measured(overall),
        DoctorAsks.WEIGHT_APPETITE: both,
        DoctorAsks.PAIN: _measured(pain),
    }
    unknown = {
        DoctorAsks.BEGAN: not listed,
        DoctorAsks.CHANGED: not listed,
        DoctorAsks.FIRST_TIME: not any(first_time(lasting, course) for course in listed),
        DoctorAsks.OVERALL: overall.unknown,
        DoctorAsks.WEIGHT_APPETITE: weight.unknown and appetite.unknown,
        DoctorAsks.PAIN: pain.unknown,
    }
    return tuple(DoctorAnswer(asks, title, found[asks], unknown[asks]) for asks, title in titles(tr).items())


def section(reading: Reading, given: tuple[DoctorAnswer, ...]) -> Section:
    """Return the six questions with the answers of the log, or with those of the person."""
    tr = reading.tr
    own = tuple(Pair(answer.title, _own(reading, answer)) for answer in given if answer.own is not None)
    written = {answer.asks for answer in given if answer.own is not None}
    hint = tr("The answers come from the log. “Not recorded” means that nobody wrote it down, not that it was no.")
    blocks: list[Block] = [Text(hint, quiet=True)]
    if own:
        blocks.append(Pairs(own))
    table, pairs = _table(reading, written), _pairs(reading, written)
    blocks += [table] if table is not None else []
    blocks += [Pairs(pairs)] if pairs else []
    return Section("doctor_asks", tr("What you may ask, answered from the log"), tuple(blocks))


def _own(reading: Reading, answer: DoctorAnswer) -> str:
    if answer.own is None:
        return answer.words
    day = reading.day(answer.own.written_on)
    return reading.tr("{answer} (in my own words, {day})").format(answer=answer.words, day=day)


def _pairs(reading: Reading, written: set[DoctorAsks]) -> tuple[Pair, ...]:
    tr = reading.tr
    weight, overall, appetite, pain = measures(reading).rows
    rows = (
        (DoctorAsks.OVERALL, tr("How are things overall?"), overall),
        (DoctorAsks.WEIGHT_APPETITE, tr("Weight"), weight),
        (DoctorAsks.WEIGHT_APPETITE, tr("Appetite"), appetite),
        (DoctorAsks.PAIN, tr("Any pain?"), pain),
    )
    return tuple(Pair(title, _measured(row), row.unknown) for asks, title, row in rows if asks not in written)


def _table(reading: Reading, written: set[DoctorAsks]) -> Table | None:
    tr = reading.tr
    columns: tuple[tuple[DoctorAsks, Column, Callable[[Reading, Course], str]], ...] = (
        (DoctorAsks.BEGAN, Column(tr("When did it begin?"), ColumnKind.NAME), _began_since),
        (DoctorAsks.CHANGED, Column(tr("How has it changed?"), ColumnKind.WORDS), _changed),
        (DoctorAsks.FIRST_TIME, Column(tr("Different from the first time?"), ColumnKind.NAME), _first_time),
    )
    left = [(column, words) for asks, column, words in columns if asks not in written]
    if not left:
        return None
    heads = (Column(tr("Symptom"), ColumnKind.WORDS, strong=True), *(column for column, _ in left))
    rows = tuple(
        Row((reading.title(course.episode), *(words(reading, course) for _, words in left)))
        for course in ranked(reading)
    )
    return Table("doctor_asks", heads, rows, tr("No symptom is noted that is still there."))


def _each(reading: Reading, courses: list[Course], words: Callable[[Reading, Course], str]) -> str:
    """One line for each symptom, the most pressing first."""
    tr = reading.tr
    if not courses:
        return tr("No symptom is noted that is still there.")
    lines = [
        tr("{symptom}: {answer}").format(symptom=reading.title(course.episode), answer=words(reading, course))
        for course in courses[:MOST_NAMED]
    ]
    more = len(courses) - MOST_NAMED
    return "\n".join([*lines, tr("+{count} more").format(count=more)] if more > 0 else lines)


def _began(reading: Reading, course: Course) -> str:
    return reading.day(course.episode.began_on, about=course.episode.began_about)


def _began_since(reading: Reading, course: Course) -> str:
    return began_words(course, reading)


def _changed_line(reading: Reading, course: Course) -> str:
    word = change_word(course.change, reading).word if course.change not in {Change.NONE, Change.GONE} else ""
    return joined([word, then_and_now(course, reading)])


def _first_time_line(reading: Reading, course: Course) -> str:
    return first_time(reading, course) or reading.tr("not recorded")


def _changed(reading: Reading, course: Course) -> str:
    word = change_word(course.change, reading).word if course.change is not Change.NONE else ""
    return joined([capital(word), then_and_now(course, reading)], ": ")


def _first_time(reading: Reading, course: Course) -> str:
    return capital(first_time(reading, course) or reading.tr("not recorded"))


def _measured(measure: Measure) -> str:
    return joined([measure.value, measure.change, measure.remark])
