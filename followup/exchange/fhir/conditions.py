"""Conditions: the first cancer and later ones with their facts, other conditions, and allergies.

None of them says whether it is active, in remission or confirmed: that is for a clinician, and the log does not know.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.domain.facts import UNKNOWN
from followup.domain.records import Diagnosis, Fact, Record
from followup.domain.words import Side, TreatmentKind
from followup.exchange.fhir import facts
from followup.exchange.fhir.codes import Plain, asserted, coding, concept
from followup.exchange.fhir.draft import Draft, Section, entered, located, texts
from followup.exchange.fhir.narrative import heading, paragraph, points
from followup.exchange.fhir.strings import clean
from followup.exchange.fhir.times import as_written, dated

_ALWAYS = (
    *("diagnosed_on", "cancer_side", "histology", "stage", "grade", "tumour_size", "nodes_examined", "nodes_positive"),
    *("margins", "oestrogen_receptor", "progesterone_receptor", "her2"),
)
"""What a reader looks for: named as unknown where nobody wrote it down."""


def problems_section(draft: Draft) -> tuple[Section, dict[int | None, Plain]]:
    """Return the cancers and other conditions, and the reference to each cancer; None is the first one."""
    section = Section(draft.tr("Problems"), "11450-4")
    cancers: dict[int | None, Plain] = {}
    first = facts.of_cancer(draft.given.facts, None)
    treated = any(
        one.diagnosis_id is None and one.treatment is not TreatmentKind.VACCINE for one in draft.given.treatments
    )
    if first or treated:
        cancers[None] = _first(draft, section, first)
    for diagnosis in draft.given.diagnoses:
        cancers[diagnosis.id] = _later(draft, section, diagnosis)
    section.entries += cancers.values()
    others = [fact for fact in draft.given.facts if fact.name == "known_condition"]
    section.entries += _listed(draft, others)
    if others:
        section.blocks += [heading(draft.tr("Other health conditions")), _lines(draft, others)]
    return section, cancers


def history_section(draft: Draft) -> Section:
    """Return what was written down about cancers before."""
    section = Section(draft.tr("Past problems"), "11348-0")
    found = [fact for fact in draft.given.facts if fact.name == "cancer_history"]
    section.entries += _listed(draft, found)
    section.blocks.append(_lines(draft, found))
    return section


def allergies_section(draft: Draft) -> Section:
    """Return the allergies that were written down, in the person's words."""
    section = Section(draft.tr("Allergies"), "48765-2")
    found = [fact for fact in draft.given.facts if fact.name == "allergy"]
    for fact in found:
        if facts.is_known(fact):
            body: Plain = {
                # FHIR asks for a state (ait-1); what somebody lists as an allergy, they have.
                "clinicalStatus": {"coding": [coding("allergyintolerance-clinical", "active")]},
                "code": concept(fact.value),
                "patient": draft.person,
                **entered("recordedDate", fact),
                "recorder": draft.who(fact),
                "asserter": draft.who(fact),
                **draft.note(fact, facts.source(draft, fact)),
            }
            section.entries.append(draft.add("AllergyIntolerance", f"fact/{fact.id}", body))
    section.blocks.append(_lines(draft, found))
    return section


def _first(draft: Draft, section: Section, found: tuple[Fact, ...]) -> Plain:
    title = draft.tr("Breast cancer")
    section.blocks += [heading(title), _facts(draft, (*found, *_missing(found)))]
    body: Plain = {"code": concept(title), "subject": draft.person}
    body |= {**_place(draft, found, draft.tr("breast")), **_stage(draft, found)}
    days = [fact for fact in found if fact.name == "diagnosed_on" and facts.is_known(fact)]
    found_on = as_written("day", days[0].value, about=days[0].about) if len(days) == 1 else {}
    if "day" in found_on:
        body["extension"] = [asserted(_month_of_guess(found_on))]
    if found:
        body |= _by(draft, found[0])
    return draft.add("Condition", "cancer", {**body, **_notes(draft, found)})


def _later(draft: Draft, section: Section, diagnosis: Diagnosis) -> Plain:
    found = facts.of_cancer(draft.given.facts, diagnosis.id)
    title = draft.words.diagnosis(diagnosis.diagnosis)
    known_from = draft.tr("Known from: {source}").format(source=diagnosis.source) if diagnosis.source.strip() else ""
    section.blocks.append(heading(texts(title, draft.day(diagnosis, "found_on"))))
    section.blocks += [paragraph(words) for words in (known_from, diagnosis.note) if words.strip()]
    section.blocks.append(_facts(draft, found))
    body: Plain = {"code": concept(title), "subject": draft.person}
    if diagnosis.found_on is not None:
        body["extension"] = [asserted(_month_of_guess(dated("day", diagnosis.found_on, about=diagnosis.about)))]
    body |= {**_place(draft, found, ""), **_stage(draft, found), **_by(draft, diagnosis)}
    notes = draft.note(diagnosis, known_from, diagnosis.note).get("note", [])
    notes += _notes(draft, found).get("note", [])
    mark = f"diagnosis/{diagnosis.id}"
    return draft.add("Condition", mark, {**body, **({"note": notes} if notes else {})})


def _month_of_guess(day: Plain) -> str:
    """Return a day for a place with no room to say that it is a guess: then its month alone."""
    written: str = day["day"]
    return written[: len("2026-03")] if "_day" in day else written


def _facts(draft: Draft, found: Iterable[Fact]) -> str:
    return points(facts.told(draft, fact, facts.statement(draft, fact)) for fact in found)


def _missing(found: tuple[Fact, ...]) -> Iterable[Fact]:
    known = {fact.name for fact in found}
    nodes = "nodes" in known
    for name in _ALWAYS:
        if name not in known and not (nodes and name.startswith("nodes_")):
            yield Fact(name=name, value=UNKNOWN)


def _place(draft: Draft, found: tuple[Fact, ...], usual: str) -> Plain:
    places = [facts.value(draft, fact) for fact in found if fact.name == "cancer_place" and facts.is_known(fact)]
    side = next((fact.value for fact in reversed(found) if fact.name == "cancer_side"), "")
    words = draft.words.side(Side(side)) if side in set(Side) else draft.tr("side unknown") if side else ""
    site = located(texts(*places) or usual, words)
    return {"bodySite": [site["bodySite"]]} if site else {}


def _stage(draft: Draft, found: tuple[Fact, ...]) -> Plain:
    stages = [fact for fact in found if fact.name == "stage" and facts.is_known(fact)]
    side = draft.words.side
    return {"stage": [{"summary": concept(texts(one.value, side(one.side)))} for one in stages]} if stages else {}


def _notes(draft: Draft, found: tuple[Fact, ...]) -> Plain:
    notes = [draft.annotation(fact, facts.sentence(draft, fact)) for fact in found]
    return {"note": notes} if notes else {}


def _by(draft: Draft, record: Record) -> Plain:
    return {**entered("recordedDate", record), "recorder": draft.who(record), "asserter": draft.who(record)}


def _listed(draft: Draft, found: Iterable[Fact]) -> Iterable[Plain]:
    for fact in found:
        if facts.is_known(fact):
            body: Plain = {"code": concept(clean(fact.value)), "subject": draft.person, **_by(draft, fact)}
            body |= draft.note(fact, facts.source(draft, fact))
            yield draft.add("Condition", f"fact/{fact.id}", body)


def _lines(draft: Draft, found: Iterable[Fact]) -> str:
    return points(facts.told(draft, fact, facts.value(draft, fact)) for fact in found)
