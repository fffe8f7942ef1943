"""Tables of a large-print sheet: each row as a short paragraph, because columns would be a few letters wide."""

from __future__ import annotations

from collections.abc import Iterator

from followup.report.document import Table
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.page import BODY
from followup.report.pdf.table import MOST_LINES
from followup.report.scene import MarkShape

FROM_SCALE = 1.5
"""The scale of type from which rows are stacked."""


def stacked_rows(table: Table, pen: Pen, width: float) -> Iterator[Box]:
    """Yield boxes for the rows: the first cell in bold, then each other one that says something, with its title."""
    indent = 8 * pen.scale
    for row in table.rows:
        sketch = Sketch(pen)
        if row.changed or row.other:
            shape = MarkShape.TRIANGLE if row.changed else MarkShape.SQUARE
            sketch.mark(-5.5, BODY * pen.scale * 0.64, shape, 2.6 * pen.scale)
        y = sketch.text(row.cells[0], 0, 0, width, pen.style(BODY, bold=True)) if row.cells[0] else 0.0
        for column, cell in list(zip(table.columns, row.cells, strict=True))[1:]:
            if not cell.strip():
                continue
            words = f"{column.title}{'' if column.title.endswith('?') else ':'} {cell}"
            lines = pen.type.lines(words, width - indent, BODY * pen.scale)
            if len(lines) > MOST_LINES // 2:  # a long note crosses pages in pieces
                yield sketch.done(y)
                for start in range(0, len(lines), MOST_LINES // 2):
                    part = Sketch(pen)
                    piece = " ".join(lines[start : start + MOST_LINES // 2])
                    yield part.done(part.text(piece, indent, 0, width - indent, pen.style(BODY)))
                sketch, y = Sketch(pen), 0.0
                continue
            y = sketch.text(words, indent, y, width - indent, pen.style(BODY))
        if y:
            sketch.rule(0, y + 3, width, 0.4)
            yield sketch.done(y + 5)
