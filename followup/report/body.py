"""The body as an outline from the front and the back, and where the places of the catalogue are on it.

Coordinates are shares of the height of the figure (1 is from head to foot); x is 0 on the middle line and grows to
the right of who looks. Seen from the front the person's own right side is at the left, from the back at the right.
Our own drawing. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

from followup.domain.words import Side
from followup.report.scene import Shape, Step, Tone

WIDEST = 0.215
"""Half the width of the figure with its arms, as a share of its height."""

Points = tuple[tuple[float, float], ...]

_HALF: Points = (
    (0.021, 0.11),
    (0.023, 0.14),
    (0.036, 0.157),
    (0.078, 0.168),
    (0.107, 0.188),
    (0.124, 0.235),
    (0.133, 0.29),
    (0.147, 0.345),
    (0.166, 0.41),
    (0.184, 0.462),
    (0.2, 0.487),
    (0.208, 0.52),
    (0.201, 0.543),
    (0.188, 0.54),
    (0.174, 0.512),
    (0.163, 0.466),
    (0.14, 0.415),
    (0.116, 0.352),
    (0.101, 0.29),
    (0.0935, 0.247),
    (0.0935, 0.247),
    (0.089, 0.3),
    (0.073, 0.365),
    (0.083, 0.43),
    (0.099, 0.485),
    (0.102, 0.545),
    (0.093, 0.62),
    (0.077, 0.7),
    (0.073, 0.745),
    (0.075, 0.8),
    (0.061, 0.88),
    (0.048, 0.94),
    (0.062, 0.975),
    (0.064, 0.99),
    (0.035, 0.993),
    (0.022, 0.975),
    (0.021, 0.935),
    (0.017, 0.87),
    (0.014, 0.79),
    (0.02, 0.73),
    (0.017, 0.68),
    (0.009, 0.6),
    (0.0, 0.525),
)
"""The outline from the neck to the crotch, on the right of who looks; the other half is its mirror."""

_HEAD: Points = ((0.0, 0.003), (0.034, 0.022), (0.042, 0.06), (0.033, 0.1), (0.012, 0.124), (0.0, 0.126))

_FRONT_LINES: tuple[Points, ...] = (
    ((0.014, 0.172), (0.045, 0.171), (0.085, 0.178)),
    ((0.028, 0.512), (0.058, 0.49), (0.088, 0.462)),
)
_BREAST: Points = ((0.012, 0.268), (0.024, 0.294), (0.054, 0.302), (0.08, 0.286), (0.089, 0.262))
_FLAT_BREAST: Points = ((0.02, 0.282), (0.05, 0.289), (0.08, 0.279))
_BACK_LINES: tuple[Points, ...] = (
    ((0.03, 0.205), (0.036, 0.25), (0.06, 0.272), (0.076, 0.24)),
    ((0.003, 0.522), (0.02, 0.548), (0.05, 0.55), (0.078, 0.536)),
)
_SPINE: Points = ((0.0, 0.165), (0.0, 0.455))


@dataclass(frozen=True, slots=True)
class Site:
    """Where a place is: on the front or on the back, how far from the middle line and how far down."""

    back: bool
    off: float
    down: float


def _front(off: float, down: float) -> Site:
    return Site(False, off, down)


def _back(off: float, down: float) -> Site:
    return Site(True, off, down)


SITES: dict[str, Site] = {
    "head": _front(0.025, 0.035),
    "face": _front(0.025, 0.075),
    "eye": _front(0.02, 0.06),
    "mouth": _front(0.0, 0.1),
    "jaw": _front(0.03, 0.1),
    "throat": _front(0.0, 0.14),
    "neck": _front(0.025, 0.14),
    "above_collarbone": _front(0.045, 0.165),
    "collarbone": _front(0.06, 0.175),
    "below_collarbone": _front(0.06, 0.195),
    "shoulder": _front(0.105, 0.18),
    "armpit": _front(0.095, 0.235),
    "breast": _front(0.052, 0.262),
    "breast_upper_outer": _front(0.072, 0.245),
    "breast_upper_inner": _front(0.032, 0.245),
    "breast_lower_outer": _front(0.072, 0.28),
    "breast_lower_inner": _front(0.032, 0.28),
    "nipple": _front(0.055, 0.268),
    "scar": _front(0.062, 0.255),
    "chest_wall": _front(0.055, 0.25),
    "breastbone": _front(0.0, 0.24),
    "rib": _front(0.07, 0.32),
    "chest": _front(0.03, 0.225),
    "arm": _front(0.135, 0.3),
    "elbow": _front(0.15, 0.35),
    "hand": _front(0.2, 0.5),
    "belly": _front(0.03, 0.4),
    "belly_right_upper": _front(0.045, 0.345),
    "hip": _front(0.085, 0.475),
    "pelvis": _front(0.0, 0.475),
    "groin": _front(0.045, 0.51),
    "buttock": _back(0.045, 0.52),
    "genital": _front(0.0, 0.525),
    "thigh": _front(0.06, 0.6),
    "leg": _front(0.055, 0.8),
    "knee": _front(0.055, 0.71),
    "ankle": _front(0.045, 0.93),
    "foot": _front(0.055, 0.975),
    "spine_neck": _back(0.0, 0.15),
    "spine_upper": _back(0.0, 0.25),
    "spine_lower": _back(0.0, 0.4),
    "back": _back(0.04, 0.32),
    "calf": _back(0.055, 0.81),
}
"""Where a number for each place of the catalogue stands; places that are nowhere in particular are left out."""

_FIXED_SIDE = {"belly_right_upper": Side.RIGHT}


def spots(place: str, side: Side) -> tuple[tuple[bool, float, float], ...]:
    """Return where a place is drawn: (on the back?, x, y) for each side it is on; empty when it is nowhere."""
    site = SITES.get(place)
    if site is None:
        return ()
    side = _FIXED_SIDE.get(place, side)
    return tuple((site.back, site.off * direction, site.down) for direction in _directions(site, side))


def _directions(site: Site, side: Side) -> tuple[int, ...]:
    own_right = 1 if site.back else -1
    if side is Side.RIGHT:
        return (own_right,)
    if side is Side.LEFT:
        return (-own_right,)
    return (-1, 1) if side is Side.BOTH else (0,)


def outline(view: str, tall: float, middle: float, *, male: bool = False) -> tuple[Shape, ...]:
    """Return the figure as shapes, `tall` from head to foot, its middle line at x = `middle`; view: front or back."""
    mirror = tuple((-x, y) for x, y in reversed(_HALF))
    body = _curve((*_HALF, *mirror[1:]), tall, middle, closed=True)
    head = _curve((*_HEAD, *((-x, y) for x, y in reversed(_HEAD[1:-1]))), tall, middle, closed=True)
    chest = _FLAT_BREAST if male else _BREAST
    lines = (*_FRONT_LINES, chest) if view == "front" else (*_BACK_LINES, _SPINE)
    mirrored = [tuple((-x, y) for x, y in line) for line in lines if line is not _SPINE]
    return (body, head, *(_curve(line, tall, middle, closed=False) for line in (*lines, *mirrored)))


def _curve(points: Points, tall: float, middle: float, *, closed: bool) -> Shape:
    """A smooth curve through all points (Catmull-Rom); a point given twice is a corner."""
    placed = [(middle + x * tall, y * tall) for x, y in points]
    count = len(placed)
    steps: list[Step] = []
    for place in range(count if closed else count - 1):
        before, first, last, after = (placed[_near(place + shift, count, closed)] for shift in (-1, 0, 1, 2))
        out = (first[0] + (last[0] - before[0]) / 6, first[1] + (last[1] - before[1]) / 6)
        into = (last[0] - (after[0] - first[0]) / 6, last[1] - (after[1] - first[1]) / 6)
        steps.append((*out, *into, *last))
    fill = Tone.SOFT if closed else None
    return Shape(placed[0], tuple(steps), fill, Tone.LINE, 0.6 if closed else 0.4, closed)


def _near(place: int, count: int, closed: bool) -> int:
    return place % count if closed else min(max(place, 0), count - 1)
