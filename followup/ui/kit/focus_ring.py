"""A ring of 3 pixels around whatever has the focus: accent outside, ground inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from followup.ui.kit.page import scroll_host
from followup.ui.kit.roles import roles_now

_OUT = 5
"""Pixels that the ring stands outside its widget."""

_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)


class FocusRing(QObject):
    """Follows the focus through one window. Stylesheets could only draw a border inside each control."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        self._focused: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring around its widget when that moves."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        inside = new is not None and new.window() is self._window
        self._focused = new if inside else None
        self._watched = _up_to_host(new) if new is not None and inside else []
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        focused = self._focused
        if focused is None or not isValid(focused) or not focused.isVisible():
            if self._ring is not None and isValid(self._ring):
                self._ring.hide()
            return
        host = self._watched[-1].parentWidget() or self._window
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(host)
        elif self._ring.parentWidget() is not host:
            self._ring.setParent(host)
        place = QRect(focused.mapTo(host, QPoint(0, 0)), focused.size())
        self._ring.setGeometry(place.adjusted(-_OUT, -_OUT, _OUT, _OUT))
        self._ring.raise_()
        self._ring.show()


def _up_to_host(widget: QWidget) -> list[QWidget]:
    """Return the widget and its ancestors below what it scrolls with, or below the window."""
    host, chain = scroll_host(widget), [widget]
    while (parent := chain[-1].parentWidget()) is not None and parent is not host:
        chain.append(parent)
    return chain


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = roles_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(self.rect())
        painter.setPen(QPen(QColor(roles.ground), 2))
        painter.drawRoundedRect(around.adjusted(4, 4, -4, -4), 8, 8)
        painter.setPen(QPen(QColor(roles.accent), 3))
        painter.drawRoundedRect(around.adjusted(1.5, 1.5, -1.5, -1.5), 11, 11)
        painter.end()
