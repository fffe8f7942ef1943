"""How the pictures of the body stand beside each other: the whole figure twice, chest and head closer at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from followup.report.regions import BACK, CHEST, FACE, FRONT, VIEWS, View

_GAP = 12.0
_LEAST_CLOSE, _MOST_CLOSE = 190.0, 330.0
"""Pixels of width that the close-ups have, at least and at most."""
_LEAST_TALL, _MOST_TALL = 260.0, 470.0
"""Pixels from head to foot, at least and at most."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture in the widget: which view, its upper left corner and how many pixels the height of a person has.

    `room` is how many pixels are free at each of its sides.
    """

    view: View
    x: float
    y: float
    scale: float
    room: float = 0.0

    @property
    def rect(self) -> QRectF:
        """Return where it is."""
        wide, high = self.view.right - self.view.left, self.view.bottom - self.view.top
        return QRectF(self.x, self.y, wide * self.scale, high * self.scale)

    def to_widget(self, point: tuple[float, float]) -> QPointF:
        """Return where a point of the body is in the widget."""
        return QPointF(
            self.x + (point[0] - self.view.left) * self.scale, self.y + (point[1] - self.view.top) * self.scale
        )

    def to_body(self, point: QPointF) -> tuple[float, float]:
        """Return which point of the body is at a point of the widget."""
        return (
            (point.x() - self.x) / self.scale + self.view.left,
            (point.y() - self.y) / self.scale + self.view.top,
        )


def panels_for(width: float, line: float) -> tuple[Panel, ...]:
    """Return the pictures for a width; `line` is the height of a line of words, one of which stands above each."""
    wide = VIEWS[FRONT].right - VIEWS[FRONT].left
    tall = min(max((width - 2 * _GAP - _LEAST_CLOSE) / (2 * wide), _LEAST_TALL), _MOST_TALL)
    figure = tall * wide
    close = min(max(width - 2 * figure - 2 * _GAP, _LEAST_CLOSE), _MOST_CLOSE)
    chest, face = VIEWS[CHEST], VIEWS[FACE]
    x, scale = 2 * (figure + _GAP), close / (chest.right - chest.left)
    below = line + (chest.bottom - chest.top) * scale + line * 1.3
    room = max(line + tall - below, 70.0)
    small = min(room / (face.bottom - face.top), close / (face.right - face.left))
    beside = (close - (face.right - face.left) * small) / 2
    return (
        Panel(VIEWS[FRONT], 0, line, tall),
        Panel(VIEWS[BACK], figure + _GAP, line, tall),
        Panel(chest, x, line, scale),
        Panel(face, x + beside, below, small, beside),
    )
