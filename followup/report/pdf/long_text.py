"""Words that may be longer than a page: they go on in a further box, so that pages can take one after the other."""

from __future__ import annotations

from collections.abc import Generator

from followup.report.pdf.box import Box, Pen, Sketch, Style
from followup.report.pdf.stacked import FROM_SCALE
from followup.report.pdf.table import MOST_LINES


def most_lines(pen: Pen) -> int:
    """Return how many lines stand in one box at most; with what may stand around them they fit on a page."""
    return MOST_LINES // 2 if pen.scale >= FROM_SCALE else MOST_LINES


def goes_on(
    sketch: Sketch, words: str, x: float, y: float, width: float, style: Style
) -> Generator[Box, None, tuple[Sketch, float]]:
    """Add words below y, yield each box that is full, and return the one that goes on and where the words end."""
    most = most_lines(sketch.pen)
    lines = sketch.pen.type.lines(words, width, style.size, bold=style.bold) if words else []
    for start in range(0, len(lines), most):
        part = lines[start : start + most]
        if y + len(part) * style.leading > most * style.leading:
            yield sketch.done(y)
            sketch, y = Sketch(sketch.pen), 0.0
        y = sketch.lines(part, x, y, style)
    return sketch, y
