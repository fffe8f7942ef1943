"""Pages after page 1: pieces one under another, a new page where the next does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from followup.report.document import SheetDocument
from followup.report.pdf.blocks import Piece, pieces
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.page import SMALL, Page
from followup.report.scene import Tone

FIRST = 2
"""The number of the page after page 1."""


_MOST_KEPT = 0.4
"""Share of a page that may go to the next one with a title, at most."""

CONTINUED = 4.0
"""Room under the line that says which part goes on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part in the list of bookmarks: its title, its page and how far down it begins."""

    section: str
    title: str
    page: int
    y: float


@dataclass(slots=True)
class Pages:
    """Laid out pages, each a box, and where each part begins."""

    boxes: list[Box] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def numbers(self) -> dict[str, int]:
        """Return the page that each part begins on."""
        return {entry.section: entry.page for entry in self.entries}

    def shift(self, pages: int) -> None:
        """Let everything begin some pages later."""
        self.entries = [replace(entry, page=entry.page + pages) for entry in self.entries]


class _Flow:
    def __init__(self, height: float, check: Callable[[], None]) -> None:
        self.pages = Pages()
        self.continued: Box | None = None
        self._height, self._y = height, height
        self._check = check

    def add(self, piece: Piece) -> None:
        begins = not self.pages.boxes
        if begins or self._y + piece.before + piece.box.height + piece.keep > self._height:
            self._turn(piece)
        elif self._y:
            self._y += piece.before
        self._put(piece.box)

    def _turn(self, piece: Piece) -> None:
        self._check()
        self.pages.boxes.append(Box(self._height))
        self._y = 0
        if self.continued is not None:
            self._put(self.continued)
            self._y += CONTINUED
        if piece.head is not None:
            self._put(piece.head)

    def _put(self, box: Box) -> None:
        self.pages.boxes[-1].items.append((0, self._y, box))
        self._y += box.height

    @property
    def place(self) -> tuple[int, float]:
        """Return the number of the page and how far down the last piece ended."""
        return len(self.pages.boxes) - 1 + FIRST, self._y


def _continued(words: str, pen: Pen, width: float) -> Box:
    """What stands over a part that goes on from the page before; a screen reader, which knows no pages, passes it."""
    sketch = Sketch(pen, "Artifact")
    style = pen.style(SMALL, bold=True, tone=Tone.SECOND)
    line = pen.type.lines(words, width, style.size, bold=True, most=1)[0]
    sketch.word(0, style.size * 0.96, line, style)
    return sketch.done(style.leading)


def _with_next(found: Iterable[Piece], most: float) -> Iterator[Piece]:
    """Yield the pieces, each title with room for all that is under it down to the first line of content.

    Otherwise a title could stand alone at the foot of a page. Where that is more than `most`, it keeps less.
    """
    waiting: list[Piece] = []
    for piece in found:
        waiting.append(piece)
        if not piece.keep:
            yield from _kept(waiting, most)
            waiting = []
    yield from waiting


def _kept(waiting: list[Piece], most: float) -> list[Piece]:
    kept, below = [waiting[-1]], waiting[-1].before + waiting[-1].box.height
    for piece in reversed(waiting[:-1]):
        kept.append(replace(piece, keep=max(piece.keep, below)) if below <= most else piece)
        below += piece.before + piece.box.height
    return kept[::-1]


def lay_out(document: SheetDocument, pen: Pen, page: Page, check: Callable[[], None]) -> Pages:
    """Return the pages after page 1; `check` is called before each and may raise to stop."""
    flow = _Flow(page.text_height, check)
    for section in document.sections:
        flow.continued = None
        for place, piece in enumerate(_with_next(pieces(section, pen, page.text_width), page.text_height * _MOST_KEPT)):
            flow.add(piece)
            if place == 0:
                flow.continued = _continued(document.continued.format(title=section.title), pen, page.text_width)
                number, end = flow.place
                flow.pages.entries.append(Entry(section.id, section.title, number, end - piece.box.height))
    return flow.pages
