"""What single words and expressions stand for: families, places, negators, and words that name no symptom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from followup.signs.lexicon import Lexicon
from followup.signs.text import stem

NEG = "~"
"""The key of any negator, so that "no sleep", "not sleeping" and "can't sleep" read the same."""

LACK = "<lack>"
"""The key of words for something missing that ought to be there."""

_DENYING = ("no more", "no longer", "free of", "free from", "absence of")
_UNABLE = "can not,could not,will not,would not,cannot,wont,nothing"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or an expression can stand for.

    `keys` is what phrases are compared by, the most exact first; none for grammar and for what names no symptom.
    `place` is a place id. `negator` is "deny" for words such as "no", and "unable" for "can't" and "won't", which deny
    nothing by themselves. `lack`, `over`, `not_felt` and `silence` are the kinds of expressions of the lexicon.
    """

    keys: tuple[str, ...] = ()
    place: str = ""
    negator: str = ""
    lack: bool = False
    over: bool = False
    not_felt: bool = False
    silence: bool = False


_KINDS = {
    "lack": Meaning(lack=True),
    "over": Meaning(over=True),
    "not_felt": Meaning(not_felt=True),
    "silence": Meaning(silence=True),
}


@dataclass(slots=True)
class Node:
    """A step into the expressions: what the words so far mean, and which word can follow."""

    meaning: Meaning | None = None
    next: dict[str, Node] = field(default_factory=dict)


class Meanings:
    """The meanings of one lexicon, by the stems of their words: `single` words and a `tree` of longer expressions."""

    def __init__(self, lexicon: Lexicon, parents: Mapping[str, str]) -> None:
        self.single: dict[str, Meaning] = {}
        self.tree: dict[str, Node] = {}
        self._spelling = lexicon.spelling
        for name, members in lexicon.families.items():
            self._add(members, Meaning(keys=(name,)))
        for place, names in lexicon.places.items():
            self._add(names, Meaning(keys=_place_keys(place, parents), place=place))
        self._add((*lexicon.grammar["negators"], *_DENYING), Meaning(keys=(NEG,), negator="deny"))
        self._add(_UNABLE.split(","), Meaning(keys=(NEG,), negator="unable"))
        for kind, members in lexicon.expressions.items():
            self._add(members, _KINDS[kind])

    def of(self, root: str) -> Meaning:
        """Return the meaning of a single word by its stem; a word nobody listed stands for itself."""
        return self.single.get(root) or Meaning(keys=(root,))

    def _add(self, members: Iterable[str], meaning: Meaning) -> None:
        for member in members:
            stems = tuple(stem(self._spelling.get(word, word)) for word in member.split())
            if len(stems) == 1:
                self.single[stems[0]] = _joined(self.single.get(stems[0]), meaning, stems)
            else:
                node = self._node(stems)
                node.meaning = _joined(node.meaning, meaning, stems)

    def _node(self, stems: Sequence[str]) -> Node:
        node = self.tree.setdefault(stems[0], Node())
        for root in stems[1:]:
            node = node.next.setdefault(root, Node())
        return node


def _joined(before: Meaning | None, meaning: Meaning, stems: Sequence[str]) -> Meaning:
    """Both meanings of one expression; the first family or place named for it gives the keys."""
    keys = before.keys if before else meaning.keys
    if meaning.lack:
        keys = (*(keys or ((stems[0],) if len(stems) == 1 else ())), LACK)
    elif meaning.over:
        keys = keys or (" ".join(stems),)
    if before is None:
        return replace(meaning, keys=keys)
    return Meaning(
        keys=keys,
        place=before.place or meaning.place,
        negator=before.negator or meaning.negator,
        lack=before.lack or meaning.lack,
        over=before.over or meaning.over,
        not_felt=before.not_felt or meaning.not_felt,
        silence=before.silence or meaning.silence,
    )


def _place_keys(place: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    keys = []
    while place:
        keys.append("@" + place)
        place = parents[place]
    return tuple(keys)
