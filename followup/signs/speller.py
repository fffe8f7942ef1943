"""Mends slips of the pen: the word of the lexicon that a strange word most likely stands for."""

from __future__ import annotations

from collections.abc import Iterator

from followup.signs.text import edits, stem

_LETTERS = {letter: 1 << at for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
_SOUNDS = {"ph": "f", "ck": "k", "sh": "x", "ch": "k", "gh": "", "qu": "k", "wr": "r", "kn": "n"}
_LETTER_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "h": "", **dict.fromkeys("aeiouy", "")})


class Speller:
    """Finds the word a strange one most likely stands for, or leaves it alone; idle until the first strange word.

    `words` are all known words and their stems, `aims` the words worth mending into; in both, blanks between.
    """

    def __init__(self, words: str, aims: str) -> None:
        self._words, self._aims = words, aims
        self._known: frozenset[str] = frozenset()
        self._by_length: dict[int, list[tuple[str, int]]] = {}

    def mended(self, word: str) -> tuple[str, ...]:
        """Return the word itself when it is known or nothing is close, else the word or the two words it stands for."""
        if not self._known:
            self._known = frozenset(self._words.split())
        if word in self._known or stem(word) in self._known:
            return (word,)
        close = self._closest(word)
        return (close,) if close else self._parted(word)

    def _of_length(self, length: int) -> list[tuple[str, int]]:
        if not self._by_length:
            for word in self._aims.split():
                self._by_length.setdefault(len(word), []).append((word, _letters(word)))
        return self._by_length.get(length, [])

    def _closest(self, word: str) -> str:
        best, least = "", 99.0
        for other, most in self._thinkable(word):
            far = edits(word, other, most)
            cost = far + 0.5 * (word[0] != other[0]) - 0.25 * (sorted(word) == sorted(other))
            if far <= most and cost < least and _fits(word, other, far):
                best, least = other, cost
        return best

    def _thinkable(self, word: str) -> Iterator[tuple[str, int]]:
        """Known words with nearly the same letters, and how many slips may lie between."""
        shape, length = _letters(word), len(word)
        span = 0 if length == 4 else 1 if length < 6 else 2
        for other_length in range(max(4, length - span), length + span + 1):
            reach = _reach(min(length, other_length))
            for other, letters in self._of_length(other_length):
                most = reach if other[0] == word[0] else 1
                if (shape ^ letters).bit_count() <= 2 * most:
                    yield other, most

    def _parted(self, word: str) -> tuple[str, ...]:
        """Two words written as one, such as "sorehip", when each is worth mending into."""
        for at in range(3, len(word) - 2):
            if all(f" {part} " in f" {self._aims} " for part in (word[:at], word[at:])):
                return (word[:at], word[at:])
        return (word,)


def _reach(shorter: int) -> int:
    """How many slips are thinkable: one in short words, more in long ones."""
    return 1 if shorter < 6 else 2 if shorter < 8 else 3


def _fits(word: str, other: str, far: int) -> bool:
    """Whether so many slips still make the same word: four letters only swapped, more slips if it sounds alike."""
    if len(word) == 4:
        return sorted(word) == sorted(other)
    if far <= 1:
        return len(word) > 6 or (
            word[0] == other[0] and (len(word) > 5 or word[-1] == other[-1] or _swapped(word, other))
        )
    return (far == 2 and min(len(word), len(other)) >= 8) or _sound(word) == _sound(other)


def _swapped(word: str, other: str) -> bool:
    return sorted(word) == sorted(other)


def _letters(word: str) -> int:
    shape = 0
    for letter in word:
        shape |= _LETTERS.get(letter, 0)
    return shape


def _sound(word: str) -> str:
    """How a word sounds, roughly: consonants alone, alike ones as one, doubles once."""
    for pair, sound in _SOUNDS.items():
        word = word.replace(pair, sound)
    bare = word.translate(_LETTER_SOUNDS)
    return "".join(sign for at, sign in enumerate(bare) if at == 0 or sign != bare[at - 1])
