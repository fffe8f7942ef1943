"""The structure of the file for screen readers (PDF/UA): elements, and which drawn text belongs to which.

ReportLab has no interface for it; this uses its object layer, and two private names (`__NoDefault__`, `_code`).
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_ROLES_WITH_SCOPE = frozenset({"TH"})


class _True(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """A PDF boolean; ReportLab writes Python's True as a name."""

    def format(self, _document: Any) -> bytes:
        return b"true"


class Element(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """A structure element; it is written when everything in it is known."""

    __RefOnly__ = 1

    def __init__(self, role: str, parent: Any, alt: str = "") -> None:
        self.role, self.parent, self.alt = role, parent, alt
        self.kids: list[Element | tuple[str, int]] = []

    def format(self, document: Any) -> bytes:
        """Return the element as ReportLab writes it."""
        entries: dict[str, Any] = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(self.role),
            "P": document.Reference(self.parent),
            "K": pdfdoc.PDFArray([_kid(kid, document) for kid in self.kids]),
        }
        if self.alt:
            entries["Alt"] = pdfdoc.PDFString(self.alt)
        if self.role in _ROLES_WITH_SCOPE:
            scope = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")}
            entries["A"] = pdfdoc.PDFDictionary(scope)
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def _kid(kid: Element | tuple[str, int], document: Any) -> Any:
    if isinstance(kid, Element):
        return document.Reference(kid)
    page, number = kid
    entries = {"Type": pdfdoc.PDFName("MCR"), "Pg": pdfdoc.PDFObjectReference(page), "MCID": number}
    return pdfdoc.PDFDictionary(entries)


class Structure(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """The tree of elements and, for each page, the elements of its marked pieces."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.document = Element("Document", self)
        self.pages: list[list[Element]] = []

    def format(self, document: Any) -> bytes:
        """Return the root of the tree as ReportLab writes it."""
        numbers: list[Any] = []
        for place, page in enumerate(self.pages):
            numbers += [place, pdfdoc.PDFArray([document.Reference(element) for element in page])]
        entries = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": document.Reference(self.document),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}),
            "ParentTreeNextKey": len(self.pages),
        }
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


class Marker:
    """Marks what is drawn with the element it belongs to, or as decoration."""

    def __init__(self, canvas: Canvas) -> None:
        untyped: Any = canvas
        self._canvas = untyped
        self.structure = Structure()
        self._open: Element | str | None = None
        self._page: list[Element] = []
        document = self._canvas._doc
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": _True()})
        document.Catalog.StructTreeRoot = document.Reference(self.structure)

    def element(self, role: str, parent: Element, alt: str = "") -> Element:
        """Return a new element at the end of its parent."""
        element = Element(role, parent, alt)
        parent.kids.append(element)
        return element

    def switch(self, to: Element | None) -> None:
        """Say that what is drawn from now on belongs to an element, or is decoration (None)."""
        wanted: Element | str = "Artifact" if to is None else to
        if self._open is wanted:
            return
        self.end()
        self._open = wanted
        if to is None:
            self._canvas._code.append("/Artifact BMC")
            return
        number = len(self._page)
        self._page.append(to)
        to.kids.append((self._canvas._doc.thisPageName(), number))
        self._canvas._code.append(f"/{to.role} <</MCID {number}>> BDC")

    def end(self) -> None:
        """Close what is open."""
        if self._open is not None:
            self._canvas._code.append("EMC")
            self._open = None

    def show_page(self) -> None:
        """End a page."""
        self.end()
        place = len(self.structure.pages)
        self.structure.pages.append(self._page)
        self._page = []
        self._canvas.showPage()
        document = self._canvas._doc
        page = document.Pages.pages[-1]
        page = document.idToObject[page.name] if hasattr(page, "name") else page
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = place, pdfdoc.PDFName("S")
