"""The body as an outline from the front and the back, and where the places of the catalogue are on it.

Coordinates are shares of the height of the figure (1 is from head to foot); x is 0 on the middle line and grows to
the right of who looks. Seen from the front the person's own right side is at the left, from the back at the right.
Our own drawing. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

from followup.domain.words import Side

WIDEST = 0.235
"""Half the width of the figure with its arms, as a share of its height."""


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
