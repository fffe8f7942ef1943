"""The head of page 1: who, when, for whom, and how much was noted."""

from __future__ import annotations

from followup.domain.days import parse_day, whole_years
from followup.domain.errors import Refused
from followup.domain.facts import UNKNOWN
from followup.domain.words import Role
from followup.report.compose.reading import Reading
from followup.report.front import Identity
from followup.report.wording import capital, count_words, joined, long_day, sentences, weekday_day


def identity(reading: Reading) -> Identity:
    """Return the head of the sheet."""
    tr = reading.tr
    return Identity(
        name=name(reading) or tr("Name not written down"),
        born=born(reading),
        reader=_reader(reading),
        visit=_visit(reading),
        period=_period(reading),
        recorded=recorded(reading),
        prepared=_prepared(reading),
        honest=tr("Written by the person at home, from their own log"),
    )


def name(reading: Reading) -> str:
    """Return the person's name, or ""."""
    fact = reading.fact("name")
    return "" if fact is None or fact.value == UNKNOWN else fact.value.strip()


def born(reading: Reading) -> str:
    """Return the birth date with the age on the day of the sheet; the age counts full years."""
    tr, fact = reading.tr, reading.fact("birth_date")
    if fact is None or fact.value == UNKNOWN:
        return tr("date of birth unknown")
    try:
        day = parse_day(fact.value)
    except Refused:
        return tr("date of birth unknown")
    if fact.about or day.about:
        return tr("born about {year}").format(year=day.on.year)
    return tr("born {day} ({age})").format(day=long_day(day.on, tr), age=whole_years(day.on, reading.view.today))


def running(reading: Reading) -> str:
    """Return what stands on every page: name, birth date and the day of the sheet."""
    made = reading.tr("sheet of {day}").format(day=long_day(reading.view.today, reading.tr))
    return joined([name(reading), born(reading).partition(" (")[0], made], " · ")


def reader_title(reader: str, reading: Reading) -> str:
    """Return whom the sheet is for, as a role."""
    tr = reading.tr
    return {
        "oncologist": tr("oncologist"),
        "gp": tr("family doctor"),
        "surgeon": tr("surgeon"),
        "pharmacist": tr("pharmacist"),
        "nurse": tr("nurse"),
    }.get(reader, tr("care team"))


def _reader(reading: Reading) -> str:
    tr, visit = reading.tr, reading.view.visit
    title = reader_title(reading.view.reader, reading)
    if visit is None or not visit.clinician.strip() or _with_somebody_else(reading):
        return tr("For the {role}").format(role=title)
    return tr("For {name}, {role}").format(name=visit.clinician.strip(), role=title)


def _with_somebody_else(reading: Reading) -> bool:
    """Whether the next visit is with another member of the team than the one who reads this sheet."""
    visit = reading.view.visit
    return visit is not None and bool(visit.role) and visit.role != reading.view.reader


def _visit(reading: Reading) -> str:
    tr, visit = reading.tr, reading.view.visit
    if visit is None:
        return tr("No day set for the visit")
    day = weekday_day(visit.visit_on, tr)
    if _with_somebody_else(reading):
        return joined([tr("Next visit on {day}").format(day=day), visit.clinician.strip()])
    when = tr("Visit on {day} at {time}").format(day=day, time=visit.at) if visit.at else ""
    when = when or tr("Visit on {day}").format(day=day)
    with_whom = tr("with {companion}").format(companion=visit.companion.strip()) if visit.companion.strip() else ""
    return joined([when, with_whom])


def _period(reading: Reading) -> str:
    tr, view = reading.tr, reading.view
    first, last = reading.day(view.from_on), reading.day(view.to_on)
    if view.since_sheet is not None:
        return tr("Since the last sheet, {first}, to {last}").format(first=first, last=last)
    if view.since_visit is None:
        return tr("From {first} to {last}").format(first=first, last=last)
    return tr("Since the last visit on {first}, to {last}").format(first=first, last=last)


def recorded(reading: Reading) -> str:
    """Return on how many days something was noted."""
    tr, view = reading.tr, reading.view
    days, entries = reading.noted_days()
    total = (view.to_on - view.from_on).days + 1
    count = count_words(entries, tr("1 entry"), tr("{count} entries"))
    return tr("noted on {days} of {total} days ({entries})").format(days=days, total=total, entries=count)


def _prepared(reading: Reading) -> str:
    tr, view = reading.tr, reading.view
    day = long_day(view.today, tr)
    words = tr("Prepared {day} by {author}").format(day=day, author=reading.author_name(view.prepared_by))
    others = [
        reading.author_name(author.id)
        for author in view.authors.values()
        if author.role is Role.CAREGIVER and author.id != view.prepared_by and _wrote(reading, author.id)
    ]
    return tr("{prepared}, with notes by {others}").format(prepared=words, others=joined(others)) if others else words


def _wrote(reading: Reading, author_id: int) -> bool:
    return any(
        seen.author_id == author_id and reading.in_period(seen.observed_on)
        for episode in reading.view.log.episodes
        for seen in episode.observations
    )


def written_by(reading: Reading) -> str:
    """Return in full whom the sheet is about, who wrote it and for whom."""
    return sentences(joined([name(reading), born(reading)]), _prepared(reading), _reader(reading), _visit(reading))


def summary_line(reading: Reading) -> str:
    """Return how complete the log is, for the last page."""
    return sentences(_period(reading), capital(recorded(reading)))
