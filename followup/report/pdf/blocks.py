"""The parts after page 1 as boxes, one under another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from followup.domain.answer_fields import answer_field
from followup.report.chart import ChartModel
from followup.report.document import AnswerRoom, Block, Heading, Pairs, Photos, Section, Table, Text, TimeCharts
from followup.report.front import Pair, QuestionRow
from followup.report.pdf import table
from followup.report.pdf.box import Box, Field, Group, Pen, Sketch
from followup.report.pdf.long_text import goes_on
from followup.report.pdf.page import BODY, PART, SMALL, TINY, TITLE
from followup.report.pdf.photos import photo_room, photo_rows
from followup.report.pdf.stacked import FROM_SCALE, stacked_rows
from followup.report.plot import Look, draw
from followup.report.scene import Tone, box

LINES_TO_WRITE_ON = 3
_LABELS = 124.0
"""Room for the names beside charts and for the labels of pairs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A box with the room before it and how much must follow on the same page; `head` is repeated on a new page."""

    box: Box
    before: float = 0
    keep: float = 0
    head: Box | None = None


def pieces(section: Section, pen: Pen, width: float) -> Iterator[Piece]:
    """Yield a part: its title, then its blocks."""
    has_photos = any(isinstance(block, Photos) for block in section.blocks)
    room = photo_room(pen)
    # With the name of the symptom, which may take two lines, between the title and its photos.
    keep = room + 2 * pen.style(TITLE, bold=True).leading + 18 * pen.scale if has_photos else 64 * pen.scale
    yield Piece(_title(section.title, pen, width), before=20 * pen.scale, keep=keep)
    for block in section.blocks:
        for piece in _block(block, pen, width):
            # No title stands at the foot of a page with its photos on the next one.
            yield replace(piece, keep=room) if has_photos and isinstance(block, Heading) else piece


def _title(title: str, pen: Pen, width: float) -> Box:
    sketch = Sketch(pen)
    sketch.rule(0, 0, width, 1.4, Tone.INK)
    return sketch.done(sketch.text(title, 0, 5, width, pen.style(PART, bold=True), role="H2") + 3)


def _block(block: Block, pen: Pen, width: float) -> Iterator[Piece]:
    if isinstance(block, Text):
        yield _text(block, pen, width)
    elif isinstance(block, Heading):
        sketch = Sketch(pen)
        y = sketch.text(block.words, 0, 0, width, pen.style(TITLE, bold=True), role="H3")
        yield Piece(sketch.done(y + 1), before=9 * pen.scale, keep=40 * pen.scale)
    elif isinstance(block, Pairs):
        yield from (Piece(_pair(pair, pen, width), before=3 * pen.scale) for pair in block.rows)
    elif isinstance(block, Table):
        yield from _table(block, pen, width)
    elif isinstance(block, AnswerRoom):
        yield from _answers(block, pen, width)
    elif isinstance(block, Photos):
        yield from (Piece(row, before=8 * pen.scale) for row in photo_rows(block, pen, width))
    else:
        yield from _charts(block, pen, width)


def _text(block: Text, pen: Pen, width: float) -> Piece:
    sketch = Sketch(pen)
    style = pen.style(SMALL, tone=Tone.SECOND) if block.quiet else pen.style(BODY)
    return Piece(sketch.done(sketch.text(block.words, 0, 0, width, style)), before=2, keep=30 * pen.scale)


def _pair(pair: Pair, pen: Pen, width: float) -> Box:
    sketch = Sketch(pen)
    room = min(_LABELS * pen.scale, width * 0.34)
    label, value = pen.style(BODY, bold=True), pen.style(BODY, tone=Tone.SECOND if pair.unknown else Tone.INK)
    y = sketch.text(pair.label, 0, 0, room - 10, label)
    return sketch.done(max(y, sketch.text(pair.value, room, 0, width - room, value)))


def _table(block: Table, pen: Pen, width: float) -> Iterator[Piece]:
    if not block.rows:
        yield _text(Text(block.empty), pen, width)
        return
    if pen.scale >= FROM_SCALE:
        yield from (Piece(row, before=4 * pen.scale) for row in stacked_rows(block, pen, width))
        return
    group, repeated = Group("Table"), table.head(block, pen, width, None)
    yield Piece(table.head(block, pen, width, group), before=3, keep=18 * pen.scale)
    for row in table.rows(block, pen, width, group):
        yield Piece(row, head=repeated)


def _answers(block: AnswerRoom, pen: Pen, width: float) -> Iterator[Piece]:
    if not block.rows:
        yield _text(Text(block.empty), pen, width)
    for row in block.rows:
        for place, part in enumerate(_question(row, block, pen, width)):
            yield Piece(part, before=0 if place else 8 * pen.scale)


def _question(row: QuestionRow, block: AnswerRoom, pen: Pen, width: float) -> Iterator[Box]:
    """Yield the question with its answer or room for one; several boxes where it is longer than a page can take."""
    sketch = Sketch(pen)
    style = pen.style(BODY + 0.6)
    side = 9 * pen.scale
    baseline = style.size * 0.96
    sketch.put(box(0.4, baseline - side + 1, side, side, None, Tone.INK))
    number = Sketch(pen, "P")
    number.word(side + 7, baseline, str(row.number), pen.style(BODY + 0.6, bold=True))
    sketch.inner(number.done())
    indent = side + 24 * pen.scale
    sketch, y = yield from goes_on(sketch, row.words, indent, 0, width - indent, style)
    y = sketch.text(row.whom, indent, y, width - indent, pen.style(SMALL, tone=Tone.SECOND))
    if row.answer:
        answer = f"{block.answered}: {row.answer}"
        sketch, y = yield from goes_on(sketch, answer, indent, y + 2, width - indent, pen.style(BODY))
        yield sketch.done(y)
    elif block.fillable and row.id:
        yield _field(sketch, row, block, indent, y, width - indent)
    else:
        yield _lines_to_write_on(sketch, block, indent, y, width - indent)


def _lines_to_write_on(sketch: Sketch, block: AnswerRoom, x: float, y: float, width: float) -> Box:
    pen = sketch.pen
    quiet = pen.style(TINY, tone=Tone.SECOND)
    for place in range(LINES_TO_WRITE_ON):
        y += 19 * pen.scale
        sketch.rule(x, y, width, 0.4, Tone.LINE)
        if place == 0:
            sketch.text(block.answer, x, y - quiet.leading, 60, quiet)
    return sketch.done(y + 4)


def _field(sketch: Sketch, row: QuestionRow, block: AnswerRoom, x: float, y: float, width: float) -> Box:
    """The question with a frame that is a field, tall enough to write into by hand as well."""
    pen = sketch.pen
    quiet = pen.style(TINY, tone=Tone.SECOND)
    y = sketch.text(block.answer, x, y + 2, width, quiet, most=1) + 1
    tall = 19 * pen.scale * LINES_TO_WRITE_ON
    sketch.put(box(x, y, width, tall, None, Tone.LINE))
    sketch.put(Field(width - 4, tall - 4, answer_field(row.id), row.words, pen.style(BODY).size), x + 2, y + 2)
    return sketch.done(y + tall + 4)


def _charts(block: TimeCharts, pen: Pen, width: float) -> Iterator[Piece]:
    if not block.charts:
        yield _text(Text(block.empty), pen, width)
    for model in block.charts:
        yield Piece(_chart(model, pen, width), before=4 * pen.scale)


def _chart(model: ChartModel, pen: Pen, width: float) -> Box:
    """A chart with its name and which way is worse at its left."""
    sketch = Sketch(pen)
    room = _LABELS * pen.scale
    size = pen.style(TINY + 0.3).size
    height = (62 * pen.scale) + len(model.bars) * size * 1.55

    def measure(words: str, type_size: float, bold: bool) -> float:
        return pen.type.width(words, type_size, bold)

    y = sketch.text(model.title, 0, 2, room - 22, pen.style(BODY, bold=True), most=2)
    sketch.text(model.axis, 0, y, room - 22, pen.style(SMALL, tone=Tone.SECOND), most=1)
    look = Look(width, height, size, small=True, left=room, right=size * 3.2, measure=measure)
    sketch.scene(draw(model, look), 0, 0)
    return sketch.done(height)
