"""The file around the pages: its properties, its bookmarks and how its streams are packed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from followup.report.document import FileWords, SheetDocument
from followup.report.pdf.flow import Entry
from followup.report.pdf.fonts import Face
from followup.report.pdf.lasting import PROGRAM, make_lasting
from followup.report.pdf.page import Page
from followup.report.pdf.typeset import clean


def open_canvas(document: FileWords, stream: BinaryIO, paper: Page, face: Face) -> Canvas:
    """Return a canvas that gives the same bytes for the same sheet, whatever the hour."""
    name: Any = face.font.fontName
    canvas = Canvas(
        stream,
        pagesize=(paper.width, paper.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=document.language,
        initialFontName=name,
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    make_lasting(canvas, title=document.title, language=document.language, made_on=document.made_on)
    return canvas


def bookmark_front(canvas: Canvas, document: SheetDocument, paper: Page) -> None:
    """Add the bookmark of page 1 on the page at hand."""
    canvas.bookmarkHorizontal("front", 0, paper.height)
    canvas.addOutlineEntry(clean(document.title), "front", 0)


def bookmark(canvas: Canvas, entry: Entry, paper: Page) -> None:
    """Add the bookmark of a part on the page at hand."""
    canvas.bookmarkHorizontal(entry.section, 0, paper.height - paper.top - entry.y + 8)
    canvas.addOutlineEntry(clean(entry.title), entry.section, 0)


@contextmanager
def binary_streams() -> Iterator[None]:
    """Pack streams without ASCII85, which makes a file a quarter larger; ReportLab has no other switch for it."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
