"""The care record as it is read: cancers with their facts, ages, and what is only worked out and never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from followup.domain.days import Day, parse_day, whole_years
from followup.domain.errors import Refused
from followup.domain.facts import UNKNOWN
from followup.domain.log_view import MedicineView
from followup.domain.profile import Profile
from followup.domain.records import Diagnosis, Fact, Measure, Step, Treatment, Weight
from followup.domain.words import Side, TreatmentKind

RECEPTORS = ("oestrogen_receptor", "progesterone_receptor", "her2")

Treats = Callable[[str], frozenset[TreatmentKind]]
"""Which cancer treatments the name of a medicine stands for."""


def treats_nothing(_name: str) -> frozenset[TreatmentKind]:
    """Return nothing: the list of medicines is not at hand."""
    return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CareView:
    """Everything that is known of the person, the cancers and what is being done, as records."""

    today: date
    profile: Profile = field(default_factory=Profile)
    facts: tuple[Fact, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    medicines: tuple[MedicineView, ...] = ()
    weights: tuple[Weight, ...] = ()
    measures: tuple[Measure, ...] = ()
    steps: tuple[Step, ...] = ()
    treats: Treats = treats_nothing

    def named(self, name: str, diagnosis_id: int | None = None) -> tuple[Fact, ...]:
        """Return the facts of a name about the first cancer, or a later one; of each side the last that was said."""
        found = [fact for fact in self.facts if (fact.name, fact.diagnosis_id) == (name, diagnosis_id)]
        return tuple({fact.side: fact for fact in found}.values())

    def value(self, name: str) -> str:
        """Return the value of a fact of which there is one, "" where it is unknown."""
        found = [fact.value for fact in self.named(name) if fact.value != UNKNOWN]
        return found[-1] if found else ""

    def later(self) -> tuple[Diagnosis, ...]:
        """Return the later diagnoses, oldest first; one without a day comes last."""
        return tuple(sorted(self.diagnoses, key=lambda one: (one.found_on or date.max, one.id)))


def fact_day(fact: Fact | None) -> Day | None:
    """Return the day a fact holds, or None."""
    if fact is None or fact.value == UNKNOWN:
        return None
    try:
        day = parse_day(fact.value)
    except Refused:
        return None
    return Day(day.on, day.about or fact.about)


@dataclass(frozen=True, slots=True)
class Age:
    """Full years on a day, counted to the birthday; `about` where one of the two days is a guess."""

    years: int
    about: bool


def age_then(born: Day | None, then: Day | None) -> Age | None:
    """Return how old somebody was on a day, None where a day is not known or lies before the birth."""
    if born is None or then is None or then.on < born.on:
        return None
    return Age(whole_years(born.on, then.on), born.about or then.about)


def triple_negative(facts: Iterable[Fact]) -> tuple[Side, ...]:
    """Return the sides of one cancer on which all three receptors are negative.

    A receptor that nobody wrote down, that is unknown or that is low is not negative.
    """
    known = [fact for fact in facts if fact.name in RECEPTORS]
    sides = dict.fromkeys(fact.side for fact in known)
    of = {(fact.name, fact.side): fact.value for fact in known}
    unsided = Side.NONE

    def negative(name: str, side: Side) -> bool:
        return of.get((name, side), of.get((name, unsided))) == "negative"

    found = tuple(side for side in sides if all(negative(name, side) for name in RECEPTORS))
    # What was said without a side holds for each side, and is not a side of its own then.
    return tuple(side for side in found if side is not unsided) or found


def body_mass_index(grams: int, centimetres: int) -> float:
    """Return kilograms by square metres (Quetelet's index, WHO Technical Report 894)."""
    return grams / 1000 / (centimetres / 100) ** 2
