"""Draws one week of a paper diary: days across, what is open in the log down, and room for what is new."""

from __future__ import annotations

from followup.report.leaflets import DiaryPage
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.page import BODY, SMALL, TINY, Page
from followup.report.scene import Anchor, Line, Tone

_NAME_SHARE = 0.27
_NOTES_HIGH = 92.0


def diary_box(week: DiaryPage, pen: Pen, page: Page, *, number: int, count: int) -> Box:
    """Return the page; every row of it is high enough to write in."""
    width, height = page.text_width, page.text_height
    sketch = Sketch(pen)
    y = _head(sketch, week, width)
    rows = len(week.rows) + week.blank + len(week.measures)
    top = 20.0
    high = min(max((height - y - top - _NOTES_HIGH) / max(rows, 1), 19.0), 36.0)
    y = _grid(sketch, week, width, y, top, high)
    _notes(sketch, week, width, y + 10, height)
    style = pen.style(SMALL, tone=Tone.SECOND)
    foot = Sketch(pen, "Artifact")
    foot.word(0, height + 20, pen.type.lines(week.running, width - 120, style.size, most=1)[0], style)
    foot.word(width, height + 20, week.page_of.format(page=number, pages=count), style, Anchor.END)
    sketch.inner(foot.done())
    return sketch.done(height)


def _head(sketch: Sketch, week: DiaryPage, width: float) -> float:
    pen = sketch.pen
    y = sketch.text(week.title, 0, 0, width * 0.4, pen.style(16, bold=True), most=1, role="H1")
    sketch.text(week.who, width * 0.4, 1, width * 0.6, pen.style(BODY), most=1)
    sketch.text(week.week, width * 0.4, 13, width * 0.6, pen.style(BODY, bold=True), most=1)
    return sketch.text(week.hint, 0, y + 5, width, pen.style(SMALL), most=3) + 6


def _grid(sketch: Sketch, week: DiaryPage, width: float, y: float, top: float, high: float) -> float:
    pen = sketch.pen
    names = width * _NAME_SHARE
    step = (width - names) / len(week.days)
    head = pen.style(SMALL, bold=True)
    sketch.text(week.what, 0, y + 4, names, head, most=1)
    for place, day in enumerate(week.days):
        cell = Sketch(pen, "P")
        cell.word(step / 2, 4 + head.size * 0.96, day, head, Anchor.MIDDLE)
        sketch.inner(cell.done(), names + place * step, y)
    y += top
    first = y
    sketch.rule(0, y, width, 1.0, Tone.INK)
    for name in (*week.rows, *[""] * week.blank):
        _row(sketch, week, name, y, high, names, step, letters=True)
        y += high
        sketch.rule(0, y, width, 0.5)
    for name in week.measures:
        _row(sketch, week, name, y, high, names, step, letters=False)
        y += high
        sketch.rule(0, y, width, 0.5)
    for place in range(len(week.days) + 1):
        x = names + place * step
        sketch.put(Line(x, first - top, x, y, Tone.LINE, 0.5))
    return y


def _row(
    sketch: Sketch, week: DiaryPage, name: str, y: float, high: float, names: float, step: float, *, letters: bool
) -> None:
    pen = sketch.pen
    style = pen.style(BODY, bold=True)
    lines = 2 if high >= 2 * style.leading else 1
    used = len(pen.type.lines(name, names - 8, style.size, bold=True, most=lines)) if name else 0
    sketch.text(name, 0, y + (high - used * style.leading) / 2, names - 8, style, most=lines)
    if letters:
        quiet = pen.style(TINY, tone=Tone.LINE)
        for place in range(len(week.days)):
            cell = Sketch(pen, "Artifact")
            cell.word(step - 3, high - 3.5, week.change, quiet, Anchor.END)
            sketch.inner(cell.done(), names + place * step, y)


def _notes(sketch: Sketch, week: DiaryPage, width: float, y: float, bottom: float) -> None:
    """Titles side by side with lines to write on under each."""
    pen, gap = sketch.pen, 18.0
    room = (width - gap * (len(week.notes) - 1)) / len(week.notes)
    for place, title in enumerate(week.notes):
        x = place * (room + gap)
        end = sketch.text(title, x, y, room, pen.style(BODY, bold=True), most=1, role="H2")
        line = end + 16
        while line <= bottom:
            sketch.rule(x, line, room, 0.4)
            line += 18
