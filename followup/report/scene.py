"""What a picture is made of: lines, words, marks and shapes, for a window and for paper. Standard library only.

Lengths are points on paper and logical pixels in a window; y grows downwards; (0, 0) is the upper left corner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """How strong something stands; a painter chooses the colour or the grey."""

    INK = "ink"
    SECOND = "second"
    LINE = "line"
    HAIR = "hair"
    SOFT = "soft"
    PAPER = "paper"


class Anchor(StrEnum):
    """Which end of the words stands at their place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class MarkShape(StrEnum):
    """The shape of a mark; shapes mean something, tones only repeat it."""

    DOT = "dot"
    RING = "ring"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` is the lengths of its dashes and gaps, empty for none."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = Tone.INK
    width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; `y` is their baseline and `size` their type size."""

    x: float
    y: float
    words: str
    size: float = 9
    tone: Tone = Tone.INK
    bold: bool = False
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Mark:
    """A small mark around its centre; `size` is half its width."""

    x: float
    y: float
    shape: MarkShape
    size: float = 2
    tone: Tone = Tone.INK


Step = tuple[float, ...]
"""A step of a path: two numbers draw a straight line to (x, y), six a cubic curve with two handles before (x, y)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A path from its first step on; filled where `fill` is set, drawn where `stroke` is."""

    start: tuple[float, float]
    steps: tuple[Step, ...]
    fill: Tone | None = None
    stroke: Tone | None = Tone.INK
    width: float = 0.6
    closed: bool = True
    dash: tuple[float, ...] = ()


Item = Line | Words | Mark | Shape


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that can be pointed at or reached by the arrow keys, and the sentence to read there."""

    x: float
    y: float
    day: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished picture; `hits` are in the order of their days, `spoken` says the whole in a sentence."""

    width: float
    height: float
    items: tuple[Item, ...]
    hits: tuple[Hit, ...] = ()
    spoken: str = ""


Measure = Callable[[str, float, bool], float]
"""Returns how wide words are: words, type size, bold."""


def rough_width(words: str, size: float, bold: bool = False) -> float:
    """Return about how wide words are in a usual sans serif type, for painters that do not say it themselves."""
    return len(words) * size * (0.56 if bold else 0.52)


def box(x: float, y: float, width: float, height: float, fill: Tone | None, stroke: Tone | None = None) -> Shape:
    """Return an upright rectangle."""
    corners = ((x + width, y), (x + width, y + height), (x, y + height))
    return Shape((x, y), corners, fill, stroke, 0.5)
