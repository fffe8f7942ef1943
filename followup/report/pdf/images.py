"""Pages as pictures, for looking at a sheet before it is printed."""

from __future__ import annotations

from io import BytesIO

import pypdfium2


def page_images(pdf: bytes, scale: float) -> list[bytes]:
    """Return each page as PNG; see `followup.report.pdf.page_images`."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_png(document[place], scale) for place in range(len(document))]
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    picture = page.render(scale=scale).to_pil()
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
