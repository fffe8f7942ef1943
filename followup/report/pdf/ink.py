"""Writes on a page: words, lines, curves. The only place that puts operators into a page of ReportLab.

ReportLab's own calls format each number and measure each word again; a log of ten years has tens of thousands, so the
operators are written directly (`_code`, `_doc` and `_escape` are private names: the version is pinned).
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from followup.report.pdf.typeset import Run
from followup.report.scene import Tone

GREYS = {Tone.INK: 0.05, Tone.SECOND: 0.33, Tone.LINE: 0.55, Tone.HAIR: 0.8, Tone.SOFT: 0.89, Tone.PAPER: 1.0}
"""How dark each tone prints: 0 is black. Only greys: the sheet is read in black and white."""

_ROUND = 0.5523
"""The handle of a curve that looks like a quarter of a circle, as a share of the radius."""

Point = tuple[float, float]


class Ink:
    """Puts operators into the page at hand; y counts from the bottom, as PDF does."""

    def __init__(self, canvas: Canvas) -> None:
        untyped: Any = canvas
        self._canvas = untyped
        self._fill = self._stroke = -1.0
        self._width = -1.0
        self._dash: tuple[float, ...] | None = None
        self._known: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def new_page(self) -> None:
        """Forget the state of the page before."""
        self._fill = self._stroke = self._width = -1.0
        self._dash = None

    def operator(self, code: str) -> None:
        """Put any operator into the page."""
        self._canvas._code.append(code)

    def fill(self, tone: Tone) -> None:
        """Fill with a tone from now on."""
        if self._fill != GREYS[tone]:
            self._fill = GREYS[tone]
            self.operator(f"{self._fill:g} g")

    def stroke(self, tone: Tone, width: float, dash: tuple[float, ...] = ()) -> None:
        """Draw lines of a tone, a width and lengths of dashes and gaps from now on."""
        if self._stroke != GREYS[tone]:
            self._stroke = GREYS[tone]
            self.operator(f"{self._stroke:g} G")
        if self._width != width:
            self._width = width
            self.operator(f"{width:.2f} w")
        if self._dash != dash:
            self._dash = dash
            self.operator(f"[{' '.join(f'{length:.2f}' for length in dash)}] 0 d")

    def words(self, runs: list[Run], x: float, y: float, size: float, actual: str = "") -> None:
        """Write words from a place on; `actual` are the letters as typed, where they are drawn in another order."""
        parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for run in runs:
            parts += [f"{name} {size:.2f} Tf ({text}) Tj" for name, text in self._coded(run)]
        parts.append("ET")
        written = " ".join(parts)
        if actual:
            code = (b"\xfe\xff" + actual.encode("utf-16-be")).hex()
            written = f"/Span <</ActualText <{code}>>> BDC {written} EMC"
        self.operator(written)

    def _coded(self, run: Run) -> list[tuple[str, str]]:
        """The words as the file has them, by the parts of the font they are in; a log says the same words often."""
        key = (run.face.name, run.words)
        if key not in self._known:
            font, document, escape = run.face.font, self._canvas._doc, self._canvas._escape
            self._known[key] = [
                (font.getSubsetInternalName(subset, document), escape(text))
                for subset, text in font.splitString(run.words, document)
            ]
        return self._known[key]

    def line(self, start: Point, end: Point) -> None:
        """Draw a line."""
        self.operator(f"{_at(start)} m {_at(end)} l S")

    def path(self, start: Point, steps: list[tuple[Point, ...]], *, close: bool, fill: bool, stroke: bool) -> None:
        """Draw a path; a step is a point, or two handles and a point."""
        parts = [f"{_at(start)} m"]
        parts += [f"{' '.join(map(_at, step))} {'c' if len(step) == 3 else 'l'}" for step in steps]
        if close:
            parts.append("h")
        parts.append({(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[fill, stroke])
        self.operator(" ".join(parts))

    def circle(self, middle: Point, radius: float, *, fill: bool, stroke: bool) -> None:
        """Draw a circle."""
        (x, y), r, h = middle, radius, radius * _ROUND
        quarters: list[tuple[Point, ...]] = [
            ((x + r, y + h), (x + h, y + r), (x, y + r)),
            ((x - h, y + r), (x - r, y + h), (x - r, y)),
            ((x - r, y - h), (x - h, y - r), (x, y - r)),
            ((x + h, y - r), (x + r, y - h), (x + r, y)),
        ]
        self.path((x + r, y), quarters, close=True, fill=fill, stroke=stroke)


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
