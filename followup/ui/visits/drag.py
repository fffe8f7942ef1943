"""Dragging a row to another place in a list: a handle to take it by, and a line where it would go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from followup.ui.kit.roles import roles_now
from followup.ui.kit.space import TARGET, WIDE

_DOT, _STEP = 3.0, 7.0


class Handle(QWidget):
    """Six dots to take a row by. `moving` and `dropped` carry the place of the mouse on the screen.

    For the mouse alone: the keyboard has Alt with the arrow keys and the buttons beside the row.
    """

    moving = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(WIDE, TARGET)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag to another place"))
        self.setAccessibleName(self.tr("Drag to another place"))
        self._is_held = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles_now().line))
        left, top = self.width() / 2 - _STEP / 2, self.fontMetrics().height() / 2 - _STEP
        for column in range(2):
            for row in range(3):
                painter.drawEllipse(QRectF(left + column * _STEP - _DOT / 2, top + row * _STEP - _DOT / 2, _DOT, _DOT))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row."""
        self._is_held = event.button() is Qt.MouseButton.LeftButton
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say where the row is held."""
        if self._is_held:
            self.moving.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the row go."""
        held, self._is_held = self._is_held, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if held:
            self.dropped.emit(event.globalPosition().toPoint())


class DropLine(QWidget):
    """A line between two rows: here the row would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(3)
        self.hide()

    def show_at(self, y: int) -> None:
        """Show the line at a height of its parent."""
        parent = self.parentWidget()
        self.setGeometry(0, y - 1, parent.width() if parent is not None else 0, 3)
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line in the accent colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles_now().accent))
        painter.end()


def place_among(rows: list[QWidget], at: QPoint) -> int:
    """Return before which row, counted from 0, a point of the screen lies; the number of rows is past the last."""
    return sum(1 for row in rows if row.mapToGlobal(QPoint(0, row.height() // 2)).y() < at.y())
