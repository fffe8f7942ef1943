"""Writes the file: lays out what follows, then page 1 with the page numbers it names, then draws page by page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from followup.report.document import SheetDocument
from followup.report.pdf import Cancelled, Written
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.drawing import Painter
from followup.report.pdf.flow import FIRST, Pages, lay_out
from followup.report.pdf.fonts import families
from followup.report.pdf.front import front_box
from followup.report.pdf.page import LARGE, SMALL, Page, page
from followup.report.pdf.typeset import Typesetter, clean
from followup.report.scene import Anchor, Tone

_PROPERTIES = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
"""Properties of the file as PDF/UA asks for them; the title is the same neutral one."""

Progress = Callable[[float], None]


def write(
    document: SheetDocument,
    stream: BinaryIO,
    *,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> Written:
    """Write the sheet; see `followup.report.pdf.write_pdf`."""

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    paper = page(document.paper)
    typesetter = Typesetter()
    scale = LARGE if document.large_print else 1.0
    later = lay_out(document, Pen(typesetter, scale), paper, check)
    front = front_box(document.front, Pen(typesetter, scale, later.numbers()), paper)
    canvas = _canvas(document, stream, paper)
    painter = Painter(canvas, typesetter, paper.height)
    boxes = [front, *later.boxes]
    for number, box in enumerate(boxes, 1):
        check()
        _bookmarks(canvas, document, later, number, paper)
        painter.paint(box, paper.left, paper.top)
        running = _running(document, Pen(typesetter), paper, f"{number}", f"{len(boxes)}")
        painter.decoration(running, paper.left, paper.height - paper.bottom + 12)
        painter.end_page()
        if progress is not None:
            progress(number / len(boxes))
    canvas.save()
    return Written(len(boxes), typesetter.undrawable)


def _canvas(document: SheetDocument, stream: BinaryIO, paper: Page) -> Canvas:
    regular = families()[0].regular
    first_font: Any = regular.font.fontName
    canvas = Canvas(
        stream,
        pagesize=(paper.width, paper.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=document.language,
        initialFontName=first_font,
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject("")
    canvas.setCreator("Followup")
    canvas.setProducer("Followup")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    _set_properties(canvas, document.title)
    return canvas


def _set_properties(canvas: Any, title: str) -> None:
    properties = _PROPERTIES.format(title=escape(title)).encode("utf-8")
    canvas._doc.Catalog.Metadata = canvas._doc.Reference(pdfdoc.XMP(creator=lambda _document: properties))


def _bookmarks(canvas: Canvas, document: SheetDocument, later: Pages, number: int, paper: Page) -> None:
    if number < FIRST:
        canvas.bookmarkHorizontal("front", 0, paper.height)
        canvas.addOutlineEntry(clean(document.title), "front", 0)
    for entry in later.entries:
        if entry.page == number:
            canvas.bookmarkHorizontal(entry.section, 0, paper.height - paper.top - entry.y + 8)
            canvas.addOutlineEntry(clean(entry.title), entry.section, 0)


def _running(document: SheetDocument, pen: Pen, paper: Page, number: str, pages: str) -> Box:
    """What stands on every page: name, birth date, day of the sheet, page n of N."""
    sketch = Sketch(pen)
    style = pen.style(SMALL, tone=Tone.SECOND)
    sketch.rule(0, 0, paper.text_width, 0.5, Tone.LINE)
    right = document.page_of.format(page=number, pages=pages)
    room = paper.text_width - pen.width(right, style) - 20
    left = pen.type.lines(document.running, room, style.size, most=1)[0]
    sketch.word(0, 4 + style.size, left, style)
    sketch.word(paper.text_width, 4 + style.size, right, style, Anchor.END)
    return sketch.done()
