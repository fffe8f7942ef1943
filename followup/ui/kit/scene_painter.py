"""Draws a scene of `followup.report.scene` with Qt, in the colours of the roles."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from followup.report.scene import Anchor, Line, Mark, MarkShape, Scene, Shape, Tone, Words
from followup.ui.kit.roles import Roles


def colour_of(tone: Tone, roles: Roles) -> QColor:
    """Return the colour of a tone."""
    return QColor(
        {
            Tone.INK: roles.text,
            Tone.SECOND: roles.second,
            Tone.LINE: roles.line,
            Tone.HAIR: roles.hair,
            Tone.SOFT: roles.soft,
            Tone.PAPER: roles.surface,
        }[tone]
    )


def font_of(base: QFont, size: float, bold: bool) -> QFont:
    """Return the font for words of this size in pixels."""
    font = QFont(base)
    font.setPixelSize(max(round(size), 1))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def measure_with(base: QFont) -> Callable[[str, float, bool], float]:
    """Return how wide words are in this font, as charts ask it."""
    known: dict[tuple[float, bool], QFontMetricsF] = {}

    def measure(words: str, size: float, bold: bool) -> float:
        if (size, bold) not in known:
            known[size, bold] = QFontMetricsF(font_of(base, size, bold))
        return known[size, bold].horizontalAdvance(words)

    return measure


def paint_scene(painter: QPainter, scene: Scene, roles: Roles, font: QFont) -> None:
    """Draw every part of the scene in its order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in scene.items:
        match item:
            case Line():
                _line(painter, item, roles)
            case Words():
                _words(painter, item, roles, font)
            case Mark():
                _mark(painter, item, roles)
            case Shape():
                _shape(painter, item, roles)


def _pen(tone: Tone, width: float, dash: tuple[float, ...], roles: Roles) -> QPen:
    pen = QPen(colour_of(tone, roles), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    if dash:
        pen.setDashPattern([length / max(width, 0.1) for length in dash])
    return pen


def _line(painter: QPainter, line: Line, roles: Roles) -> None:
    painter.setPen(_pen(line.tone, line.width, line.dash, roles))
    painter.drawLine(QLineF(line.x1, line.y1, line.x2, line.y2))


def _words(painter: QPainter, words: Words, roles: Roles, base: QFont) -> None:
    font = font_of(base, words.size, words.bold)
    wide = QFontMetricsF(font).horizontalAdvance(words.words)
    left = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[words.anchor]
    painter.setFont(font)
    painter.setPen(colour_of(words.tone, roles))
    painter.drawText(QPointF(words.x - left, words.y), words.words)


def path_of(shape: Shape) -> QPainterPath:
    """Return a shape as Qt draws it."""
    path = QPainterPath(QPointF(*shape.start))
    for step in shape.steps:
        if len(step) == 2:
            path.lineTo(*step)
        else:
            path.cubicTo(*step)
    if shape.closed:
        path.closeSubpath()
    return path


def _shape(painter: QPainter, shape: Shape, roles: Roles) -> None:
    painter.setBrush(QBrush(colour_of(shape.fill, roles)) if shape.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(shape.stroke, shape.width, shape.dash, roles) if shape.stroke else Qt.PenStyle.NoPen)
    painter.drawPath(path_of(shape))


def _mark(painter: QPainter, mark: Mark, roles: Roles) -> None:
    colour, size, x, y = colour_of(mark.tone, roles), mark.size, mark.x, mark.y
    hollow = mark.shape in {MarkShape.RING, MarkShape.CROSS, MarkShape.LEVEL}
    painter.setPen(QPen(colour, max(size * 0.4, 1)) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(roles.surface) if hollow else colour)
    if mark.shape in {MarkShape.DOT, MarkShape.RING}:
        painter.drawEllipse(QPointF(x, y), size, size)
    elif mark.shape is MarkShape.CROSS:
        painter.drawLine(QLineF(x - size, y - size, x + size, y + size))
        painter.drawLine(QLineF(x - size, y + size, x + size, y - size))
    elif mark.shape is MarkShape.LEVEL:
        painter.drawLine(QLineF(x - size, y, x + size, y))
    else:
        if mark.shape in {MarkShape.UP, MarkShape.DOWN}:  # an arrow has a stem, so that it is no change of dose
            down = 1 if mark.shape is MarkShape.DOWN else -1
            painter.setPen(QPen(colour, max(size * 0.5, 1)))
            painter.drawLine(QLineF(x, y - size * 1.4 * down, x, y))
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon([QPointF(x + dx * size, y + dy * size) for dx, dy in _CORNERS[mark.shape]])


_CORNERS: dict[MarkShape, tuple[tuple[float, float], ...]] = {
    MarkShape.SQUARE: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    MarkShape.DIAMOND: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    MarkShape.TRIANGLE: ((0, -1), (1, 1), (-1, 1)),
    MarkShape.UP: ((0, -1), (1, 1), (-1, 1)),
    MarkShape.DOWN: ((-1, -1), (1, -1), (0, 1)),
}
