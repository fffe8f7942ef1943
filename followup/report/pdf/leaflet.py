"""Writes files of a few pages that are no sheet: each page is a box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from followup.report.document import FileWords
from followup.report.leaflets import DiaryPage, WalletCard
from followup.report.pdf import Written
from followup.report.pdf.box import Box, Pen
from followup.report.pdf.card import card_box
from followup.report.pdf.diary_page import diary_box
from followup.report.pdf.drawing import Painter
from followup.report.pdf.file import binary_streams, open_canvas
from followup.report.pdf.page import Page, page
from followup.report.pdf.typeset import Typesetter


def write_card(card: WalletCard, stream: BinaryIO) -> Written:
    """Write the wallet card, twice on one page."""
    paper, typesetter = page(card.leaflet.paper), Typesetter()
    return _write(card.leaflet, stream, paper, typesetter, [card_box(card, Pen(typesetter), paper)])


def write_diary(pages: Sequence[DiaryPage], stream: BinaryIO) -> Written:
    """Write the weeks of a paper diary, one a page, the paper lying on its side."""
    typesetter = Typesetter()
    upright = page(pages[0].leaflet.paper)
    paper = Page(upright.height, upright.width)
    boxes = [
        diary_box(one, Pen(typesetter), paper, number=number, count=len(pages)) for number, one in enumerate(pages, 1)
    ]
    return _write(pages[0].leaflet, stream, paper, typesetter, boxes)


def _write(said: FileWords, stream: BinaryIO, paper: Page, typesetter: Typesetter, boxes: list[Box]) -> Written:
    with binary_streams():
        canvas = open_canvas(said, stream, paper, typesetter.first)
        painter = Painter(canvas, typesetter, paper.height)
        for box in boxes:
            painter.paint(box, paper.left, paper.top)
            painter.end_page()
        canvas.save()
    return Written(len(boxes), typesetter.undrawable)
