"""Icons from resources/icons, tinted by role. An icon never stands alone: words are beside it.

The SVG is read by Qt's image plugin, so that the module QtSvg need not be imported. What draws is imported late: each
class of Qt brings its enums along, and the first picture of the window has no icons yet.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from followup.paths import resource
from followup.ui.kit.roles import roles_now
from followup.ui.kit.space import HAIR, ICON

REDRAW = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange})
"""The changes after which whatever paints for itself paints again."""


def tinted(name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """Return the icon of this name in one colour; an empty picture when there is no such icon."""
    from PySide6.QtGui import QPixmapCache

    key, known = f"{name} {colour} {size} {ratio}", QPixmap()
    if QPixmapCache.find(key, known):
        return known
    drawn = _drawn(name, colour, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImageReader

    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        return QPixmap()
    buffer = QBuffer()
    buffer.setData(path.read_bytes().replace(b"currentColor", colour.encode("ascii")))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_size(widget: QWidget) -> int:
    """Return 20 pixels, growing with the widget's text."""
    return max(ICON, round(widget.fontMetrics().height() * 1.1))


def put_icon(button: QAbstractButton, name: str, role: str = "text", checked_role: str = "") -> None:
    """Give a button an icon in the colour of a role, and another colour while it is checked; once for each look."""
    roles, size, ratio = roles_now(), icon_size(button), button.devicePixelRatioF()
    colour = roles.colour(role)
    checked = roles.colour(checked_role) if checked_role and button.isCheckable() else colour
    before = button.layoutDirection() is Qt.LayoutDirection.RightToLeft
    state = f"{name} {colour} {checked} {size} {ratio} {before}"
    if button.property("icon_state") == state:
        return
    button.setProperty("icon_state", state)
    icon = QIcon(_spaced(tinted(name, colour, size, ratio), before=before))
    if checked != colour:
        on = _spaced(tinted(name, checked, size, ratio), before=before)
        icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
    button.setIcon(icon)
    button.setIconSize(QSize(size + HAIR, size))


def _spaced(pixmap: QPixmap, *, before: bool) -> QPixmap:
    """Put a little room between an icon and its words: Qt's own gap is too small at this size of type."""
    from PySide6.QtGui import QPainter

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
