"""Fields to type answers into: each named for its question, with the question as its words for a screen reader.

Fields and PDF/A go together as long as nothing is typed: the file has no script and no look that a viewer must make.
What a viewer writes into a field is drawn in a font of its own, so a filled page is for reading back and no longer one
that lasts.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from followup.report.pdf.box import Field
from followup.report.pdf.tags import Element, Marker
from followup.report.pdf.typeset import clean

MOST_LETTERS = 4000
"""Letters one answer may have: a page and a half."""

_PRINTED, _SEVERAL_LINES = 4, 1 << 12
_TYPE_SIZE = 10
"""The size of type where a field names none."""


class FieldMaker:
    """Puts fields into one file."""

    def __init__(self, canvas: Canvas, marker: Marker) -> None:
        untyped: Any = canvas
        self._canvas = untyped
        self._document = untyped._doc
        self._marker = marker
        self._fields: list[Any] = []
        self._looks: dict[tuple[float, float], Any] = {}

    def add(self, field: Field, parent: Element, x: float, y: float) -> None:
        """Add a field with its upper left corner at (x, y), where y counts from the bottom of the page."""
        page = self._document.thisPageName()
        words = clean(field.words)
        element = self._marker.element("Form", parent, words)
        widget = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Widget"),
                "FT": pdfdoc.PDFName("Tx"),
                "T": pdfdoc.PDFString(field.name),
                "TU": pdfdoc.PDFString(words),
                "F": _PRINTED,
                "Ff": _SEVERAL_LINES,
                "MaxLen": MOST_LETTERS,
                "Rect": pdfdoc.PDFArray([round(v, 2) for v in (x, y - field.height, x + field.width, y)]),
                "P": pdfdoc.PDFObjectReference(page),
                "DA": pdfdoc.PDFString(f"/Helv {field.size:.1f} Tf 0 g"),
                "AP": pdfdoc.PDFDictionary({"N": self._look(field.width, field.height)}),
                "StructParent": self._marker.structure.add_widget(element),
            }
        )
        reference = self._document.Reference(widget)
        element.hold_widget(page, reference)
        self._canvas._annotationrefs.append(reference)
        self._fields.append(reference)
        self._make_form()

    def _make_form(self) -> None:
        """Tell the file about its fields, with the one font that every viewer has for typing."""
        if len(self._fields) > 1:
            return
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type1"),
                "BaseFont": pdfdoc.PDFName("Helvetica"),
                "Encoding": pdfdoc.PDFName("WinAnsiEncoding"),
            }
        )
        fields = pdfdoc.PDFArray([])
        fields.sequence = self._fields
        self._document.Catalog.AcroForm = pdfdoc.PDFDictionary(
            {
                "Fields": fields,
                "DA": pdfdoc.PDFString(f"/Helv {_TYPE_SIZE} Tf 0 g"),
                "DR": pdfdoc.PDFDictionary(
                    {"Font": pdfdoc.PDFDictionary({"Helv": self._document.Reference(font, "Helv")})}
                ),
            }
        )

    def _look(self, width: float, height: float) -> Any:
        """The look of an empty field, which PDF/A wants to be there: nothing."""
        size = (round(width, 2), round(height, 2))
        if size not in self._looks:
            entries = {
                "Type": pdfdoc.PDFName("XObject"),
                "Subtype": pdfdoc.PDFName("Form"),
                "BBox": pdfdoc.PDFArray([0, 0, *size]),
                "Resources": pdfdoc.PDFDictionary({}),
            }
            stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), b"/Tx BMC EMC")
            self._looks[size] = self._document.Reference(stream)
        return self._looks[size]
