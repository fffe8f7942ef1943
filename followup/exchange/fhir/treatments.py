"""What was done: operations, radiotherapy and other treatments, drug treatments of the cancer, and vaccines."""

from __future__ import annotations

from followup.domain.records import Treatment
from followup.domain.words import TreatmentKind
from followup.exchange.fhir.codes import Plain, concept
from followup.exchange.fhir.draft import Draft, Section, entered, located, texts
from followup.exchange.fhir.narrative import heading, table
from followup.exchange.fhir.times import dated, spanned

Cancers = dict[int | None, Plain]

DRUGS = frozenset(
    {
        TreatmentKind.CHEMOTHERAPY,
        TreatmentKind.HORMONE,
        TreatmentKind.TARGETED,
        TreatmentKind.IMMUNE,
        TreatmentKind.BONE,
    }
)
"""Treatments with drugs: they stand with the medicines, where a reader looks for them."""

_OF_ONE_DAY = frozenset({TreatmentKind.SURGERY, TreatmentKind.VACCINE})
"""What is over on the day it is done."""


def procedures_section(draft: Draft, cancers: Cancers) -> Section:
    """Return operations, radiotherapy and what else was done that is neither a drug nor a vaccine."""
    section = Section(draft.tr("Treatments"), "47519-4")
    found = [one for one in draft.given.treatments if one.treatment not in DRUGS | {TreatmentKind.VACCINE}]
    section.entries += [_procedure(draft, one, cancers) for one in found]
    section.blocks.append(_table(draft, found))
    return section


def vaccines_section(draft: Draft) -> Section:
    """Return the vaccines."""
    section = Section(draft.tr("Vaccines"), "11369-6")
    found = [one for one in draft.given.treatments if one.treatment is TreatmentKind.VACCINE]
    section.entries += [_vaccine(draft, one) for one in found]
    section.blocks.append(_table(draft, found))
    return section


def add_drug_treatments(draft: Draft, section: Section, cancers: Cancers) -> None:
    """Add the cancer treatments with drugs to the section of medicines."""
    found = [one for one in draft.given.treatments if one.treatment in DRUGS]
    section.entries += [_drugs(draft, one, cancers) for one in found]
    if found:
        section.blocks += [heading(draft.tr("Cancer treatment with medicines")), _table(draft, found)]


def _procedure(draft: Draft, treatment: Treatment, cancers: Cancers) -> Plain:
    body: Plain = {
        "status": _status(draft, treatment, "in-progress"),
        "category": concept(draft.words.treatment[treatment.treatment]),
        "code": concept(treatment.name),
        "subject": draft.person,
        **_when(treatment, "performed"),
        "recorder": draft.who(treatment),
        "asserter": draft.who(treatment),
        **_reason(treatment, cancers),
    }
    site = located(texts(*_parts(draft, treatment, fields_only=True)), draft.words.side(treatment.side))
    if site:
        body["bodySite"] = [site["bodySite"]]
    body |= draft.note(treatment, texts(*_parts(draft, treatment)), _source(draft, treatment), treatment.note)
    return draft.add("Procedure", f"treatment/{treatment.id}", body)


def _drugs(draft: Draft, treatment: Treatment, cancers: Cancers) -> Plain:
    body: Plain = {
        "status": _status(draft, treatment, "active"),
        "category": concept(draft.words.treatment[treatment.treatment]),
        "medicationCodeableConcept": concept(treatment.name),
        "subject": draft.person,
        **_when(treatment, "effective"),
        **entered("dateAsserted", treatment),
        "informationSource": draft.who(treatment),
        **_reason(treatment, cancers),
        **draft.note(treatment, _source(draft, treatment), treatment.note),
    }
    return draft.add("MedicationStatement", f"treatment/{treatment.id}", body)


def _vaccine(draft: Draft, treatment: Treatment) -> Plain:
    given_on = treatment.started_on or treatment.ended_on
    body: Plain = {
        "status": "completed",
        "vaccineCode": concept(treatment.name),
        "patient": draft.person,
        **dated("occurrenceDateTime", given_on, about=treatment.about),
        **entered("recorded", treatment),
        "primarySource": False,
        "reportOrigin": concept(draft.tr("Written down at home")),
        **draft.note(treatment, treatment.purpose, _source(draft, treatment), treatment.note),
    }
    target = draft.add("Immunization", f"treatment/{treatment.id}", body)
    draft.attest(treatment, target)
    return target


def _status(draft: Draft, treatment: Treatment, going_on: str) -> str:
    """What is written down with a first day only may go on or not: nobody said, so it is unknown."""
    last = treatment.ended_on
    if last is None and treatment.treatment in _OF_ONE_DAY and treatment.started_on is not None:
        last = treatment.started_on
    if last is None:
        return "unknown"
    return "completed" if last <= draft.given.today else going_on


def _when(treatment: Treatment, name: str) -> Plain:
    about = treatment.about
    if treatment.treatment in _OF_ONE_DAY and treatment.started_on is not None and treatment.ended_on is None:
        return dated(f"{name}DateTime", treatment.started_on, about=about)
    return spanned(name, treatment.started_on, treatment.ended_on, about=about, about_last=about)


def _reason(treatment: Treatment, cancers: Cancers) -> Plain:
    reason: Plain = {"reasonCode": [concept(treatment.purpose)]} if treatment.purpose.strip() else {}
    cancer = cancers.get(treatment.diagnosis_id)
    return {**reason, "reasonReference": [cancer]} if cancer else reason


def _parts(draft: Draft, treatment: Treatment, *, fields_only: bool = False) -> list[str]:
    fields = [draft.words.field[one] for one in treatment.fields]
    return fields if fields_only else [draft.words.operation[one] for one in treatment.operations] + fields


def _source(draft: Draft, treatment: Treatment) -> str:
    source = treatment.source.strip()
    return draft.tr("Known from: {source}").format(source=source) if source else ""


def _table(draft: Draft, found: list[Treatment]) -> str:
    tr = draft.tr
    heads = (tr("Treatment"), tr("From"), tr("To"), tr("What for, known from, notes"), tr("Entered by"))
    return table(heads, [_row(draft, one) for one in found])


def _row(draft: Draft, treatment: Treatment) -> tuple[str, ...]:
    name = texts(treatment.name, draft.words.side(treatment.side))
    kind = draft.words.treatment[treatment.treatment]
    later = next((one for one in draft.given.diagnoses if one.id == treatment.diagnosis_id), None)
    notes = texts(
        treatment.purpose,
        draft.words.diagnosis(later.diagnosis) if later is not None else "",
        _source(draft, treatment),
        treatment.note,
        between=". ",
    )
    last = draft.day(treatment, "ended_on") if treatment.ended_on is not None else ""
    named = texts(name, texts(*_parts(draft, treatment)), between=": ")
    title = draft.tr("{name} ({kind})").format(name=named, kind=kind)
    return title, draft.day(treatment, "started_on"), last, notes, draft.author_name(treatment)
