"""Page 1 in one piece: blocks give way row by row until everything is on it, then share the room that is left."""

from __future__ import annotations

from collections.abc import Callable

from followup.report.front import Front
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.budget import Budget, budget_of, fitting
from followup.report.pdf.front_head import block_title, discuss_box, identity_box
from followup.report.pdf.front_health import health_box
from followup.report.pdf.front_rest import cancer_box, exams_box, measures_box, medicines_box
from followup.report.pdf.front_symptoms import symptoms_and_figure
from followup.report.pdf.page import Page

GAP = 6.0
"""Room between two blocks, at least."""

Make = Callable[[Budget], Box]


def front_box(front: Front, pen: Pen, page: Page) -> Box:
    """Return page 1 with as many rows and lines as fit between the margins."""
    blocks = _blocks(front, pen, page.text_width)
    give_way = budget_of(medicines_first=front.medicines_first)
    budget = fitting(lambda budget: _stacked(blocks, pen, budget).height <= page.text_height, *give_way)
    return _with_notes(_stacked(blocks, pen, budget), front.notes, pen, page)


def _with_notes(box: Box, title: str, pen: Pen, page: Page) -> Box:
    """The page with lines for notes at its end, where a sheet with little to say leaves room for some."""
    step = 22 * pen.scale
    room = page.text_height - box.height - GAP * 2
    if room < step * 3:
        return box
    sketch = Sketch(pen)
    y = sketch.inner(box) + GAP * 2
    heading = Sketch(pen)
    end = block_title(heading, title, page.text_width)
    y = sketch.inner(heading.done(end), 0, y)
    while y + step <= page.text_height:
        y += step
        sketch.rule(0, y, page.text_width, 0.4)
    return sketch.done(y)


def _blocks(front: Front, pen: Pen, width: float) -> tuple[Make, ...]:
    """The blocks in their order, each with the parts of the budget that it looks at."""
    made: dict[str, Make] = {
        "discuss": _kept(("question_lines", "air"), lambda b: discuss_box(front.discuss, pen, b, width)),
        "symptoms": _kept(
            ("symptoms", "why_lines", "denied_lines", "air"),
            lambda b: symptoms_and_figure(front, pen, b, width),
        ),
        "measures": _kept(("measure_lines",), lambda b: measures_box(front.measures, pen, b, width)),
        "medicines": _kept(
            ("medicines", "dose_lines", "change_lines"),
            lambda b: medicines_box(front.medicines, front.therapies, pen, b, width),
        ),
        "health": _kept(("fact_lines",), lambda b: health_box(front.health, pen, b, width)),
        "cancer": _kept(("fact_lines", "treatment_lines"), lambda b: cancer_box(front.cancer, pen, b, width)),
        "exams": _kept(("exams", "result_lines"), lambda b: exams_box(front.done, front.due, pen, b, width)),
    }
    head = _kept(("head_lines",), lambda b: identity_box(front.identity, pen, b, width))
    return (head, *(made[name] for name in front.order))


def _kept(fields: tuple[str, ...], make: Make) -> Make:
    """The same block, drawn once for each budget that differs for it."""
    drawn: dict[tuple[float, ...], Box] = {}

    def remembered(budget: Budget) -> Box:
        key = tuple(getattr(budget, field) for field in fields)
        if key not in drawn:
            drawn[key] = make(budget)
        return drawn[key]

    return remembered


def _stacked(blocks: tuple[Make, ...], pen: Pen, budget: Budget) -> Box:
    sketch = Sketch(pen)
    y = 0.0
    for make in blocks:
        y = sketch.inner(make(budget), 0, y) + GAP + budget.air
    return sketch.done()
