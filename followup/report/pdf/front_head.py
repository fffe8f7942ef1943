"""The head of page 1 and what is most wanted to be discussed."""

from __future__ import annotations

from followup.report.front import Discuss, Identity, More, QuestionRow
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.budget import Budget
from followup.report.pdf.page import BODY, NAME, READER, SMALL, TITLE
from followup.report.scene import Anchor, Tone, box
from followup.report.wording import sentences

SHOWN = 3
"""Questions on page 1."""


def more_words(more: More, count: int, pen: Pen) -> str:
    """Return what is said of rows that are left over, or "" where none are."""
    if count <= 0:
        return ""
    page = pen.pages.get(more.section)
    return more.elsewhere.format(count=count) if page is None else more.on_page.format(count=count, page=page)


def block_title(sketch: Sketch, title: str, width: float, *, hint: str = "", right: str = "", x: float = 0) -> float:
    """Add the title of a block under a thin rule, a hint beside it and words at the right; return where it ends."""
    pen = sketch.pen
    style, quiet = pen.style(TITLE, bold=True), pen.style(SMALL, tone=Tone.SECOND)
    sketch.rule(x, 0, width, 0.7, Tone.INK)
    baseline = 3 + style.size
    right_width = pen.width(right, quiet) + 8 if right else 0
    room = width - right_width
    if pen.width(title, style) > room:
        style = pen.style(TITLE * max(room / pen.width(title, style), 0.8), bold=True)
    words = pen.type.lines(title, room, style.size, bold=True, most=1)[0]
    heading = Sketch(pen, "H2")
    heading.word(x, baseline, words, style)
    sketch.inner(heading.done(baseline))
    after = x + pen.width(words, style) + 7
    beside = bool(hint) and after + pen.width(hint, quiet) < x + width - right_width
    remark = Sketch(pen, "P")
    if beside:
        remark.word(after, baseline, hint, quiet)
    if right:
        remark.word(x + width, baseline, right, quiet, Anchor.END)
    end = sketch.inner(remark.done(baseline)) + style.size * 0.42
    return end if beside or not hint else sketch.text(hint, x, end - 1, width, quiet, most=1)


def identity_box(identity: Identity, pen: Pen, budget: Budget, width: float) -> Box:
    """Return the head of page 1."""
    sketch = Sketch(pen)
    left = width * 0.54
    y = sketch.text(identity.name, 0, 0, left - 12, pen.style(NAME, bold=True), most=budget.head_lines, role="H1")
    y = sketch.text(identity.born, 0, y, left - 12, pen.style(READER))
    top = sketch.text(
        identity.reader, left, 4 * pen.scale, width - left, pen.style(READER, bold=True), most=budget.head_lines
    )
    top = sketch.text(identity.visit, left, top + 1, width - left, pen.style(BODY), most=budget.head_lines)
    y = max(y, top) + 5
    sketch.rule(0, y, width, 1.4, Tone.INK)
    words = sentences(f"{identity.period}: {identity.recorded}", identity.prepared, identity.honest)
    end = sketch.text(words, 0, y + 4, width, pen.style(SMALL, tone=Tone.SECOND), most=budget.head_lines)
    return sketch.done(end)


def discuss_box(discuss: Discuss, pen: Pen, budget: Budget, width: float) -> Box:
    """Return the three things most wanted to be discussed, each with a box to tick and a line for the answer."""
    sketch = Sketch(pen)
    right = more_words(discuss.more, len(discuss.rows) - SHOWN, pen)
    y = block_title(sketch, discuss.title, width, hint=discuss.hint, right=right)
    shown = discuss.rows[:SHOWN]
    for row in shown:
        y = sketch.inner(_question(row, discuss.answer, pen, budget, width), 0, y)
    if not shown:
        y = sketch.text(discuss.empty, 0, y, width, pen.style(BODY, tone=Tone.SECOND))
        for _ in range(2):
            y += 20 * pen.scale
            sketch.rule(0, y, width, 0.4, Tone.LINE)
    return sketch.done(y + 2)


def _question(row: QuestionRow, answer: str, pen: Pen, budget: Budget, width: float) -> Box:
    sketch = Sketch(pen)
    style = pen.style(BODY)
    side = 8.5 * pen.scale
    indent, column = side + 20 * pen.scale, width * 0.57
    baseline = 3 + style.size
    sketch.put(box(0.4, baseline - side + 1, side, side, None, Tone.INK))
    number = Sketch(pen, "P")
    number.word(side + 7, baseline, str(row.number), pen.style(BODY, bold=True))
    sketch.inner(number.done(baseline))
    words = f"{row.words} ({row.whom})" if row.whom else row.words
    end = sketch.text(words, indent, 3, column - indent, style, most=budget.question_lines)
    height = max(end + 2, (24 + min(budget.air, 8)) * pen.scale)
    _answer(sketch, row, answer, column + 14, width, height, budget)
    sketch.rule(0, height, column, 0.3, Tone.HAIR)
    return sketch.done(height)


def _answer(
    sketch: Sketch, row: QuestionRow, label: str, x: float, width: float, height: float, budget: Budget
) -> None:
    pen = sketch.pen
    quiet = pen.style(SMALL, tone=Tone.SECOND)
    if row.answer:
        sketch.text(f"{label}: {row.answer}", x, 3, width - x, quiet, most=budget.question_lines)
        return
    sketch.text(label, x, 3, width - x, quiet, most=1)
    start = x + pen.width(label, quiet) + 4
    sketch.rule(start, 3 + quiet.size * 1.1, width - start, 0.4, Tone.LINE)
    sketch.rule(x, height, width - x, 0.4, Tone.LINE)
