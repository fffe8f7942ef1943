"""Fields that Qt's stylesheets cannot draw without pictures: a list to choose from, and a box to tick."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSizePolicy, QWidget

from followup.ui.kit.roles import roles_now


def _stroke(painter: QPainter, colour: str, *points: QPointF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(list(points))


class DropDown(QComboBox):
    """A list to choose one thing from. It needs a name: Qt would read out the chosen words instead of the label."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A long entry is cut in the closed box and whole in the list; otherwise it would widen the page.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and an arrow that says there is more."""
        super().paintEvent(event)
        painter = QPainter(self)
        left_to_right = self.layoutDirection() is not Qt.LayoutDirection.RightToLeft
        x, y = (self.width() - 18 if left_to_right else 18), self.height() / 2 + 2
        _stroke(painter, roles_now().second, QPointF(x - 5, y - 4), QPointF(x, y + 1), QPointF(x + 5, y - 4))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page: an answer must not change because somebody scrolled past it."""
        event.ignore()


class TickBox(QCheckBox):
    """A box to tick, with words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the filled box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        # Late: the enums of QStyle alone cost 15 ms, and most pages have no box to tick.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        middle, unit = QPointF(box.center()) + QPointF(0.5, 0.5), box.width() / 22
        painter = QPainter(self)
        points = [middle + QPointF(dx * unit, dy * unit) for dx, dy in ((-5, 0), (-1.5, 4), (5.5, -4))]
        _stroke(painter, roles_now().on_accent, *points)
        painter.end()


class NoteField(QPlainTextEdit):
    """A few lines of free words; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 28)
