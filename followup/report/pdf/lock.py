"""A password on a finished sheet: AES with 256 bits, as PDF 2.0 has it."""

from __future__ import annotations

import io
from typing import Any

from followup.report.pdf.lasting import CLAIM


def locked(pdf: bytes, password: str) -> bytes:
    """Return the file with a password that opens it; whoever has it may print, copy and let it be read aloud.

    PDF/A allows no password, so the file no longer says that it is one; PDF/UA it stays.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    properties: Any = writer.root_object["/Metadata"].get_object()
    properties.set_data(properties.get_data().replace(CLAIM.encode(), b""))
    writer.encrypt(password, algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
