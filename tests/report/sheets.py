"""What the tests of the sheet share: writing it, reading it back, and looking at what stands where."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pypdf

from followup.report.compose import compose
from followup.report.document import Section, SheetDocument, Table
from followup.report.inputs import SheetInput
from followup.report.pdf import Written, write_pdf
from followup.report.pdf.box import Box, Pen
from followup.report.pdf.typeset import Typesetter
from followup.report.scene import Anchor, Item, Words


def written(document: SheetDocument) -> tuple[bytes, Written]:
    """The file of a sheet and what came of writing it."""
    stream = io.BytesIO()
    result = write_pdf(document, stream)
    return stream.getvalue(), result


def printed(view: SheetInput) -> bytes:
    """The file of a sheet."""
    return written(compose(view))[0]


def reader(pdf: bytes) -> pypdf.PdfReader:
    """The file as pypdf reads it."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [page.extract_text() for page in reader(pdf).pages]


def squeezed(text: str) -> str:
    """The words without any white space, so that line breaks do not matter."""
    return re.sub(r"\s+", "", text)


def section(document: SheetDocument, name: str) -> Section:
    """A part of the sheet."""
    return next(part for part in document.sections if part.id == name)


def table(document: SheetDocument, name: str) -> Table:
    """A table of the sheet by its name."""
    tables = [block for part in document.sections for block in part.blocks if isinstance(block, Table)]
    return next(one for one in tables if one.name == name)


def flat(box: Box, x: float = 0, y: float = 0) -> Iterator[tuple[float, float, Item]]:
    """Every item of a box with the place its own coordinates count from."""
    for dx, dy, item in box.items:
        if isinstance(item, Box):
            yield from flat(item, x + dx, y + dy)
        else:
            yield x + dx, y + dy, item


def words_of(box: Box) -> list[str]:
    """Every line of words in a box, in the order they are drawn."""
    return [item.words for _, _, item in flat(box) if isinstance(item, Words)]


def outside(box: Box, pen: Pen, width: float, height: float) -> list[str]:
    """Words that stand, in part, outside a page's text; a hair's breadth does not count."""
    found = []
    for x, y, item in flat(box):
        if isinstance(item, Words) and item.words:
            wide = pen.type.width(item.words, item.size, item.bold)
            left = x + item.x - {Anchor.START: 0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[item.anchor]
            if left < -0.5 or left + wide > width + 0.5 or not 0 <= y + item.y <= height + 0.5:
                found.append(f"{item.words!r} at {left:.0f}..{left + wide:.0f}, {y + item.y:.0f}")
    return found


def pen(scale: float = 1.0, **numbers: int) -> Pen:
    """A pen that knows on which pages the parts are."""
    return Pen(Typesetter(), scale, numbers)
