"""The full log of the period: every entry by day, with its number, its words and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followup.domain.records import Observation, Overall, Record, Weight
from followup.domain.words import AllAlong, Answer
from followup.report.compose.changes import change_word
from followup.report.compose.reading import FROM_MEMORY, Reading
from followup.report.document import Column, ColumnKind, Row, Section, Table, Text
from followup.report.weights import weight_words
from followup.report.wording import clipped, joined, sentences


def section(reading: Reading) -> Section:
    """Return the full log, newest day first."""
    tr = reading.tr
    columns = (
        Column(tr("Day"), ColumnKind.DAY),
        Column(tr("What"), ColumnKind.NAME),
        Column(tr("0 to 10"), ColumnKind.NUMBER, strong=True),
        Column(tr("Change"), ColumnKind.SHORT),
        Column(tr("Words"), ColumnKind.WORDS),
        Column(tr("Who"), ColumnKind.WHO),
    )
    rows = [row for _, _, row in sorted(_rows(reading), key=lambda row: (-row[0].toordinal(), row[1]))]
    table = Table("log", columns, tuple(rows), tr("Nothing was noted in this time."))
    hint = tr("“From memory” marks what was typed in more than {days} days after its day.").format(days=FROM_MEMORY)
    kept = tr(
        "What somebody else saw carries a square and their name. Higher is worse; only for overall higher is better."
    )
    return Section(
        "log", tr("The full log of this time"), (Text(sentences(hint, kept), quiet=True), table) if rows else (table,)
    )


LONGEST_TITLE = 80
"""Characters of a title in each row; the whole title is in the part about changes."""

Placed = tuple[date, int, Row]


def _rows(reading: Reading) -> Iterator[Placed]:
    for episode in reading.view.log.episodes:
        title = clipped(reading.title(episode.episode), LONGEST_TITLE)
        was_there = any(seen.present for seen in episode.observations)
        for seen in episode.observations:
            if reading.in_period(seen.observed_on):
                yield seen.observed_on, 0, _seen_row(reading, seen, title, was_there=was_there)
    for weight in reading.view.log.weights:
        if reading.in_period(weight.measured_on):
            yield weight.measured_on, 1, _weight_row(reading, weight)
    for overall in reading.view.overalls:
        if reading.in_period(overall.observed_on):
            yield overall.observed_on, 2, _overall_row(reading, overall)
    for note in reading.view.notes:
        if reading.in_period(note.noted_on):
            day = reading.day(note.noted_on, about=note.about)
            yield note.noted_on, 3, Row((day, reading.tr("Note"), "", "", note.words.strip(), _who(reading, note)))


def _seen_row(reading: Reading, seen: Observation, title: str, *, was_there: bool) -> Row:
    tr, day = reading.tr, reading.day(seen.observed_on, about=seen.about)
    number = "" if seen.severity is None else str(seen.severity)
    if seen.present:
        change = change_word(seen.change, reading).word if seen.change else ""
    else:
        change = tr("gone") if was_there else tr("no")
    memory = tr("From memory") if reading.from_memory(seen) else ""
    words = sentences(
        memory, seen.words.strip(), seen.note.strip(), _all_along(seen, reading), *_answers(seen, reading)
    )
    return Row(
        (day, title, number, change, words, _who(reading, seen)), quiet=bool(memory), other=not reading.is_own(seen)
    )


def _all_along(seen: Observation, reading: Reading) -> str:
    tr = reading.tr
    return {
        AllAlong.UNKNOWN: "",
        AllAlong.YES: tr("There all the time since the entry before"),
        AllAlong.CAME_AND_WENT: tr("Came and went since the entry before"),
        AllAlong.HAD_GONE: tr("Had gone and come back"),
    }[seen.all_along]


def _answers(seen: Observation, reading: Reading) -> Iterator[str]:
    tr = reading.tr
    words = {Answer.YES: tr("yes"), Answer.NO: tr("no"), Answer.NOT_SURE: tr("not sure")}
    for question, answer in seen.answers:
        yield joined([reading.view.question_title(question), words[answer]], " ")


def _weight_row(reading: Reading, weight: Weight) -> Row:
    day = reading.day(weight.measured_on, about=weight.about)
    words = joined([weight_words(weight.grams, weight.unit, reading.tr), weight.note.strip()])
    return Row((day, reading.tr("Weight"), "", "", words, _who(reading, weight)))


def _overall_row(reading: Reading, overall: Overall) -> Row:
    tr = reading.tr
    day = reading.day(overall.observed_on, about=overall.about)
    return Row((day, tr("Overall"), str(overall.value), "", overall.note.strip(), _who(reading, overall)))


def _who(reading: Reading, record: Record) -> str:
    return "" if reading.is_own(record) else reading.author(record)
