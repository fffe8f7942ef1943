"""What is new, persistent or worrying: flagged first, then worse, then newest, and why each is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from followup.domain.records import Observation, Told
from followup.domain.words import Answer, Change
from followup.report.chart import ChartModel
from followup.report.compose.changes import change_word, own_word, shown_change, since_words, value_words, was_words
from followup.report.compose.course import Course
from followup.report.compose.reading import Reading
from followup.report.front import ChangeWord, More, SymptomRow, Worrying
from followup.report.series import Days, dose_marks, severity_chart, visit_marks
from followup.report.weights import compared_weights, weight_words
from followup.report.wording import clipped, count_words, joined, sentences
from followup.signs.flag import Flag, Source

SHOWN_AT_LEAST = 90
"""Days the charts of page 1 show even where the period is shorter, so that a line has a beginning."""

MOST_NAME = 24
"""Characters of a name within a remark, so that a long one does not take the room of why the symptom is listed."""

_OWN_WORDS = 60
"""Characters of the person's own words that stand beside a title."""


def chart_days(reading: Reading) -> Days:
    """Return the days that all charts share, with the visits and the changes of dose on them."""
    view = reading.view
    return marked_days(reading, min(view.from_on, view.to_on - timedelta(days=SHOWN_AT_LEAST)))


def marked_days(reading: Reading, first: date) -> Days:
    """Return the days from one on to the end of the period, with the visits and the changes of dose on them."""
    view = reading.view
    days = Days(first, view.to_on)
    visits = {visit.id: visit for visit in (*view.visits, *([view.since_visit] if view.since_visit else []))}
    marks = (*dose_marks(view.log.medicines, days, reading.tr), *visit_marks(visits.values(), days, reading.tr))
    return Days(first, view.to_on, tuple(sorted(marks, key=lambda mark: mark.day)))


def flags_of(reading: Reading, course: Course) -> list[Flag]:
    """Return the flags that rest on an episode, highest tier first."""
    return [flag for flag in reading.view.flags if course.episode.id in flag.episodes]


def ranked(reading: Reading) -> list[Course]:
    """Return the courses that are listed, in the order of page 1; what has gone is listed only where it is flagged."""
    listed = [course for course in reading.courses if course.is_open or flags_of(reading, course)]
    return sorted(listed, key=lambda course: _rank(reading, course))


def _rank(reading: Reading, course: Course) -> tuple[int, int, int, int]:
    flags = flags_of(reading, course)
    tier = min((flag.tier.rank for flag in flags), default=9)
    order = {Change.WORSE: 0, Change.BETTER: 2, Change.GONE: 3}.get(course.change, 1)
    quiet = int(bool(flags) and all(flag.is_quiet for flag in flags))
    return (tier, quiet, order, -course.episode.began_on.toordinal())


def worrying(reading: Reading) -> Worrying:
    """Return the block of page 1 with what is new, persistent or worrying."""
    tr, days = reading.tr, chart_days(reading)
    rows = [*_unplaced_rows(reading), *_course_rows(reading, days)]
    rows.sort(key=lambda pair: pair[0])
    numbered = tuple(_numbered(number, row) for number, (_, row) in enumerate(rows, 1))
    return Worrying(
        title=tr("New, lasting or worrying"),
        hint=tr("0 to 10, higher is worse · ▲ a dose changed, | a visit"),
        rows=numbered,
        empty=tr("Nothing noted that is still there. Silence is not a no: please ask."),
        more=More(tr("+{count} on page {page}"), tr("+{count} more"), "since"),
    )


def _numbered(number: int, row: SymptomRow) -> SymptomRow:
    return replace(row, number=number)


Placed = tuple[tuple[int, ...], SymptomRow]


def _course_rows(reading: Reading, days: Days) -> list[Placed]:
    return [(_rank(reading, course), _row(reading, course, days)) for course in ranked(reading)]


def _row(reading: Reading, course: Course, days: Days) -> SymptomRow:
    chart = _chart(reading, course, days)
    return SymptomRow(
        number=0,
        title=reading.name(course.episode),
        where=reading.where(course.episode),
        own_words=_own_words(reading, course),
        value=value_words(course, reading),
        was=was_words(course, reading),
        since=since_words(course, reading),
        change=change_word(shown_change(course), reading),
        why=why_words(reading, course),
        remarks=remarks(reading, course),
        chart=chart,
        instead="" if chart else _no_numbers(reading, course),
    )


def _chart(reading: Reading, course: Course, days: Days) -> ChartModel | None:
    model = severity_chart(reading.title(course.episode), course.seen, days, reading.is_own, reading.tr)
    return model if any(series.points for series in model.series) else None


def _no_numbers(reading: Reading, course: Course) -> str:
    tr, days = reading.tr, len({seen.observed_on for seen in course.within})
    return count_words(days, tr("noted on 1 day, no number"), tr("noted on {count} days, no number"))


def _own_words(reading: Reading, course: Course) -> str:
    words = clipped(course.episode.words, _OWN_WORDS)
    title = reading.view.symptom_title(course.episode.symptom) if course.episode.symptom else ""
    if not words or not title or not reading.is_own(course.episode) or words.casefold() in title.casefold():
        return ""
    return reading.tr("“{words}”").format(words=words)


def why_words(reading: Reading, course: Course) -> str:
    """Return why it is listed, with the rule's source where a rule is the reason."""
    tr = reading.tr
    for flag in flags_of(reading, course):
        return flag_words(reading, flag)
    if course.change is Change.WORSE:
        return tr("Listed because it got worse.")
    if course.is_new and course.episode.began_on < reading.view.from_on:
        return tr("Listed because it was written down only after the last sheet.")
    if course.is_new:
        return tr("Listed because it began in this time.")
    return tr("Listed because it is still there.")


def flag_words(reading: Reading, flag: Flag) -> str:
    """Return the rule in a sentence with who says so."""
    why = flag.why.rstrip(". ")
    if not flag.sources:
        return sentences(why)
    return reading.tr("{why} ({source}).").format(why=why, source=_who_says_so(flag.sources))


def _who_says_so(sources: Sequence[Source]) -> str:
    """The first source that speaks for itself: its publisher without remarks, and its year where it has one."""
    direct = [source for source in sources if "secondary" not in source.publisher]
    source = (direct or list(sources))[0]
    year = source.year if source.year[:1].isdigit() else ""
    return joined([source.publisher.partition(" (")[0], year[:4]], " ")


def first_time(reading: Reading, course: Course) -> str:
    """Return whether it feels as it did the first time, or "" where nobody asked."""
    tr = reading.tr
    like, usual = course.answer("like_first_time"), course.answer("pattern_changed")
    if like is not None:
        words = {
            Answer.YES: tr("feels as it did the first time"),
            Answer.NO: tr("feels different from the first time"),
            Answer.NOT_SURE: tr("not sure if it feels as the first time"),
        }
        return words[like]
    if usual is Answer.YES:
        return tr("different from how it usually is")
    return tr("as it usually is") if usual is Answer.NO else ""


def remarks(reading: Reading, course: Course) -> tuple[str, ...]:
    """Return what else to know of an episode, most telling first."""
    tr, told = reading.tr, [flag.told for flag in flags_of(reading, course) if flag.told is not None]
    found = [first_time(reading, course), own_word(course, reading)]
    others = [seen for seen in course.within if not reading.is_own(seen)]
    if course.by_others:
        found.append(
            tr("numbers are what {author} saw").format(
                author=_short_name(reading, others[-1] if others else course.last)
            )
        )
    elif others:
        day = reading.near(others[-1].observed_on)
        found.append(tr("also seen by {author} ({day})").format(author=_short_name(reading, others[-1]), day=day))
    if told:
        found.append(_told_words(reading, told[0]))
    return tuple(words for words in found if words)


def _short_name(reading: Reading, seen: Observation) -> str:
    return clipped(reading.author(seen, short=True), MOST_NAME)


def _told_words(reading: Reading, told: Told) -> str:
    """Return since when the team knows, and through whom."""
    day = reading.near(told.told_on)
    if told.whom:
        return reading.tr("team told {day} ({whom})").format(whom=clipped(told.whom, MOST_NAME), day=day)
    return reading.tr("team told {day}").format(day=day)


def _unplaced_rows(reading: Reading) -> list[Placed]:
    """Rows for flags that rest on no episode: those about weight."""
    return [
        ((flag.tier.rank, int(flag.is_quiet), 0, 0), _flag_row(reading, flag)) for flag in _without_episode(reading)
    ]


def _without_episode(reading: Reading) -> Sequence[Flag]:
    shown = {course.episode.id for course in reading.courses}
    return [flag for flag in reading.view.flags if not shown & set(flag.episodes)]


def _flag_row(reading: Reading, flag: Flag) -> SymptomRow:
    tr = reading.tr
    told = (_told_words(reading, flag.told),) if flag.told else ()
    return SymptomRow(
        number=0,
        title=flag.title,
        where="",
        own_words="",
        value=_weights_of(reading, flag, last=True),
        was=_weights_of(reading, flag, last=False),
        since=tr("since {day} ({span})").format(day=reading.near(flag.since), span=reading.span(flag.since)),
        change=ChangeWord(Change.NONE, ""),
        why=flag_words(reading, flag),
        remarks=told,
        chart=None,
        instead=tr("See weight below") if flag.weights else "",
    )


def _weights_of(reading: Reading, flag: Flag, *, last: bool) -> str:
    weights = [weight for weight in reading.view.log.weights if weight.id in flag.weights]
    compared = compared_weights(weights)
    if compared is None:
        return ""
    words = weight_words(compared[last].grams, compared[last].unit, reading.tr)
    return words if last else reading.tr("was {was}").format(was=words)
