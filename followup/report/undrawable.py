"""Names for characters that no font on paper has, so that a person knows which of their words to write otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from followup.domain.wording import Translate, untranslated

MOST = 6
"""Names in one sentence; what is left over is counted."""

_KINDS = frozenset({"LETTER", "CHARACTER", "SYLLABLE", "VOWEL", "SIGN", "DIGIT", "MARK", "IDEOGRAPH", "IDEOGRAPH-"})
"""The word after the name of a script in the names of the Unicode character database."""


def names(characters: Iterable[str], tr: Translate = untranslated) -> tuple[str, ...]:
    """Return a name for each script, or for each sign of its own, in the order they came."""
    return tuple(dict.fromkeys(_name(char, tr) for char in characters))


def sentence(characters: Iterable[str], tr: Translate = untranslated) -> str:
    """Return what cannot be printed in a sentence, or "" where everything can."""
    found = names(characters, tr)
    if not found:
        return ""
    listed = ", ".join(found[:MOST])
    if len(found) > MOST:
        listed = tr("{listed} and {count} more").format(listed=listed, count=len(found) - MOST)
    return tr("A box stands on the paper for what no font here can print: {listed}.").format(listed=listed)


def _name(char: str, tr: Translate) -> str:
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    script = _script(name) if unicodedata.category(char)[0] in "LMN" else ""
    if script:
        return tr("letters of {script}").format(script=script)
    return tr("{name} ({code})").format(name=name.lower(), code=code) if name else code


def _script(name: str) -> str:
    """The words before the kind of sign: DEVANAGARI LETTER KA gives Devanagari."""
    words = name.split()
    for place, word in enumerate(words):
        if word in _KINDS or word.startswith("IDEOGRAPH-"):
            return " ".join(words[:place]).title()
    return ""
