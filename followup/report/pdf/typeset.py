"""The one way from a person's words to text on paper: cleaned, given to fonts that can draw it, broken into lines.

Nothing here reads markup: words are drawn character by character, so that `<a href=...>` prints as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from followup.report.pdf.fonts import PLACEHOLDER, Face, Family, families
from followup.report.pdf.rtl import is_rtl, shaped, visual

ELLIPSIS = "…"
_LEFT_HANGING = " ,;.:([–—-"
"""What does not stand before an ellipsis."""

_IDEOGRAPHS = "\u2e80-\u2fdf\u3041-\u30fa\u3100-\u31ff\u3400-\u9fff\uf900-\ufaff"
_OPENING, _CLOSING = "（［｛「『【〈《〔", "。、，．：；？！）］｝」』】〉》〕・ー々〜…"
_PART = re.compile(
    f"[{_OPENING}]*(?:[{_IDEOGRAPHS}]|[^{_IDEOGRAPHS}{_OPENING}{_CLOSING}]+)[{_CLOSING}]*|[{_OPENING}{_CLOSING}]+"
)
"""Where a line may end without a space: after each character of Chinese and Japanese, with its marks kept to it."""

APART = "\u200c"
"""Keeps two letters of a word from joining, as Persian writes it; nothing of it is drawn."""

_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_DROPPED = frozenset({"Cc", "Cf", "Cs"})


class _Kept(dict[int, int | None]):
    """What becomes of each character code; it is asked once for each, and then remembered."""

    def __missing__(self, code: int) -> int | None:
        self[code] = self._decided(code)
        return self[code]

    def _decided(self, code: int) -> int | None:
        char = chr(code)
        if char == "\n" or char in _LINE_ENDS:
            return ord("\n")
        if char == "\t":
            return ord(" ")
        selector = 0xFE00 <= code <= 0xFE0F
        return None if selector or unicodedata.category(char) in _DROPPED else code


def clean(text: str, kept: dict[int, int | None] | None = None) -> str:
    """Return the words that can stand on paper: composed, without control, direction and invisible characters."""
    if text.isascii() and text.isprintable():
        return text
    table = _Kept() if kept is None else kept
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(table)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that one font draws."""

    face: Face
    words: str


class Typesetter:
    """Measures, breaks and hands out words by font; remembers which characters no font could draw."""

    def __init__(self, fonts: tuple[Family, ...] | None = None) -> None:
        self._families = fonts or families()
        self._family_of: dict[str, Family] = {}
        self._widths: tuple[dict[str, float], dict[str, float]] = ({}, {})
        self._missing: dict[str, None] = {}
        self._kept = _Kept()

    @property
    def first(self) -> Face:
        """Return the face that most words are drawn with."""
        return self._families[0].regular

    @property
    def undrawable(self) -> tuple[str, ...]:
        """Return each character that no font could draw, in the order they came."""
        return tuple(self._missing)

    def prepared(self, text: str) -> str:
        """Return the words as they are drawn, in the order they are read: cleaned, and with letters that join."""
        if text.isascii() and text.isprintable():
            return text
        if not is_rtl(text):
            return clean(text, self._kept)
        return APART.join(shaped(clean(part, self._kept)) for part in text.split(APART))

    def runs(self, words: str, *, bold: bool = False) -> list[Run]:
        """Return a line by the fonts that draw it, as the eye meets it; what none can draw becomes a placeholder."""
        first = self._families[0]
        words = self.prepared(words)
        if words.isascii():
            return [Run(first.face(bold=bold), words)]
        found: list[tuple[Face, list[str]]] = []
        words = words.replace(APART, "").replace("\n", " ")
        for char in visual(words) if is_rtl(words) else words:
            face = self._family(char).face(bold=bold)
            drawn = char if char not in self._missing else PLACEHOLDER
            if found and found[-1][0] is face:
                found[-1][1].append(drawn)
            else:
                found.append((face, [drawn]))
        return [Run(face, "".join(chars)) for face, chars in found]

    def _family(self, char: str) -> Family:
        family = self._family_of.get(char)
        if family is None:
            family = self._family_of[char] = self._find(char)
        return family

    def _find(self, char: str) -> Family:
        for family in self._families:
            if family.regular.has(char):
                return family
        self._missing.setdefault(char)
        return next((family for family in self._families if family.regular.has(PLACEHOLDER)), self._families[0])

    def width(self, words: str, size: float, bold: bool = False) -> float:
        """Return how wide cleaned words are."""
        table = self._widths[bold]
        try:
            return sum([table[char] for char in words]) * size / 1000
        except KeyError:
            for char in set(words) - table.keys():
                table[char] = self._char_width(char, bold=bold)
            return sum([table[char] for char in words]) * size / 1000

    def _char_width(self, char: str, *, bold: bool) -> float:
        if self._kept[ord(char)] is None:
            return 0.0
        face = self._family(char).face(bold=bold)
        return face.width(PLACEHOLDER if char in self._missing else char)

    def lines(self, text: str, width: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
        """Return the words in lines no wider than `width`; with `most`, the last line ends in "…" when more is left."""
        words = self.prepared(text)
        if "\n" not in words and self.width(words, size, bold) <= width:
            return [words.strip()]
        every = (line for part in words.split("\n") for line in self._broken(part, width, size, bold))
        if not most:
            return list(every)
        lines = list(islice(every, most + 1))
        return lines if len(lines) <= most else [*lines[: most - 1], self._ended(lines[most - 1], width, size, bold)]

    def _broken(self, text: str, width: float, size: float, bold: bool) -> Iterator[str]:
        space = self.width(" ", size, bold)
        line, used = "", 0.0
        for word, apart in self._words(text, width, size, bold):
            wide, gap = self.width(word, size, bold), space if apart else 0.0
            if line and used + gap + wide > width:
                yield line
                line, used = word, wide
            elif line:
                line, used = f"{line} {word}" if apart else line + word, used + gap + wide
            else:
                line, used = word, wide
        yield line

    def _words(self, text: str, width: float, size: float, bold: bool) -> Iterator[tuple[str, bool]]:
        """The words, each with whether a space stands before it; one that is wider than a line comes in pieces."""
        for between in text.split(" "):
            parts = [between] if between.isascii() else _PART.findall(between)
            for place, word in enumerate(parts):
                if not word:
                    continue
                if self.width(word, size, bold) <= width:
                    yield word, place == 0
                else:
                    yield from ((piece, place == 0) for piece in self._pieces(word, width, size, bold))

    def _pieces(self, word: str, width: float, size: float, bold: bool) -> Iterator[str]:
        start, used = 0, 0.0
        for place, char in enumerate(word):
            wide = self.width(char, size, bold)
            if used + wide > width and place > start:
                cut = _after_hyphen(word, start, place)
                yield word[start:cut]
                start, used = cut, self.width(word[cut:place], size, bold)
            used += wide
        yield word[start:]

    def _ended(self, line: str, width: float, size: float, bold: bool) -> str:
        while line and self.width(line.rstrip(_LEFT_HANGING) + ELLIPSIS, size, bold) > width:
            line = line[:-1]
        return line.rstrip(_LEFT_HANGING) + ELLIPSIS


def _after_hyphen(word: str, start: int, end: int) -> int:
    """Where to cut a word that does not fit beyond `end`: after a hyphen or a stroke in its second half, else there."""
    cut = max(word.rfind("-", start, end), word.rfind("/", start, end)) + 1
    return cut if cut > start + (end - start) // 2 else end
