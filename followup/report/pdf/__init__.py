"""The sheet as a PDF. ReportLab, and pypdfium2 for the pictures, are imported when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from followup.report.document import SheetDocument
from followup.report.leaflets import DiaryPage, WalletCard


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: how many pages, and the characters that no font here can print, each once."""

    pages: int
    undrawable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: three bytes for each (red, green, blue), and `stride` bytes for each row."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class PagePictures:
    """The pages of a sheet to look at, each drawn when it is asked for, on any thread; `size` is that of each page."""

    pdf: bytes
    count: int
    size: tuple[float, float]

    def __len__(self) -> int:
        return self.count

    def picture(self, number: int, scale: float) -> Picture:
        """Return a page, counted from 0; at scale 1 a point is a pixel."""
        from followup.report.pdf.images import page_picture

        return page_picture(self.pdf, number, scale)


class Cancelled(Exception):
    """The person changed their mind while the sheet was being written; the stream holds nothing of use."""


def write_pdf(
    document: SheetDocument,
    stream: BinaryIO,
    *,
    progress: Callable[[float], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write the sheet as PDF and return what came of it.

    `progress` is told a share from 0 to 1 after each page. `cancelled` is asked before each page.

    Raises:
        Cancelled: when `cancelled` says so.
    """
    from followup.report.pdf.write import write

    return write(document, stream, progress=progress, cancelled=cancelled)


def write_card(card: WalletCard, stream: BinaryIO) -> Written:
    """Write the wallet card as PDF and return what came of it."""
    from followup.report.pdf.leaflet import write_card as write

    return write(card, stream)


def write_diary(pages: Sequence[DiaryPage], stream: BinaryIO) -> Written:
    """Write weeks of a paper diary as PDF, one a page, and return what came of it."""
    from followup.report.pdf.leaflet import write_diary as write

    return write(pages, stream)


def page_images(pdf: bytes, scale: float = 1.0) -> list[bytes]:
    """Return each page as a PNG picture; at scale 1 a point is a pixel."""
    from followup.report.pdf.images import page_images as drawn

    return drawn(pdf, scale)


def page_pictures(pdf: bytes, count: int, paper: str) -> PagePictures:
    """Return the pages of a sheet on "a4" or "letter" to look at; nothing is drawn yet."""
    from followup.report.pdf.page import SIZES

    return PagePictures(pdf, count, SIZES[paper])


def locked(pdf: bytes, password: str) -> bytes:
    """Return a finished sheet with a password that opens it (AES with 256 bits); it is then no PDF/A any more."""
    from followup.report.pdf.lock import locked as closed

    return closed(pdf, password)
