"""A password on a sheet: strong, the only way in, and no claim that is no longer true."""

from __future__ import annotations

import io

import pypdf
import pypdfium2
import pytest

from followup.report.pdf import locked
from tests.report.samples import maria
from tests.report.sheets import pages, printed

PASSWORD = "plum jam – käse 疲"


@pytest.fixture(scope="module")
def plain() -> bytes:
    """The sheet before."""
    return printed(maria())


@pytest.fixture(scope="module")
def closed(plain: bytes) -> bytes:
    """The sheet with its password."""
    return locked(plain, PASSWORD)


def test_it_is_aes_with_256_bits(closed: bytes) -> None:
    """The sixth revision of the standard handler; the older ones are broken or withdrawn."""
    entry = pypdf.PdfReader(io.BytesIO(closed)).trailer["/Encrypt"]
    assert (entry["/V"], entry["/R"], entry["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert entry["/P"] & 0b10_0000_0000  # a screen reader may read it (PDF/UA)


def test_nothing_can_be_read_without_it(closed: bytes) -> None:
    """Neither by two readers nor by looking at the bytes."""
    assert not pypdf.PdfReader(io.BytesIO(closed)).decrypt("plum jam")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(closed)
    assert "Maria".encode("utf-16-be") not in closed
    assert b"Maria" not in closed


def test_it_opens_with_the_password_and_says_the_same(plain: bytes, closed: bytes) -> None:
    """In both readers, letters beyond ASCII in the password included; fonts, structure and words are whole."""
    found = pypdf.PdfReader(io.BytesIO(closed), password=PASSWORD)
    assert [page.extract_text() for page in found.pages] == pages(plain)
    assert "/StructTreeRoot" in found.trailer["/Root"]
    document = pypdfium2.PdfDocument(closed, password=PASSWORD)
    assert len(document) == len(found.pages)
    document.close()


def test_it_no_longer_says_that_it_is_pdf_a(plain: bytes, closed: bytes) -> None:
    """PDF/A allows no password; that it can be read aloud stays true."""
    said = pypdf.PdfReader(io.BytesIO(closed), password=PASSWORD).trailer["/Root"]["/Metadata"].get_data()
    assert b"pdfaid:part" in plain
    assert b"pdfaid:part>" not in said
    assert b"<pdfuaid:part>1</pdfuaid:part>" in said
