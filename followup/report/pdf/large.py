"""The first pages of a large-print sheet: 16 points, one column, in the reader's order.

What the usual page 1 holds does not fit on one page in this size. The first page always holds what is wanted to be
discussed and what comes next for the reader; the other blocks follow, each whole on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from followup.report.front import Front
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.budget import Budget, Step, fitting
from followup.report.pdf.front_head import block_title, discuss_box, identity_box
from followup.report.pdf.front_health import health_box
from followup.report.pdf.front_rest import cancer_box, exam_list_box, measure_box, medicine_list_box
from followup.report.pdf.front_symptoms import figure_box, symptoms_box
from followup.report.pdf.page import SMALL, Page
from followup.report.scene import Anchor, Tone

GAP = 16.0
_ROOMY = Budget(question_lines=4, why_lines=6, medicines=12, exams=6, result_lines=3, fact_lines=3, measure_lines=4)
_STEPS: tuple[Step, ...] = (
    ("why_lines", 4),
    ("symptoms", 4),
    ("why_lines", 3),
    ("symptoms", 3),
    ("question_lines", 3),
    ("why_lines", 2),
    ("symptoms", 2),
    *((name, count) for count in (9, 6, 4, 3, 2) for name in ("medicines", "exams")),
    ("question_lines", 2),
    ("symptoms", 1),
    ("question_lines", 1),
    ("medicines", 1),
    ("exams", 1),
    ("fact_lines", 2),
    ("fact_lines", 1),
    ("measure_lines", 2),
    ("result_lines", 1),
    ("treatment_lines", 1),
)
"""What gives way first: rows that stand whole on a later page, before the words of a question are cut."""

_FACTS_ACROSS = 3

Make = Callable[[Budget], Box]


def large_boxes(front: Front, pen: Pen, page: Page) -> list[Box]:
    """Return the first pages; each block has as many rows as a page can hold, and says what is left over."""
    first, *others = _blocks(front, pen, page)
    budget = fitting(lambda budget: _stack([first(budget)], pen).height <= page.text_height, _ROOMY, _STEPS)
    pages = [[first(budget)]]
    for make in others:
        budget = fitting(lambda budget, make=make: make(budget).height <= page.text_height, _ROOMY, _STEPS)  # type: ignore[misc]
        box = make(budget)
        if _stack([*pages[-1], box], pen).height <= page.text_height:
            pages[-1].append(box)
        else:
            pages.append([box])
    return [_stack(boxes, pen) for boxes in pages]


def _stack(boxes: list[Box], pen: Pen) -> Box:
    sketch = Sketch(pen)
    y = 0.0
    for box in boxes:
        y = sketch.inner(box, 0, y) + GAP
    return sketch.done()


def _blocks(front: Front, pen: Pen, page: Page) -> Iterator[Make]:
    """What stands on the first page together, then each other block."""
    width = page.text_width
    made: dict[str, list[Make]] = {
        "symptoms": [
            lambda b: symptoms_box(front.worrying, pen, b, width),
            lambda b: _figure(front, pen, b, width),
        ],
        "measures": [lambda b: _measures(front, pen, b, width)],
        "medicines": [
            lambda b: medicine_list_box(front.medicines, pen, b, width),
            lambda b: medicine_list_box(front.therapies, pen, b, width),
        ],
        "health": [lambda b: health_box(front.health, pen, b, width, across=1)],
        "cancer": [lambda b: cancer_box(front.cancer, pen, b, width, columns=_FACTS_ACROSS)],
        "exams": [
            lambda b: exam_list_box(front.done, pen, b, width),
            lambda b: exam_list_box(front.due, pen, b, width),
        ],
    }
    second, *rest = [make for name in front.order if name != "discuss" for make in made[name]]

    def together(budget: Budget) -> Box:
        head = identity_box(front.identity, pen, replace(budget, head_lines=2), width)
        return _stack([head, discuss_box(front.discuss, pen, budget, width), second(budget)], pen)

    yield together
    yield from rest


def _figure(front: Front, pen: Pen, budget: Budget, width: float) -> Box:
    """The figure, and beside it what was asked about and not there."""
    sketch = Sketch(pen)
    left = width * 0.48
    sketch.inner(figure_box(front.figure, pen, left, 400, budget))
    x, room, style = left + 18, width - left - 18, pen.style(SMALL)
    y = sketch.text(front.denied_title, x, 3, room, pen.style(SMALL, bold=True), most=2)
    y = sketch.text(front.denied, x, y + 2, room, style, most=14)
    if "denied" in pen.pages:
        where = Sketch(pen, "P")
        quiet = pen.style(SMALL, tone=Tone.SECOND)
        where.word(room, quiet.size, front.denied_page.format(page=pen.pages["denied"]), quiet, Anchor.END)
        sketch.inner(where.done(quiet.leading), x, y + 2)
    return sketch.done()


def _measures(front: Front, pen: Pen, budget: Budget, width: float) -> Box:
    sketch = Sketch(pen)
    y = block_title(sketch, front.measures.title, width)
    for row in front.measures.rows:
        y = sketch.inner(measure_box(row, pen, budget, width), 0, y) + 4
    return sketch.done(y)
