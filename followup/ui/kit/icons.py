"""Icons from resources/icons, tinted by role. An icon never stands alone: words are beside it.

The SVG is read by Qt's image plugin, so that the module QtSvg need not be imported for the first picture.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from followup.paths import resource
from followup.ui.kit.roles import roles_now
from followup.ui.kit.space import HAIR, ICON

REDRAW = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange})
"""The changes after which whatever paints for itself paints again."""


def tinted(name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """Return the icon of this name in one colour; an empty picture when there is no such icon."""
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        return QPixmap()
    data = QByteArray(path.read_bytes().replace(b"currentColor", colour.encode("ascii")))
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_size(widget: QWidget) -> int:
    """Return 20 pixels, growing with the widget's text."""
    return max(ICON, round(widget.fontMetrics().height() * 1.15))


def put_icon(button: QAbstractButton, name: str, role: str = "text", checked_role: str = "") -> None:
    """Give a button an icon in the colour of a role, and another colour while it is checked."""
    roles, size = roles_now(), icon_size(button)
    ratio, before = button.devicePixelRatioF(), button.layoutDirection() is Qt.LayoutDirection.RightToLeft
    icon = QIcon(_spaced(tinted(name, roles.colour(role), size, ratio), before=before))
    if checked_role:
        on = tinted(name, roles.colour(checked_role), size, ratio)
        icon.addPixmap(_spaced(on, before=before), QIcon.Mode.Normal, QIcon.State.On)
    disabled = tinted(name, roles.second, size, ratio)
    icon.addPixmap(_spaced(disabled, before=before), QIcon.Mode.Disabled)
    button.setIcon(icon)
    button.setIconSize(QSize(size + HAIR, size))


def _spaced(pixmap: QPixmap, *, before: bool) -> QPixmap:
    """Put a little room between an icon and its words: Qt's own gap is too small at this size of type."""
    ratio = pixmap.devicePixelRatio()
    wider = QPixmap(pixmap.width() + round(HAIR * ratio), pixmap.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(HAIR if before else 0, 0, pixmap)
    painter.end()
    return wider


class IconLabel(QLabel):
    """A picture beside words; it follows the theme and is passed over by screen readers."""

    def __init__(self, name: str, role: str = "text", parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._name, self._role, self._scale = name, role, scale
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when colours or text size change."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_name"):
            self._draw()

    def _draw(self) -> None:
        size = round(icon_size(self) * self._scale)
        self.setPixmap(tinted(self._name, roles_now().colour(self._role), size, self.devicePixelRatioF()))
        self.setFixedWidth(size)
