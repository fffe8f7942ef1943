"""Since the last visit: new, worse, the same, better, gone, each with its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from followup.domain.records import Observation
from followup.domain.words import Change
from followup.report.compose.changes import began_words, change_word, then_and_now
from followup.report.compose.course import Course
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import ranked, remarks, why_words
from followup.report.document import Block, Column, ColumnKind, Heading, Row, Section, Table, Text
from followup.report.wording import capital, joined, sentences

MOST_BY_OTHERS = 20
"""Rows of what somebody else saw, at most; all of them are in the full log."""

BY_OTHERS = "since others"
"""The name of the table with what somebody else saw."""


def section(reading: Reading) -> Section:
    """Return every symptom of the period under the word for how it changed."""
    tr = reading.tr
    groups = {
        tr("New"): [course for course in _own_courses(reading) if course.is_new],
        tr("Worse"): _with(reading, Change.WORSE),
        tr("Better"): _with(reading, Change.BETTER),
        tr("The same"): _with(reading, Change.SAME),
        tr("Gone"): _with(reading, Change.GONE),
        tr("Still there, nothing to compare"): _with(reading, Change.NONE),
    }
    blocks = tuple(block for title, found in groups.items() if found for block in _group(reading, title, found))
    nothing = Text(tr("No symptom was noted in this time. That is not the same as no symptoms: please ask."))
    view = reading.view
    known = view.since_visit is not None or view.since_sheet is not None
    title = tr("Since the last visit") if known else tr("In this time")
    return Section("since", title, (*_counted_from(reading), *(blocks or (nothing,)), *_seen_by_others(reading)))


def _seen_by_others(reading: Reading) -> Iterator[Block]:
    """What somebody else than the person saw in this time, apart from what she said herself, newest first."""
    tr = reading.tr
    found = [(seen, course) for course in _courses(reading) for seen in course.within if not reading.is_own(seen)]
    if not found:
        return
    yield Heading(tr("What somebody else saw"))
    columns = (
        Column(tr("Day"), ColumnKind.DAY),
        Column(tr("Symptom"), ColumnKind.NAME, strong=True),
        Column(tr("0 to 10"), ColumnKind.NUMBER),
        Column(tr("Words"), ColumnKind.WORDS),
        Column(tr("Who"), ColumnKind.WHO),
    )
    found.sort(key=lambda pair: pair[0].observed_on, reverse=True)
    rows = tuple(_other_row(reading, seen, course) for seen, course in found[:MOST_BY_OTHERS])
    yield Table(BY_OTHERS, columns, rows, "")
    if len(found) > MOST_BY_OTHERS:
        yield Text(tr("+{count} more in the full log").format(count=len(found) - MOST_BY_OTHERS), quiet=True)


def _other_row(reading: Reading, seen: Observation, course: Course) -> Row:
    number = "" if seen.severity is None else str(seen.severity)
    state = "" if seen.present else reading.tr("gone")
    memory = reading.tr("from memory") if reading.from_memory(seen) else ""
    words = sentences(capital(state), capital(memory), seen.words.strip(), seen.note.strip())
    day = reading.day(seen.observed_on, about=seen.about)
    return Row((day, reading.title(course.episode), number, words, reading.author(seen)), other=True)


def _counted_from(reading: Reading) -> Iterator[Block]:
    """Which sheet the team has seen, where one was handed over: what is new and worse counts from there."""
    tr, sheet = reading.tr, reading.view.since_sheet
    if sheet is None:
        return
    words = tr("Counted from the last sheet you were given. It told of the time up to {day}.")
    yield Text(words.format(day=reading.day(sheet.to_on)), quiet=True)


def _courses(reading: Reading) -> list[Course]:
    """All courses, in the order of page 1, then what has gone."""
    listed = ranked(reading)
    return [*listed, *(course for course in reading.courses if course not in listed)]


def _with(reading: Reading, change: Change) -> list[Course]:
    return [course for course in _own_courses(reading) if course.change is change and not course.is_new]


def _own_courses(reading: Reading) -> list[Course]:
    """Those that the person said something of; what only others saw stands apart."""
    return [course for course in _courses(reading) if any(map(reading.is_own, course.seen))]


def _group(reading: Reading, title: str, courses: list[Course]) -> Iterator[Block]:
    tr = reading.tr
    yield Heading(title)
    columns = (
        Column(tr("Symptom"), ColumnKind.NAME, strong=True),
        Column(tr("Since"), ColumnKind.NAME),
        Column(tr("Number, 0 to 10"), ColumnKind.NAME),
        Column(tr("Why listed, remarks"), ColumnKind.WORDS),
    )
    yield Table(f"since {title}", columns, tuple(_row(reading, course) for course in courses), "")


def _whole_words(reading: Reading, course: Course) -> str:
    """The person's own words in full, where the title could not hold them or is another; never somebody else's."""
    words = " ".join(course.episode.words.split()) if reading.is_own(course.episode) else ""
    return (
        ""
        if words.casefold() in reading.name(course.episode).casefold()
        else reading.tr("“{words}”").format(words=words)
    )


def _row(reading: Reading, course: Course) -> Row:
    value = then_and_now(course, reading)
    if course.is_new and course.change is not Change.NONE and course.is_open:
        value = joined([value, change_word(course.change, reading).word])
    own = _whole_words(reading, course)
    late = reading.tr("last entry from memory") if reading.from_memory(course.last) else ""
    words = sentences(own, why_words(reading, course), *map(capital, (*remarks(reading, course), late)))
    return Row((reading.title(course.episode), began_words(course, reading), value, words))
