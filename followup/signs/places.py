"""Places of the body and sides in people's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from followup.signs.catalogue import Catalogue
from followup.signs.reader import Token

_QUARTERS = {(high, deep): f"breast_{high}_{deep}" for high in ("upper", "lower") for deep in ("outer", "inner")}
_HEIGHT = {"upper": "upper", "top": "upper", "high": "upper", "lower": "lower", "bottom": "lower", "low": "lower"}
_DEPTH = {"outer": "outer", "outside": "outer", "outward": "outer", "inner": "inner", "inside": "inner"}
_SIDES = {
    **dict.fromkeys(("left", "lt", "lft", "lhs", "l"), "left"),
    **dict.fromkeys(("right", "rt", "rgt", "rhs", "r"), "right"),
    **dict.fromkeys(("both", "bilateral", "either"), "both"),
    **dict.fromkeys(("middle", "centre", "center", "central"), "middle"),
}
_RIGHT_BUT_NO_SIDE = frozenset({"now", "away", "after", "before", "through", "into", "enough", "as", "until", "off"})
_LEFT_BUT_NO_SIDE = frozenset({"me", "my", "it", "him", "work", "home", "over", "behind", "early", "a", "with"})


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place id and a side (left, right, both, middle) as far as the words tell them, else None."""

    place: str | None
    side: str | None


def find_place(words: str, catalogue: Catalogue) -> PlaceMatch:
    """Return the place and side that words such as "low back" or "breast, outer side" name, the most exact first."""
    tokens = catalogue.vocabulary.reader.read(words)
    named = [token.meaning.place for token in tokens if token.meaning.place]
    place = max(named, key=lambda place_id: len(list(catalogue.within(place_id)))) if named else None
    if place == "breast":
        place = _quarter(tokens) or place
    return PlaceMatch(place, side_near(tokens, range(len(tokens))))


def side_near(tokens: Sequence[Token], at: Collection[int]) -> str | None:
    """Return the side named nearest to some positions; both when left and right are named side by side."""
    chunks = {tokens[here].chunk for here in at}
    found = [
        (tokens[here].chunk not in chunks, min(abs(here - used) for used in at), side) for here, side in _sides(tokens)
    ]
    if not found:
        return None
    best = min(found)
    named = {side for elsewhere, _, side in found if elsewhere == best[0]}
    return "both" if {"left", "right"} <= named else best[2]


def _quarter(tokens: Sequence[Token]) -> str:
    words = [word for token in tokens for word in token.words]
    heights = {_HEIGHT[word] for word in words if word in _HEIGHT}
    depths = {_DEPTH[word] for word in words if word in _DEPTH}
    return _QUARTERS[heights.pop(), depths.pop()] if len(heights) == len(depths) == 1 else ""


def _sides(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    words = [(at, word) for at, token in enumerate(tokens) for word in token.words]
    for here, (at, word) in enumerate(words):
        following = words[here + 1][1] if here + 1 < len(words) else ""
        before = words[here - 1][1] if here else ""
        no_side = (
            word == "right" and (following in _RIGHT_BUT_NO_SIDE or before in {"not", "all", "feel", "quite"})
        ) or (word == "left" and (following in _LEFT_BUT_NO_SIDE or before in {"i", "has", "have"}))
        if word in _SIDES and not no_side:
            yield at, _SIDES[word]
