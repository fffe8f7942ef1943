"""The facts of the record in groups, and each value in words. No widgets here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.domain.facts import FACTS, UNKNOWN, FactName
from followup.domain.records import Fact
from followup.domain.words import Side


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that stand together on the page; `folded` ones are shown when asked for."""

    id: str
    names: tuple[str, ...]
    folded: bool = False


GIVEN = (
    "radiotherapy",
    "chemotherapy",
    "hormone_treatment",
    "targeted_treatment",
    "immune_treatment",
    "bone_treatment",
)
"""Whether each kind of treatment was given at all: no and unknown are answers too."""

GROUPS = (
    FactGroup("person", ("name", "birth_date", "sex", "height", "region", "menopause")),
    FactGroup("team", ("team_name", "team_phone", "team_phone_out_of_hours")),
    FactGroup("surgery", ("surgery", "reconstruction", "nodes_removed", "treatment_ended_on", "radiotherapy_ended_on")),
    FactGroup(
        "cancer",
        (
            "cancer_side",
            "diagnosed_on",
            "histology",
            "stage",
            "grade",
            "tumour_size",
            "nodes_positive",
            "nodes_examined",
            "nodes",
            "margins",
            "oestrogen_receptor",
            "progesterone_receptor",
            "her2",
            "inflammatory",
            "biopsy",
            "biopsy_on",
            "genetic_test",
        ),
        folded=True,
    ),
    FactGroup("given", GIVEN, folded=True),
    FactGroup("health", ("known_condition", "allergy", "uterus", "cancer_history"), folded=True),
)
"""The page from top to bottom. `surgery_side` has no line of its own: a surgery carries its side."""

LATER = FactGroup(
    "later",
    (
        "cancer_place",
        "cancer_side",
        "biopsy",
        "biopsy_on",
        "histology",
        "oestrogen_receptor",
        "progesterone_receptor",
        "her2",
        "stage",
        "grade",
        "tumour_size",
        "nodes_positive",
        "nodes_examined",
        "margins",
        "inflammatory",
        *GIVEN,
    ),
)
"""What is asked about a cancer that came back, or a new one. Receptors and HER2 are tested again: they can change."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of the page: a fact as it stands, or None where nothing is known."""

    fact_name: FactName
    fact: Fact | None

    @property
    def is_known(self) -> bool:
        """Whether there is an answer, "I do not know" among them."""
        return self.fact is not None


def lines_of(group: FactGroup, facts: Iterable[Fact], diagnosis_id: int | None = None) -> tuple[FactLine, ...]:
    """Return the lines of a group: one for each fact there is, and an empty one where there is none.

    `diagnosis_id` None is the person and the first cancer, else a later one.
    """
    facts = tuple(fact for fact in facts if fact.diagnosis_id == diagnosis_id)
    lines: list[FactLine] = []
    for name in group.names:
        standing = [fact for fact in facts if fact.name == name]
        lines.extend(FactLine(FACTS[name], fact) for fact in standing)
        if not standing:
            lines.append(FactLine(FACTS[name], None))
    return tuple(lines)


def takes_more(line: FactLine, facts: Iterable[Fact]) -> bool:
    """Return whether another answer of the same fact can stand beside this one: a second side, or one more."""
    if line.fact is None:
        return False
    if line.fact_name.many:
        return True
    of_the_same = (line.fact_name.name, line.fact.diagnosis_id)
    standing = [fact for fact in facts if (fact.name, fact.diagnosis_id) == of_the_same]
    return line.fact_name.sided and {fact.side for fact in standing} in ({Side.LEFT}, {Side.RIGHT})


@dataclass(frozen=True, slots=True, kw_only=True)
class FactForm:
    """What was typed for one fact. `value_of_day` stands for a fact that is a day."""

    fact_name: FactName
    value: str = ""
    side: Side = Side.NONE
    source: str = ""
    about: bool = False

    def new(self, diagnosis_id: int | None) -> Fact:
        """Return a new fact, about a later cancer or about the person and the first one."""
        return Fact(
            name=self.fact_name.name,
            value=self.value,
            side=self.side,
            diagnosis_id=diagnosis_id,
            source=self.source,
            about=self.is_about,
        )

    def over(self, fact: Fact) -> Fact:
        """Return the fact with what was typed put in its place."""
        return replace(fact, value=self.value, side=self.side, source=self.source, about=self.is_about)

    def check(self) -> None:
        """Raise `Refused` beside the field while the value cannot be kept."""
        if not self.value.strip():
            raise Refused("Please fill this in, or choose that you do not know.", field="value")
        if self.fact_name.form == "day" and self.value != UNKNOWN:
            parse_day(self.value, field="value")

    @property
    def is_about(self) -> bool:
        """Whether the day is a guess; a month or a year alone is one."""
        if self.fact_name.form != "day" or self.value == UNKNOWN:
            return False
        return self.about or parse_day(self.value).about


def day_of(value: str) -> date | None:
    """Return the day that a fact holds, or None for words."""
    try:
        return parse_day(value).on
    except Refused:
        return None


def shown(line: FactLine, word: Callable[[str, str], str], day_words: Callable[[date], str]) -> str:
    """Return a fact's value as the page says it, with its side and whether the day is a guess.

    `word` turns a fact's name and value into words, `day_words` a day.
    """
    fact = line.fact
    if fact is None:
        return ""
    words = word(fact.name, fact.value)
    if fact.name == "height" and fact.value.isdigit():
        words = f"{fact.value} cm"
    if line.fact_name.form == "day" and (on := day_of(fact.value)) is not None:
        words = f"{word('', 'about')} {day_words(on)}" if fact.about else day_words(on)
    return f"{words}, {word('side', fact.side)}" if fact.side else words
