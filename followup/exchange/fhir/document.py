"""The document: a composition in front, the resources it speaks of behind it, all in one bundle."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time

from followup.exchange.fhir import (
    conditions,
    exams,
    given,
    medicines,
    numbers,
    person,
    plan,
    story,
    symptoms,
    treatments,
)
from followup.exchange.fhir.codes import IPS, LOINC, PATIENT_SUMMARY, Plain, coding, concept
from followup.exchange.fhir.draft import Draft, Section, encode, texts
from followup.exchange.fhir.inputs import FhirInput
from followup.exchange.fhir.narrative import narrative, paragraph

MARK = "Followup"
"""What a file of ours is known by: a tag at its very beginning."""

_HEAD = '{"resourceType":"Bundle","meta":{"tag":[{"display":"' + MARK + '"}]'
_LONGEST_HEAD = 200


def write_document(view: FhirInput) -> tuple[bytes, int]:
    """Return the file and how many resources are in it; the same log on the same day gives the same bytes."""
    draft = Draft(view)
    sections, name = _sections(draft)
    draft.finish()
    _compose(draft, sections, name)
    return _bundle(draft), len(draft.encoded)


def is_own(head: bytes) -> bool:
    """Return whether a file that begins like this was written here."""
    return head[:_LONGEST_HEAD].startswith(_HEAD.encode())


def _sections(draft: Draft) -> tuple[list[Plain], str]:
    """Add every resource; return the sections in the order of the summary, and the person's name."""
    team, doctors = person.team_section(draft)
    name = person.add_person(draft, doctors)
    problems, cancers = conditions.problems_section(draft)
    drugs = Section(draft.tr("Medicines"), "10160-0")
    medicines.add_medicines(draft, drugs)
    treatments.add_drug_treatments(draft, drugs, cancers)
    given.add_drugs(draft, drugs, cancers)
    done = treatments.procedures_section(draft, cancers)
    given.add_procedures(draft, done, cancers)
    medicines.add_therapies(draft, done)
    # The first three must be in any summary; of the next three IPS wants to hear that nothing is known.
    always = (
        problems,
        conditions.allergies_section(draft),
        drugs,
        treatments.vaccines_section(draft),
        exams.results_section(draft),
        done,
    )
    others = (
        conditions.history_section(draft),
        numbers.vitals_section(draft),
        symptoms.symptoms_section(draft),
        numbers.how_section(draft),
        person.about_section(draft),
        plan.plan_section(draft),
        team,
        story.story_section(draft),
    )
    found = [plain for section in always for plain in draft.section(section, always=True)]
    return found + [plain for section in others for plain in draft.section(section)], name


def _compose(draft: Draft, sections: list[Plain], name: str) -> None:
    """Put the composition in front of everything else."""
    tr, language = draft.tr, draft.given.language
    title = texts(tr("Summary from my own log"), name, between=": ")
    hint = tr("Written by the person at home, from their own log. Nobody from the care team has checked it.")
    by = tr("Where nobody is named under “Entered by”, the person entered it.")
    body: Plain = {
        "meta": {"profile": [f"{IPS}Composition-uv-ips"]},
        "language": language,
        "text": narrative([paragraph(title), paragraph(hint), paragraph(by)], language),
        "status": "final",
        "type": concept(tr("Patient summary"), coding(LOINC, PATIENT_SUMMARY)),
        "subject": draft.person,
        "date": draft.given.today.isoformat(),
        "author": [{**draft.person, "display": tr("The person this is about")}],
        "title": title,
        "section": sections,
    }
    target = draft.add("Composition", "composition", body)
    draft.encoded.insert(0, draft.encoded.pop())
    _say_how(draft, target)


def _say_how(draft: Draft, composition: Plain) -> None:
    """Add who is behind the document, and which program put it together."""
    agents = (("author", draft.person), ("assembler", {"display": draft.given.program}))
    body: Plain = {
        "target": [composition],
        "recorded": _made_at(draft),
        "agent": [
            {"type": {"coding": [coding("provenance-participant-type", kind)]}, "who": who} for kind, who in agents
        ],
    }
    draft.add("Provenance", "provenance/composition", body)


def _made_at(draft: Draft) -> str:
    """Return the moment of the document: that of the last entry, or the beginning of a day that has none yet.

    The moment of writing is left out, so that the same log gives the same file all day.
    """
    begun = datetime.combine(draft.given.today, time(), UTC)
    return max(begun, draft.last_entered or begun).isoformat()


def _bundle(draft: Draft) -> bytes:
    """Return the whole file. Its own id comes from what is in it: another content is another document."""
    digest = hashlib.sha256()
    for part in draft.encoded:
        digest.update(part)
    mark = f"bundle/{draft.given.today.isoformat()}/{digest.hexdigest()}"
    rest: Plain = {
        "id": draft.id(mark),
        "language": draft.given.language,
        "identifier": {"system": "urn:ietf:rfc:3986", "value": draft.urn(mark)},
        "type": "document",
        "timestamp": _made_at(draft),
    }
    profile = f',"profile":["{IPS}Bundle-uv-ips"]}},'
    head = _HEAD.encode() + profile.encode() + encode(rest)[1:-1] + b',"entry":[\n'
    return b"".join((head, b",\n".join(draft.encoded), b"\n]}\n"))
