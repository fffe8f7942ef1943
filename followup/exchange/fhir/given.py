"""Treatments of which the log knows only that they were given, or not: the facts of a cancer say so, without a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from followup.domain.care_words import Operation
from followup.domain.records import Fact, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.exchange.fhir import facts
from followup.exchange.fhir.codes import Plain, concept
from followup.exchange.fhir.draft import Draft, Section, entered, texts
from followup.exchange.fhir.narrative import points
from followup.exchange.fhir.times import as_written, dated

_OPERATIONS = {
    "nodes_removed": (Operation.SENTINEL_NODES, Operation.NODE_CLEARANCE),
    "reconstruction": (Operation.RECONSTRUCTION,),
}
_DRUGS = {
    "chemotherapy": TreatmentKind.CHEMOTHERAPY,
    "hormone_treatment": TreatmentKind.HORMONE,
    "targeted_treatment": TreatmentKind.TARGETED,
    "immune_treatment": TreatmentKind.IMMUNE,
    "bone_treatment": TreatmentKind.BONE,
}
_NO = frozenset({"no", "none"})


@dataclass(frozen=True, slots=True)
class _Given:
    """One fact: what was given, and whether it was."""

    fact: Fact
    title: str
    kind: TreatmentKind

    @property
    def was_given(self) -> bool:
        return self.fact.value not in _NO


def add_procedures(draft: Draft, section: Section, cancers: dict[int | None, Plain]) -> None:
    """Add operations and radiotherapy that stand among the facts alone; what was not done is said as not done."""
    found = [one for one in _procedures(draft) if not _is_among_treatments(draft, one)]
    for one in found:
        fact = one.fact
        body: Plain = {
            "status": "completed" if one.was_given else "not-done",
            "category": concept(draft.words.treatment[one.kind]),
            "code": concept(one.title),
            "subject": draft.person,
            **_ended(draft, one),
            "recorder": draft.who(fact),
            "asserter": draft.who(fact),
            **_reason(fact, cancers),
        }
        if side := draft.words.side(_side(draft, fact)):
            body["bodySite"] = [concept(side)]
        body |= draft.note(fact, facts.source(draft, fact))
        section.entries.append(draft.add("Procedure", f"fact/{fact.id}", body))
    section.blocks.append(_lines(draft, found))


def add_drugs(draft: Draft, section: Section, cancers: dict[int | None, Plain]) -> None:
    """Add drug treatments that stand among the facts alone: that they were given, or not, and no name."""
    found = [one for one in _drugs(draft) if not _is_among_treatments(draft, one)]
    for one in found:
        fact = one.fact
        body: Plain = {
            "status": "unknown" if one.was_given else "not-taken",
            "category": concept(draft.words.treatment[one.kind]),
            "medicationCodeableConcept": concept(one.title),
            "subject": draft.person,
            **dated("effectiveDateTime", None),
            **entered("dateAsserted", fact),
            "informationSource": draft.who(fact),
            **_reason(fact, cancers),
            **draft.note(fact, facts.source(draft, fact)),
        }
        section.entries.append(draft.add("MedicationStatement", f"fact/{fact.id}", body))
    section.blocks.append(_lines(draft, found))


def _procedures(draft: Draft) -> Iterator[_Given]:
    for fact in filter(facts.is_known, draft.given.facts):
        if fact.name == "surgery":
            known = Operation(fact.value) if fact.value in set(Operation) else None
            title = draft.words.operation[known] if known is not None else facts.title(draft, fact)
            yield _Given(fact, title, TreatmentKind.SURGERY)
        elif fact.name in _OPERATIONS:
            yield _Given(fact, facts.title(draft, fact), TreatmentKind.SURGERY)
        elif fact.name == "radiotherapy":
            yield _Given(fact, draft.words.treatment[TreatmentKind.RADIOTHERAPY], TreatmentKind.RADIOTHERAPY)


def _drugs(draft: Draft) -> Iterator[_Given]:
    for fact in filter(facts.is_known, draft.given.facts):
        if fact.name in _DRUGS:
            kind = _DRUGS[fact.name]
            yield _Given(fact, draft.words.treatment[kind], kind)


def _is_among_treatments(draft: Draft, given: _Given) -> bool:
    """Return whether a treatment with days of its own, or a medicine of the list, says the same already."""
    fact, side = given.fact, _side(draft, given.fact)
    names = (view.medicine.name for view in draft.given.medicines)
    if (
        given.was_given
        and given.kind in _DRUGS.values()
        and any(given.kind in draft.given.treats(one) for one in names)
    ):
        return True
    wanted = _OPERATIONS.get(fact.name, ())
    if fact.name == "surgery" and fact.value in set(Operation):
        wanted = (Operation(fact.value),)
    return given.was_given and any(
        one.treatment is given.kind
        and one.diagnosis_id == fact.diagnosis_id
        and (not wanted or bool({*wanted} & {*one.operations}))
        and _may_be_one(one, side)
        for one in draft.given.treatments
    )


def _may_be_one(treatment: Treatment, side: Side) -> bool:
    return Side.NONE in {treatment.side, side} or treatment.side in {side, Side.BOTH}


def _side(draft: Draft, fact: Fact) -> Side:
    if fact.side is not Side.NONE or fact.name != "surgery":
        return fact.side
    stated = facts.latest(draft.given.facts, "surgery_side")
    return Side(stated.value) if stated is not None and stated.value in set(Side) else Side.NONE


def _ended(draft: Draft, given: _Given) -> Plain:
    fact = given.fact
    ends = [
        one for one in draft.given.facts if one.name == "radiotherapy_ended_on" and one.side in {fact.side, Side.NONE}
    ]
    if given.kind is TreatmentKind.RADIOTHERAPY and given.was_given and fact.diagnosis_id is None and ends:
        end = as_written("end", ends[-1].value, about=ends[-1].about)
        return {"performedPeriod": {**dated("start", None), **end}}
    return dated("performedDateTime", None)


def _reason(fact: Fact, cancers: dict[int | None, Plain]) -> Plain:
    cancer = cancers.get(fact.diagnosis_id)
    return {"reasonReference": [cancer]} if cancer else {}


def _lines(draft: Draft, found: list[_Given]) -> str:
    tr = draft.tr
    return points(_line(draft, one, tr("day unknown") if one.was_given else tr("not done")) for one in found)


def _line(draft: Draft, given: _Given, words: str) -> str:
    named = texts(given.title, draft.words.side(_side(draft, given.fact)), words)
    return facts.told(draft, given.fact, named)
