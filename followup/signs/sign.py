"""A sign and its rules as the program holds them once the files are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from followup.domain.words import Answer, Tier
from followup.signs.conditions import Recall, SymptomTest, Together
from followup.signs.flag import Source
from followup.signs.medicine_names import MedicineNames
from followup.signs.person import PersonTest


@dataclass(frozen=True, slots=True)
class ShortQuestion:
    """A yes/no question the entry form can ask, in plain words.

    `names` says what it asks about where that is something of its own, such as a fever beside a headache; it is empty
    where the question is how the symptom is. `of` are the symptoms it speaks of, `denies` those that a "no" denies.
    """

    id: str
    words: str
    names: str = ""
    of: frozenset[str] = frozenset()
    denies: frozenset[str] = frozenset()

    def is_of_its_own(self, symptom: str) -> bool:
        """Return whether it asks, beside this symptom, about something else than the symptom itself."""
        return bool(self.names) and symptom not in self.of


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A further question that an answer leads on to."""

    after: str
    answer: Answer
    ask: ShortQuestion


@dataclass(frozen=True, slots=True)
class WeightTest:
    """The loss of weight a rule asks for, in thousandths of the usual weight (50 is one twentieth)."""

    lost: int
    unless_wanted: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """The part of a sign that decides: for whom, what, how long, and what is then asked for.

    `symptom` and `weight` are two ways to meet a rule; exactly one is set. `is_event`: each entry is a new event, so
    one after the person's tick is news. `even_if_usual`: counts although it is the person's own normal.
    `is_default`: a number or a choice in it is ours, not a source's; `note` says which.
    """

    id: str
    sign: str
    tier: Tier
    hours: int | None
    why: str
    sources: tuple[Source, ...]
    person: PersonTest
    recall: Recall
    symptom: SymptomTest | None = None
    weight: WeightTest | None = None
    together: Together | None = None
    is_event: bool = False
    even_if_usual: bool = False
    is_default: bool = False
    note: str = ""

    @property
    def pressing(self) -> tuple[int, int]:
        """Return what sorts rules, the most pressing first."""
        return pressing(self.tier, self.hours)


def pressing(tier: Tier, hours: int | None) -> tuple[int, int]:
    """Return what sorts a tier and its hours, the most pressing first."""
    return tier.rank, hours if hours is not None else (0 if tier is Tier.URGENT else 10_000)


@dataclass(frozen=True, slots=True)
class Cause:
    """Another common cause of a sign: context beside a flag, never a reason to leave it out."""

    words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something guidelines ask people to tell their team about, with its rules in the order of the file.

    `covers` are ids of signs that this one says already when it rests on the same entries. `answers` are the
    questions whose "yes" a rule of this sign reads.
    """

    id: str
    version: int
    title: str
    clinical: str
    region: str
    is_in_seed: bool
    person: PersonTest
    rules: tuple[Rule, ...]
    sooner: str
    causes: tuple[Cause, ...]
    questions: tuple[str, ...]
    recall_days: int
    recall_is_default: bool
    named_by: tuple[Source, ...]
    covers: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Later:
    """What is said of an emergency when it is no longer of now, instead of the rule's own sentences."""

    why: str
    sooner: str


@dataclass(frozen=True, slots=True)
class Signs:
    """Every sign, in the order of the files, with the sources and short questions they use.

    `note` says how far the rules as a whole can be trusted, for whoever reads the list. `later` holds what is said of
    an emergency of some time ago, by its standing.
    """

    signs: tuple[Sign, ...]
    version: str
    sources: Mapping[str, Source]
    questions: Mapping[str, ShortQuestion]
    asked: Mapping[str, tuple[ShortQuestion, ...]]
    by_id: Mapping[str, Sign] = field(default_factory=dict)
    note: str = ""
    later: Mapping[str, Later] = field(default_factory=dict)
    leads_on: Mapping[str, tuple[FollowUp, ...]] = field(default_factory=dict)
    medicines: MedicineNames = field(default_factory=MedicineNames)

    def sign(self, sign_id: str) -> Sign:
        """Return the sign with this id; raises `KeyError` when there is none."""
        return self.by_id[sign_id]

    def source(self, source_id: str) -> Source:
        """Return the source with this id; raises `KeyError` when there is none."""
        return self.sources[source_id]

    def rule(self, rule_id: str) -> Rule:
        """Return the rule with this id; raises `KeyError` when there is none."""
        for sign in self.signs:
            for rule in sign.rules:
                if rule.id == rule_id:
                    return rule
        raise KeyError(rule_id)

    def questions_for(self, symptom_id: str) -> tuple[ShortQuestion, ...]:
        """Return the two to four short questions some rule uses for a symptom, the most decisive first.

        Empty for a symptom that no rule looks at.
        """
        return self.asked.get(symptom_id, ())

    def follow_ups(self, symptom_id: str, answers: Mapping[str, Answer]) -> tuple[ShortQuestion, ...]:
        """Return the further short questions that these answers lead on to, beside those of `questions_for`.

        Where a symptom is the person's own normal, a "no" leads to nothing: whether it changed is what counts.
        """
        is_old = answers.get("long_standing") is Answer.YES
        return tuple(
            step.ask
            for step in self.leads_on.get(symptom_id, ())
            if answers.get(step.after) is step.answer and not (is_old and step.answer is Answer.NO)
        )
