"""Page 1: what is new, lasting or worrying, with its small charts, and the body figure beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from followup.domain.words import Change
from followup.report.body_outline import outline
from followup.report.chart import ChartModel
from followup.report.front import Figure, Front, Spot, SymptomRow, Worrying
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.budget import Budget
from followup.report.pdf.front_head import block_title, more_words
from followup.report.pdf.page import BODY, SMALL, TINY
from followup.report.plot import Look, draw
from followup.report.scene import Anchor, Line, Mark, MarkShape, Tone
from followup.report.wording import capital, joined, sentences

GLYPHS = {
    Change.WORSE: MarkShape.UP,
    Change.BETTER: MarkShape.DOWN,
    Change.SAME: MarkShape.LEVEL,
    Change.GONE: MarkShape.RING,
    Change.NEW: MarkShape.DIAMOND,
}
"""The shape of each change; higher is worse, so worse points up."""


HEADING = 10.4
"""The type size of the name of a symptom."""

EMPTY_LINES = 20.0
"""The distance of the lines to write on where nothing was noted."""


@dataclass(frozen=True, slots=True)
class _Columns:
    words: float
    chart: float
    gap: float


def symptoms_and_figure(front: Front, pen: Pen, budget: Budget, width: float) -> Box:
    """Return the rows at the left; at the right the figure and, under it, what was asked about and not there."""
    sketch = Sketch(pen)
    left = width * 0.725
    right = width - left - 16
    rows = symptoms_box(front.worrying, pen, budget, left)
    style = pen.style(SMALL)
    figure = figure_box(front.figure, pen, right, rows.height - style.leading * min(budget.denied_lines, 6), budget)
    sketch.inner(rows, 0, 0)
    y = sketch.inner(figure, left + 16, 0) + 4
    if "denied" in pen.pages:
        page, quiet = front.denied_page.format(page=pen.pages["denied"]), pen.style(SMALL, tone=Tone.SECOND)
        where = Sketch(pen, "P")
        where.word(width, y + quiet.size * 0.96, page, quiet, Anchor.END)
        sketch.inner(where.done())
    y = sketch.text(front.denied_title, left + 16, y, right, pen.style(SMALL, bold=True), most=1)
    lines = max(int((rows.height - y) / style.leading), min(budget.denied_lines, 3))
    end = sketch.text(front.denied, left + 16, y, right, style, most=lines)
    if not front.worrying.rows:
        _lines_to_write_on(sketch, rows.height, end, left)
    return sketch.done(end)


def _lines_to_write_on(sketch: Sketch, y: float, end: float, width: float) -> None:
    """Where nothing was noted, what is said at the visit can be written down beside the figure."""
    step = EMPTY_LINES * sketch.pen.scale
    while y + step <= end:
        y += step
        sketch.rule(0, y, width, 0.4, Tone.LINE)


def symptoms_box(worrying: Worrying, pen: Pen, budget: Budget, width: float) -> Box:
    """Return the rows with their charts on one time axis."""
    sketch = Sketch(pen)
    shown = worrying.rows[: budget.symptoms]
    right = more_words(worrying.more, len(worrying.rows) - len(shown), pen)
    y = block_title(sketch, worrying.title, width, hint=worrying.hint, right=right)
    if not shown:
        return sketch.done(sketch.text(worrying.empty, 0, y, width, pen.style(BODY, tone=Tone.SECOND)))
    columns = _Columns(width * 0.62, width * 0.345, width * 0.035)
    drawn = [row for row in shown if row.chart is not None]
    for row in shown:
        first, last = row is drawn[0] if drawn else False, row is drawn[-1] if drawn else False
        y = sketch.inner(_row(row, pen, budget, columns, first=first, last=last), 0, y)
        if row is not shown[-1]:
            sketch.rule(0, y, width, 0.3, Tone.HAIR)
            y += 3
    return sketch.done(y)


def _row(row: SymptomRow, pen: Pen, budget: Budget, columns: _Columns, *, first: bool, last: bool) -> Box:
    sketch = Sketch(pen)
    indent = 17 * pen.scale
    circle = 5.6 * pen.scale
    sketch.mark(circle, 7 * pen.scale, MarkShape.DOT, circle)
    number = Sketch(pen, "P")
    number.word(
        circle,
        7 * pen.scale + 2.7 * pen.scale,
        str(row.number),
        pen.style(7.6, bold=True, tone=Tone.PAPER),
        Anchor.MIDDLE,
    )
    sketch.inner(number.done())
    y = sketch.inner(_words(row, pen, budget, columns.words - indent), indent, 0)
    axis = pen.style(TINY).size * 1.45 if last else 0
    least = 42 * pen.scale + axis if row.chart is not None else 0
    height = max(y + 4, least) + min(budget.air, 6)
    x = columns.words + columns.gap
    if row.chart is None:
        sketch.text(row.instead, x, 2, columns.chart, pen.style(SMALL, tone=Tone.SECOND), most=2)
    else:
        chart_height = min(height - 3, 62 * pen.scale + axis)
        look = _look(pen, columns.chart, chart_height, days=last, named=first)
        sketch.scene(draw(_named(row.chart, first=first), look), x, 1)
    return sketch.done(height)


def _named(model: ChartModel, *, first: bool) -> ChartModel:
    """The threshold is named in the first chart of the column only."""
    if first or model.threshold is None:
        return model
    return replace(model, threshold=replace(model.threshold, name=""))


def _look(pen: Pen, width: float, height: float, *, days: bool, named: bool) -> Look:
    def measure(words: str, size: float, bold: bool) -> float:
        return pen.type.width(words, size, bold)

    size = pen.style(TINY).size
    return Look(
        width, height, size, small=True, days=days, named=named, left=size * 1.9, right=size * 2.4, measure=measure
    )


def _words(row: SymptomRow, pen: Pen, budget: Budget, width: float) -> Box:
    sketch = Sketch(pen)
    where = f", {row.where}" if row.where else ""
    together = pen.width(row.title + where, pen.style(HEADING, bold=True)) <= _title_room(row, pen, width)
    y = sketch.inner(_heading(row, where if together else "", pen, width))
    y = sketch.inner(_value(row, "" if together else capital(row.where), pen, width), 0, y)
    words = sentences(*map(capital, row.remarks), row.why)
    y = sketch.text(words, 0, y, width, pen.style(SMALL, tone=Tone.SECOND), most=budget.why_lines)
    return sketch.done(y)


def _title_room(row: SymptomRow, pen: Pen, width: float) -> float:
    """How wide a title may be beside the word of its change."""
    word = row.change.word.upper()
    return width - (pen.width(word, pen.style(BODY, bold=True)) + 18 * pen.scale if word else 0)


def _heading(row: SymptomRow, where: str, pen: Pen, width: float) -> Box:
    """The title with the person's own words and, at the right, the change with its shape and word."""
    sketch = Sketch(pen, "P")
    bold, style, quiet = pen.style(HEADING, bold=True), pen.style(BODY, bold=True), pen.style(BODY, tone=Tone.SECOND)
    baseline, word = bold.size * 0.98, row.change.word.upper()
    room = _title_room(row, pen, width)
    title = pen.type.lines(row.title, room - pen.width(where, bold), bold.size, bold=True, most=1)[0] + where
    sketch.word(0, baseline, title, bold)
    after = pen.width(title, bold) + 5
    if row.own_words and after + pen.width(row.own_words, quiet) <= room:
        sketch.word(after, baseline, row.own_words, quiet)
    if word:
        sketch.word(width, baseline, word, style, Anchor.END)
        x = width - pen.width(word, style) - 7 * pen.scale
        sketch.mark(x, baseline - style.size * 0.33, GLYPHS.get(row.change.kind, MarkShape.DIAMOND), 2.8 * pen.scale)
    return sketch.done(bold.leading)


def _value(row: SymptomRow, where: str, pen: Pen, width: float) -> Box:
    """The number now, the one before and since when; before that the place, where it did not fit beside the title."""
    sketch = Sketch(pen, "P")
    bold, style = pen.style(BODY, bold=True), pen.style(SMALL + 0.5)
    was = f", {row.was}" if row.was else ""
    after, baseline = pen.width(row.value, bold), bold.size * 0.96
    sketch.word(0, baseline, row.value, bold)
    since = joined([where, row.since], " · ")
    together = f"{was} · {since}" if row.value else since
    if after + pen.width(together, style) <= width:
        sketch.word(after, baseline, together, style)
        return sketch.done(bold.leading)
    sketch.word(after, baseline, pen.type.lines(was, width - after, style.size, most=1)[0], style)
    sketch.text(since, 0, bold.leading, width, style, most=1, role="")
    return sketch.done(bold.leading + style.leading)


def figure_box(figure: Figure, pen: Pen, width: float, most: float, budget: Budget) -> Box:
    """Return the body from the front and the back with the numbers of the shown rows; no higher than `most`."""
    sketch = Sketch(pen)
    y = block_title(sketch, figure.title, width)
    quiet = pen.style(TINY, tone=Tone.SECOND)
    below = quiet.leading * 5
    tall = min(width / 2 / (2 * 0.242), max(most - y - below, 90 + 8 * budget.air), 175)
    body = Sketch(pen, "Figure", figure.alt)
    for place, (view, label) in enumerate((("front", figure.front), ("back", figure.back))):
        spots = [spot for spot in figure.spots if spot.view == view and spot.number <= budget.symptoms]
        _view(body, figure, view, width * (0.25 + 0.5 * place), tall)
        body.word(width * (0.25 + 0.5 * place), tall + quiet.leading, label, quiet, Anchor.MIDDLE)
        marks = [spot for spot in figure.operated if spot.view == view]
        for home, spot in zip(spots, _apart(spots, tall, marks, pen.scale), strict=True):
            _number(body, home, spot, width * (0.25 + 0.5 * place), tall)
    y = sketch.inner(body.done(tall + quiet.leading * 1.6), 0, y + 2)
    y = sketch.text(figure.key, 0, y, width, quiet, most=2)
    missing = joined([str(number) for number in figure.unplaced if number <= budget.symptoms])
    words = figure.not_here.format(numbers=missing) if missing else ""
    return sketch.done(sketch.text(words, 0, y, width, quiet, most=1))


def _view(sketch: Sketch, figure: Figure, view: str, middle: float, tall: float) -> None:
    pen = sketch.pen
    quiet = pen.style(TINY, tone=Tone.SECOND)
    for shape in outline(view, tall, middle, figure.body):
        sketch.put(shape)
    near, far = (figure.right, figure.left) if view == "front" else (figure.left, figure.right)
    sketch.word(middle - tall * 0.06, tall * 0.09, near, quiet, Anchor.END)
    sketch.word(middle + tall * 0.06, tall * 0.09, far, quiet)
    for spot in figure.operated:
        if spot.view == view:
            sketch.put(Mark(middle + spot.x * tall, spot.y * tall, MarkShape.CROSS, 2.3 * pen.scale, Tone.INK))


def _number(sketch: Sketch, home: Spot, spot: Spot, middle: float, tall: float) -> None:
    """A number in a disc; where it had to move, a line leads from its place to it."""
    pen, radius = sketch.pen, 4.9 * sketch.pen.scale
    x, y = middle + spot.x * tall, spot.y * tall
    if (home.x, home.y) != (spot.x, spot.y):
        sketch.put(Line(middle + home.x * tall, home.y * tall, x, y, Tone.INK, 0.9))
    sketch.mark(x, y, MarkShape.DOT, radius)
    style = pen.style(6.8, bold=True, tone=Tone.PAPER)
    sketch.word(x, y + style.size * 0.35, str(spot.number), style, Anchor.MIDDLE)


_NEARBY = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1), (2, 0), (-2, 0), (0, 2))


def _apart(spots: list[Spot], tall: float, marks: list[Spot], scale: float) -> list[Spot]:
    """Move spots that would cover one another, or a mark of an operation, to the nearest free place."""
    placed: list[Spot] = []
    step = 10.3 * scale / tall
    for spot in spots:
        outward = -1 if spot.x < 0 else 1
        places = ((spot.x + dx * outward * step, spot.y + dy * step) for dx, dy in _NEARBY)
        free = (
            place
            for place in places
            if not any(_covers(other, place, step) for other in placed)
            and not any(_covers(mark, place, step * 0.72) for mark in marks)
        )
        x, y = next(free, (spot.x, spot.y))
        placed.append(Spot(spot.view, x, y, spot.number))
    return placed


def _covers(other: Spot, place: tuple[float, float], step: float) -> bool:
    return abs(other.x - place[0]) < step * 0.95 and abs(other.y - place[1]) < step * 0.95
