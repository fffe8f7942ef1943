"""Puts photos into the file: the bytes of a JPEG as they are, in colours that mean the same on every screen.

ReportLab would read each picture again and write it in the colours of the device, which a file that must last may not
have; this uses its object layer and private names of it: the version is pinned.
"""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from followup.report.pdf.box import Image
from followup.report.pdf.ink import Ink

_SRGB = (
    b"[/CalRGB<</WhitePoint[0.9505 1 1.089]/Gamma[2.2 2.2 2.2]"
    b"/Matrix[0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505]>>]"
)
"""The colours of sRGB (IEC 61966-2-1) as ISO 32000-1, 8.6.5.3 writes them: its primaries, white and nearest gamma."""


class _Photo(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """A picture as it stands in the file."""

    __RefOnly__ = 1

    def __init__(self, image: Image) -> None:
        self._image = image

    def format(self, _document: Any) -> bytes:
        image = self._image
        head = (
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/Filter/DCTDecode/Length %d/ColorSpace"
        )
        sizes = head % (image.across, image.down, len(image.jpeg))
        return b"".join([sizes, _SRGB, b">>\nstream\n", image.jpeg, b"\nendstream"])


class Pictures:
    """Puts pictures on pages; the same one is in the file once."""

    def __init__(self, canvas: Canvas, ink: Ink) -> None:
        untyped: Any = canvas
        self._canvas, self._ink = untyped, ink

    def put(self, image: Image, x: float, top: float) -> None:
        """Draw a picture with its upper left corner at a place of the page, counted from the bottom."""
        canvas, document = self._canvas, self._canvas._doc
        name = hashlib.sha256(image.jpeg).hexdigest()[:16]
        inside = document.getXObjectName(name)
        if inside not in document.idToObject:
            document.Reference(_Photo(image), inside)
        if name not in canvas._formsinuse:
            canvas._formsinuse.append(name)
        canvas._currentPageHasImages = 1
        place = f"{image.width:.2f} 0 0 {image.height:.2f} {x:.2f} {top - image.height:.2f} cm"
        self._ink.operator(f"q {place} /{inside} Do Q")
