"""What single words and expressions stand for: families, places, negators, and words that name no symptom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from followup.signs.lexicon import Lexicon
from followup.signs.text import stem

NEG = "~"
"""The key of any negator, so that "no sleep", "not sleeping" and "can't sleep" read the same."""

LACK = "<lack>"
"""The key of words for something missing that ought to be there."""

PLACE = "@"
"""What the keys of body places start with."""

HERE = ""
"""Where a node of the tree keeps the meaning of the words so far; no word is empty."""

_DENYING = (
    *("no more", "no longer", "free of", "free from", "far from", "absence of"),
    *("not think it", "not think i", "not think that", "not think there", "cannot say i", "cannot say that"),
)
_UNABLE = ("can not", "could not", "will not", "would not", "cannot", "wont", "nothing")


class Meaning(NamedTuple):
    """What a word or an expression can stand for.

    `keys` is what phrases are compared by, the most exact first; none for grammar and for what names no symptom.
    `place` is a place id. `negator` is "deny" for words such as "no", and "unable" for "can't" and "won't", which deny
    nothing by themselves. `kinds` holds lack, over, not_felt and silence, the kinds of expressions of the lexicon.
    """

    keys: Sequence[str] = ()
    place: str = ""
    negator: str = ""
    kinds: Sequence[str] = ()


Tree = dict[str, Any]
"""Expressions by the stems of their words: each step a dictionary, its own meaning under `HERE`."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The meanings of one lexicon: `single` words by stem, and a `tree` of longer expressions.

    Each is kept as the four parts of a `Meaning`, so that they can come straight from a file.
    """

    single: Mapping[str, Sequence[Any]]
    tree: Tree


def meanings_of(lexicon: Lexicon, parents: Mapping[str, str]) -> Meanings:
    """Return the meanings a lexicon gives to words; `parents` maps a place id to the larger place, or to nothing."""
    builder = _Builder(lexicon.spelling)
    for name, members in lexicon.families.items():
        builder.add(members, Meaning((name,)))
    for place, names in lexicon.places.items():
        builder.add(names, Meaning(_place_keys(place, parents), place))
    builder.add((*sorted(lexicon.grammar["negators"]), *_DENYING), Meaning((NEG,), negator="deny"))
    builder.add(_UNABLE, Meaning((NEG,), negator="unable"))
    for kind, members in lexicon.expressions.items():
        builder.add(members, Meaning(kinds=(kind,)))
    return Meanings(builder.single, builder.tree)


class _Builder:
    def __init__(self, spelling: Mapping[str, str]) -> None:
        self.single: dict[str, Meaning] = {}
        self.tree: Tree = {}
        self._spelling = spelling

    def add(self, members: Iterable[str], meaning: Meaning) -> None:
        for member in members:
            stems = [stem(self._spelling.get(word, word)) for word in member.split()]
            if len(stems) == 1:
                self.single[stems[0]] = _joined(self.single.get(stems[0]), meaning, stems)
            else:
                node = self.tree
                for root in stems:
                    node = node.setdefault(root, {})
                node[HERE] = _joined(node.get(HERE), meaning, stems)


def _joined(before: Meaning | None, meaning: Meaning, stems: Sequence[str]) -> Meaning:
    """Both meanings of one expression; the first family or place named for it gives the keys."""
    first = before or Meaning()
    keys = first.keys or meaning.keys
    if "lack" in meaning.kinds:
        keys = (*(keys or (stems if len(stems) == 1 else ())), LACK)
    elif "over" in meaning.kinds:
        keys = keys or (" ".join(stems),)
    kinds = (*first.kinds, *meaning.kinds)
    return Meaning(keys, first.place or meaning.place, first.negator or meaning.negator, kinds)


def _place_keys(place: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    keys = []
    while place:
        keys.append(PLACE + place)
        place = parents[place]
    return tuple(keys)
