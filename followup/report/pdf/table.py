"""Tables as rows that a page can take one by one; drawn without markup, so that they grow linearly."""

from __future__ import annotations

from collections.abc import Iterator

from followup.report.document import Column, ColumnKind, Row, Table
from followup.report.pdf.box import LEADING, Box, Group, Pen
from followup.report.pdf.page import SMALL, TINY
from followup.report.scene import Line, Mark, MarkShape, Tone, Words

MOST_LINES = 36
"""Lines of a cell before its row goes on as a further row, so that a very long note can cross pages."""

_FIXED = {ColumnKind.DAY: 62.0, ColumnKind.NUMBER: 38.0, ColumnKind.SHORT: 50.0, ColumnKind.WHO: 78.0}
_SHARES = {ColumnKind.NAME: 2.0, ColumnKind.WORDS: 3.2}
_PAD = 2.4
_BETWEEN = 9.0


def widths(columns: tuple[Column, ...], pen: Pen, width: float) -> list[float]:
    """Return the width of each column: days and numbers as they need, words share the rest."""
    fixed = sum(_FIXED.get(column.kind, 0) * pen.scale for column in columns)
    shares = sum(_SHARES.get(column.kind, 0) for column in columns)
    rest = width - fixed
    return [
        _FIXED[column.kind] * pen.scale if column.kind in _FIXED else rest * _SHARES[column.kind] / shares
        for column in columns
    ]


def head(table: Table, pen: Pen, width: float, group: Group | None) -> Box:
    """Return the column titles; without a group they are a repetition that a screen reader passes over."""
    size = TINY * pen.scale
    box = Box(size * LEADING + 5 * pen.scale, [], "TR" if group else "Artifact", group=group)
    x = 0.0
    for column, wide in zip(table.columns, widths(table.columns, pen, width), strict=True):
        title = pen.type.lines(column.title, wide - 4, size, bold=True, most=1)[0]
        cell = Box(0, [(0, 0, Words(0, 0, title, size, Tone.SECOND, True))], "TH" if group else "")
        box.items.append((x, size * 1.1, cell))
        x += wide
    box.items.append((0, box.height - 1, Line(0, 0, width, 0, Tone.INK, 0.6)))
    return box


def rows(table: Table, pen: Pen, width: float, group: Group) -> Iterator[Box]:
    """Yield the rows; a row with a very long cell comes in several."""
    size = SMALL * pen.scale
    across = widths(table.columns, pen, width)
    strong = [column.strong for column in table.columns]
    for row in table.rows:
        cells = [
            pen.type.lines(cell, wide - _BETWEEN, size, bold=bold)
            for cell, wide, bold in zip(row.cells, across, strong, strict=True)
        ]
        tallest = max(map(len, cells))
        for start in range(0, tallest, MOST_LINES):
            piece = [lines[start : start + MOST_LINES] for lines in cells] if tallest > MOST_LINES else cells
            yield _row(row, piece, across, strong, size, group)


def _row(row: Row, cells: list[list[str]], across: list[float], strong: list[bool], size: float, group: Group) -> Box:
    leading = size * LEADING
    height = max(map(len, cells)) * leading + 2 * _PAD
    box = Box(height, [], "TR", group=group)
    tone = Tone.SECOND if row.quiet else Tone.INK
    x = 0.0
    for lines, wide, bold in zip(cells, across, strong, strict=True):
        cell = Box(0, [], "TD")
        baseline = _PAD + size * 0.96
        for line in lines:
            if line:
                cell.items.append((0, 0, Words(0, baseline, line, size, tone, bold)))
            baseline += leading
        box.items.append((x, 0, cell))
        x += wide
    box.items.append((0, height, Line(0, 0, x, 0, Tone.HAIR, 0.4)))
    _marks(box, row, across, size)
    return box


def _marks(box: Box, row: Row, across: list[float], size: float) -> None:
    middle = _PAD + size * 0.66
    if row.changed:
        box.items.append((0, 0, Mark(-5.5, middle, MarkShape.TRIANGLE, size * 0.28)))
    if row.other:
        box.items.append((sum(across[:-1]), 0, Mark(-5.5, middle, MarkShape.SQUARE, size * 0.26)))
