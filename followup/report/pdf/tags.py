"""The structure of the file for screen readers (PDF/UA): elements, and which drawn text belongs to which.

ReportLab has no interface for it; this uses its object layer and private names of it: the version is pinned.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from followup.report.pdf.ink import Ink

_WIDGETS = 100_000
"""The number of the first field in the tree; pages count from 0."""


class _True(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """A PDF boolean; ReportLab writes Python's True as a name."""

    def format(self, _document: Any) -> bytes:
        return b"true"


class Element(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """A structure element; it is written when everything in it is known.

    A long table has tens of thousands of them, so they are written as bytes without ReportLab's dictionaries.
    """

    __RefOnly__ = 1

    def __init__(self, role: str, parent: Any, alt: str = "") -> None:
        self.role, self.parent, self.alt = role, parent, alt
        self.kids: list[Element | Piece] = []
        self._widget: tuple[str, Any] | None = None
        self._reference = b""

    def reference(self, document: Any) -> bytes:
        """Return the reference to this element; it takes its number in the file when it is first asked for."""
        if not self._reference:
            self._reference = _reference(self, document)
        return self._reference

    def hold_widget(self, page: str, widget: Any) -> None:
        """Let the element stand for a field on a page instead of words."""
        self._widget = (page, widget)

    def format(self, document: Any) -> bytes:
        """Return the element as it stands in the file."""
        parent = self.parent
        known = parent.reference(document) if isinstance(parent, Element) else _reference(parent, document)
        parts = [b"<</S/", self.role.encode(), b"/P ", known, *_kids(self.kids, document)]
        if self._widget is not None:
            page, widget = self._widget
            parts.append(b"/K<</Type/OBJR/Pg %b/Obj %b>>" % (_page(page, document), widget.format(document)))
        if self.alt:
            parts += [b"/Alt ", pdfdoc.PDFString(self.alt).format(document)]
        if self.role == "TH":
            parts.append(b"/A<</O/Table/Scope/Column>>")
        return b"".join([*parts, b">>"])


Piece = tuple[str, int]
"""A marked piece of a page: the name of the page's object and the number of the piece."""


def _reference(target: Any, document: Any) -> bytes:
    return bytes(document.Reference(target).format(document))


def _kids(kids: list[Element | Piece], document: Any) -> list[bytes]:
    if not kids:
        return []
    if len(kids) == 1 and isinstance(kids[0], tuple):
        page, number = kids[0]
        return [b"/K %d/Pg " % number, _page(page, document)]
    return [b"/K[", b" ".join(_kid(kid, document) for kid in kids), b"]"]


def _kid(kid: Element | Piece, document: Any) -> bytes:
    if isinstance(kid, Element):
        return kid.reference(document)
    return b"<</Type/MCR/Pg %b/MCID %d>>" % (_page(kid[0], document), kid[1])


def _page(name: str, document: Any) -> bytes:
    return b"%d %d R" % document.idToObjectNumberAndVersion[name]


class Structure(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """The tree of elements and, for each page, the elements of its marked pieces."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.document = Element("Document", self)
        self.pages: list[list[Element]] = []
        self._widgets: list[Element] = []

    def add_widget(self, element: Element) -> int:
        """Keep the element of a field and return the number under which the file finds it."""
        self._widgets.append(element)
        return _WIDGETS + len(self._widgets) - 1

    def format(self, document: Any) -> bytes:
        """Return the root of the tree as it stands in the file."""
        root = self.document.reference(document)
        pages = [
            b"%d[%b]" % (place, b" ".join(element.reference(document) for element in page))
            for place, page in enumerate(self.pages)
        ]
        widgets = [
            b"%d %b" % (_WIDGETS + place, element.reference(document)) for place, element in enumerate(self._widgets)
        ]
        following = _WIDGETS + len(widgets) if widgets else len(pages)
        tree = b"/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d" % (b"\n".join([*pages, *widgets]), following)
        return b"<</Type/StructTreeRoot/K %b%b>>" % (root, tree)


class Marker:
    """Marks what is drawn with the element it belongs to, or as decoration."""

    def __init__(self, canvas: Canvas, ink: Ink) -> None:
        self._ink = ink
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
            self._ink.operator("/Artifact BMC")
            return
        number = len(self._page)
        self._page.append(to)
        to.kids.append((self._canvas._doc.thisPageName(), number))
        self._ink.operator(f"/{to.role} <</MCID {number}>> BDC")

    def let_go(self) -> None:
        """Take the finished tree and its file apart: each step is short, so that other threads have their turn."""
        objects = self._canvas._doc.idToObject
        while objects:
            _, thing = objects.popitem()
            if isinstance(thing, Element):
                thing.parent = None
                thing.kids.clear()
        self.structure.pages.clear()

    def end(self) -> None:
        """Close what is open."""
        if self._open is not None:
            self._ink.operator("EMC")
            self._open = None

    def show_page(self) -> None:
        """End a page."""
        self.end()
        place = len(self.structure.pages)
        self.structure.pages.append(self._page)
        self._page = []
        document = self._canvas._doc
        document.updateSignature("".join(self._canvas._code))  # else every sheet has the same ID
        self._canvas.showPage()
        page = document.Pages.pages[-1]
        page = document.idToObject[page.name] if hasattr(page, "name") else page
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = place, pdfdoc.PDFName("S")
