"""A chart in the window. Pointing at it or pressing the arrow keys reads a point."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup.report.chart import ChartModel
from followup.report.plot import Look, draw
from followup.report.scene import Hit, Scene
from followup.ui.kit.icons import REDRAW
from followup.ui.kit.roles import roles_now
from followup.ui.kit.scene_painter import measure_with, paint_scene

_LINES, _SMALL_LINES = 11, 4
"""Height of a chart and of a small one, in lines of its own text."""


class ChartView(QWidget):
    """Draws a chart model. A `small` one has no title: its words stand beside it."""

    def __init__(self, model: ChartModel, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self._model, self._small = model, small
        self._scene: Scene | None = None
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_model(model)

    def set_model(self, model: ChartModel) -> None:
        """Show another chart."""
        self._model, self._scene, self._at = model, None, None
        self.setAccessibleName(model.spoken or model.title)
        self.setAccessibleDescription(self.tr("Chart. Press the left and right arrow keys to read its points."))
        self.update()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The points that can be read, oldest first."""
        return self._drawn().hits

    @property
    def sentence(self) -> str:
        """The sentence of the point that is being read, "" when none is."""
        return self.hits[self._at].sentence if self._at is not None else ""

    def read(self, at: int | None) -> None:
        """Read a point aloud and show its sentence; None stops."""
        if at == self._at:
            return
        self._at = at
        if at is not None:
            self.setAccessibleDescription(self.sentence)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height of some lines of text; the width is up to the layout."""
        lines = _SMALL_LINES if self._small else _LINES + 1.5 * len(self._model.bars)
        return QSize(240, round(self._size() * 1.4 * lines))

    def minimumSizeHint(self) -> QSize:
        """Return the same height and the least width at which a line can be seen."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart and the point that is being read."""
        painter = QPainter(self)
        roles = roles_now()
        paint_scene(painter, self._drawn(), roles, self.font())
        if self._at is not None:
            self._paint_reading(painter, self.hits[self._at])
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point."""
        last, key = len(self.hits) - 1, event.key()
        steps = {
            Qt.Key.Key_Left: last if self._at is None else max(self._at - 1, 0),
            Qt.Key.Key_Right: 0 if self._at is None else min(self._at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if last < 0 or key not in steps:
            super().keyPressEvent(event)
            return
        self.read(steps[Qt.Key(key)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the point nearest to the mouse."""
        self.read(self._nearest(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Stop reading when the mouse goes."""
        self.read(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading when the focus goes."""
        super().focusOutEvent(event)
        self.read(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at another size."""
        self._scene = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another font or other colours."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_scene"):
            self._scene = None
            self.updateGeometry()
            self.update()

    def _size(self) -> float:
        return QFontInfo(self.font()).pixelSize() * (0.8 if self._small else 0.9)

    def _drawn(self) -> Scene:
        if self._scene is None:
            look = Look(
                self.width(),
                self.height(),
                self._size(),
                small=self._small,
                days=not self._small,
                named=not self._small,
                measure=measure_with(self.font()),
            )
            self._scene = draw(self._model, look)
        return self._scene

    def _nearest(self, place: QPointF) -> int | None:
        """The point nearest across; the height decides only between what lies on about the same day."""
        hits = self.hits
        if not hits:
            return None
        return min(range(len(hits)), key=lambda at: abs(hits[at].x - place.x()) + 0.15 * abs(hits[at].y - place.y()))

    def _paint_reading(self, painter: QPainter, hit: Hit) -> None:
        roles, metrics = roles_now(), self.fontMetrics()
        painter.setPen(QPen(QColor(roles.accent), 2))
        painter.setBrush(QColor(roles.surface))
        painter.drawEllipse(QPointF(hit.x, hit.y), 5, 5)
        wide, high = metrics.horizontalAdvance(hit.sentence) + 16, metrics.height() + 8
        left = min(max(hit.x - wide / 2, 0), max(self.width() - wide, 0))
        top = hit.y - high - 10 if hit.y - high - 10 >= 0 else min(hit.y + 10, self.height() - high)
        bubble = QRectF(left, top, wide, high)
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.drawRoundedRect(bubble, 6, 6)
        painter.setPen(QColor(roles.text))
        painter.setFont(self.font())
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, hit.sentence)
