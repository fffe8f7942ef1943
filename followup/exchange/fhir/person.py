"""The person the log is about, what is known of them, and their care team."""

from __future__ import annotations

from followup.domain.care_words import ContactRole
from followup.domain.facts import UNKNOWN
from followup.domain.records import Contact, Fact
from followup.exchange.fhir import facts
from followup.exchange.fhir.codes import Plain, absent, concept, unknown
from followup.exchange.fhir.draft import Draft, Section, entered, texts
from followup.exchange.fhir.narrative import points, table
from followup.exchange.fhir.strings import clean
from followup.exchange.fhir.times import as_written

_GENDERS = frozenset({"female", "male", "other"})
_OF_THE_TEAM = frozenset({ContactRole.COUNSELLOR, ContactRole.SOCIAL_WORKER})
_INSTITUTIONS = frozenset({ContactRole.CLINIC})


def add_person(draft: Draft, doctors: list[Plain]) -> str:
    """Add the person and return their name, "" where it is not written down."""
    known = draft.given.facts
    name, born, sex = (facts.latest(known, one) for one in ("name", "birth_date", "sex"))
    own_name = name.value.strip() if name is not None and facts.is_known(name) else ""
    body: Plain = {"name": [{"text": clean(own_name)} if own_name else {"_text": unknown()}]}
    body["gender"] = sex.value if sex is not None and sex.value in _GENDERS else "unknown"
    body |= as_written("birthDate", born.value if born else UNKNOWN, about=born is not None and born.about)
    if doctors:
        body["generalPractitioner"] = doctors
    target = draft.add("Patient", "patient", body)
    for fact in (name, born, sex):
        if fact is not None:
            draft.attest(fact, target)
    return own_name


def about_section(draft: Draft) -> Section:
    """Return what is written down about the person and has no section of its own in the summary."""
    section = Section(draft.tr("About me"))
    found = facts.about_person(draft.given.facts)
    section.entries += [_about(draft, fact) for fact in found]
    section.blocks.append(points(facts.told(draft, fact, facts.statement(draft, fact)) for fact in found))
    return section


def _about(draft: Draft, fact: Fact) -> Plain:
    known = facts.is_known(fact)
    body: Plain = {
        "status": "final",
        "code": concept(facts.title(draft, fact)),
        "subject": draft.person,
        **entered("issued", fact),
        "performer": [draft.who(fact)],
        **({"valueString": clean(facts.value(draft, fact))} if known else {"dataAbsentReason": absent()}),
        **draft.note(fact, facts.source(draft, fact)),
    }
    return draft.add("Observation", f"fact/{fact.id}", body)


def team_section(draft: Draft) -> tuple[Section, list[Plain]]:
    """Return the care team, and those in it who are family doctors. Family and friends are no part of it."""
    section, doctors = Section(draft.tr("My care team"), "85847-2"), list[Plain]()
    members: list[Plain] = []
    rows = []
    for contact in draft.given.contacts:
        if contact.role.is_team or contact.role in _OF_THE_TEAM:
            member = _member(draft, contact)
            members.append({"role": [concept(draft.words.role[contact.role])], "member": member})
            rows.append(_row(draft, contact))
            if contact.role is ContactRole.GP:
                doctors.append(member)
    clinic = _clinic(draft)
    if clinic is not None:
        members.append({"role": [concept(draft.tr("Cancer team"))], "member": clinic[0]})
        rows.append(clinic[1])
    if members:
        body: Plain = {"status": "active", "subject": draft.person, "participant": members}
        section.entries.append(draft.add("CareTeam", "care_team", body))
    heads = (draft.tr("Name"), draft.tr("Who"), draft.tr("Place"), draft.tr("Phone"), draft.tr("Notes"))
    section.blocks.append(table(heads, rows))
    return section, doctors


def _member(draft: Draft, contact: Contact) -> Plain:
    body: Plain = {"name": clean(contact.name)} if contact.role in _INSTITUTIONS else {}
    body = body or {"name": [{"text": clean(contact.name)}]}
    if phones := _phones(contact):
        body["telecom"] = phones
    if place := texts(contact.place, contact.address):
        body["address"] = [{"text": clean(place)}]
    resource_type = "Organization" if contact.role in _INSTITUTIONS else "Practitioner"
    target = draft.add(resource_type, f"contact/{contact.id}", body)
    draft.attest(contact, target)
    return target


def _phones(contact: Contact) -> list[Plain]:
    found = (("phone", contact.phone), ("phone", contact.phone_out_of_hours), ("email", contact.email))
    return [
        {"system": system, "value": clean(value.strip()), "use": "work"} for system, value in found if value.strip()
    ]


def _row(draft: Draft, contact: Contact) -> tuple[str, ...]:
    nights = contact.phone_out_of_hours.strip()
    phones = texts(contact.phone, draft.tr("nights: {phone}").format(phone=nights) if nights else "", contact.email)
    notes = texts(contact.helps_with, contact.note, between=". ")
    return contact.name, draft.words.role[contact.role], texts(contact.place, contact.address), phones, notes


def _clinic(draft: Draft) -> tuple[Plain, tuple[str, ...]] | None:
    """Return the team that stands among the facts, by its name and numbers."""
    found = [facts.latest(draft.given.facts, one) for one in ("team_name", "team_phone", "team_phone_out_of_hours")]
    known = [fact for fact in found if fact is not None and facts.is_known(fact)]
    if not known:
        return None
    name, phone, nights = (fact.value.strip() if fact in known and fact is not None else "" for fact in found)
    body: Plain = {"name": clean(name) or draft.tr("Cancer team")}
    if phones := [{"system": "phone", "value": clean(one), "use": "work"} for one in (phone, nights) if one]:
        body["telecom"] = phones
    target = draft.add("Organization", "team", body)
    for fact in known:
        draft.attest(fact, target)
    words = texts(phone, draft.tr("nights: {phone}").format(phone=nights) if nights else "")
    return target, (name, draft.tr("Cancer team"), "", words, "")
