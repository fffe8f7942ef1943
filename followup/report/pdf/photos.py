"""Photos on paper: two beside each other, so that two days can be compared; in large print one under another."""

from __future__ import annotations

from collections.abc import Iterator

from followup.report.document import PhotoRow, Photos
from followup.report.pdf.box import Box, Image, Pen, Sketch
from followup.report.pdf.long_text import goes_on
from followup.report.pdf.page import BODY, SMALL
from followup.report.pdf.stacked import FROM_SCALE
from followup.report.scene import Tone, box

_TALLEST = 250.0
"""Points of height that a picture takes at most: two rows with their words stand on a page."""

_MOST_WORDS = 6
"""Lines of words beside or under a picture; longer ones go on below, over the whole width and over pages."""

_BETWEEN = 16.0


def photo_room(pen: Pen) -> float:
    """Return what a row of photos with its words may need in points, so that a title stays with them."""
    return _TALLEST + 4 + (_MOST_WORDS + 2) * pen.style(BODY).leading


def photo_rows(block: Photos, pen: Pen, width: float) -> Iterator[Box]:
    """Yield rows of photos, each whole on a page, and below them the words that are too long to stand there."""
    across = 1 if pen.scale >= FROM_SCALE else 2
    room = (width - (across - 1) * _BETWEEN) / across
    for first in range(0, len(block.rows), across):
        sketch = Sketch(pen)
        shown = block.rows[first : first + across]
        for place, row in enumerate(shown):
            sketch.inner(_photo(row, pen, room), place * (room + _BETWEEN), 0)
        yield sketch.done()
        for row in shown:
            if _is_long(row, pen, room):
                yield from _words_below(row, pen, width)


def _is_long(row: PhotoRow, pen: Pen, width: float) -> bool:
    return len(pen.type.lines(row.words, width, pen.style(BODY).size)) > _MOST_WORDS


def _words_below(row: PhotoRow, pen: Pen, width: float) -> Iterator[Box]:
    sketch = Sketch(pen)
    y = sketch.text(row.title, 0, 0, width, pen.style(BODY, bold=True))
    sketch, y = yield from goes_on(sketch, row.words, 0, y, width, pen.style(BODY))
    yield sketch.done(y)


def _photo(row: PhotoRow, pen: Pen, width: float) -> Box:
    sketch = Sketch(pen)
    y = _picture(sketch, row, width) if row.picture else _gap(sketch, row, width)
    y = sketch.text(row.title, 0, y + 4, width, pen.style(BODY, bold=True))
    words = "" if _is_long(row, pen, width) else row.words
    return sketch.done(sketch.text(words, 0, y, width, pen.style(BODY)))


def _picture(sketch: Sketch, row: PhotoRow, width: float) -> float:
    share = min(width / row.width, _TALLEST / row.height)
    size = row.width * share, row.height * share
    figure = Sketch(sketch.pen, "Figure", row.spoken)
    figure.put(Image(*size, row.picture, row.width, row.height))
    return sketch.inner(figure.done(size[1]))


def _gap(sketch: Sketch, row: PhotoRow, width: float) -> float:
    """A frame that says that the picture is missing."""
    height = 60 * sketch.pen.scale
    sketch.put(box(0, 0, width, height, None, Tone.LINE))
    sketch.text(row.missing, 8, 8, width - 16, sketch.pen.style(SMALL, tone=Tone.SECOND))
    return height
