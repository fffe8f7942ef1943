"""Which symptoms a stretch of tokens speaks of, and how well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from followup.signs.meanings import LACK, NEG, PLACE
from followup.signs.phrases import PhraseTable
from followup.signs.reader import Token

_ENOUGH = 0.6
_MOST_TRIED = 60
_REACH = 4
_SCATTERED = 0.7
_ELSEWHERE = 0.6
_WIDER = 0.9  # "pain in my thigh" speaks of leg pain, but less than of pain in the thigh
_TROUBLES = frozenset(
    {"problem", "problems", "trouble", "troubles", "loss", "issue", "issues", "difficulty", "changes"}
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a stretch of tokens: `at` are the positions it uses, `share` how much of it was there."""

    symptom: str
    weight: float
    share: float
    at: frozenset[int]

    @property
    def score(self) -> float:
        """Return how strongly the words speak for this symptom; only comparable within one search."""
        return self.weight * self.share**2


class PhraseSearch:
    """Finds the phrases of a table that share enough keys with what a person typed."""

    def __init__(self, table: PhraseTable) -> None:
        self._table = table

    def search(self, tokens: Sequence[Token], start: int, end: int) -> list[Hit]:
        """Return the best hit of each symptom among `tokens[start:end]`, best first."""
        spots = _spots(tokens, start, end)
        found: dict[str, Hit] = {}
        for number, weight in self._candidates(spots):
            symptom = self._table.symptom(number)
            best = found.get(symptom)
            if best is None or weight**3 / self._table.totals[number] ** 2 > best.score:
                hit = self._hit(number, spots, tokens)
                if hit and (best is None or hit.score > best.score):
                    found[symptom] = hit
        return sorted(found.values(), key=lambda hit: -hit.score)

    def _candidates(self, spots: Mapping[str, Sequence[int]]) -> list[tuple[int, float]]:
        sums: dict[int, float] = {}
        for key in spots:
            weight = self._table.weights.get(key)
            if weight is not None:
                for number in self._table.users[key]:
                    sums[number] = sums.get(number, 0.0) + weight
        totals = self._table.totals
        enough = [(number, weight) for number, weight in sums.items() if weight >= _ENOUGH * totals[number]]
        enough.sort(key=lambda pair: -(pair[1] ** 3) / totals[pair[0]] ** 2)
        return enough[:_MOST_TRIED]

    def _hit(self, number: int, spots: Mapping[str, Sequence[int]], tokens: Sequence[Token]) -> Hit | None:
        keys = self._table.keys(number)
        present = [key for key in keys if key in spots]
        if not self._is_enough(keys, present, spots):
            return None
        used = _close_together([spots[key] for key in present if key not in {NEG, LACK}])
        if NEG in keys:
            used.add(_negator(keys, spots, tokens))
        if LACK in keys:
            used.add(_lack(spots, tokens, used))
        if -1 in used:
            return None
        weight = sum(self._table.weights[key] for key in present)
        share = weight / self._table.totals[number]
        scattered = max(used) - min(used) + 1 - len(used) > 2 * _REACH
        wider = any(key in tokens[at].meaning.keys[1:] for at in used for key in keys if key.startswith(PLACE))
        elsewhere = any(key.startswith(PLACE) for key in spots) and any(
            key.startswith(PLACE) and key not in spots for key in keys
        )
        weight *= (_SCATTERED if scattered else 1) * (_WIDER if wider else 1) * (_ELSEWHERE if elsewhere else 1)
        return Hit(self._table.symptom(number), weight, share, frozenset(used))

    def _is_enough(self, keys: Sequence[str], present: Sequence[str], spots: Mapping[str, Sequence[int]]) -> bool:
        """Whether enough of a phrase is there: all of a short one; two telling words and any denial of a longer one."""
        if len(present) == len(keys):
            return True
        wrong = self._table.complaints.intersection(keys)
        if wrong and wrong.isdisjoint(present):
            return False
        telling = {spots[key][0] for key in present if key not in self._table.light and key not in {NEG, LACK}}
        return len(keys) > 2 and len(telling) >= 2 and {NEG, LACK}.intersection(keys).issubset(present)


def _spots(tokens: Sequence[Token], start: int, end: int) -> dict[str, list[int]]:
    """Where each key stands; a negator may also be the "lack" of something."""
    spots: dict[str, list[int]] = {}
    for at in range(start, end):
        for key in tokens[at].meaning.keys:
            spots.setdefault(key, []).append(at)
    if NEG in spots:
        spots[LACK] = sorted(spots.get(LACK, []) + spots[NEG])
    return spots


def _close_together(choices: Sequence[Sequence[int]]) -> set[int]:
    """One position for each key, near the first key's first."""
    if not choices:
        return set()
    anchor = choices[0][0]
    return {min(spots, key=lambda at: abs(at - anchor)) for spots in choices}


def _negator(keys: Sequence[str], spots: Mapping[str, Sequence[int]], tokens: Sequence[Token]) -> int:
    """Where the negator of a phrase stands, -1 when none stands shortly before what it speaks of."""
    after = next((key for key in keys[keys.index(NEG) + 1 :] if key in spots), NEG)
    close = [at for at in spots[NEG] for head in spots[after] if 0 < _distance(tokens, at, head) <= _REACH]
    return close[-1] if close else -1


def _lack(spots: Mapping[str, Sequence[int]], tokens: Sequence[Token], heads: set[int]) -> int:
    """Where the "lack" of a phrase stands, -1 when it is not close to what is missing."""
    words = [at for at in spots[LACK] if not tokens[at].meaning.negator]
    close = [at for at in words if any(abs(_distance(tokens, at, head)) <= _REACH for head in heads)]
    negators = [at for at in spots.get(NEG, ()) if any(0 < _distance(tokens, at, head) < _REACH for head in heads)]
    if negators and close and not _is_under(tokens, negators[0], close[0], min(heads)):
        return negators[0]
    return next(iter(close or negators), -1)


def _is_under(tokens: Sequence[Token], negator: int, lack: int, head: int) -> bool:
    """Whether the "lack" word belongs under the negator: "no loss of appetite", "no appetite problems"."""
    return negator < lack < head or tokens[lack].word in _TROUBLES


def _distance(tokens: Sequence[Token], start: int, end: int) -> int:
    """Words with a meaning of their own from one position to another, negative when the other comes first."""
    low, high = sorted((start, end))
    steps = 1 + sum(bool(tokens[at].meaning.keys) for at in range(low + 1, high))
    return steps if end > start else -steps
