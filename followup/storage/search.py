"""Searching a person's words inside SQL, whatever their letters.

SQLite itself knows capitals of English alone; this one compares "Ödem" with "ödem" and "café" with "cafe".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def holds(word: str, *texts: object) -> bool:
    """Return whether one of the texts holds the word, capitals and accents aside."""
    needle = _fold_word(word)
    return any(isinstance(text, str) and needle in fold(text) for text in texts)


def fold(text: str) -> str:
    """Return the text without capitals and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_fold_word = lru_cache(maxsize=64)(fold)
