"""Pieces of a page: drawn items at their places, with what they are for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from followup.report.pdf.typeset import Typesetter
from followup.report.scene import Anchor, Item, Line, Mark, MarkShape, Scene, Tone, Words

LEADING = 1.27
"""The distance of two base lines as a share of the type size."""


@dataclass(eq=False, slots=True)
class Group:
    """Something that goes on over several boxes and pages, such as a table."""

    role: str


@dataclass(frozen=True, slots=True)
class Field:
    """A place to type into: its size, its name in the file, its words for a screen reader and the size of its type."""

    width: float
    height: float
    name: str
    words: str
    size: float = 10


@dataclass(frozen=True, slots=True, repr=False)
class Image:
    """A picture (JPEG of so many points, in colour) at a size on the page."""

    width: float
    height: float
    jpeg: bytes
    across: int
    down: int


@dataclass(slots=True)
class Box:
    """Items with their places, y downwards; `role` is the structure type of PDF, empty for none.

    `alt` says a figure in words. `group` is the larger thing it belongs to. Lines and marks are decoration unless
    the box is a figure.
    """

    height: float
    items: list[tuple[float, float, Item | Box | Field | Image]] = field(default_factory=list)
    role: str = ""
    alt: str = ""
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A size of type with its weight and tone."""

    size: float
    bold: bool = False
    tone: Tone = Tone.INK

    @property
    def leading(self) -> float:
        """Return the distance of two base lines."""
        return self.size * LEADING


class Sketch:
    """Collects what belongs into a box; places are relative to its upper left corner."""

    def __init__(self, pen: Pen, role: str = "", alt: str = "", group: Group | None = None) -> None:
        self.pen = pen
        self.box = Box(0, [], role, alt, group)

    def put(self, item: Item | Field | Image, x: float = 0, y: float = 0) -> None:
        """Add an item; its own coordinates count from (x, y)."""
        self.box.items.append((x, y, item))

    def inner(self, box: Box, x: float = 0, y: float = 0) -> float:
        """Add a box and return where it ends."""
        self.box.items.append((x, y, box))
        self.box.height = max(self.box.height, y + box.height)
        return y + box.height

    def scene(self, scene: Scene, x: float, y: float, role: str = "Figure") -> float:
        """Add a picture with its words for a screen reader and return where it ends."""
        drawn = Box(scene.height, [(0, 0, item) for item in scene.items], role, scene.spoken)
        return self.inner(drawn, x, y)

    def word(self, x: float, baseline: float, words: str, style: Style, anchor: Anchor = Anchor.START) -> None:
        """Add words on one line at a base line."""
        self.put(Words(x, baseline, words, style.size, style.tone, style.bold, anchor))

    def text(
        self, words: str, x: float, y: float, width: float, style: Style, *, most: int = 0, role: str = "P"
    ) -> float:
        """Add words below y, broken into lines, and return where they end; nothing is added for no words."""
        if not words:
            return y
        return self.lines(self.pen.type.lines(words, width, style.size, bold=style.bold, most=most), x, y, style, role)

    def lines(self, lines: list[str], x: float, y: float, style: Style, role: str = "P") -> float:
        """Add lines below y and return where they end."""
        inner = Sketch(self.pen, role)
        for place, line in enumerate(lines):
            inner.word(0, style.size * 0.96 + place * style.leading, line, style)
        return self.inner(inner.done(len(lines) * style.leading), x, y)

    def rule(self, x: float, y: float, width: float, thick: float = 0.5, tone: Tone = Tone.LINE) -> None:
        """Add a level line."""
        self.put(Line(x, y, x + width, y, tone, thick))

    def mark(self, x: float, y: float, shape: MarkShape, size: float, tone: Tone = Tone.INK) -> None:
        """Add a mark around its centre."""
        self.put(Mark(x, y, shape, size, tone))

    def done(self, height: float = 0) -> Box:
        """Return the box, at least so high."""
        self.box.height = max(self.box.height, height)
        return self.box


@dataclass(frozen=True)
class Pen:
    """What every block is drawn with: the type, its scale and the pages that other parts are on."""

    type: Typesetter
    scale: float = 1.0
    pages: dict[str, int] = field(default_factory=dict)

    def style(self, size: float, *, bold: bool = False, tone: Tone = Tone.INK) -> Style:
        """Return a style at the scale of the sheet."""
        return Style(size * self.scale, bold, tone)

    def width(self, words: str, style: Style) -> float:
        """Return how wide words are."""
        return self.type.width(words, style.size, style.bold)
