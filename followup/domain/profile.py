"""What the rules need to know of the person, drawn from facts and treatments; unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from followup.domain.care_words import Operation, RadiotherapyField
from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.domain.facts import UNKNOWN
from followup.domain.records import Fact, Treatment
from followup.domain.words import Side, TreatmentKind


@dataclass(frozen=True, slots=True)
class Profile:
    """The person as the rules see them. An empty string, None or an empty mapping is unknown.

    `surgery` maps a side to the surgeries of that side; `Side.NONE` holds those whose side is not known.
    """

    name: str = ""
    birth_date: date | None = None
    sex: str = ""
    region: str = ""
    menopause: str = ""
    uterus: str = ""
    histology: str = ""
    cancer_side: Side = Side.NONE
    surgery: dict[Side, frozenset[str]] = field(default_factory=dict)
    reconstructed: frozenset[Side] = frozenset()
    nodes_removed: frozenset[Side] = frozenset()
    treatment_ended_on: date | None = None
    radiotherapy_ended_on: date | None = None
    known_conditions: frozenset[str] = frozenset()
    diagnosed_on: date | None = None


def profile_of(facts: Iterable[Fact], treatments: Iterable[Treatment]) -> Profile:
    """Return the profile; a later fact of the same name wins where only one can hold."""
    facts, treatments = tuple(facts), tuple(treatments)
    # What is written of a later cancer says nothing of the first one.
    last = {fact.name: fact for fact in facts if fact.diagnosis_id is None}
    return Profile(
        name=_text(last.get("name")),
        birth_date=_day(last.get("birth_date")),
        sex=_text(last.get("sex")),
        region=_text(last.get("region")),
        menopause=_text(last.get("menopause")),
        uterus=_text(last.get("uterus")),
        histology=_histology(facts, last.get("histology")),
        cancer_side=_side(_text(last.get("cancer_side"))),
        surgery=_surgeries(facts, treatments, _side(_text(last.get("surgery_side")))),
        reconstructed=_sides(facts, "reconstruction") | _operated(treatments, Operation.RECONSTRUCTION),
        nodes_removed=_sides(facts, "nodes_removed")
        | _operated(treatments, Operation.SENTINEL_NODES, Operation.NODE_CLEARANCE),
        treatment_ended_on=_day(last.get("treatment_ended_on")),
        radiotherapy_ended_on=_last_radiotherapy(last.get("radiotherapy_ended_on"), treatments),
        known_conditions=frozenset(fact.value for fact in facts if fact.name == "known_condition"),
        diagnosed_on=_latest(fact for fact in facts if fact.name == "diagnosed_on"),
    )


def _text(fact: Fact | None) -> str:
    return fact.value if fact is not None and fact.value != UNKNOWN else ""


def _day(fact: Fact | None) -> date | None:
    if fact is None or fact.value == UNKNOWN:
        return None
    try:
        return parse_day(fact.value).on
    except Refused:
        return None


def _latest(facts: Iterable[Fact]) -> date | None:
    return max((day for fact in facts if (day := _day(fact)) is not None), default=None)


def _side(value: str) -> Side:
    return Side(value) if value in set(Side) else Side.NONE


def _histology(facts: tuple[Fact, ...], last: Fact | None) -> str:
    """Any cancer that was lobular counts: signs of it are looked for wherever it was and whichever it was."""
    return "lobular" if any(fact.name == "histology" and fact.value == "lobular" for fact in facts) else _text(last)


def _surgeries(facts: tuple[Fact, ...], treatments: tuple[Treatment, ...], stated: Side) -> dict[Side, frozenset[str]]:
    said = [(fact.side or stated, fact.value) for fact in facts if fact.name == "surgery" and fact.value != UNKNOWN]
    said += [
        (treatment.side or stated, str(operation))
        for treatment in treatments
        for operation in treatment.operations
        if operation in (Operation.LUMPECTOMY, Operation.MASTECTOMY)
    ]
    found: dict[Side, frozenset[str]] = {}
    for side, surgery in said:
        for one in (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side,):
            found[one] = found.get(one, frozenset()) | {surgery}
    return found


def _operated(treatments: tuple[Treatment, ...], *operations: Operation) -> frozenset[Side]:
    return frozenset(treatment.side for treatment in treatments if {*operations} & {*treatment.operations})


def _sides(facts: tuple[Fact, ...], name: str) -> frozenset[Side]:
    return frozenset(fact.side for fact in facts if fact.name == name and fact.value == "yes")


def _last_radiotherapy(fact: Fact | None, treatments: tuple[Treatment, ...]) -> date | None:
    """Return the last day of radiotherapy to the breast, the chest or the nodes; where it was aimed may be unknown.

    A course with a single day is taken for over then: it lasts some weeks.
    """
    elsewhere = frozenset({RadiotherapyField.BONE, RadiotherapyField.BRAIN})
    given = (t for t in treatments if t.treatment is TreatmentKind.RADIOTHERAPY)
    courses = (t for t in given if not t.fields or not elsewhere.issuperset(t.fields))
    days = [day for t in courses if (day := t.ended_on or t.started_on) is not None]
    stated = _day(fact)
    return max([*days, *([stated] if stated else [])], default=None)
