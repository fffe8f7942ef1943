"""Draws pictures and boxes on a ReportLab canvas: the only place, with `tags`, that calls it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from followup.report.pdf.box import Box, Group
from followup.report.pdf.tags import Element, Marker
from followup.report.pdf.typeset import Typesetter
from followup.report.scene import Anchor, Item, Line, Mark, MarkShape, Shape, Tone, Words

GREYS = {Tone.INK: 0.05, Tone.SECOND: 0.33, Tone.LINE: 0.55, Tone.HAIR: 0.8, Tone.SOFT: 0.89, Tone.PAPER: 1.0}
"""How dark each tone prints: 0 is black. Only greys: the sheet is read in black and white."""

_POINTS: dict[MarkShape, tuple[tuple[float, float], ...]] = {
    MarkShape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    MarkShape.DIAMOND: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    MarkShape.TRIANGLE: ((0, -1.1), (1.15, 0.9), (-1.15, 0.9)),
}
_ARROWS = {MarkShape.UP: -1.0, MarkShape.DOWN: 1.0}


class Painter:
    """Draws boxes on the pages of one file."""

    def __init__(self, canvas: Canvas, typesetter: Typesetter, height: float) -> None:
        self._canvas: Any = canvas
        self._type = typesetter
        self._height = height
        self._marker = Marker(canvas)
        self._groups: dict[Group, Element] = {}
        self._grey: tuple[float, float] = (-1.0, -1.0)

    def paint(self, box: Box, x: float, y: float) -> None:
        """Draw a box with its upper left corner at a place of the page."""
        self._box(box, x, y, self._marker.structure.document)

    def decoration(self, box: Box, x: float, y: float) -> None:
        """Draw a box that a screen reader passes over, such as the running line."""
        self._marker.switch(None)
        self._items(box, x, y, None)

    def end_page(self) -> None:
        """End the page and begin the next."""
        self._marker.show_page()
        self._grey = (-1.0, -1.0)

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
            else:
                self._marker.switch(element if isinstance(item, Words) else whole)
                self._item(item, x + dx, self._height - y - dy)

    def _item(self, item: Item, x: float, y: float) -> None:
        """Draw an item whose y is counted down from `y`, which is counted up as PDF does."""
        if isinstance(item, Words):
            self._words(item, x, y)
        elif isinstance(item, Line):
            self._line(item, x, y)
        elif isinstance(item, Mark):
            self._mark(item, x + item.x, y - item.y)
        else:
            self._shape(item, x, y)

    def _words(self, item: Words, x: float, y: float) -> None:
        left = x + item.x
        if item.anchor is not Anchor.START:
            width = self._type.width(item.words, item.size, item.bold)
            left -= width if item.anchor is Anchor.END else width / 2
        self._fill(item.tone)
        text = self._canvas.beginText(left, y - item.y)
        for run in self._type.runs(item.words, bold=item.bold):
            text.setFont(run.face.font.fontName, item.size)
            text.textOut(run.words)
        self._canvas.drawText(text)

    def _line(self, item: Line, x: float, y: float) -> None:
        self._stroke(item.tone, item.width, item.dash)
        self._canvas.line(x + item.x1, y - item.y1, x + item.x2, y - item.y2)

    def _shape(self, item: Shape, x: float, y: float) -> None:
        path = self._canvas.beginPath()
        path.moveTo(x + item.start[0], y - item.start[1])
        for step in item.steps:
            points = [x + value if place % 2 == 0 else y - value for place, value in enumerate(step)]
            (path.curveTo if len(points) == 6 else path.lineTo)(*points)
        if item.closed:
            path.close()
        if item.fill is not None:
            self._fill(item.fill)
        if item.stroke is not None:
            self._stroke(item.stroke, item.width, item.dash)
        self._canvas.drawPath(path, stroke=item.stroke is not None, fill=item.fill is not None)

    def _mark(self, item: Mark, x: float, y: float) -> None:
        size = item.size
        if item.shape in _POINTS:
            self._fill(item.tone)
            self._polygon([(x + dx * size, y - dy * size) for dx, dy in _POINTS[item.shape]])
        elif item.shape in _ARROWS:
            self._arrow(item, x, y, _ARROWS[item.shape])
        elif item.shape is MarkShape.DOT:
            self._fill(item.tone)
            self._canvas.circle(x, y, size, stroke=0, fill=1)
        elif item.shape is MarkShape.RING:
            self._fill(Tone.PAPER)
            self._stroke(item.tone, size * 0.45)
            self._canvas.circle(x, y, size, stroke=1, fill=1)
        else:
            self._strokes(item, x, y)

    def _strokes(self, item: Mark, x: float, y: float) -> None:
        size = item.size
        self._stroke(item.tone, size * 0.45)
        if item.shape is MarkShape.LEVEL:
            self._canvas.line(x - size, y + size * 0.4, x + size, y + size * 0.4)
            self._canvas.line(x - size, y - size * 0.4, x + size, y - size * 0.4)
        else:
            self._canvas.line(x - size, y - size, x + size, y + size)
            self._canvas.line(x - size, y + size, x + size, y - size)

    def _arrow(self, item: Mark, x: float, y: float, down: float) -> None:
        size = item.size
        self._stroke(item.tone, size * 0.5)
        self._canvas.line(x, y + size * 1.1 * down, x, y - size * 0.3 * down)
        self._fill(item.tone)
        self._polygon([(x, y - size * 1.15 * down), (x + size, y), (x - size, y)])

    def _polygon(self, points: list[tuple[float, float]]) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _fill(self, tone: Tone) -> None:
        grey = GREYS[tone]
        if self._grey[0] != grey:
            self._canvas.setFillGray(grey)
            self._grey = (grey, self._grey[1])

    def _stroke(self, tone: Tone, width: float, dash: tuple[float, ...] = ()) -> None:
        grey = GREYS[tone]
        if self._grey[1] != grey:
            self._canvas.setStrokeGray(grey)
            self._grey = (self._grey[0], grey)
        self._canvas.setLineWidth(width)
        self._canvas.setDash(list(dash))
