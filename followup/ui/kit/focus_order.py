"""The way of the Tab key: the order of reading.

Qt follows the order in which widgets were made, and a page that was filled again has its new cards at the end of it.
Here the way follows the layouts.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLayout, QScrollArea, QWidget


def move_focus(page: QWidget, forward: bool) -> bool:
    """Give the focus to the stop that comes next on a page, or to what follows after the page.

    Return False when the focus is not on a stop of this page; then Qt's own order holds.
    """
    stops = [widget for widget in _in_order(page) if _is_stop(widget)]
    focused = QApplication.focusWidget()
    if not isinstance(focused, QWidget) or focused not in stops:
        return False
    place = stops.index(focused) + (1 if forward else -1)
    after = stops[place] if 0 <= place < len(stops) else _outside(page, focused, forward)
    if after is None:
        after = stops[0 if forward else -1]
    after.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


class EntersPages(QWidget):
    """A window whose pages are entered with Tab where reading begins."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab."""
        before = self.focusWidget()
        moved = super().focusNextPrevChild(forward)
        _enter_page(before, forward)
        return moved


def _enter_page(before: QWidget | None, forward: bool) -> None:
    """After Tab went from `before` onto another page, begin where reading begins there; going back, where it ends."""
    focused = QApplication.focusWidget()
    page = _page_of(focused) if isinstance(focused, QWidget) else None
    if page is None or (before is not None and page.isAncestorOf(before)):
        return
    stops = [widget for widget in _in_order(page) if _is_stop(widget)]
    if stops:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[0 if forward else -1].setFocus(reason)


def _page_of(widget: QWidget) -> QWidget | None:
    page: QWidget | None = widget
    while page is not None and page.objectName() != "page":
        page = page.parentWidget()
    return page


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QAbstractItemView):
        return  # its parts are Qt's own
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _in_order(inside)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None and not widget.isHidden():
            yield from _in_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and widget.isEnabled() and widget.isVisible()


def _outside(page: QWidget, start: QWidget, forward: bool) -> QWidget | None:
    """Return the nearest stop of the window that is not on the page, None when there is none."""
    widget = _along(start, forward)
    while widget is not None and widget is not start:
        if widget.window() is page.window() and not page.isAncestorOf(widget) and _is_stop(widget):
            return widget
        widget = _along(widget, forward)
    return None


def _along(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
