"""Where the places of the catalogue are on the body figure, and which figure a person has.

Coordinates are shares of the height of the figure (1 is from head to foot); x is 0 on the middle line and grows to
the right of who looks. Seen from the front the person's own right side is at the left, from the back at the right.
Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from followup.domain.profile import Profile
from followup.domain.words import Side

WIDEST = 0.215
"""Half the width of the figure with its arms, as a share of its height."""

BREAST = (0.0525, 0.2665, 0.034)
"""The breast: how far from the middle line, how far down, and its radius."""


class Chest(StrEnum):
    """What one side of the chest looks like: the breast kept, flat after an operation, or rebuilt."""

    KEPT = "kept"
    FLAT = "flat"
    REBUILT = "rebuilt"


@dataclass(frozen=True, slots=True)
class Body:
    """Which figure a person has, side by side from their own point of view."""

    left: Chest = Chest.KEPT
    right: Chest = Chest.KEPT
    male: bool = False

    def on(self, side: Side) -> Chest:
        """Return the chest on one side."""
        return self.left if side is Side.LEFT else self.right


AS_BORN = Body()
"""The figure where the record says nothing else."""


def body_of(profile: Profile) -> Body:
    """Return the figure from the record: flat where a breast was taken off, rebuilt where that is said as well."""
    return Body(_chest(profile, Side.LEFT), _chest(profile, Side.RIGHT), profile.sex == "male")


def operations(profile: Profile, side: Side) -> frozenset[str]:
    """Return what was done on one side of the chest, also where the side is only known from the cancer's."""
    done = (profile.surgery.get(one, frozenset()) for one in _spoken_of(profile, side))
    return frozenset().union(*done) - {"none"}


def _chest(profile: Profile, side: Side) -> Chest:
    if "mastectomy" not in operations(profile, side):
        return Chest.KEPT
    return Chest.REBUILT if profile.reconstructed & _spoken_of(profile, side) else Chest.FLAT


def _spoken_of(profile: Profile, side: Side) -> frozenset[Side]:
    """Return the sides in the record that mean this one; no side named means that of the cancer or of the surgery."""
    sides = {side, Side.BOTH}
    named = {profile.cancer_side} - {Side.NONE} or set(profile.surgery) - {Side.NONE}
    return frozenset(sides | {Side.NONE} if named and named <= sides else sides)


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
    "head": _front(0.025, 0.03),
    "face": _front(0.027, 0.08),
    "eye": _front(0.019, 0.06),
    "mouth": _front(0.0, 0.1),
    "jaw": _front(0.027, 0.103),
    "throat": _front(0.0, 0.143),
    "neck": _front(0.019, 0.14),
    "above_collarbone": _front(0.05, 0.1635),
    "collarbone": _front(0.055, 0.176),
    "below_collarbone": _front(0.055, 0.195),
    "shoulder": _front(0.108, 0.19),
    "armpit": _front(0.097, 0.244),
    "breast": _front(0.0525, 0.2665),
    "breast_upper_outer": _front(0.068, 0.251),
    "breast_upper_inner": _front(0.037, 0.251),
    "breast_lower_outer": _front(0.068, 0.282),
    "breast_lower_inner": _front(0.037, 0.282),
    "nipple": _front(0.0525, 0.2665),
    "scar": _front(0.0795, 0.2385),
    "chest_wall": _front(0.0525, 0.3075),
    "breastbone": _front(0.0, 0.25),
    "rib": _front(0.065, 0.328),
    "chest": _front(0.034, 0.221),
    "arm": _front(0.126, 0.28),
    "elbow": _front(0.136, 0.355),
    "hand": _front(0.19, 0.515),
    "belly": _front(0.05, 0.415),
    "belly_right_upper": _front(0.05, 0.362),
    "hip": _front(0.087, 0.48),
    "pelvis": _front(0.0, 0.475),
    "groin": _front(0.046, 0.515),
    "buttock": _back(0.048, 0.515),
    "genital": _front(0.0, 0.52),
    "thigh": _front(0.06, 0.6),
    "leg": _front(0.048, 0.82),
    "knee": _front(0.048, 0.71),
    "ankle": _front(0.038, 0.928),
    "foot": _front(0.048, 0.975),
    "spine_neck": _back(0.0, 0.147),
    "spine_upper": _back(0.0, 0.25),
    "spine_lower": _back(0.0, 0.4),
    "back": _back(0.052, 0.32),
    "calf": _back(0.048, 0.81),
}
"""Where a number for each place of the catalogue stands; places that are nowhere in particular are left out."""

_FLAT_SITES = {"chest_wall": _front(0.036, 0.256)}
"""Where a place stands instead on a flat side: the chest wall is all of it there."""

FIXED_SIDE = {"belly_right_upper": Side.RIGHT}
"""Places that are on one side only, whatever somebody says."""


def spots(place: str, side: Side, body: Body | None = None) -> tuple[tuple[bool, float, float], ...]:
    """Return where a place is drawn: (on the back?, x, y) for each side it is on; empty when it is nowhere."""
    if place not in SITES:
        return ()
    side = FIXED_SIDE.get(place, side)
    found = []
    for one in _sides(side):
        site = site_of(place, Chest.KEPT if body is None else body.on(one))
        found.append((site.back, site.off * direction(one, back=site.back), site.down))
    return tuple(found)


def site_of(place: str, chest: Chest) -> Site:
    """Return where a place stands on a side of the chest that looks like this."""
    return _FLAT_SITES.get(place, SITES[place]) if chest is Chest.FLAT else SITES[place]


def _sides(side: Side) -> tuple[Side, ...]:
    if side is Side.BOTH:
        return (Side.RIGHT, Side.LEFT)
    return (side,)


def direction(side: Side, *, back: bool) -> int:
    """Return where a side is for who looks: -1 at the left, 1 at the right, 0 in the middle."""
    if side not in {Side.LEFT, Side.RIGHT}:
        return 0
    return 1 if (side is Side.RIGHT) is back else -1
