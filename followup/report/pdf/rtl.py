"""Hebrew, Arabic and their relatives on paper: letters joined, and each line in the order the eye reads it.

A line whose letters are mostly of one direction is a line of that direction: a name at the beginning of one of our own
sentences does not turn it round. For the rest: the usual cases of the Unicode Bidirectional Algorithm (UAX #9) without
explicit marks, which never reach the paper, and the contextual forms of Arabic letters from the Unicode character
database. Standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = (*range(0xFB50, 0xFBFF + 1), *range(0xFE80, 0xFEFC + 1))
_PAIRS = "()[]{}<>«»‹›"
_MIRRORED = {char: _PAIRS[place ^ 1] for place, char in enumerate(_PAIRS)}

Forms = dict[tuple[str, str], str]


def is_rtl(text: str) -> bool:
    """Return whether any letter is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


@cache
def _forms() -> Forms:
    """The presentation form of a letter, or of lam with alef, by its place in the word."""
    found: Forms = {}
    for code in _FORMS:
        kind, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if kind in {"<isolated>", "<initial>", "<medial>", "<final>"} and base:
            found[base, kind[1:-1]] = chr(code)
    return found


def shaped(text: str) -> str:
    """Return the words with Arabic letters in the forms that join, still in the order they are read."""
    forms, found = _forms(), list[str]()
    place, joins = 0, False
    while place < len(text):
        letter = _letter(text, place, forms)
        after = place + len(letter)
        follows = _joins_forward(letter, forms) and _joins_back(_next_base(text, after), forms)
        found.append(_form(letter, before=joins, after=follows, forms=forms))
        if not unicodedata.combining(letter[0]):
            joins = _joins_forward(letter, forms)
        place = after
    return "".join(found)


def _letter(text: str, place: int, forms: Forms) -> str:
    pair = text[place : place + 2]
    return pair if (pair, "isolated") in forms and len(pair) == 2 else text[place]


def _next_base(text: str, place: int) -> str:
    while place < len(text) and unicodedata.combining(text[place]):
        place += 1
    return text[place : place + 1]


def _joins_forward(letter: str, forms: Forms) -> bool:
    return (letter, "initial") in forms or letter == "\u0640"


def _joins_back(letter: str, forms: Forms) -> bool:
    return (letter, "final") in forms or letter == "\u0640"


def _form(letter: str, *, before: bool, after: bool, forms: Forms) -> str:
    before = before and _joins_back(letter, forms)
    kind = {(True, True): "medial", (True, False): "final", (False, True): "initial", (False, False): "isolated"}
    return forms.get((letter, kind[before, after]), letter)


def plain(line: str) -> str:
    """Return a shaped line with the letters as they are typed."""
    return "".join(unicodedata.normalize("NFKC", char) if is_rtl(char) else char for char in line)


def visual(line: str) -> str:
    """Return a line from left to right as it is seen."""
    levels = _levels(line)
    order = list(range(len(line)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return "".join(_MIRRORED.get(line[place], line[place]) if levels[place] % 2 else line[place] for place in order)


def _levels(line: str) -> list[int]:
    kinds = [_kind(char) for char in line]
    base = _base(kinds)
    directions = _resolved(kinds, "R" if base else "L")
    strong, levels = "R" if base else "L", []
    for kind, direction in zip(kinds, directions, strict=True):
        strong = kind if kind in "LR" else strong
        if kind == "N" and direction != "N":
            levels.append(_level(direction, base))
        elif kind == "E":
            levels.append(2 if strong == "R" else base)
        else:
            levels.append(_level(kind, base))
    return levels


def _base(kinds: list[str]) -> int:
    """1 for a line that is mostly written from right to left; the first letter decides between equals."""
    right, left = kinds.count("R"), kinds.count("L")
    first = next((kind for kind in kinds if kind in "LR"), "L")
    return 1 if right > left or (right == left and first == "R") else 0


def _level(kind: str, base: int) -> int:
    return 1 if kind == "R" else (2 if base else 0)


def _kind(char: str) -> str:
    """L and R are strong, E is a number, N takes its direction from what stands around it."""
    kind = unicodedata.bidirectional(char)
    if kind in {"R", "AL"}:
        return "R"
    return "L" if kind == "L" else ("E" if kind in {"EN", "AN"} else "N")


def _resolved(kinds: list[str], base: str) -> list[str]:
    """The direction of each neutral: that of both its neighbours where they agree; a number is like what it follows."""
    found, strong = list(kinds), base
    for place, kind in enumerate(kinds):
        if kind == "N":
            after = next((other for other in kinds[place:] if other != "N"), base)
            after = strong if after == "E" else after
            found[place] = strong if strong == after else base
        elif kind != "E":
            strong = kind
    return found
