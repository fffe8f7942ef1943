"""The body figure to pick a place on: by mouse, by arrow keys and Enter. Left and right are the person's own.

The zones are those of `followup.report.regions`, which the marks on paper share.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup.domain.words import Side
from followup.report.body import AS_BORN, Body
from followup.report.regions import Zone, zone_at, zones
from followup.ui.kit.body_drawing import Picked, paint_panel, paint_words
from followup.ui.kit.body_panels import Panel, panels_for
from followup.ui.kit.icons import REDRAW
from followup.ui.kit.roles import roles_now

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BodyPicker(QWidget):
    """`picked` carries the id of a place and a side. `name` turns both into words."""

    picked = Signal(str, object)

    def __init__(self, name: Callable[[str, Side], str], body: Body = AS_BORN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._body = name, body
        self._chosen: tuple[str, Side] = ("", Side.NONE)
        self._at: Zone | None = None
        self._panels: tuple[Panel, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Where on the body?"))
        self._describe()

    @property
    def zone(self) -> Zone | None:
        """The zone that is pointed at, by mouse or by keys."""
        return self._at

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The pictures as they stand now."""
        return self._panels or panels_for(self.width(), self._line())

    def set_body(self, body: Body) -> None:
        """Show another figure."""
        self._body, self._at = body, None
        self.update()

    def set_chosen(self, place: str, side: Side) -> None:
        """Mark a place and a side as chosen, without telling anybody."""
        self._chosen = (place, side)
        self.update()

    def zone_under(self, point: QPointF) -> Zone | None:
        """Return the zone at a point of the widget."""
        for panel in self.panels:
            if panel.rect.contains(point):
                return zone_at(panel.view.name, *panel.to_body(point), self._body)
        return None

    def place_of(self, zone: Zone) -> QPointF:
        """Return the point of the widget at which a zone is named."""
        return self._panel_of(zone).to_widget(zone.at)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the pictures need at this width."""
        panels = panels_for(width, self._line())
        return round(max(panel.rect.bottom() for panel in panels) + self._line() * 1.6)

    def sizeHint(self) -> QSize:
        """Return a size at which every zone can be hit."""
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        """Return the least width, with its height."""
        return QSize(420, self.heightForWidth(420))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the mouse."""
        zone = self.zone_under(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if zone is None else Qt.CursorShape.PointingHandCursor)
        self._point_at(zone)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is under the mouse."""
        self._point_at(self.zone_under(event.position()))
        self._pick()

    def leaveEvent(self, _event: QEvent) -> None:
        """Point at nothing when the mouse goes, unless the keys are at work."""
        if not self.hasFocus():
            self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next zone in a direction; Enter or Space picks it."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._point_at(self._next(*_STEPS[key]))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._at is not None:
            self._pick()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what is chosen."""
        super().focusInEvent(event)
        if self._at is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._point_at(self._first())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing when the focus goes."""
        super().focusOutEvent(event)
        self._point_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew at another size."""
        self._panels = panels_for(self.width(), self._line())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font or other colours."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_panels"):
            self._panels = ()
            self.updateGeometry()
            self.update()

    def _pick(self) -> None:
        if self._at is not None:
            self._chosen = (self._at.place, self._at.side)
            self.update()
            self.picked.emit(*self._chosen)

    def _point_at(self, zone: Zone | None) -> None:
        if zone != self._at:
            self._at = zone
            self._describe()
            self.update()

    def _describe(self) -> None:
        help_words = self.tr("Press the arrow keys to go from place to place, and Enter to choose one.")
        self.setAccessibleDescription(help_words if self._at is None else self._name(self._at.place, self._at.side))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _first(self) -> Zone:
        known = zones(self._body)
        return next((zone for zone in known if (zone.place, zone.side) == self._chosen), known[0])

    def _next(self, right: int, down: int) -> Zone:
        """The nearest zone in a direction; what lies askew counts as farther away."""
        if self._at is None:
            return self._first()
        here = self.place_of(self._at)
        best, found = float("inf"), self._at
        for zone in zones(self._body):
            there = self.place_of(zone) - here
            ahead = there.x() * right + there.y() * down
            aside = abs(there.x() * down) + abs(there.y() * right)
            if ahead > 1 and ahead + 2.2 * aside < best:
                best, found = ahead + 2.2 * aside, zone
        return found

    def _panel_of(self, zone: Zone) -> Panel:
        return next(panel for panel in self.panels if panel.view.name == zone.view)

    def _line(self) -> float:
        return QFontInfo(self.font()).pixelSize() * 1.4

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure, what is chosen and what is pointed at, with its words underneath."""
        painter, roles = QPainter(self), roles_now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picked = Picked(*self._chosen, self._at, self.hasFocus())
        for panel in self.panels:
            paint_panel(painter, panel, self._body, picked, roles, self.font())
            paint_words(painter, panel, self._line(), roles)
        painter.setPen(QColor(roles.text))
        words = self._name(self._at.place, self._at.side) if self._at is not None else self._name(*self._chosen)
        bottom = QRectF(0, self.height() - self._line() * 1.4, self.width(), self._line() * 1.4)
        painter.drawText(bottom, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
