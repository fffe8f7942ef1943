"""Writes the file: lays out what follows, then page 1 with the page numbers it names, then draws page by page."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from followup.report.document import SheetDocument
from followup.report.pdf import Cancelled, Written
from followup.report.pdf.box import Box, Pen, Sketch, Style
from followup.report.pdf.drawing import Painter
from followup.report.pdf.file import binary_streams, bookmark, bookmark_front, open_canvas
from followup.report.pdf.flow import Entry, lay_out
from followup.report.pdf.front import front_box
from followup.report.pdf.large import large_boxes
from followup.report.pdf.page import LARGE, SMALL, Page, page
from followup.report.pdf.typeset import Typesetter
from followup.report.scene import Anchor, Tone
from followup.report.steady import steadily

_LAID_OUT, _DRAWN = 0.3, 0.7
"""How much of the whole is done when the pages are laid out, and when they are drawn but not yet put together."""


_DONE = Box(0)
"""Stands in the place of a page that was drawn: pages are let go of one by one."""


def write(
    document: SheetDocument,
    stream: BinaryIO,
    *,
    progress: Callable[[float], object] | None,
    cancelled: Callable[[], bool] | None,
) -> Written:
    """Write the sheet; see `followup.report.pdf.write_pdf`."""
    with steadily():
        return _written(document, stream, progress, cancelled)


def _written(
    document: SheetDocument,
    stream: BinaryIO,
    progress: Callable[[float], object] | None,
    cancelled: Callable[[], bool] | None,
) -> Written:
    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    paper, typesetter = page(document.paper), Typesetter()
    scale = LARGE if document.large_print else 1.0
    tell = progress or _nobody
    later = lay_out(document, Pen(typesetter, scale), paper, check)
    first = _first_pages(document, Pen(typesetter, scale, later.numbers()), paper)
    if len(first) > 1:  # what follows begins on later pages than was thought
        later.shift(len(first) - 1)
        first = _first_pages(document, Pen(typesetter, scale, later.numbers()), paper)
    tell(_LAID_OUT)
    boxes = [*first, *later.boxes]
    later.boxes.clear()
    with binary_streams():
        _draw(document, stream, paper, boxes, later.entries, typesetter, check, tell)
    tell(1.0)
    return Written(len(boxes), typesetter.undrawable)


_RUNNING_LARGE = 1.5
"""How much larger the running line of a large-print sheet is; more would leave no room under the text."""


def _first_pages(document: SheetDocument, pen: Pen, paper: Page) -> list[Box]:
    """Page 1, or in large print the pages that stand for it."""
    return large_boxes(document.front, pen, paper) if document.large_print else [front_box(document.front, pen, paper)]


def _nobody(_share: float) -> None:
    return None


def _draw(
    document: SheetDocument,
    stream: BinaryIO,
    paper: Page,
    boxes: list[Box],
    entries: list[Entry],
    typesetter: Typesetter,
    check: Callable[[], None],
    tell: Callable[[float], object],
) -> None:
    canvas = open_canvas(document, stream, paper, typesetter.first)
    painter = Painter(canvas, typesetter, paper.height)
    bookmark_front(canvas, document, paper)
    for number, box in enumerate(boxes, 1):
        check()
        boxes[number - 1] = _DONE
        for entry in entries:
            if entry.page == number:
                bookmark(canvas, entry, paper)
        painter.paint(box, paper.left, paper.top)
        pen = Pen(typesetter, _RUNNING_LARGE if document.large_print else 1.0)
        running = _running(document, pen, paper, number, len(boxes))
        painter.decoration(running, paper.left, paper.height - paper.bottom + 12)
        painter.end_page()
        tell(_LAID_OUT + (_DRAWN - _LAID_OUT) * number / len(boxes))
    check()
    canvas.save()
    painter.let_go()


def _running(document: SheetDocument, pen: Pen, paper: Page, number: int, pages: int) -> Box:
    """What stands on every page: name, birth date, day of the sheet, page n of N."""
    sketch = Sketch(pen)
    style = pen.style(SMALL, tone=Tone.SECOND)
    sketch.rule(0, 0, paper.text_width, 0.5, Tone.LINE)
    right = document.page_of.format(page=number, pages=pages)
    room = paper.text_width - pen.width(right, style) - 20
    sketch.word(0, 4 + style.size, _fitted(document.running, pen, room, style), style)
    sketch.word(paper.text_width, 4 + style.size, right, style, Anchor.END)
    return sketch.done()


def _fitted(running: str, pen: Pen, room: float, style: Style) -> str:
    """Return the running line on one line. A long name gives way: the birth date tells people of one name apart."""
    line = pen.type.lines(running, room, style.size, most=1)[0]
    name, dot, rest = running.partition(" · ")
    if not rest or not line.endswith("…"):
        return line
    rest = pen.type.lines(f"{dot.strip()} {rest}", room * 0.75, style.size, most=1)[0]
    left = room - pen.width(f" {rest}", style)
    return f"{pen.type.lines(name, left, style.size, most=1)[0]} {rest}"
