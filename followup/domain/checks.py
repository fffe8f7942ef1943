"""The checks every entry goes through before it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.domain.facts import FACTS, UNKNOWN
from followup.domain.heights import parse_height
from followup.domain.photos import Photo, check_photo
from followup.domain.records import (
    Agreed,
    CheckItem,
    Contact,
    DosePeriod,
    Exam,
    ExamPlan,
    Fact,
    Measure,
    Medicine,
    Observation,
    Overall,
    Record,
    RecordRequest,
    Step,
    Treatment,
    Visit,
    Weight,
)
from followup.domain.scales import SCALES
from followup.domain.words import TreatmentKind

LONGEST_TEXT = 100_000
"""Characters that one field may hold: far above any note, and small enough for every page."""

EARLIEST = date(1900, 1, 1)
"""No day in a log lies before this one; a year typed with a missing digit is caught."""

LIGHTEST, HEAVIEST = 20_000, 400_000
"""Grams a person's weight may have; outside it is nearly always a wrong unit."""

MOST_NODES = 120
"""Lymph nodes that one pathology report may count; more is nearly always a slip of the finger."""

UNITS_OF_WEIGHT = frozenset({"kg", "lb", "st"})

BECOMES = ("exam", "medicine", "dose_period", "question")
"""The kinds of entries that an agreement of a visit can become."""

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")

FURTHEST_PLANNED = timedelta(days=366)
"""How far ahead a dose may be planned; a year typed wrong is caught."""

_MAY_BE_AHEAD = frozenset({"due_on", "booked_on", "visit_on", "starts_on", "ended_on", "ends_on"})


def check(record: Record, *, today: date, birth_date: date | None = None) -> None:
    """Raise `Refused`, naming the field, when a record cannot be kept as it is."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str):
            _check_text(field.name, value)
        elif type(value) is date:
            is_planned = isinstance(record, DosePeriod) and field.name == "started_on"
            _check_day(field.name, value, today + FURTHEST_PLANNED if is_planned else today, birth_date)
    special = _SPECIAL.get(type(record))
    if special is not None:
        special(record)
    if isinstance(record, Fact) and record.name == "birth_date" and record.value != UNKNOWN:
        _check_day("value", parse_day(record.value, field="value").on, today, None)


def _check_text(name: str, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Refused(
            "This text is longer than {most} characters. Please shorten it or split it over two notes.",
            field=name,
            most=LONGEST_TEXT,
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(
            "One character of this text is damaged and cannot be saved. Please type it again.", field=name
        ) from None


def _check_day(name: str, day: date, today: date, birth_date: date | None) -> None:
    if day > today and name not in _MAY_BE_AHEAD:
        raise Refused("This date is in the future. Please check it.", field=name)
    if day < EARLIEST:
        raise Refused("This date is before 1900. Please check the year.", field=name)
    if birth_date is not None and day < birth_date:
        raise Refused("This date is before the date of birth. Please check it.", field=name)


def _needed(record: Record, *names: str) -> None:
    for name in names:
        if not str(getattr(record, name)).strip():
            raise Refused("Please fill in the {title}.", field=name, title=name.replace("_", " "))


def _in_order(first: date | None, last: date | None, field: str) -> None:
    if first is not None and last is not None and last < first:
        raise Refused("The last day lies before the first day. Please check the two dates.", field=field)


def _check_observation(record: Observation) -> None:
    if record.severity is not None and not 0 <= record.severity <= 10:
        raise Refused("The number goes from 0 to 10. Leave it empty when no number fits.", field="severity")


def _check_overall(record: Overall) -> None:
    if not 0 <= record.value <= 10:
        raise Refused("The number goes from 0 to 10.", field="value")


def _check_weight(record: Weight) -> None:
    if not LIGHTEST <= record.grams <= HEAVIEST:
        raise Refused("This weight does not look right. Please check the number and the unit.", field="grams")
    if record.unit not in UNITS_OF_WEIGHT:
        raise Refused("The unit of a weight is kg, lb or st.", field="unit")


def _check_fact(record: Fact) -> None:
    _needed(record, "name", "value")
    known = FACTS.get(record.name)
    if known is None:
        return
    if known.form == "choice" and record.value not in known.choices:
        raise Refused(
            "{title} is one of: {choices}.", field="value", title=known.title, choices=", ".join(known.choices)
        )
    if record.value != UNKNOWN and known.form in _FORMS:
        _FORMS[known.form](record.value)
    if record.diagnosis_id is not None and not known.per_diagnosis:
        raise Refused("This fact is about you, not about one cancer.", field="diagnosis_id")


def _check_count(value: str) -> None:
    if not (value.isascii() and value.isdigit() and int(value) <= MOST_NODES):
        raise Refused("Write a whole number, for example 3. If you do not know it, say so.", field="value")


_FORMS: dict[str, Callable[[str], object]] = {
    "day": lambda value: parse_day(value, field="value"),
    "count": _check_count,
    "height": lambda value: parse_height(value, field="value"),
}


def _check_named(record: Medicine | Contact) -> None:
    _needed(record, "name")


def _check_exam(record: Exam) -> None:
    _needed(record, "name")
    _check_time(record.at)


def _check_treatment(record: Treatment) -> None:
    _needed(record, "name")
    _in_order(record.started_on, record.ended_on, "ended_on")
    if record.operations and record.treatment is not TreatmentKind.SURGERY:
        raise Refused("Only surgery can say which operation it was. Please check the kind.", field="operations")
    if record.fields and record.treatment is not TreatmentKind.RADIOTHERAPY:
        raise Refused("Only radiotherapy can say where it was aimed. Please check the kind.", field="fields")


def _check_measure(record: Measure) -> None:
    most = SCALES[record.measured].most
    if not 0 <= record.value <= most:
        raise Refused("The number goes from 0 to {most}.", field="value", most=most)


def _check_stretch(record: DosePeriod | Step) -> None:
    _in_order(record.started_on, record.ended_on, "ended_on")


def _check_plan(record: ExamPlan) -> None:
    _needed(record, "name")
    if not 1 <= record.every_months <= 120:
        raise Refused("Say after how many months it repeats: 1 to 120.", field="every_months")
    _in_order(record.starts_on, record.ends_on, "ends_on")


def _check_request(record: RecordRequest) -> None:
    _needed(record, "institution")
    if record.asked_on is not None and record.received_on is not None and record.received_on < record.asked_on:
        raise Refused("It came before it was asked for. Please check the two dates.", field="received_on")


def _check_item(record: CheckItem) -> None:
    if not record.key and not record.words.strip():
        raise Refused("Please say what is on this line of the list.", field="words")


def _check_agreed(record: Agreed) -> None:
    _needed(record, "words")
    if record.became not in {"", *BECOMES}:
        raise Refused("What was agreed becomes one of: {kinds}.", field="became", kinds=", ".join(BECOMES))


def _check_visit(record: Visit) -> None:
    _check_time(record.at)


def _check_time(at: str) -> None:
    if at and _TIME.fullmatch(at) is None:
        raise Refused("Write the time as hours and minutes, for example 10:30.", field="at")


_SPECIAL: dict[type[Record], Callable[[Any], None]] = {
    Observation: _check_observation,
    Overall: _check_overall,
    Weight: _check_weight,
    Fact: _check_fact,
    ExamPlan: _check_plan,
    Visit: _check_visit,
    Medicine: _check_named,
    RecordRequest: _check_request,
    CheckItem: _check_item,
    Agreed: _check_agreed,
    Contact: _check_named,
    Exam: _check_exam,
    Treatment: _check_treatment,
    DosePeriod: _check_stretch,
    Step: _check_stretch,
    Measure: _check_measure,
    Photo: check_photo,
}


def overlap(periods: Iterable[DosePeriod], new: DosePeriod) -> DosePeriod | None:
    """Return a period of the same medicine whose days cross those of the new one, or None."""
    for period in periods:
        if period.id != new.id and period.medicine_id == new.medicine_id and _cross(period, new):
            return period
    return None


def _cross(one: DosePeriod, other: DosePeriod) -> bool:
    first = (one.started_on or EARLIEST, one.ended_on or date.max)
    second = (other.started_on or EARLIEST, other.ended_on or date.max)
    return first[0] <= second[1] and second[0] <= first[1]
