"""The phrases of the lexicon as a table of keys, with a weight for each key and a way back from key to phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from followup.signs.lexicon import Lexicon
from followup.signs.meanings import LACK, NEG
from followup.signs.reader import Reader
from followup.signs.text import stem

_LIGHT = 0.3
_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """Phrases by number. A row is a symptom id and the keys of one phrase in one string, `totals` its weight.

    `weights` says how much a key tells, more the fewer symptoms use it; `light` keys tell little. `users` lists the
    numbers of the phrases with a key. `complaints` are the keys that name something wrong, such as "pain".
    """

    rows: Sequence[str]
    totals: Sequence[float]
    weights: Mapping[str, float]
    users: Mapping[str, Sequence[int]]
    light: frozenset[str]
    complaints: frozenset[str]

    def symptom(self, number: int) -> str:
        """Return the symptom id of a phrase."""
        return self.rows[number].partition(_BETWEEN)[0]

    def keys(self, number: int) -> list[str]:
        """Return the keys of a phrase, in their order."""
        return self.rows[number].split(_BETWEEN)[1:]


def phrase_table(lexicon: Lexicon, reader: Reader) -> PhraseTable:
    """Return the table of all phrases; those that read the same count once, those of light words alone not at all."""
    phrases = lexicon.phrases
    light_keys = frozenset(stem(word) for word in lexicon.grammar["light"])
    complaints = frozenset(lexicon.families) - lexicon.grammar["things"] - light_keys
    weak = light_keys | {NEG, LACK}
    rows = [
        (symptom, keys)
        for symptom, lines in phrases.items()
        for keys in dict.fromkeys(tuple(dict.fromkeys(reader.keys_of(line))) for line in lines)
        if not weak.issuperset(keys)
    ]
    users: dict[str, list[int]] = {}
    for number, (_, keys) in enumerate(rows):
        for key in keys:
            users.setdefault(key, []).append(number)
    count = len(phrases) + 1
    weights = {
        key: round(log(count / len({rows[number][0] for number in numbers})) * (_LIGHT if key in light_keys else 1), 3)
        for key, numbers in users.items()
    }
    totals = [round(sum(weights[key] for key in keys), 3) for _, keys in rows]
    return PhraseTable(
        [_BETWEEN.join((symptom, *keys)) for symptom, keys in rows], totals, weights, users, light_keys, complaints
    )
