"""Steps of space and sizes of things that are clicked, in logical pixels; text widths in characters."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

HAIR, TIGHT, SNUG, STEP, WIDE, GAP = 4, 8, 12, 16, 24, 32
"""The six steps of space: within a line, between lines, between fields, inside cards, between groups, around pages."""

TARGET = 36
"""The least height of anything that is clicked."""

MAIN_TARGET = 44
"""The height of a main button."""

ICON = 20

LINE_LENGTH = 75
"""The most characters in a line of running text."""


def text_width(widget: QWidget, characters: int = LINE_LENGTH) -> int:
    """Return how many pixels a line of this many characters takes in the widget's own font."""
    return widget.fontMetrics().averageCharWidth() * characters


def bare(layout: QLayout, spacing: int = 0) -> None:
    """Take the margins off a layout and set the space between its parts."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let Qt delete it later."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
