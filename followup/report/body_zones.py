"""The outlines of the zones of the body figure, in the coordinates of `followup.report.body`. Our own drawing.

Each is given for the right of who looks; one that begins at x = 0 is the half of a zone of the middle.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from followup.report.body import BREAST, Chest
from followup.report.body_outline import SCAR

Points = tuple[tuple[float, float], ...]


_STEPS = 10


def _box(left: float, top: float, right: float, bottom: float) -> Points:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _half(top: float, bottom: float, wide: float) -> Points:
    """Half of a zone of the middle: its mirror is added to it."""
    return ((0.0, top), (wide, top), (wide, bottom), (0.0, bottom))


LIMBS: tuple[tuple[str, Points], ...] = (
    ("shoulder", ((0.078, 0.163), (0.108, 0.182), (0.128, 0.22), (0.1, 0.22), (0.09, 0.19))),
    ("elbow", ((0.113, 0.333), (0.146, 0.333), (0.157, 0.376), (0.126, 0.376))),
    ("arm", ((0.1, 0.22), (0.124, 0.22), (0.146, 0.333), (0.113, 0.333), (0.098, 0.268))),
    ("arm", ((0.126, 0.376), (0.157, 0.376), (0.183, 0.458), (0.163, 0.468))),
    ("hand", ((0.163, 0.466), (0.183, 0.457), (0.214, 0.495), (0.212, 0.512), (0.203, 0.56), (0.182, 0.562))),
)
_LEGS: tuple[tuple[str, Points], ...] = (
    ("knee", _box(0.012, 0.672, 0.082, 0.745)),
    ("ankle", _box(0.02, 0.9, 0.062, 0.952)),
    ("foot", _box(0.02, 0.952, 0.076, 1.0)),
)
FRONT_ZONES: tuple[tuple[str, Points], ...] = (
    ("head", _half(0.0, 0.05, 0.046)),
    ("face", _half(0.05, 0.127, 0.046)),
    ("throat", _half(0.127, 0.16, 0.0105)),
    ("neck", ((0.0105, 0.127), (0.024, 0.127), (0.026, 0.148), (0.034, 0.157), (0.0105, 0.162))),
    *LIMBS,
    ("collarbone", ((0.0125, 0.163), (0.04, 0.154), (0.078, 0.163), (0.09, 0.19), (0.09, 0.21), (0.0125, 0.21))),
    ("belly_right_upper", _box(0.022, 0.347, 0.086, 0.377)),
    ("belly", _half(0.347, 0.455, 0.022)),
    ("belly", ((0.022, 0.347), (0.086, 0.347), (0.076, 0.365), (0.092, 0.445), (0.06, 0.455), (0.022, 0.455))),
    ("hip", ((0.064, 0.456), (0.096, 0.446), (0.104, 0.49), (0.104, 0.53), (0.07, 0.51))),
    ("pelvis", _half(0.455, 0.498, 0.05)),
    ("genital", ((0.0, 0.498), (0.024, 0.498), (0.022, 0.54), (0.0, 0.545))),
    ("groin", ((0.024, 0.499), (0.064, 0.49), (0.072, 0.512), (0.1, 0.53), (0.023, 0.541))),
    ("thigh", ((0.003, 0.545), (0.104, 0.53), (0.08, 0.672), (0.014, 0.672))),
    *_LEGS,
    ("leg", ((0.012, 0.745), (0.08, 0.745), (0.078, 0.81), (0.06, 0.9), (0.019, 0.9))),
)
BACK_ZONES: tuple[tuple[str, Points], ...] = (
    ("head", _half(0.0, 0.125, 0.046)),
    ("spine_neck", ((0.0, 0.125), (0.025, 0.125), (0.036, 0.158), (0.0, 0.17))),
    ("spine_upper", _half(0.17, 0.33, 0.0235)),
    ("spine_lower", _half(0.33, 0.462, 0.0235)),
    *LIMBS,
    (
        "back",
        (
            (0.0235, 0.166), (0.04, 0.158), (0.078, 0.165), (0.09, 0.19),
            (0.095, 0.25), (0.076, 0.36), (0.097, 0.462), (0.0235, 0.462),
        ),
    ),
    ("buttock", ((0.001, 0.462), (0.1, 0.462), (0.104, 0.53), (0.1, 0.556), (0.003, 0.556))),
    ("thigh", ((0.003, 0.556), (0.102, 0.556), (0.08, 0.672), (0.014, 0.672))),
    *_LEGS,
    ("calf", ((0.012, 0.745), (0.08, 0.745), (0.078, 0.81), (0.06, 0.9), (0.019, 0.9))),
)  # fmt: skip
FACE_ZONES: tuple[tuple[str, Points], ...] = (
    ("mouth", _half(0.092, 0.106, 0.0155)),
    ("eye", _box(0.007, 0.0525, 0.032, 0.067)),
    ("jaw", ((0.0155, 0.094), (0.036, 0.094), (0.03, 0.11), (0.013, 0.124), (0.0155, 0.106))),
    ("face", _box(0.012, 0.067, 0.046, 0.094)),
    ("head", _half(0.0, 0.0525, 0.046)),
    ("throat", _half(0.126, 0.166, 0.0105)),
    ("neck", ((0.0105, 0.124), (0.024, 0.118), (0.026, 0.146), (0.04, 0.156), (0.0105, 0.166))),
)


def circle(off: float, down: float, radius: float, first: float = 0.0, last: float = 2 * pi) -> Points:
    """Return a stretch of a circle as points, from one angle to another, clockwise from the right."""
    angles = [first + (last - first) * step / _STEPS for step in range(_STEPS + 1)]
    return tuple((off + radius * cos(angle), down + radius * sin(angle)) for angle in angles)


TORSO: tuple[tuple[str, Points], ...] = (
    ("armpit", ((0.0885, 0.215), (0.1, 0.22), (0.107, 0.262), (0.0945, 0.268), (0.0885, 0.262))),
    ("breastbone", _half(0.19, 0.312, 0.0125)),
    ("rib", ((0.0125, 0.313), (0.0915, 0.313), (0.082, 0.347), (0.0125, 0.347))),
)
COLLAR: tuple[tuple[str, Points], ...] = (
    ("above_collarbone", ((0.0125, 0.157), (0.04, 0.153), (0.08, 0.1635), (0.086, 0.1695), (0.0125, 0.1715))),
    ("collarbone", ((0.0125, 0.1715), (0.086, 0.1695), (0.092, 0.182), (0.0125, 0.183))),
    ("below_collarbone", ((0.0125, 0.183), (0.0885, 0.182), (0.0885, 0.21), (0.0125, 0.21))),
    ("shoulder", ((0.08, 0.163), (0.108, 0.182), (0.128, 0.22), (0.1, 0.22), (0.0885, 0.21), (0.092, 0.182))),
)
UPPER_CHEST = _box(0.0125, 0.21, 0.0885, 0.2315)
WHOLE_CHEST = _box(0.0125, 0.2315, 0.0945, 0.313)
_BREAST_SCAR: Points = (
    (0.0655, 0.2315), (0.076, 0.2265), (0.0885, 0.2365), (0.0885, 0.253), (0.0845, 0.2525), (0.0785, 0.243),
)  # fmt: skip


def fine(chest: Chest) -> Iterator[tuple[str, Points]]:
    """Yield the places of one side of the chest that only its close-up tells apart."""
    if chest is Chest.FLAT:
        yield "scar", (*((x, y - 0.0065) for x, y in SCAR), *((x, y + 0.0065) for x, y in reversed(SCAR)))
        return
    off, down, radius = BREAST
    yield "nipple", circle(off, down, 0.0105)
    yield "scar", _BREAST_SCAR
    quarters = (("lower_outer", 0.0), ("lower_inner", pi / 2), ("upper_inner", pi), ("upper_outer", pi * 1.5))
    for name, first in quarters:
        yield f"breast_{name}", ((off, down), *circle(off, down, radius, first, first + pi / 2))
