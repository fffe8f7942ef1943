"""Pages as pictures, for looking at a sheet before it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

import pypdfium2

from followup.report.pdf import Picture

_ONE_AT_A_TIME = Lock()
"""PDFium is not made for several threads at once: files are opened, drawn and closed inside this lock."""


def page_images(pdf: bytes, scale: float) -> list[bytes]:
    """Return each page as PNG; see `followup.report.pdf.page_images`."""
    with _opened(pdf) as document:
        return [_png(document[place], scale) for place in range(len(document))]


def page_picture(pdf: bytes, number: int, scale: float) -> Picture:
    """Return one page, counted from 0; see `followup.report.pdf.PagePictures`."""
    with _opened(pdf) as document:
        bitmap = document[number].render(scale=scale, rev_byteorder=True)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    picture = page.render(scale=scale).to_pil()
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
