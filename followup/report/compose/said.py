"""What is kept of a sheet that is handed over: the state of each symptom and the lines of page 1, in short."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from followup.report.compose.changes import change_word, shown_change, value_words, was_words
from followup.report.compose.course import Course
from followup.report.compose.doctor import DoctorAnswer
from followup.report.compose.medicines import medicines, therapies
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import ranked
from followup.report.front import Measure, MedicineRow, QuestionRow
from followup.report.said import MOST_SYMPTOMS, Said, SaidFlag, SaidSymptom
from followup.report.wording import clipped, joined

_MOST_LINES = 60
_LONGEST_LINE = 240


def said(
    reading: Reading,
    questions: tuple[QuestionRow, ...],
    measured: tuple[Measure, ...],
    answers: tuple[DoctorAnswer, ...],
) -> Said:
    """Return what the sheet says, in short."""
    listed = ranked(reading)
    every = [*listed, *(course for course in reading.courses if course not in listed)]
    taken = (*medicines(reading).rows, *therapies(reading).rows)
    return Said(
        symptoms=tuple(_symptom(reading, course) for course in every[:MOST_SYMPTOMS]),
        more=max(len(every) - MOST_SYMPTOMS, 0),
        flags=tuple(
            SaidFlag(sign=flag.sign, rule=flag.rule, version=flag.rule_version, tier=str(flag.tier))
            for flag in reading.view.flags
        ),
        questions=_lines(row.words for row in questions),
        measures=_lines(_measure(measure) for measure in measured),
        medicines=_lines(_medicine(row) for row in taken),
        answers=_lines(f"{answer.title} {joined(answer.words.splitlines(), '; ')}" for answer in answers),
    )


def _lines(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(clipped(text, _LONGEST_LINE) for text in islice(words, _MOST_LINES))


def _symptom(reading: Reading, course: Course) -> SaidSymptom:
    change = shown_change(course)
    return SaidSymptom(
        episode=course.episode.id,
        title=reading.title(course.episode),
        since=course.episode.began_on.isoformat(),
        value=value_words(course, reading),
        was=was_words(course, reading),
        change=change_word(change, reading).word if change else "",
        day=course.now.day.isoformat() if course.now else "",
        level=course.now.value if course.now else None,
    )


def _measure(measure: Measure) -> str:
    return joined([f"{measure.label}: {measure.value}", measure.change, measure.remark])


def _medicine(row: MedicineRow) -> str:
    return joined([row.name, row.dose])
