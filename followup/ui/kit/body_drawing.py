"""Draws one picture of the body: the figure, what is chosen, what is pointed at, and the words at its sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from followup.domain.words import Side
from followup.report.body import Body
from followup.report.body_outline import outline
from followup.report.regions import BACK, CHEST, FACE, FRONT, Zone, zones
from followup.report.scene import Scene, Shape, Tone
from followup.ui.kit.body_panels import Panel
from followup.ui.kit.roles import Roles
from followup.ui.kit.scene_painter import paint_scene, path_of

_CLOSE = frozenset({CHEST, FACE})


@dataclass(frozen=True, slots=True)
class Picked:
    """What is chosen, what is pointed at, and whether the keys are at work."""

    place: str
    side: Side
    at: Zone | None
    keys: bool

    def chose(self, zone: Zone) -> bool:
        """Return whether a zone is what was chosen."""
        return zone.place == self.place and (zone.side == self.side or self.side is Side.BOTH)

    def may_have_chosen(self, zone: Zone) -> bool:
        """Return whether a zone is at the place that was chosen, while its side is not said yet."""
        return zone.place == self.place and self.side is Side.NONE

    def points_at(self, zone: Zone) -> bool:
        """Return whether a zone, in any picture, is what is pointed at."""
        return self.at is not None and (zone.place, zone.side) == (self.at.place, self.at.side)


def paint_panel(painter: QPainter, panel: Panel, body: Body, picked: Picked, roles: Roles, font: QFont) -> None:
    """Draw a picture where it stands; nothing is coloured beside the body."""
    close = panel.view.name in _CLOSE
    shapes = outline(BACK if panel.view.back else FRONT, panel.scale, -panel.view.left * panel.scale, body)
    shapes = tuple(replace(shape, width=shape.width * (2.0 if close else 1.7)) for shape in shapes)
    painter.save()
    painter.setClipRect(panel.rect)
    painter.translate(panel.x, panel.y - panel.view.top * panel.scale)
    paint_scene(painter, Scene(0, 0, shapes), roles, font)
    painter.setClipPath(_skin(shapes), Qt.ClipOperation.IntersectClip)
    painter.translate(-panel.x, -panel.y + panel.view.top * panel.scale)
    for zone in (zone for zone in reversed(zones(body)) if zone.view == panel.view.name):
        _paint_zone(painter, panel, zone, picked, roles)
    painter.restore()


def _paint_zone(painter: QPainter, panel: Panel, zone: Zone, picked: Picked, roles: Roles) -> None:
    chosen, pointed = picked.chose(zone), picked.points_at(zone) or picked.may_have_chosen(zone)
    if not (chosen or pointed or panel.view.name in _CLOSE):
        return
    fill = QColor(roles.accent)
    fill.setAlpha(220 if chosen else 110 if pointed else 0)
    ring = picked.at == zone and picked.keys
    painter.setBrush(fill)
    painter.setPen(QPen(QColor(roles.text if ring else roles.line), 2.5 if ring else 0.6))
    painter.drawPolygon(QPolygonF([panel.to_widget(point) for point in zone.points]))


def paint_words(painter: QPainter, panel: Panel, line: float, roles: Roles) -> None:
    """Write what a picture shows above it, and the person's own left and right at its sides."""
    tr = QCoreApplication.translate
    painter.setPen(QColor(roles.second))
    rect, name = panel.rect, panel.view.name
    titles = {
        FRONT: tr("places", "Front"),
        BACK: tr("places", "Back"),
        CHEST: tr("places", "Chest, closer"),
        FACE: tr("places", "Head, closer"),
    }
    above = QRectF(rect.x() - 60, rect.y() - line, rect.width() + 120, line)
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, titles[name])
    right, left = tr("places", "right"), tr("places", "left")
    near, far = (left, right) if panel.view.back else (right, left)
    sides = QRectF(rect.x(), rect.y(), rect.width(), line)
    if name == FACE:
        sides.adjust(-panel.room, 0, panel.room, 0)
    elif name == CHEST:
        sides.adjust(6, 0, -6, 0)
    else:
        sides.translate(0, rect.height() * 0.045)
        sides.adjust(rect.width() * 0.06, 0, -rect.width() * 0.06, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(sides, Qt.AlignmentFlag.AlignLeft | middle, near)
    painter.drawText(sides, Qt.AlignmentFlag.AlignRight | middle, far)


def _skin(shapes: tuple[Shape, ...]) -> QPainterPath:
    """The filled parts of the figure, so that nothing is coloured beside it."""
    path = QPainterPath()
    for shape in shapes:
        if shape.fill is Tone.SOFT:
            path = path.united(path_of(shape))
    return path
