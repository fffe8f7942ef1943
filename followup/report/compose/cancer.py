"""The cancer and its treatment: facts in the order doctors read them; what nobody knows is printed as unknown."""

from __future__ import annotations

from collections.abc import Iterator

from followup.domain.facts import FACTS, UNKNOWN
from followup.domain.records import Diagnosis, Fact
from followup.domain.words import Side
from followup.report.care.doing import doing, doing_hint, doing_title
from followup.report.care.known import known_facts, known_hint, known_title, nodes_words
from followup.report.care.record import age_then, fact_day, triple_negative
from followup.report.care.words import diagnosis_words, place_words
from followup.report.compose.reading import Reading
from followup.report.compose.treatments import table
from followup.report.document import Block, Column, ColumnKind, Heading, Pairs, Row, Section, Table, Text
from followup.report.front import Pair
from followup.report.wording import joined, with_side

ALWAYS = (
    "cancer_side",
    "diagnosed_on",
    "histology",
    "stage",
    "grade",
    "tumour_size",
    "nodes",
    "margins",
    "oestrogen_receptor",
    "progesterone_receptor",
    "her2",
    "surgery",
)
"""Facts that always print, as unknown where nobody knows them."""

_GIVEN = (
    "radiotherapy",
    "chemotherapy",
    "hormone_treatment",
    "targeted_treatment",
    "immune_treatment",
    "bone_treatment",
)
_WHERE_KNOWN = (
    "cancer_place",
    "inflammatory",
    "biopsy",
    "biopsy_on",
    "genetic_test",
    "nodes_removed",
    "reconstruction",
    *_GIVEN,
    "treatment_ended_on",
    "menopause",
    "height",
    "cancer_history",
    "known_condition",
    "allergy",
)

_ALWAYS_LATER = (
    "cancer_place",
    "cancer_side",
    "biopsy",
    "biopsy_on",
    "histology",
    "oestrogen_receptor",
    "progesterone_receptor",
    "her2",
)
_LATER_WHERE_KNOWN = ("stage", "grade", "tumour_size", "nodes", "margins", "inflammatory", *_GIVEN)
"""What a biopsy tests again always prints; the rest of a later cancer where somebody wrote it down."""


def _title(reading: Reading, name: str) -> str:
    tr = reading.tr
    short = {
        "cancer_side": tr("Side"),
        "diagnosed_on": tr("Found"),
        "histology": tr("Type"),
        "tumour_size": tr("Size"),
        "oestrogen_receptor": tr("Oestrogen rec."),
        "progesterone_receptor": tr("Progesterone rec."),
        "surgery": tr("Surgery"),
    }
    return short.get(name) or tr(FACTS[name].title)


def pair(reading: Reading, name: str, diagnosis_id: int | None = None) -> Pair:
    """Return a fact of the first cancer, or of a later one, with its label; what nobody knows is unknown."""
    label, tr = _title(reading, name), reading.tr
    if name == "nodes":
        words = nodes_words(reading.care, tr, diagnosis_id, with_sides=not one_sided(reading))
        return Pair(label, words or tr("unknown"), unknown=not words)
    facts = reading.facts(name, diagnosis_id)
    if not FACTS[name].many:
        facts = tuple({fact.side: fact for fact in facts}.values())
    values = [words for fact in facts if (words := _value(reading, fact))]
    if name == "surgery":
        values += list(_operated(reading, facts))
        facts = tuple(fact for fact in facts if fact.value != UNKNOWN) if len(values) > len(facts) else facts
    unknown = not values or (bool(facts) and all(fact.value == UNKNOWN for fact in facts))
    words = tr("unknown") if unknown else joined(values, "; ")
    negative = triple_negative(of_cancer(reading, diagnosis_id)) if name == "her2" else ()
    return Pair(label, joined([words, tr("triple negative")], "; ") if negative else words, unknown)


def _operated(reading: Reading, facts: tuple[Fact, ...]) -> Iterator[str]:
    """Breast surgery that stands in the treatments and not in the facts, in their words: both sides said once."""
    operated = reading.view.log.profile.surgery
    for kind in sorted({kind for kinds in operated.values() for kind in kinds}):
        sides = {side for side, kinds in operated.items() if kind in kinds}
        for fact in facts:
            if fact.value == kind:
                sides -= {Side.LEFT, Side.RIGHT} if fact.side is Side.BOTH else {fact.side}
        for side in (Side.BOTH,) if sides >= {Side.LEFT, Side.RIGHT} else sorted(sides):
            yield with_side(kind, side, reading.tr)


def _value(reading: Reading, fact: Fact) -> str:
    value = reading.tr("unknown") if fact.value == UNKNOWN else fact.value.strip()
    if fact.name.endswith("_on") and fact.value != UNKNOWN:
        value = _day_value(reading, fact)
    if fact.name == "cancer_place":
        value = place_words(fact.value, reading.tr)
    if fact.name == "height" and fact.value != UNKNOWN:
        value = reading.tr("{height} cm").format(height=value) if value.isdigit() else value
    known = FACTS.get(fact.name)
    if known is None or not known.sided or (fact.name != "surgery" and one_sided(reading)):
        return value
    return with_side(value, fact.side, reading.tr)


def one_sided(reading: Reading) -> bool:
    """Whether all facts that have a side are of one side, which then needs to be said once only."""
    sides = {fact.side for fact in of_cancer(reading, None) if FACTS.get(fact.name, FACTS["name"]).sided}
    stated = reading.fact("cancer_side")
    return len(sides - {Side.NONE}) < 2 and (stated is None or stated.value != Side.BOTH)


def _day_value(reading: Reading, fact: Fact) -> str:
    day = fact_day(fact)
    if day is None:
        return fact.value.strip()
    words = reading.day(day.on, about=day.about)
    age = age_then(fact_day(reading.fact("birth_date")), day) if fact.name == "diagnosed_on" else None
    if age is None:
        return words
    said = reading.tr("{day} (aged about {age})") if age.about else reading.tr("{day} (aged {age})")
    return said.format(day=words, age=age.years)


def of_cancer(reading: Reading, diagnosis_id: int | None) -> list[Fact]:
    """Return all facts of one cancer; None is the first one."""
    return [fact for fact in reading.view.facts if fact.diagnosis_id == diagnosis_id]


def section(reading: Reading) -> Section:
    """Return every fact with where it is known from, later cancers, treatments, and what doctors look at."""
    tr, care = reading.tr, reading.care
    names = (*ALWAYS, *(name for name in _WHERE_KNOWN if reading.facts(name)))
    blocks: list[Block] = [_facts(reading, "facts", names, None)]
    for diagnosis in care.later():
        known = (name for name in _LATER_WHERE_KNOWN if _is_known(reading, name, diagnosis.id))
        blocks.append(Heading(_later_title(reading, diagnosis)))
        blocks.append(_facts(reading, f"facts_{diagnosis.id}", (*_ALWAYS_LATER, *known), diagnosis.id))
        remarks = joined([diagnosis.source.strip(), diagnosis.note.strip()], ". ")
        if remarks:
            blocks.append(Text(remarks, quiet=True))
    blocks += [Heading(tr("Treatments")), table(reading)]
    blocks += [Heading(known_title(tr)), Text(known_hint(tr), quiet=True), Pairs(known_facts(care, tr))]
    blocks += [Heading(doing_title(tr)), Text(doing_hint(tr), quiet=True), Pairs(doing(care, tr))]
    return Section("cancer", tr("The cancer and its treatment, with where it is known from"), tuple(blocks))


def _is_known(reading: Reading, name: str, diagnosis_id: int) -> bool:
    names = ("nodes", "nodes_positive", "nodes_examined") if name == "nodes" else (name,)
    return any(reading.facts(one, diagnosis_id) for one in names)


def _later_title(reading: Reading, diagnosis: Diagnosis) -> str:
    tr = reading.tr
    day = reading.day(diagnosis.found_on, about=diagnosis.about) if diagnosis.found_on else tr("date unknown")
    born = fact_day(reading.fact("birth_date"))
    age = None
    if diagnosis.found_on is not None:
        age = age_then(born, fact_day(Fact(name="", value=diagnosis.found_on.isoformat(), about=diagnosis.about)))
    words = "" if age is None else (tr("aged about {age}") if age.about else tr("aged {age}")).format(age=age.years)
    return joined([diagnosis_words(diagnosis.diagnosis, tr), day, words])


def _facts(reading: Reading, table: str, names: tuple[str, ...], diagnosis_id: int | None) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Fact"), ColumnKind.NAME, strong=True),
        Column(tr("Value"), ColumnKind.WORDS),
        Column(tr("Known from, notes"), ColumnKind.WORDS),
    )
    return Table(table, columns, tuple(_fact_row(reading, name, diagnosis_id) for name in names), "")


def _fact_row(reading: Reading, name: str, diagnosis_id: int | None) -> Row:
    shown = pair(reading, name, diagnosis_id)
    sources = joined(list(_sources(reading, name, diagnosis_id)))
    return Row((reading.tr(FACTS[name].title), shown.value, sources), quiet=shown.unknown)


def _sources(reading: Reading, name: str, diagnosis_id: int | None) -> Iterator[str]:
    seen = set()
    names = ("nodes_positive", "nodes_examined", "nodes") if name == "nodes" else (name,)
    for fact in (fact for one in names for fact in reading.facts(one, diagnosis_id)):
        for words in (fact.source.strip(), fact.note.strip()):
            if words and words not in seen:
                seen.add(words)
                yield words
