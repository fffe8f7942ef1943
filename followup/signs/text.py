"""Words out of what a person typed: one spelling of letters, quotes, short forms and endings."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 1000
"""Characters that are read. A note may be far longer, but what a symptom is called stands at its start."""

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)?|[^\w\s]|\n")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00b4": "'", "&": " and ", "_": " "})
_NOT = (
    "dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt aint shouldnt "
    "don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't ain't shouldn't"
)
_SHORT = {
    **dict.fromkeys(_NOT.split(" "), "not"),
    **dict.fromkeys(("can't", "cant", "couldn't", "couldnt", "cannot", "unable"), "cannot"),
    **dict.fromkeys(("won't", "wont", "wouldn't", "wouldnt"), "wont"),
    **dict.fromkeys(("im", "ive", "i'm", "i've", "i'd", "i'll"), "i"),
}
_ONLY_LOOK_INFLECTED = (
    "evening morning ceiling nothing something anything everything during wedding used always does scared pants "
    "panting gripes griping winded pooped runs trots tripping tripped monthlies squits barely hardly hardness "
    "early portly bedding tingly "
    "spine node nodes nape fits fitted fitting spotting spotted piles scare spite lunge shine"
)
_WHOLE = frozenset(_ONLY_LOOK_INFLECTED.split(" "))
_VOWEL = re.compile("[aeiouy]")


def fold(words: str) -> str:
    """The start of a text in small letters without accents, with plain quotes; at most `LONGEST` characters."""
    text = words[:LONGEST].translate(_QUOTES).casefold()
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))[:LONGEST]


def split(words: str) -> list[str]:
    """Words, numbers and marks in their order, short forms opened ("can't" is `cannot`, "mum's" is `mum`)."""
    return [_SHORT.get(word) or _bare(word) for word in _WORDS.findall(fold(words))]


def _bare(word: str) -> str:
    return word.partition("'")[0] if "'" in word[1:] else word


def stem(word: str) -> str:
    """The word without plural, -ing, -ed, -ness, -ly and silent ends, the same for all its forms."""
    if len(word) <= 3 or word in _WHOLE:
        return word
    word = _without_ending(_without_plural(word))
    if word[-1] == "i":
        return word[:-1] + "y"
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def _without_ending(word: str) -> str:
    for ending in ("ness", "ing", "ed", "ly"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and _VOWEL.search(rest) and not word.endswith("eed"):
            doubled = ending != "ly" and len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "aeiousflz"
            return rest[:-1] if doubled else rest
    return word


def _without_plural(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def edits(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap to turn one word into the other; `most + 1` when it takes more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, sign in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and sign == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
