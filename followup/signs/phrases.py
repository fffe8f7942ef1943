"""The index of phrases: which symptoms a stretch of tokens speaks of, and how well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from followup.signs.meanings import LACK, NEG
from followup.signs.reader import Reader, Token
from followup.signs.text import stem

_LIGHT = 0.3
_ENOUGH = 0.6
_MOST_TRIED = 60
_REACH = 4
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


@dataclass(frozen=True, slots=True)
class _Phrase:
    symptom: str
    keys: tuple[str, ...]
    total: float
    strong: int


class PhraseIndex:
    """All phrases of a lexicon, found by the keys they share with what a person typed."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], reader: Reader, light: frozenset[str]) -> None:
        keyed: dict[tuple[str, ...], list[str]] = {}
        users: dict[str, set[str]] = {}
        for symptom, lines in phrases.items():
            for keys in {tuple(dict.fromkeys(reader.keys_of(line))) for line in lines}:
                keyed.setdefault(keys, []).append(symptom)
                for key in keys:
                    users.setdefault(key, set()).add(symptom)
        count = len(phrases) + 1
        self._light = frozenset(stem(word) for word in light)
        self._weights = {key: log(count / len(of)) * (_LIGHT if key in self._light else 1) for key, of in users.items()}
        self._phrases: list[_Phrase] = []
        self._postings: dict[str, list[int]] = {}
        for keys, symptoms in keyed.items():
            for symptom in symptoms:
                self._add(symptom, keys)

    def _add(self, symptom: str, keys: tuple[str, ...]) -> None:
        total = sum(self._weights[key] for key in keys)
        strong = self._strong(keys)
        if not strong:
            return  # "not for me" and the like would be found in anything
        for key in keys:
            self._postings.setdefault(key, []).append(len(self._phrases))
        self._phrases.append(_Phrase(symptom, keys, total, strong))

    def weight(self, key: str) -> float:
        """Return how much a key tells; 0 for one that no phrase has."""
        return self._weights.get(key, 0.0)

    def search(self, tokens: Sequence[Token], start: int, end: int) -> list[Hit]:
        """Return the best hit of each symptom among `tokens[start:end]`, best first."""
        places = _positions(tokens, start, end)
        found: dict[str, Hit] = {}
        for number, weight in self._candidates(places):
            phrase = self._phrases[number]
            best = found.get(phrase.symptom)
            if best is None or weight * (weight / phrase.total) ** 2 > best.score:
                hit = self._hit(phrase, places, tokens)
                if hit and (best is None or hit.score > best.score):
                    found[phrase.symptom] = hit
        return sorted(found.values(), key=lambda hit: -hit.score)

    def _candidates(self, places: Mapping[str, Sequence[int]]) -> list[tuple[int, float]]:
        sums: dict[int, float] = {}
        for key in places:
            weight = self._weights.get(key)
            if weight is not None:
                for number in self._postings[key]:
                    sums[number] = sums.get(number, 0.0) + weight
        phrases = self._phrases
        enough = [(number, weight) for number, weight in sums.items() if weight >= _ENOUGH * phrases[number].total]
        enough.sort(key=lambda pair: -(pair[1] ** 3) / phrases[pair[0]].total ** 2)
        return enough[:_MOST_TRIED]

    def _hit(self, phrase: _Phrase, places: Mapping[str, Sequence[int]], tokens: Sequence[Token]) -> Hit | None:
        present = [key for key in phrase.keys if key in places]
        if not self._is_enough(phrase, present):
            return None
        plain = [key for key in present if key not in {NEG, LACK}]
        anchor = places[plain[0]][0] if plain else None
        used = {min(places[key], key=lambda at: abs(at - (anchor or 0))) for key in plain}
        for key in (NEG, LACK):
            if key in phrase.keys:
                filler = _filler(key, phrase, places, tokens, used)
                if filler is None:
                    return None
                used.add(filler)
        weight = sum(self._weights[key] for key in present)
        scattered = max(used) - min(used) + 1 - len(used) > 2 * _REACH
        return Hit(phrase.symptom, weight * (0.7 if scattered else 1), weight / phrase.total, frozenset(used))

    def _is_enough(self, phrase: _Phrase, present: Sequence[str]) -> bool:
        if len(present) == len(phrase.keys):
            return True
        needed = {NEG, LACK}.intersection(phrase.keys)
        return len(phrase.keys) > 2 and self._strong(present) >= 2 and needed.issubset(present)

    def _strong(self, keys: Iterable[str]) -> int:
        """How many of the keys tell something by themselves."""
        return sum(key not in self._light and key not in {NEG, LACK} for key in keys)


def _positions(tokens: Sequence[Token], start: int, end: int) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at in range(start, end):
        for key in tokens[at].meaning.keys:
            places.setdefault(key, []).append(at)
    if NEG in places:
        places.setdefault(LACK, []).extend(places[NEG])
    return places


def _filler(
    key: str, phrase: _Phrase, places: Mapping[str, Sequence[int]], tokens: Sequence[Token], used: set[int]
) -> int | None:
    """Where the negator or the "lack" word of a phrase stands; nowhere when it is not close to what it speaks of."""
    others = used or {0}
    if key == NEG:
        after = next((k for k in phrase.keys[phrase.keys.index(NEG) + 1 :] if k in places), NEG)
        close = [at for at in places[NEG] for head in places[after] if 0 < _distance(tokens, at, head) <= _REACH]
        return close[-1] if close else None
    words = [at for at in places[LACK] if not tokens[at].meaning.negator]
    close = [at for at in words if any(abs(_distance(tokens, at, other)) <= _REACH for other in others)]
    negators = [at for at in places.get(NEG, ()) if any(0 < _distance(tokens, at, other) <= 3 for other in others)]
    if negators and close and not _is_noun_of_trouble(tokens, negators[0], close[0], min(others)):
        return negators[0]
    return next(iter(close or negators), None)


def _is_noun_of_trouble(tokens: Sequence[Token], negator: int, lack: int, head: int) -> bool:
    """Whether the "lack" word belongs under the negator: "no loss of appetite", "no appetite problems"."""
    return negator < lack < head or tokens[lack].word in _TROUBLES


def _distance(tokens: Sequence[Token], start: int, end: int) -> int:
    """Words with a meaning of their own from one position to another, negative when the other comes first."""
    low, high = sorted((start, end))
    steps = 1 + sum(bool(tokens[at].meaning.keys) for at in range(low + 1, high))
    return steps if end > start else -steps
