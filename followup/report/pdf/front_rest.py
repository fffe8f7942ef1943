"""Page 1: weight and overall, medicines beside what is taken with them, the cancer, examinations."""

from __future__ import annotations

from followup.report.front import CancerLine, ExamList, ExamRow, Measure, Measures, MedicineList, MedicineRow
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.budget import Budget
from followup.report.pdf.front_head import block_title, more_words
from followup.report.pdf.page import BODY, SMALL, TINY
from followup.report.pdf.typeset import clean
from followup.report.plot import Look, draw
from followup.report.scene import Anchor, MarkShape, Tone

GUTTER = 20.0
"""Room between two columns of page 1."""


def measures_box(measures: Measures, pen: Pen, budget: Budget, width: float) -> Box:
    """Return weight, overall, appetite and pain, two beside each other."""
    sketch = Sketch(pen)
    y = block_title(sketch, measures.title, width)
    half = (width - GUTTER) / 2
    for place in range(0, len(measures.rows), 2):
        pair = measures.rows[place : place + 2]
        boxes = [measure_box(measure, pen, budget, half) for measure in pair]
        for column, drawn in enumerate(boxes):
            sketch.inner(drawn, column * (half + GUTTER), y)
        y += max(drawn.height for drawn in boxes) + 2
    return sketch.done(y)


def measure_box(measure: Measure, pen: Pen, budget: Budget, width: float) -> Box:
    """Return one measure with its chart, where it has one, at its right."""
    sketch = Sketch(pen)
    label, style = pen.style(SMALL, tone=Tone.SECOND), pen.style(BODY, bold=not measure.unknown)
    indent = 44 * pen.scale
    room = width * 0.58 if measure.chart is not None else width
    sketch.text(measure.label, 0, 1.2, indent, label, most=1)
    y = sketch.text(measure.value, indent, 0, room - indent, style, most=budget.measure_lines)
    y = sketch.text(measure.change, indent, y, room - indent, pen.style(SMALL, bold=True), most=1)
    y = sketch.text(measure.remark, indent, y, room - indent, pen.style(SMALL), most=budget.measure_lines)
    if measure.chart is None:
        return sketch.done(y)
    height = max(y, 32 * pen.scale)
    look = _look(pen, width - room - 8, height)
    sketch.scene(draw(measure.chart, look), room + 8, 0)
    return sketch.done(height)


def _look(pen: Pen, width: float, height: float) -> Look:
    def measure(words: str, size: float, bold: bool) -> float:
        return pen.type.width(words, size, bold)

    return Look(width, height, pen.style(TINY).size, small=True, days=False, named=False, measure=measure)


def medicines_box(first: MedicineList, second: MedicineList, pen: Pen, budget: Budget, width: float) -> Box:
    """Return medicines with, beside them, vitamins, supplements and other therapies."""
    sketch = Sketch(pen)
    left = (width - GUTTER) * 0.56
    boxes = (medicine_list_box(first, pen, budget, left), medicine_list_box(second, pen, budget, width - GUTTER - left))
    sketch.inner(boxes[0], 0, 0)
    sketch.inner(boxes[1], left + GUTTER, 0)
    return sketch.done()


def medicine_list_box(block: MedicineList, pen: Pen, budget: Budget, width: float) -> Box:
    """Return one list of medicines, one under another."""
    sketch = Sketch(pen)
    shown = block.rows[: budget.medicines]
    right = more_words(block.more, len(block.rows) - len(shown), pen)
    y = block_title(sketch, block.title, width, right=right)
    if not shown:
        return sketch.done(sketch.text(block.empty, 0, y, width, pen.style(BODY, tone=Tone.SECOND), most=2))
    for row in shown:
        y = sketch.inner(_medicine(row, pen, budget, width), 0, y) + 1.5
    return sketch.done(y)


def _medicine(row: MedicineRow, pen: Pen, budget: Budget, width: float) -> Box:
    sketch = Sketch(pen)
    indent = 10 * pen.scale
    name, style = pen.style(BODY, bold=True), pen.style(BODY)
    if row.changed:
        sketch.mark(3.4 * pen.scale, name.size * 0.64, MarkShape.TRIANGLE, 2.7 * pen.scale)
    beside = pen.width(clean(row.name), name) + pen.width(clean(row.dose), style) + 5 <= width - indent
    alone = not beside and budget.dose_lines > 1
    room = (width - indent) * (0.5 if not beside and not alone else 1)
    words = pen.type.lines(row.name, room, name.size, bold=True, most=1)[0]
    line = Sketch(pen, "P")
    line.word(indent, name.size * 0.96, words, name)
    y = sketch.inner(line.done(name.leading))
    after = indent if alone else indent + pen.width(words, name) + 5
    y = max(y, sketch.text(row.dose, after, y if alone else 0, width - after, style, most=1))
    changes = "; ".join(row.changes)
    return sketch.done(sketch.text(changes, indent, y, width - indent, pen.style(SMALL), most=budget.change_lines))


def cancer_box(cancer: CancerLine, pen: Pen, budget: Budget, width: float, *, columns: int = 6) -> Box:
    """Return the facts of the cancer in columns, then its treatments in a line."""
    sketch = Sketch(pen)
    boxed, cut = _treatments(cancer, pen, budget, width)
    right = more_words(cancer.more, cut, pen)
    y = block_title(sketch, cancer.title, width, right=right)
    step = width / columns
    for start in range(0, len(cancer.facts), columns):
        ends = []
        for column, pair in enumerate(cancer.facts[start : start + columns]):
            x, room = column * step, step - 6
            value = _fact_value(pair.value, pen, room, budget)
            end = sketch.text(pair.label, x, y, room, pen.style(TINY, tone=Tone.SECOND), most=1)
            style = pen.style(BODY, bold=not pair.unknown)
            ends.append(sketch.text(value, x, end - 1, room, style, most=budget.fact_lines))
        y = max(ends) + 2
    return sketch.done(sketch.inner(boxed, 0, y))


def _fact_value(value: str, pen: Pen, room: float, budget: Budget) -> str:
    """The value where it fits; else what stands in brackets is on a line of its own, or left to a later page."""
    if pen.width(clean(value), pen.style(BODY, bold=True)) <= room:
        return value
    short, bracket, inside = value.partition(" (")
    return f"{short}\n({inside}" if bracket and budget.fact_lines > 1 else short


def _treatments(cancer: CancerLine, pen: Pen, budget: Budget, width: float) -> tuple[Box, int]:
    """The treatments that fit into their lines, and how many do not."""
    sketch = Sketch(pen)
    label, style = pen.style(SMALL, tone=Tone.SECOND), pen.style(SMALL + 0.5)
    indent = pen.width(cancer.treatments_title, label) + 8
    sketch.text(cancer.treatments_title, 0, 0.4, indent, label)
    if not cancer.treatments:
        return sketch.done(sketch.text(cancer.empty, indent, 0, width - indent, style)), 0
    most, shown = budget.treatment_lines, cancer.treatments[0]
    count = 1
    for treatment in cancer.treatments[1:]:
        longer = f"{shown} · {treatment}"
        if len(pen.type.lines(longer, width - indent, style.size, most=most + 1)) > most:
            break
        shown, count = longer, count + 1
    y = sketch.text(shown, indent, 0, width - indent, style, most=most)
    return sketch.done(y), len(cancer.treatments) - count


def exams_box(done: ExamList, due: ExamList, pen: Pen, budget: Budget, width: float) -> Box:
    """Return examinations done beside those due."""
    sketch = Sketch(pen)
    left = (width - GUTTER) * 0.56
    sketch.inner(exam_list_box(done, pen, budget, left), 0, 0)
    sketch.inner(exam_list_box(due, pen, budget, width - GUTTER - left), left + GUTTER, 0)
    return sketch.done()


def exam_list_box(block: ExamList, pen: Pen, budget: Budget, width: float) -> Box:
    """Return one list of examinations, one under another."""
    sketch = Sketch(pen)
    shown = block.rows[: budget.exams]
    y = block_title(sketch, block.title, width, right=more_words(block.more, len(block.rows) - len(shown), pen))
    if not shown:
        return sketch.done(sketch.text(block.empty, 0, y, width, pen.style(BODY, tone=Tone.SECOND), most=2))
    style = pen.style(BODY)
    indent = max(pen.width(row.day, style) for row in shown) + 8
    for row in shown:
        y = sketch.inner(_exam(row, pen, budget, indent, width), 0, y)
    return sketch.done(y)


def _exam(row: ExamRow, pen: Pen, budget: Budget, indent: float, width: float) -> Box:
    sketch = Sketch(pen)
    bold, style = pen.style(BODY, bold=True), pen.style(BODY)
    day = Sketch(pen, "P")
    day.word(0, style.size * 0.96, row.day, bold if row.late else style, Anchor.START)
    sketch.inner(day.done(style.leading))
    name = pen.type.lines(row.name, (width - indent) * (0.6 if row.result else 1), bold.size, bold=True, most=1)[0]
    sketch.text(name, indent, 0, width - indent, bold, most=1)
    after = indent + pen.width(name, bold) + 6
    y = sketch.text(row.result, after, 0, width - after, style, most=budget.result_lines)
    return sketch.done(max(y, style.leading))
