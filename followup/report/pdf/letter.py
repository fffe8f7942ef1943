"""Writes a letter: its words on as many pages as they need, with a page number where there is more than one."""

from __future__ import annotations

from typing import BinaryIO

from followup.report.letter import Letter
from followup.report.pdf import Written
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.drawing import Painter
from followup.report.pdf.file import binary_streams, open_canvas
from followup.report.pdf.page import SIZES, SMALL, Page
from followup.report.pdf.typeset import Typesetter
from followup.report.scene import Anchor, Tone

_SIZE = 11.0
_GAP = 9.0
"""Points between paragraphs that an empty line stands for."""


def write_letter(letter: Letter, stream: BinaryIO) -> Written:
    """Write the letter as PDF and return what came of it."""
    width, height = SIZES[letter.paper]
    paper = Page(width, height, left=68, right=68, top=64, bottom=64)
    typesetter = Typesetter()
    pages = _pages(letter, Pen(typesetter), paper)
    with binary_streams():
        canvas = open_canvas(letter, stream, paper, typesetter.first)
        painter = Painter(canvas, typesetter, paper.height)
        for number, box in enumerate(pages, 1):
            painter.paint(box, paper.left, paper.top)
            if len(pages) > 1:
                painter.decoration(
                    _number(number, Pen(typesetter), paper), paper.left, paper.height - paper.bottom + 16
                )
            painter.end_page()
        canvas.save()
    return Written(len(pages), typesetter.undrawable)


def _pages(letter: Letter, pen: Pen, paper: Page) -> list[Box]:
    style = pen.style(_SIZE)
    pages, y = [Sketch(pen)], 0.0
    for paragraph in letter.words.splitlines():
        if not paragraph.strip():
            y += _GAP
            continue
        lines = pen.type.lines(paragraph, paper.text_width, style.size)
        while lines:
            room = int((paper.text_height - y) / style.leading)
            if room < 1:
                pages.append(Sketch(pen))
                y = 0.0
                continue
            taken, lines = lines[:room], lines[room:]
            part = Sketch(pen, "P")
            for place, line in enumerate(taken):
                part.word(0, style.size * 0.96 + place * style.leading, line, style)
            y = pages[-1].inner(part.done(len(taken) * style.leading), 0, y)
    return [page.done(paper.text_height) for page in pages]


def _number(number: int, pen: Pen, paper: Page) -> Box:
    sketch = Sketch(pen)
    style = pen.style(SMALL, tone=Tone.SECOND)
    sketch.word(paper.text_width, style.size, str(number), style, Anchor.END)
    return sketch.done()
