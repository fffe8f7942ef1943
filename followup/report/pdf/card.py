"""Draws the wallet card: two of them on a page, each of the size of a bank card when folded (ISO/IEC 7810 ID-1)."""

from __future__ import annotations

from dataclasses import dataclass

from followup.report.front import Pair
from followup.report.leaflets import CardSide, WalletCard
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.page import BODY, SMALL, Page
from followup.report.scene import Anchor, Line, Tone

WIDE, HIGH = 85.6 / 25.4 * 72, 53.98 / 25.4 * 72
"""A bank card in points."""

_PAD = 8.0
_SIZES = (8.0, 7.4, 6.9, 6.5, 6.2)
"""Sizes of type that are tried, the largest that holds everything is taken; below the last, lines are left out."""


@dataclass(slots=True)
class _Fitted:
    box: Box
    left_out: int


def card_box(card: WalletCard, pen: Pen, page: Page) -> Box:
    """Return the page with its hint and two cards, unfolded."""
    sketch = Sketch(pen)
    y = sketch.text(card.leaflet.title, 0, 0, page.text_width, pen.style(14, bold=True), role="H1")
    y = sketch.text(card.hint, 0, y + 4, page.text_width, pen.style(BODY))
    left = (page.text_width - 2 * WIDE) / 2
    for _ in range(2):
        y = sketch.inner(_unfolded(card, pen), left, y + 34)
    return sketch.done()


def _unfolded(card: WalletCard, pen: Pen) -> Box:
    sketch = Sketch(pen)
    for x1, y1, x2, y2 in (
        (0, 0, 2 * WIDE, 0),
        (0, HIGH, 2 * WIDE, HIGH),
        (0, 0, 0, HIGH),
        (2 * WIDE, 0, 2 * WIDE, HIGH),
    ):
        sketch.put(Line(x1, y1, x2, y2, Tone.LINE, 0.7, (4, 2.5)))
    sketch.put(Line(WIDE, 0, WIDE, HIGH, Tone.LINE, 0.5, (1, 2)))
    small = pen.style(6.2, tone=Tone.SECOND)
    label = Sketch(pen, "Artifact")
    label.word(0, -4, card.cut, small)
    label.word(WIDE, -4, card.fold, small, Anchor.MIDDLE)
    sketch.inner(label.done())
    sketch.inner(_front(card, pen), _PAD, _PAD)
    sketch.inner(_inside(card, pen), WIDE + _PAD, _PAD)
    return sketch.done(HIGH)


def _front(card: WalletCard, pen: Pen) -> Box:
    sketch = Sketch(pen)
    room = WIDE - 2 * _PAD
    y = sketch.text(card.name, 0, -2, room, pen.style(11.5, bold=True), most=1, role="H2")
    y = sketch.text(card.born, 0, y - 1, room, pen.style(SMALL), most=1) + 2
    sketch.inner(_fitting(card.front, pen, room, HIGH - 2 * _PAD - y, stacked=False).box, 0, y)
    return sketch.done()


def _inside(card: WalletCard, pen: Pen) -> Box:
    sketch = Sketch(pen)
    room = WIDE - 2 * _PAD
    y = sketch.text(card.inside.title, 0, -2, room * 0.5, pen.style(9.5, bold=True), most=1, role="H2") + 2
    made = pen.style(6.4, tone=Tone.SECOND)
    quiet = Sketch(pen, "P")
    quiet.word(room, made.size, card.made, made, Anchor.END)
    sketch.inner(quiet.done())
    fitted = _fitting(card.inside, pen, room, HIGH - 2 * _PAD - y, stacked=True)
    sketch.inner(fitted.box, 0, y)
    if fitted.left_out:
        words = card.inside.more.format(count=fitted.left_out)
        more = Sketch(pen, "P")
        more.word(room, HIGH - 2 * _PAD + 2, words, pen.style(6.4, bold=True), Anchor.END)
        sketch.inner(more.done())
    return sketch.done()


def _fitting(side: CardSide, pen: Pen, width: float, height: float, *, stacked: bool) -> _Fitted:
    """The rows in the largest type that holds them all; in the smallest, each gets one line and the last give way."""
    for size in _SIZES:
        box = _rows(side.rows, pen, width, size, most=0 if stacked else 3)
        if box.height <= height:
            return _Fitted(box, 0)
    count = len(side.rows)
    while count > 1:
        box = _rows(side.rows[:count], pen, width, _SIZES[-1], most=1 if stacked else 2)
        if box.height <= height - (7 if stacked and count < len(side.rows) else 0):
            return _Fitted(box, len(side.rows) - count)
        count -= 1
    return _Fitted(_rows(side.rows[:1], pen, width, _SIZES[-1], most=1), len(side.rows) - 1)


def _rows(rows: tuple[Pair, ...], pen: Pen, width: float, size: float, *, most: int) -> Box:
    sketch = Sketch(pen)
    y = 0.0
    for row in rows:
        y = sketch.inner(_row(row, pen, width, size, most), 0, y) + size * 0.16
    return sketch.done(y)


def _row(row: Pair, pen: Pen, width: float, size: float, most: int) -> Box:
    """The label in bold and its value after it, on one line where both fit; else the value follows in its own."""
    sketch = Sketch(pen)
    bold, style = pen.style(size, bold=True), pen.style(size, tone=Tone.SECOND if row.unknown else Tone.INK)
    if not row.value:
        return sketch.done(sketch.text(row.label, 0, 0, width, bold, most=most or 2))
    label = pen.type.lines(row.label, width * 0.55, size, bold=True, most=1)[0]
    after = pen.width(label, bold) + size * 0.5
    line = Sketch(pen, "P")
    line.word(0, size * 0.96, label, bold)
    sketch.inner(line.done(bold.leading))
    return sketch.done(sketch.text(row.value, after, 0, width - after, style, most=most))
