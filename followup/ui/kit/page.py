"""A page: its title, room for buttons beside it, and one scrolling column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from followup.ui.kit.focus_order import move_focus
from followup.ui.kit.openers import Presses
from followup.ui.kit.space import GAP, STEP, WIDE, bare, text_width
from followup.ui.kit.text import page_title

_SCROLLED = "scrolled"


def put_into(area: QScrollArea, inside: QWidget) -> None:
    """Let a widget scroll in an area, and be known as what everything in it scrolls with."""
    area.setWidget(inside)
    # Known by a mark: to ask its parent, which Qt made, brings in every widget Qt has, 14 ms at each start.
    inside.setProperty(_SCROLLED, True)


def scroll_host(widget: QWidget) -> QWidget:
    """Return what a widget scrolls with, or its window: the parent of what lies over a page without covering it."""
    host = widget
    while (parent := host.parentWidget()) is not None:
        host = parent
        if host.property(_SCROLLED):
            break
    return host


class Page(QWidget, Presses):
    """What a screen is made of. `column` holds the content from top to bottom, `head` what stands beside the title.

    With `reading=True` the column is at most 75 characters wide; lists and tables take the whole width.
    """

    def __init__(
        self, title: str, *, reading: bool = True, scrolls: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._page_reading = reading
        self.title = page_title(title)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bare(self.head, STEP)
        self.head.addWidget(self.title, 1)
        self.body = QWidget()
        self.body.setObjectName("page_body")
        self.column = QVBoxLayout(self.body)
        bare(self.column, STEP)
        self._build_page(scrolls)

    def add(self, part: QWidget | QLayout, *, space: int = 0, stretch: int = 0) -> None:
        """Add a part below the others, after some extra space."""
        if space:
            self.column.addSpacing(space)
        if isinstance(part, QWidget):
            self.column.addWidget(part, stretch)
        else:
            self.column.addLayout(part, stretch)

    def end(self) -> None:
        """Keep everything at the top of the page."""
        self.column.addStretch(1)

    def limit_width(self, pixels: int) -> None:
        """Keep title and column within this width, at the side where reading begins."""
        self.body.setMaximumWidth(pixels)
        self._page_inside.setMaximumWidth(pixels + 2 * GAP)

    def first_field(self) -> QWidget | None:
        """Return what has the focus when the page is shown, or None to leave it where it is."""
        return None

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget of this page into view."""
        if self.scroll_area is not None:
            # The end first: where not all of it fits, its beginning counts.
            self.scroll_area.ensureWidgetVisible(widget, 0, WIDE)
            top = widget.mapTo(self._page_inside, QPoint(0, 0)).y()
            bar = self.scroll_area.verticalScrollBar()
            bar.setValue(min(bar.value(), max(top - WIDE, 0)))

    def _build_page(self, scrolls: bool) -> None:
        outer = QVBoxLayout(self)
        bare(outer)
        inside = QWidget()
        inside.setObjectName("page_body")
        across = QHBoxLayout(inside)
        across.setContentsMargins(GAP, WIDE, GAP, WIDE)
        holder = QVBoxLayout()
        bare(holder, WIDE)
        holder.addLayout(self.head)
        holder.addWidget(self.body, 1)
        across.addLayout(holder, 1)
        self._page_inside = inside
        self.scroll_area: QScrollArea | None = None
        if not scrolls:
            outer.addWidget(inside)
            return
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put_into(self.scroll_area, inside)
        outer.addWidget(self.scroll_area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside the title under it, where both do not fit."""
        super().resizeEvent(event)
        self._fit_head()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the title again when the text size changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_page_inside"):
            self._fit_head()

    def _fit_head(self) -> None:
        beside = [item.widget() for item in map(self.head.itemAt, range(1, self.head.count())) if item is not None]
        shown = [widget for widget in beside if widget is not None and not widget.isHidden()]
        wanted = self.title.sizeHint().width() + sum(widget.sizeHint().width() + STEP for widget in shown)
        fits = wanted <= min(self.width(), self._page_inside.maximumWidth()) - 2 * GAP
        self.head.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        for widget in shown:
            self.head.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag.AlignLeft)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab in the order of reading, also where a part of the page was filled again."""
        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: object) -> None:
        """Keep the column at the width of a comfortable line once the font is known."""
        if self._page_reading:
            self.limit_width(text_width(self, 85))
        super().showEvent(event)  # type: ignore[arg-type]
