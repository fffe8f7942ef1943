"""The finder: from people's own words to symptoms of the catalogue, with what is denied kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp

from followup.signs.catalogue import Catalogue
from followup.signs.negation import Denial, denials, not_own
from followup.signs.places import side_near
from followup.signs.reader import Token
from followup.signs.search import Hit, PhraseSearch
from followup.signs.text import split

CRISIS = "crisis"
"""The family of words that lead to a crisis line."""

_LEAST = 0.35
_OFFERED = 0.3
_SURE = 2.6
_LATER = 0.9
_SHORTEST_START = 2
_GENERIC = frozenset({"pain", "lump", "swell", "stiff", "gland", "red", "hot", "tight", "hard", "thick", "broke"})


@dataclass(frozen=True, slots=True)
class Match:
    """A symptom the words speak of.

    `confidence` goes from 0 to 1. `present` is False where the words deny the symptom or say that it has gone. `place`
    is a place id and `side` one of left, right, both, middle; each is None where the words do not tell.
    """

    symptom: str
    confidence: float
    present: bool
    place: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    hit: Hit
    score: float
    present: bool


class Finder:
    """Finds symptoms in what people write; silent where nothing fits, or where it is somebody else's."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._grammar = catalogue.vocabulary.grammar
        self._reader = catalogue.vocabulary.reader
        self._phrases = PhraseSearch(catalogue.vocabulary.phrases)
        self._light = catalogue.vocabulary.phrases.light
        self._complaints = catalogue.vocabulary.phrases.complaints

    def find(self, words: str, limit: int = 5, *, by_helper: bool = False) -> tuple[Match, ...]:
        """Return the symptoms that fit the words, the best first, at most `limit`; empty when nothing fits.

        Only the first 1,000 characters are read. Never raises, whatever the text. by_helper: somebody writes for the
        person, so that "mum is gasping" speaks of the person.
        """
        tokens = self._reader.read(words)
        matches = (self._match(found, tokens) for found in self._kept(tokens, by_helper))
        return tuple(match for match in matches if match.confidence >= _LEAST)[:limit]

    def offer(self, words: str, limit: int = 5, *, by_helper: bool = False) -> tuple[Match, ...]:
        """Return what `find` returns or, for a part of the body alone ("hip"), what people mostly note of it.

        Those have a confidence of 0.3, below all that `find` returns: they are there to choose from, never to be taken
        without asking.
        """
        found = self.find(words, limit, by_helper=by_helper)
        tokens = self._reader.read(words)
        if found or len(split(words)) != 1 or len(tokens) != 1 or not tokens[0].meaning.place:
            return found
        place = tokens[0].meaning.place
        hurts = (match.symptom for match in self.find(f"{words} pain", 1) if self._catalogue.fits(match.symptom, place))
        ids = dict.fromkeys((*hurts, *self._titled(split(words)[0], place)))
        return tuple(Match(symptom, _OFFERED, present=True, place=place) for symptom in ids)[:limit]

    def speaks_of_crisis(self, words: str) -> bool:
        """Return whether somebody writes of ending their own life; a denial, or fear of dying, is not that."""
        tokens = self._reader.read(words)
        foreign = not_own(tokens, self._grammar)
        return any(
            CRISIS in token.meaning.keys
            and at not in foreign
            and not any(before.meaning.negator for before in tokens[max(0, at - 2) : at])
            for at, token in enumerate(tokens)
        )

    def complete(self, words: str, limit: int = 5) -> tuple[str, ...]:
        """Return ids of symptoms whose title goes on from unfinished words ("hip p"), in the order of the catalogue.

        For offers while somebody types, beside what `find` understands.
        """
        typed = split(words)
        if sum(map(len, typed)) < _SHORTEST_START:
            return ()
        titles = ((symptom.id, split(symptom.title)) for symptom in self._catalogue.symptoms)
        return tuple(symptom for symptom, title in titles if _goes_on(typed, title))[:limit]

    def _titled(self, word: str, place: str) -> Iterable[str]:
        """Ids of the symptoms that have this part of the body in their title."""
        fitting = (symptom for symptom in self._catalogue.symptoms if self._catalogue.fits(symptom.id, place))
        return (symptom.id for symptom in fitting if word in split(symptom.title))

    def _kept(self, tokens: Sequence[Token], by_helper: bool) -> list[_Found]:
        foreign = not_own(tokens, self._grammar, by_helper=by_helper)
        denied = denials(tokens, self._grammar)
        found = [
            _Found(hit, score, not self._is_denied(hit, tokens, denied))
            for hit, score in self._hits(tokens)
            if not foreign.intersection(self._heads(hit, tokens))
        ]
        return self._settled(sorted(self._weighed(found, tokens), key=lambda one: -one.score))

    def _hits(self, tokens: Sequence[Token]) -> Iterable[tuple[Hit, float]]:
        """Hits in every stretch between commas and in every sentence; what is said first counts a little more."""
        seen: set[tuple[int, int]] = set()
        for kind, factor in (("chunk", 1.0), ("sentence", 0.85)):
            for start, end in _stretches(tokens, kind):
                if (start, end) not in seen:
                    seen.add((start, end))
                    for hit in self._phrases.search(tokens, start, end):
                        yield hit, hit.score * factor * (_LATER if min(hit.at) > 6 or start else 1.0)

    def _weighed(self, found: Sequence[_Found], tokens: Sequence[Token]) -> Iterable[_Found]:
        """Scores with what speaks against: a place that does not fit, or being only a measure of something else."""
        symptoms = self._catalogue.symptom_by_id
        names_other = any(not symptoms[one.hit.symptom].yields for one in found)
        for one in found:
            score = one.score * (0.55 if names_other and symptoms[one.hit.symptom].yields else 1.0)
            yield _Found(one.hit, score * (0.2 if self._is_misplaced(one.hit, tokens) else 1.0), one.present)

    def _is_misplaced(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a word such as "lump" stands beside a place where this symptom cannot be."""
        said = {key for at in hit.at for key in tokens[at].meaning.keys}
        if not self._catalogue.symptom(hit.symptom).sided or not said.intersection(_GENERIC):
            return False
        chunks = {tokens[at].chunk for at in hit.at}
        places = {token.meaning.place for token in tokens if token.chunk in chunks and token.meaning.place}
        return bool(places) and not any(self._catalogue.fits(hit.symptom, place) for place in places)

    def _settled(self, found: Iterable[_Found]) -> list[_Found]:
        """One entry per symptom; a weaker reading of words that a better one read otherwise is left out."""
        kept: dict[str, _Found] = {}
        for one in found:
            clash = any(one.hit.at & other.hit.at and one.present != other.present for other in kept.values())
            if one.hit.symptom not in kept and not clash:
                kept[one.hit.symptom] = one
        return list(kept.values())

    def _heads(self, hit: Hit, tokens: Sequence[Token]) -> set[int]:
        """The positions that carry the complaint: no place and no word of time, unless there is nothing else."""
        heads = {
            at for at in hit.at if not tokens[at].meaning.place and not self._light.issuperset(tokens[at].meaning.keys)
        }
        return heads or set(hit.at)

    def _is_denied(self, hit: Hit, tokens: Sequence[Token], denied: Sequence[Denial]) -> bool:
        """Whether what is wrong is taken back: "a bleed after years without periods" is there."""
        heads = self._heads(hit, tokens)
        wrong = {at for at in heads if self._complaints.intersection(tokens[at].meaning.keys)}
        heads = wrong or heads
        return any(one.denies(hit.at, heads) for one in denied)

    def _match(self, found: _Found, tokens: Sequence[Token]) -> Match:
        symptom = self._catalogue.symptom(found.hit.symptom)
        somewhere = symptom.sided or symptom.default_place
        place = (somewhere and self._place(found.hit, tokens)) or symptom.default_place or None
        side = side_near(tokens, found.hit.at) if symptom.sided else None
        return Match(symptom.id, round(1 - exp(-found.score / _SURE), 2), found.present, place, side)

    def _place(self, hit: Hit, tokens: Sequence[Token]) -> str:
        """The place nearest to what was found that fits the symptom, in the same stretch of words first."""
        chunks = {tokens[at].chunk for at in hit.at}
        fitting = [
            (at not in hit.at, token.chunk not in chunks, min(abs(at - used) for used in hit.at), token.meaning.place)
            for at, token in enumerate(tokens)
            if token.meaning.place and self._catalogue.fits(hit.symptom, token.meaning.place)
        ]
        return min(fitting)[3] if fitting else ""


def _stretches(tokens: Sequence[Token], kind: str) -> Iterable[tuple[int, int]]:
    for _, group in groupby(range(len(tokens)), key=lambda at: getattr(tokens[at], kind)):
        positions = list(group)
        yield positions[0], positions[-1] + 1


def _goes_on(typed: Sequence[str], title: Sequence[str]) -> bool:
    """Whether each typed word is in the title, the last one perhaps only begun."""
    return all(word in title for word in typed[:-1]) and any(word.startswith(typed[-1]) for word in title)
