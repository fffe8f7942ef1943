"""The cancer and its treatment: facts in the order doctors read them; what nobody knows is printed as unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.domain.facts import FACTS, UNKNOWN
from followup.domain.records import Fact, Treatment
from followup.domain.words import Side
from followup.report.compose.reading import Reading
from followup.report.document import Column, ColumnKind, Heading, Row, Section, Table
from followup.report.front import CancerLine, More, Pair
from followup.report.wording import SHORT_MONTHS, joined, month_words, with_side

ALWAYS = (
    "cancer_side",
    "diagnosed_on",
    "histology",
    "stage",
    "grade",
    "tumour_size",
    "nodes",
    "margins",
    "oestrogen_receptor",
    "progesterone_receptor",
    "her2",
    "surgery",
)
"""Facts that always print, as unknown where nobody knows them."""

_WHERE_KNOWN = ("inflammatory", "genetic_test", "menopause", "cancer_history", "known_condition", "allergy")


def cancer(reading: Reading) -> CancerLine:
    """Return the block of page 1 with the cancer and its treatments."""
    tr = reading.tr
    return CancerLine(
        title=tr("The cancer and its treatment"),
        facts=tuple(_pair(reading, name) for name in ALWAYS),
        treatments_title=tr("Treatments"),
        treatments=tuple(_treatment(reading, one) for one in _treatments(reading) if one.treatment != "vaccine"),
        empty=tr("no treatments written down"),
        more=More(tr("+{count} on page {page}"), tr("+{count} more"), "cancer"),
    )


def _title(reading: Reading, name: str) -> str:
    tr = reading.tr
    short = {
        "cancer_side": tr("Side"),
        "diagnosed_on": tr("Found"),
        "histology": tr("Type"),
        "tumour_size": tr("Size"),
        "oestrogen_receptor": tr("Oestrogen rec."),
        "progesterone_receptor": tr("Progesterone rec."),
        "surgery": tr("Surgery"),
    }
    return short.get(name) or tr(FACTS[name].title)


def _pair(reading: Reading, name: str) -> Pair:
    facts = reading.facts(name)
    if not FACTS[name].many:
        facts = tuple({fact.side: fact for fact in facts}.values())
    values = [words for fact in facts if (words := _value(reading, fact))]
    unknown = not values or all(fact.value == UNKNOWN for fact in facts)
    return Pair(_title(reading, name), reading.tr("unknown") if unknown else joined(values, "; "), unknown)


def _value(reading: Reading, fact: Fact) -> str:
    value = reading.tr("unknown") if fact.value == UNKNOWN else fact.value.strip()
    if fact.name.endswith("_on") and fact.value != UNKNOWN:
        value = _day_value(reading, fact)
    known = FACTS.get(fact.name)
    if known is None or not known.sided or (fact.name != "surgery" and _one_sided(reading)):
        return value
    return with_side(value, fact.side, reading.tr)


def _one_sided(reading: Reading) -> bool:
    """Whether all facts that have a side are of one side, which then needs to be said once only."""
    sides = {fact.side for fact in reading.view.facts if FACTS.get(fact.name, FACTS["name"]).sided}
    stated = reading.fact("cancer_side")
    return len(sides - {Side.NONE}) < 2 and (stated is None or stated.value != Side.BOTH)


def _day_value(reading: Reading, fact: Fact) -> str:
    try:
        day = parse_day(fact.value)
    except Refused:
        return fact.value.strip()
    return reading.day(day.on, about=fact.about or day.about)


def _treatments(reading: Reading) -> list[Treatment]:
    treatments = reading.view.log.treatments
    return sorted(treatments, key=lambda one: (one.started_on or one.ended_on or date.max, one.id))


def treatment_words(reading: Reading, treatment: Treatment) -> str:
    """Return a treatment with its side and its months."""
    return _treatment(reading, treatment)


def _treatment(reading: Reading, treatment: Treatment) -> str:
    name = with_side(treatment.name.strip(), treatment.side, reading.tr)
    return joined([name, _when(reading, treatment)])


def _when(reading: Reading, treatment: Treatment) -> str:
    tr, first, last = reading.tr, treatment.started_on, treatment.ended_on
    if first is None and last is None:
        return tr("date unknown")
    if first is None or last is None:
        day = month_words(first or last or date.min, tr)
        words = tr("from {day}") if first is not None else tr("until {day}")
        return words.format(day=day)
    start, end = month_words(first, tr), month_words(last, tr)
    if first.year == last.year:
        start = end if first.month == last.month else tr(SHORT_MONTHS[first.month - 1])
    return start if start == end else tr("{first} to {last}").format(first=start, last=end)


def section(reading: Reading) -> Section:
    """Return every fact with where it is known from, and every treatment."""
    tr = reading.tr
    columns = (
        Column(tr("Fact"), ColumnKind.NAME, strong=True),
        Column(tr("Value"), ColumnKind.WORDS),
        Column(tr("Known from, notes"), ColumnKind.WORDS),
    )
    names = (*ALWAYS, *(name for name in _WHERE_KNOWN if reading.facts(name)))
    facts = Table("facts", columns, tuple(_fact_row(reading, name) for name in names), "")
    blocks = (facts, Heading(tr("Treatments")), _table(reading))
    return Section("cancer", tr("The cancer and its treatment, with where it is known from"), blocks)


def _fact_row(reading: Reading, name: str) -> Row:
    pair = _pair(reading, name)
    return Row((reading.tr(FACTS[name].title), pair.value, joined(list(_sources(reading, name)))), quiet=pair.unknown)


def _sources(reading: Reading, name: str) -> Iterator[str]:
    seen = set()
    for fact in reading.facts(name):
        for words in (fact.source.strip(), fact.note.strip()):
            if words and words not in seen:
                seen.add(words)
                yield words


def _table(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Treatment"), ColumnKind.WORDS, strong=True),
        Column(tr("From"), ColumnKind.DAY),
        Column(tr("To"), ColumnKind.DAY),
        Column(tr("Known from, notes"), ColumnKind.WORDS),
    )
    rows = tuple(_treatment_row(reading, treatment) for treatment in _treatments(reading))
    return Table("treatments", columns, rows, tr("No treatments written down."))


def _treatment_row(reading: Reading, treatment: Treatment) -> Row:
    name = treatment.name.strip()
    side = treatment.side if treatment.side is not Side.NONE else Side.NONE
    first = reading.day(treatment.started_on, about=treatment.about)
    last = "" if treatment.ended_on is None else reading.day(treatment.ended_on, about=treatment.about)
    words = joined([treatment.source.strip(), treatment.note.strip()], ". ")
    return Row((with_side(name, side, reading.tr), first, last, words))
