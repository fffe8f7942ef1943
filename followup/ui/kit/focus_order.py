"""The way of the Tab key: the order of reading.

Qt follows the order in which widgets were made, and a page that was filled again has its new cards at the end of it.
Here the way follows the layouts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLayout, QScrollArea, QWidget


def follow_layout(page: QWidget) -> None:
    """Bring the Tab order of everything that can be seen on a page in line with its layouts."""
    stops = [widget for widget in _in_order(page) if _is_stop(widget)]
    for before, after in pairwise(stops):
        if _next_stop(before) is not after:
            QWidget.setTabOrder(before, after)


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
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _next_stop(widget: QWidget) -> QWidget | None:
    after = widget.nextInFocusChain()
    while after is not None and after is not widget and not (after.isVisible() and _is_stop(after)):
        after = after.nextInFocusChain()
    return after
