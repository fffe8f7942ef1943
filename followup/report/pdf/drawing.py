"""Draws pictures and boxes: each item of a scene as ink on the page, and what it is for a screen reader."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from followup.report.pdf.box import Box, Field, Group, Image
from followup.report.pdf.fields import FieldMaker
from followup.report.pdf.ink import Ink, Point
from followup.report.pdf.pictures import Pictures
from followup.report.pdf.rtl import is_rtl, plain
from followup.report.pdf.tags import Element, Marker
from followup.report.pdf.typeset import Run, Typesetter
from followup.report.scene import Anchor, Line, Mark, MarkShape, Shape, Tone, Words

_POINTS: dict[MarkShape, tuple[Point, ...]] = {
    MarkShape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    MarkShape.DIAMOND: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    MarkShape.TRIANGLE: ((0, -1.1), (1.15, 0.9), (-1.15, 0.9)),
}
_STROKES: dict[MarkShape, tuple[tuple[Point, Point], ...]] = {
    MarkShape.LEVEL: (((-1, -0.4), (1, -0.4)), ((-1, 0.4), (1, 0.4))),
    MarkShape.CROSS: (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
}


class Painter:
    """Draws boxes on the pages of one file."""

    def __init__(self, canvas: Canvas, typesetter: Typesetter, height: float) -> None:
        self._ink = Ink(canvas)
        self._type = typesetter
        self._height = height
        self._marker = Marker(canvas, self._ink)
        self._fields = FieldMaker(canvas, self._marker)
        self._pictures = Pictures(canvas, self._ink)
        self._groups: dict[Group, Element] = {}

    def paint(self, box: Box, x: float, y: float) -> None:
        """Draw a box with its upper left corner at a place of the page."""
        self._box(box, x, y, self._marker.structure.document)

    def decoration(self, box: Box, x: float, y: float) -> None:
        """Draw a box that a screen reader passes over, such as the running line."""
        self._items(box, x, y, None)

    def end_page(self) -> None:
        """End the page and begin the next."""
        self._marker.show_page()
        self._ink.new_page()

    def let_go(self) -> None:
        """Let go of what the finished file was made of, piece by piece."""
        self._groups.clear()
        self._marker.let_go()

    def _box(self, box: Box, x: float, y: float, parent: Element | None) -> None:
        if box.role == "Artifact":
            self._items(box, x, y, None)
        elif parent is None or not box.role:
            self._items(box, x, y, parent)
        else:
            self._items(box, x, y, self._marker.element(box.role, self._within(box, parent), box.alt))

    def _within(self, box: Box, parent: Element) -> Element:
        if box.group is None:
            return parent
        if box.group not in self._groups:
            self._groups[box.group] = self._marker.element(box.group.role, parent)
        return self._groups[box.group]

    def _items(self, box: Box, x: float, y: float, element: Element | None) -> None:
        whole = element if element is not None and element.role == "Figure" else None
        for dx, dy, item in box.items:
            if isinstance(item, Box):
                self._box(item, x + dx, y + dy, element)
            elif isinstance(item, Field):
                self._marker.end()
                self._fields.add(item, element or self._marker.structure.document, x + dx, self._height - y - dy)
            elif isinstance(item, Image):
                self._marker.switch(whole)
                self._pictures.put(item, x + dx, self._height - y - dy)
            elif isinstance(item, Words):
                self._marker.switch(element)
                self._words(item, x + dx, self._height - y - dy, "" if element is None else " ")
            else:
                self._marker.switch(whole)
                self._item(item, x + dx, self._height - y - dy)

    def _item(self, item: Line | Mark | Shape, x: float, y: float) -> None:
        """Draw an item whose y is counted down from `y`, which is counted up as PDF does."""
        if isinstance(item, Line):
            self._ink.stroke(item.tone, item.width, item.dash)
            self._ink.line((x + item.x1, y - item.y1), (x + item.x2, y - item.y2))
        elif isinstance(item, Mark):
            self._mark(item, x + item.x, y - item.y)
        else:
            self._shape(item, x, y)

    def _words(self, item: Words, x: float, y: float, after: str) -> None:
        """Write words; the space after them keeps the end of a line and the next word apart when it is read aloud."""
        if not item.words:
            return
        left = x + item.x
        if item.anchor is not Anchor.START:
            width = self._type.width(item.words, item.size, item.bold)
            left -= width if item.anchor is Anchor.END else width / 2
        self._ink.fill(item.tone)
        *runs, last = self._type.runs(item.words, bold=item.bold)
        runs.append(Run(last.face, last.words + after))
        actual = plain(self._type.prepared(item.words)) + after if is_rtl(item.words) else ""
        self._ink.words(runs, left, y - item.y, item.size, actual)

    def _shape(self, item: Shape, x: float, y: float) -> None:
        if item.fill is not None:
            self._ink.fill(item.fill)
        if item.stroke is not None:
            self._ink.stroke(item.stroke, item.width, item.dash)
        steps = [
            tuple(zip((x + v for v in step[::2]), (y - v for v in step[1::2]), strict=True)) for step in item.steps
        ]
        start = (x + item.start[0], y - item.start[1])
        self._ink.path(start, steps, close=item.closed, fill=item.fill is not None, stroke=item.stroke is not None)

    def _mark(self, item: Mark, x: float, y: float) -> None:
        size = item.size
        if item.shape in _POINTS:
            self._polygon(item.tone, [(x + dx * size, y - dy * size) for dx, dy in _POINTS[item.shape]])
        elif item.shape in _STROKES:
            self._ink.stroke(item.tone, size * 0.45)
            for start, end in _STROKES[item.shape]:
                self._ink.line((x + start[0] * size, y - start[1] * size), (x + end[0] * size, y - end[1] * size))
        elif item.shape in {MarkShape.UP, MarkShape.DOWN}:
            self._arrow(item, x, y, -1.0 if item.shape is MarkShape.UP else 1.0)
        else:
            self._round(item, x, y)

    def _round(self, item: Mark, x: float, y: float) -> None:
        ring = item.shape is MarkShape.RING
        self._ink.fill(Tone.PAPER if ring else item.tone)
        if ring:
            self._ink.stroke(item.tone, item.size * 0.45)
        self._ink.circle((x, y), item.size, fill=True, stroke=ring)

    def _arrow(self, item: Mark, x: float, y: float, down: float) -> None:
        size = item.size
        self._ink.stroke(item.tone, size * 0.5)
        self._ink.line((x, y + size * 1.1 * down), (x, y - size * 0.3 * down))
        self._polygon(item.tone, [(x, y - size * 1.15 * down), (x + size, y), (x - size, y)])

    def _polygon(self, tone: Tone, points: list[Point]) -> None:
        self._ink.fill(tone)
        self._ink.path(points[0], [(point,) for point in points[1:]], close=True, fill=True, stroke=False)
