"""The signs as they are read in Help: grouped by region, each with its steps and sources. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from followup.domain.words import Tier
from followup.signs.flag import Source
from followup.signs.sign import Rule, Sign, Signs
from followup.ui.help.who_words import who_words
from followup.ui.kit.sentences import translate
from followup.ui.kit.source_words import source_words
from followup.ui.kit.tier_words import tier_words

OTHER = "other"

REGIONS = (
    ("local", "breast"),
    ("regional", "nodes"),
    ("distant: spine", "bones"),
    ("distant: bone", "bones"),
    ("distant: lung", "chest"),
    ("distant: liver", "belly"),
    ("distant: GI", "belly"),
    ("distant: brain", "head"),
    ("emergency", "head"),
    ("distant: metabolic", "whole"),
    ("distant: general", "whole"),
    ("late effect", "treatment"),
    ("drug warning", "treatment"),
    ("complication", "treatment"),
    ("benign", "treatment"),
)
"""How the region of a sign begins in the files, and the group a person would look in."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule: why, for whom, and what in it is ours ("" when nothing is)."""

    why: str
    who: tuple[str, ...] = ()
    own: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked for, and every rule of the sign that asks for it."""

    tier: Tier
    words: str
    rules: tuple[RuleWords, ...]


@dataclass(frozen=True, slots=True)
class SignWords:
    """One sign in the reader's language, most pressing step first; `said` is what a search looks through."""

    id: str
    group: str
    title: str
    clinical: str
    who: tuple[str, ...]
    steps: tuple[Step, ...]
    sooner: str
    causes: tuple[str, ...]
    sources: tuple[str, ...]
    said: str


def group_titles() -> dict[str, str]:
    """Return the groups with their titles, in the order they are shown."""
    tr = QCoreApplication.translate
    return {
        "breast": tr("help", "Breast, chest wall and scar"),
        "nodes": tr("help", "Armpit, arm and neck"),
        "bones": tr("help", "Bones and back"),
        "chest": tr("help", "Chest and breathing"),
        "belly": tr("help", "Belly and bowels"),
        "head": tr("help", "Head, eyes and nerves"),
        "whole": tr("help", "The body as a whole"),
        "treatment": tr("help", "Effects of treatment"),
        OTHER: tr("help", "Other signs"),
    }


def sign_words(signs: Signs) -> tuple[SignWords, ...]:
    """Return every sign, by group and within a group in the order of the files."""
    order = list(group_titles())
    return tuple(sorted((_words(sign) for sign in signs.signs), key=lambda words: order.index(words.group)))


def found(all_words: Iterable[SignWords], typed: str) -> tuple[SignWords, ...]:
    """Return the signs in which every typed word stands somewhere."""
    wanted = typed.casefold().split()
    return tuple(words for words in all_words if all(part in words.said for part in wanted))


def group_of(region: str) -> str:
    """Return the group in which a sign of this region stands."""
    return next((group for start, group in REGIONS if region.startswith(start)), OTHER)


def _words(sign: Sign) -> SignWords:
    title, steps = translate(sign.title), _steps(sign.rules)
    causes = tuple(translate(cause.words) for cause in sign.causes)
    sources = tuple(source_words(source) for source in _sources(sign))
    whys = (rule.why for step in steps for rule in step.rules)
    said = " ".join((title, sign.clinical, *(step.words for step in steps), *whys, *causes, *sources)).casefold()
    sooner, who = translate(sign.sooner) if sign.sooner else "", who_words(sign.person)
    return SignWords(sign.id, group_of(sign.region), title, sign.clinical, who, steps, sooner, causes, sources, said)


def _steps(rules: Iterable[Rule]) -> tuple[Step, ...]:
    def asks_for(rule: Rule) -> tuple[int, str]:
        return rule.tier.rank, tier_words(rule.tier, rule.hours)

    ordered = sorted(rules, key=lambda rule: (rule.pressing, asks_for(rule)))
    return tuple(_step(words, list(group)) for (_, words), group in groupby(ordered, key=asks_for))


def _step(words: str, rules: list[Rule]) -> Step:
    # Several rules may look at the same thing in different ways; a reader needs each sentence once.
    lines = (RuleWords(translate(rule.why), who_words(rule.person), _own(rule)) for rule in rules)
    return Step(rules[0].tier, words, tuple(dict.fromkeys(lines)))


def _own(rule: Rule) -> str:
    return translate(rule.note) if rule.is_default else ""


def _sources(sign: Sign) -> Iterable[Source]:
    """Return the sources of the rules first, then of the causes, then who names the sign; each once."""
    named = [source for rule in sign.rules for source in rule.sources]
    named += [source for cause in sign.causes for source in cause.sources]
    return dict.fromkeys((*named, *sign.named_by))
