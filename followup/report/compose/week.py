"""The pages of a paper diary: the open symptoms of the log in the words of the log, and the days of a week."""

from __future__ import annotations

from datetime import date, timedelta

from followup.domain.wording import Translate, untranslated
from followup.report.compose.identity import born, name
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import ranked
from followup.report.inputs import SheetInput
from followup.report.leaflets import DiaryPage, Leaflet
from followup.report.wording import SHORT_MONTHS, SHORT_WEEKDAYS, joined, long_day

DAYS = 7
MOST_ROWS = 9
"""Open symptoms on a page, at most; what is left over is written on the empty lines."""
LEAST_BLANK = 3


def monday_of(day: date) -> date:
    """Return the Monday on or before a day."""
    return day - timedelta(days=day.weekday())


def diary_pages(view: SheetInput, first: date, weeks: int = 1, tr: Translate = untranslated) -> tuple[DiaryPage, ...]:
    """Return one page for each week from the Monday of a day on."""
    reading = Reading(view, tr)
    rows = tuple(reading.title(course.episode) for course in ranked(reading) if course.is_open)[:MOST_ROWS]
    monday = monday_of(first)
    return tuple(_page(reading, rows, monday + timedelta(weeks=number)) for number in range(weeks))


def _page(reading: Reading, rows: tuple[str, ...], monday: date) -> DiaryPage:
    tr, view = reading.tr, reading.view
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    person = name(reading)
    return DiaryPage(
        leaflet=Leaflet(tr("My week"), "", view.language, view.paper, view.today),
        title=tr("My week"),
        who=joined([person, born(reading).partition(" (")[0]], ", ") if person else tr("Name: ______________________"),
        week=tr("{first} to {last}").format(first=long_day(days[0], tr), last=long_day(days[-1], tr)),
        hint=tr(
            "Write a number from 0 to 10: 0 is not at all, 10 is the worst. Circle b for better, s for the same or w"
            " for worse than before. Write n where it was not there. Leave a day empty when you do not know."
        ),
        what=tr("What I notice"),
        days=tuple(_day(day, tr) for day in days),
        rows=rows,
        change=tr("b  s  w"),
        blank=max(LEAST_BLANK, MOST_ROWS - len(rows) - 1),
        measures=(tr("Overall, 0 to 10 (10 is best)"), tr("Weight")),
        notes=(tr("What else happened"), tr("Questions for my team")),
        running=joined([person, tr("Paper diary")], " · "),
        page_of=tr("page {page} of {pages}"),
    )


def _day(day: date, tr: Translate) -> str:
    words = tr("{weekday} {day} {month}")
    return words.format(weekday=tr(SHORT_WEEKDAYS[day.weekday()]), day=day.day, month=tr(SHORT_MONTHS[day.month - 1]))
