"""What a fact, or a later diagnosis, is checked against: today, the birth, and what else the record says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.days import Day, parse_day
from followup.domain.errors import Refused
from followup.domain.facts import FACTS, UNKNOWN
from followup.domain.records import Diagnosis, Fact
from followup.report.care.record import fact_day

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads

_MAY_BE_AHEAD = frozenset({"treatment_ended_on", "radiotherapy_ended_on"})
"""Days of a treatment that still goes on may lie ahead."""


def check_fact(fact: Fact, today: date) -> None:
    """Raise `Refused` for a day after today that cannot lie ahead, the birth above all."""
    known = FACTS.get(fact.name)
    if known is None or known.form != "day" or fact.name in _MAY_BE_AHEAD or fact.value in {"", UNKNOWN}:
        return
    if parse_day(fact.value, field="value").on > today:
        raise Refused("This date is in the future. Please check it.", field="value")


def refuse_second(standing: Iterable[Fact], fact: Fact, field: str = "name") -> None:
    """Raise `Refused` where a fact of which there is one stands already, for its side and cancer.

    Nobody could tell which of two holds. One that can stand several times is refused only when it says the same.
    """
    known = FACTS.get(fact.name)
    if known is None:
        return
    others = [one for one in standing if one.id != fact.id and one.side == fact.side]
    if any(not known.many or one.value == fact.value for one in others):
        raise Refused(
            "The log already has an answer for “{title}”. Please change that one.", field=field, title=known.title
        )


def refuse_misfit(store: Reads, fact: Fact) -> None:
    """Raise `Refused` for days out of order, and for more lymph nodes with cancer than were looked at."""
    _refuse_before_birth(store, fact)
    _refuse_end_before_diagnosis(store, fact)
    other = {"nodes_positive": "nodes_examined", "nodes_examined": "nodes_positive"}.get(fact.name)
    if other is None:
        return
    for one in store.all(Fact, name=other, diagnosis_id=fact.diagnosis_id):
        if one.side != fact.side:
            continue
        counts = {fact.name: fact.value, one.name: one.value}
        positive, examined = counts["nodes_positive"], counts["nodes_examined"]
        if positive.isdigit() and examined.isdigit() and int(positive) > int(examined):
            raise Refused(
                "More lymph nodes have cancer here than were looked at. Please check the two numbers.", field="value"
            )


def _refuse_end_before_diagnosis(store: Reads, fact: Fact) -> None:
    """Raise `Refused` where treatment would have ended before the cancer was found; a guess may lie anywhere near."""
    if fact.name not in {"diagnosed_on", *_MAY_BE_AHEAD}:
        return
    ends = (
        [fact] if fact.name in _MAY_BE_AHEAD else [one for name in _MAY_BE_AHEAD for one in store.all(Fact, name=name)]
    )
    standing = [one for one in store.all(Fact, name="diagnosed_on") if one.side != fact.side and one.id != fact.id]
    found = [fact, *standing] if fact.name == "diagnosed_on" else store.all(Fact, name="diagnosed_on")
    days = [day for one in found if (day := fact_day(one)) is not None]
    if not days or any(day.about for day in days):
        return
    first = min(day.on for day in days)
    if any(day.on < first and not day.about for one in ends if (day := fact_day(one)) is not None):
        raise Refused(
            "This treatment would have ended before the diagnosis. Please check the two dates.", field="value"
        )


def refuse_before_first(store: Reads, diagnosis: Diagnosis) -> None:
    """Raise `Refused` where a later diagnosis lies before the first one; a guess may be as early as its month."""
    found = diagnosis.found_on
    days = [day for fact in store.all(Fact, name="diagnosed_on") if (day := fact_day(fact)) is not None]
    if found is None or diagnosis.about or not days:
        return
    first = min(days, key=lambda day: day.on)
    if found < first.on and not first.about:
        raise Refused("This lies before the first diagnosis. Please check the two dates.", field="found_on")


def _refuse_before_birth(store: Reads, fact: Fact) -> None:
    known = FACTS.get(fact.name)
    if known is None or known.form != "day" or fact.name == "birth_date":
        return
    born: Day | None = next((fact_day(one) for one in reversed(store.all(Fact, name="birth_date"))), None)
    day = fact_day(fact)
    if born is not None and day is not None and not born.about and day.on < born.on and not day.about:
        raise Refused("This date is before the date of birth. Please check it.", field="value")
