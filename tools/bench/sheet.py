"""The sheet as a PDF beside a bare canvas that draws the same words with the same embedded font."""

from __future__ import annotations

import io
import math
import statistics
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from followup.paths import resource
from followup.services.log import OpenLog
from followup.services.sheets import SheetChoices

from .figures import Figure, interleaved, print_figures, processor, timed
from .gaps import print_gaps
from .saving import open_log
from .ten_years import UNTIL

FONT = "BenchSans"
ROWS = (0, 500, 1_000, 2_500, 5_000)
"""About how many rows of the log each sheet has; the first is as short as a sheet gets."""

FIRST = 500
"""Rows of a sheet with about 20 pages after the first."""

A4 = (595.28, 841.89)
ROWS_A_DAY = 8.2
Line = tuple[float, float, float, str]
"""Left, baseline, size and text."""


def run(folder: Path, rounds: int) -> None:
    """Measure drawing and, apart, composing; the growth is the time of a row at each length."""
    pdfmetrics.registerFont(TTFont(FONT, str(resource("fonts", "SourceSans3-Regular.ttf"))))
    log = open_log(folder)
    growth: list[tuple[int, int, float]] = []
    try:
        for rows in ROWS:
            since = UNTIL - timedelta(days=int(rows / ROWS_A_DAY))
            pages, figures, (bare, drawn) = _measure(log, since, rounds if rows <= 1_000 else max(rounds // 3, 2))
            print_figures(f"Sheet with about {rows} rows of the log, {pages} pages", figures)
            held = " (held to 3)" if rows >= FIRST else ""
            print(f"  least processor time {drawn:.0f} ms, bare {bare:.0f} ms: {drawn / bare:.2f} times{held}")
            growth.append((rows, pages, drawn))
    finally:
        print_gaps(log, UNTIL - timedelta(days=int(FIRST / ROWS_A_DAY)), "about 20 pages of appendix")
        print_gaps(log, UNTIL - timedelta(days=int(ROWS[-1] / ROWS_A_DAY)), f"about {ROWS[-1]} rows")
        log.close()
    print("\nGrowth of drawing, least processor time")
    for rows, pages, drawn in growth:
        print(
            f"  {rows:5} rows  {pages:4} pages  {drawn:9.1f} ms  {drawn / pages:7.2f} ms a page, least processor time"
        )
    print(f"  exponent from {FIRST} to {ROWS[-1]} rows: {_exponent(growth):.2f} (1 is linear; held to 1.1)")


def _exponent(growth: list[tuple[int, int, float]]) -> float:
    """How the time grows with the pages: the slope of its line on logarithmic axes, from `FIRST` on."""
    points = [(math.log(pages), math.log(drawn)) for rows, pages, drawn in growth if rows >= FIRST]
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def _measure(log: OpenLog, since: date, rounds: int) -> tuple[int, list[Figure], tuple[float, float]]:
    choices = SheetChoices(since=since)
    document = log.sheets.make(choices)
    drawn = log.sheets.draw(document)
    pages = _words_of(drawn.pdf)
    subjects = {
        "bare canvas, same words, same font (floor)": timed(lambda: _canvas(pages)),
        "compose: what it says": timed(lambda: log.sheets.make(choices)),
        "draw: the PDF": timed(lambda: log.sheets.draw(document)),
    }
    least = processor(rounds, lambda: _canvas(pages)), processor(rounds, lambda: log.sheets.draw(document))
    return drawn.pages, interleaved(subjects, rounds), least


def _words_of(pdf: bytes) -> list[list[Line]]:
    """Return every line of text of every page with its place."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[list[Line]] = []
    for page in document:
        text = page.get_textpage()
        boxes = (text.get_rect(number) for number in range(text.count_rects()))
        found.append(
            [
                (left, bottom, min(max(top - bottom, 5.0), 24.0), text.get_text_bounded(left, bottom, right, top))
                for left, bottom, right, top in boxes
            ]
        )
    document.close()
    return found


def _canvas(pages: list[list[Line]]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for lines in pages:
        for left, bottom, size, words in lines:
            canvas.setFont(FONT, size)
            canvas.drawString(left, bottom, " ".join(words.split()))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
