"""Which facts go where: about the person, about one cancer, or a list of their own."""

from __future__ import annotations

from collections.abc import Iterable

from followup.domain.facts import FACTS, UNKNOWN
from followup.domain.records import Fact
from followup.exchange.fhir.draft import Draft, texts

PERSON = frozenset({"name", "birth_date", "sex"})
TEAM = frozenset({"team_name", "team_phone", "team_phone_out_of_hours"})
LISTS = frozenset({"allergy", "known_condition", "cancer_history"})
ABOUT = frozenset({"region", "menopause", "uterus", "genetic_test"})
"""What is about the person and has no section of the summary."""

HEIGHT = "height"

_ELSEWHERE = PERSON | TEAM | LISTS | ABOUT | {HEIGHT}


def latest(facts: Iterable[Fact], name: str) -> Fact | None:
    """Return the last fact of a name about the person or the first cancer, or None."""
    return next((fact for fact in reversed(tuple(facts)) if fact.name == name and fact.diagnosis_id is None), None)


def of_cancer(facts: Iterable[Fact], diagnosis_id: int | None) -> tuple[Fact, ...]:
    """Return the facts of one cancer in the order of the list of facts; None is the first one."""
    order = list(FACTS)
    found = [
        fact
        for fact in facts
        if fact.diagnosis_id == diagnosis_id and fact.name in FACTS and fact.name not in _ELSEWHERE
    ]
    return tuple(sorted(found, key=lambda fact: order.index(fact.name)))


def about_person(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return what is about the person and stands nowhere else, facts of unknown names too."""
    return tuple(fact for fact in facts if fact.name in ABOUT or fact.name not in FACTS)


def is_known(fact: Fact) -> bool:
    """Return whether a fact says more than that nobody knows."""
    return fact.value.strip() not in {"", UNKNOWN}


def title(draft: Draft, fact: Fact) -> str:
    """Return what a fact is about, with its side where it has one."""
    known = FACTS.get(fact.name)
    words = draft.tr(known.title) if known is not None else fact.name.replace("_", " ")
    return texts(words, draft.words.side(fact.side))


def value(draft: Draft, fact: Fact) -> str:
    """Return what a fact says, as it was written; a choice in words."""
    if not is_known(fact):
        return draft.tr("unknown")
    if fact.name == "cancer_place":
        return draft.words.cancer_place(fact.value)
    if fact.name == "region":
        return draft.words.region(fact.value)
    known = FACTS.get(fact.name)
    return draft.tr(fact.value) if known is not None and known.form == "choice" else fact.value


def sentence(draft: Draft, fact: Fact) -> str:
    """Return a fact as one line: what it is about, what it says, where it is known from, and notes."""
    return texts(statement(draft, fact), source(draft, fact), between=". ")


def statement(draft: Draft, fact: Fact) -> str:
    """Return what a fact is about and what it says."""
    said = draft.tr("{title}: {value}").format(title=title(draft, fact), value=value(draft, fact))
    if fact.about:
        said = draft.tr("{words} (about)").format(words=said)
    return said


def source(draft: Draft, fact: Fact) -> str:
    """Return where a fact is known from, and its note."""
    known_from = draft.tr("Known from: {source}").format(source=fact.source.strip()) if fact.source.strip() else ""
    return texts(known_from, fact.note, between=". ")


def told(draft: Draft, fact: Fact, words: str) -> str:
    """Return a line about a fact as a narrative has it: with who entered it, where that is not the person."""
    name = draft.author_name(fact)
    by = draft.tr("Entered by {name}").format(name=name) if name else ""
    return texts(words, source(draft, fact), by, between=". ")
