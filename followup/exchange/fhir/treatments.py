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
    """Return operations, radiotherapy and what else was done; drugs and vaccines have sections of their own."""
    section = Section(draft.tr("Treatments"), "47519-4")
    others = (one for one in draft.given.treatments if one.treatment is not TreatmentKind.VACCINE)
    found = [one for one in others if not _stands_with_medicines(draft, one)]
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
    found = [one for one in draft.given.treatments if _stands_with_medicines(draft, one)]
    section.entries += [_drugs(draft, one, cancers) for one in found]
    if found:
        section.blocks += [heading(draft.tr("Cancer treatment with medicines")), _table(draft, found)]


def _stands_with_medicines(draft: Draft, treatment: Treatment) -> bool:
    """Return whether a drug treatment is told as a medicine.

    Where the log has a medicine of the same name with its doses, that one is the medicine and the treatment a course
    that was given: two statements of one drug would look like two doses of it.
    """
    names = {view.medicine.name.strip().casefold() for view in draft.given.medicines}
    return treatment.treatment in DRUGS and treatment.name.strip().casefold() not in names


def _procedure(draft: Draft, treatment: Treatment, cancers: Cancers) -> Plain:
    body: Plain = {
        "status": _status(draft, treatment, "in-progress"),
        "category": concept(draft.words.treatment[treatment.treatment]),
        "code": concept(_named(draft, treatment)),
        "subject": draft.person,
        **_when(treatment, "performed"),
        "recorder": draft.who(treatment),
        "asserter": draft.who(treatment),
        **_reason(treatment, cancers),
    }
    site = located(texts(*_fields(draft, treatment)), draft.words.side(treatment.side))
    if site:
        body["bodySite"] = [site["bodySite"]]
    body |= draft.note(treatment, _source(draft, treatment), treatment.note)
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


def _named(draft: Draft, treatment: Treatment) -> str:
    """Return a treatment with what was done and where it was aimed, where its name does not say so."""
    parts = [draft.words.operation[one] for one in treatment.operations] + _fields(draft, treatment)
    unsaid = [part for part in parts if part.casefold() not in treatment.name.casefold()]
    return texts(treatment.name, texts(*unsaid), between=": ")


def _fields(draft: Draft, treatment: Treatment) -> list[str]:
    return [draft.words.field[one] for one in treatment.fields]


def _source(draft: Draft, treatment: Treatment) -> str:
    source = treatment.source.strip()
    return draft.tr("Known from: {source}").format(source=source) if source else ""


def _table(draft: Draft, found: list[Treatment]) -> str:
    tr = draft.tr
    heads = (tr("Treatment"), tr("From"), tr("To"), tr("What for, known from, notes"), tr("Entered by"))
    return table(heads, [_row(draft, one) for one in found])


def _row(draft: Draft, treatment: Treatment) -> tuple[str, ...]:
    name = texts(_named(draft, treatment), draft.words.side(treatment.side))
    kind = draft.words.treatment[treatment.treatment]
    later = next((one for one in draft.given.diagnoses if one.id == treatment.diagnosis_id), None)
    notes = texts(
        treatment.purpose,
        draft.words.diagnosis(later.diagnosis) if later is not None else "",
        _source(draft, treatment),
        treatment.note,
        between=". ",
    )
    over = treatment.treatment in _OF_ONE_DAY
    unsaid = "" if over else draft.tr("not written down")
    last = draft.day(treatment, "ended_on") if treatment.ended_on is not None else unsaid
    title = draft.tr("{name} ({kind})").format(name=name, kind=kind)
    return title, draft.day(treatment, "started_on"), last, notes, draft.author_name(treatment)
