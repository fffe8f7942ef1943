"""What makes the file one that lasts and can be read aloud: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.

Whether it is one is proved by veraPDF: `make check-pdf`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import md5
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

PROGRAM = "Followup"

CLAIM = (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>"
)
"""The part of the properties that says PDF/A; it is taken out of a file with a password, which PDF/A does not allow."""

_READ_ALOUD = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)

_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A knows the properties of PDF/UA only when the file itself describes them."""

_PROPERTIES = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
    "<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>"
    "<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer></rdf:Description>"
    '{claims}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)

_CREATED = slice(24, 36)
"""Where a colour profile says when it was made (ICC.1, 7.2.1)."""


class _Content(bytes, pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """The bytes of a stream, which end their line when they are written: PDF/A wants `endstream` on one of its own."""

    def format(self, _document: Any) -> bytes:
        """Return the bytes as they stand in the file."""
        return bytes(self) + b"\n"


class _Streams(pdfdoc.NoEncryption):  # type: ignore[misc, unused-ignore]
    """Where ReportLab would encrypt each stream before it measures and writes it."""

    def encode(self, content: Any) -> Any:
        """Return content, unencrypted."""
        return _Content(content) if isinstance(content, bytes) else content


def make_lasting(canvas: Canvas, *, title: str, language: str, made_on: date) -> None:
    """Give the file its properties, the profile of its greys and the day it says it was made on."""
    untyped: Any = canvas
    document = untyped._doc
    document.encrypt = _Streams()
    document.signature = md5(usedforsecurity=False)  # ReportLab's own has begun with the hour
    document._timeStamp.YMDhms = (made_on.year, made_on.month, made_on.day, 0, 0, 0)
    catalog = document.Catalog
    properties = _PROPERTIES.format(
        title=escape(title),
        language=escape(language),
        day=made_on.isoformat(),
        program=PROGRAM,
        claims=CLAIM + _READ_ALOUD + _EXTENSION,
    ).encode("utf-8")
    catalog.Metadata = document.Reference(pdfdoc.XMP(creator=lambda _document: properties))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([_greys(document)])


def _greys(document: Any) -> Any:
    """Say which greys are meant: those of sRGB, which every screen and printer knows."""
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _profile(), [pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB"),
            "DestOutputProfile": document.Reference(stream),
        }
    )


@cache
def _profile() -> bytes:
    """Return the colour profile of sRGB with a fixed day in it, so that the same sheet gives the same bytes."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_CREATED] = bytes.fromhex("07d000010001000000000000")  # 1 January 2000
    return bytes(profile)
