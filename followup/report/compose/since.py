"""Since the last visit: new, worse, the same, better, gone, each with its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from followup.domain.words import Change
from followup.report.compose.changes import began_words, change_word, then_and_now
from followup.report.compose.course import Course
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import ranked, remarks, why_words
from followup.report.document import Block, Column, ColumnKind, Heading, Row, Section, Table, Text
from followup.report.wording import capital, joined, sentences


def section(reading: Reading) -> Section:
    """Return every symptom of the period under the word for how it changed."""
    tr = reading.tr
    groups = {
        tr("New"): [course for course in _courses(reading) if course.is_new],
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
    return Section("since", title, (*_counted_from(reading), *(blocks or (nothing,))))


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
    return [course for course in _courses(reading) if course.change is change and not course.is_new]


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
    """The person's own words in full, where the title could not hold them or is another."""
    words = " ".join(course.episode.words.split())
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
    words = sentences(own, why_words(reading, course), *map(capital, remarks(reading, course)))
    return Row((reading.title(course.episode), began_words(course, reading), value, words))
