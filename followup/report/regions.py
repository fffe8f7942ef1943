"""The body figure as zones that can be pointed at: the whole figure is coarse, its close-ups are fine.

Coordinates are those of `followup.report.body`. A zone tells a place and a side from the person's own point of view;
pointing and the paper's marks share the same places, so that left can never become right between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from followup.domain.words import Side
from followup.report.body import BREAST, FIXED_SIDE, WIDEST, Body, Chest, direction, site_of
from followup.report.body_zones import (
    BACK_ZONES,
    COLLAR,
    FACE_ZONES,
    FRONT_ZONES,
    LIMBS,
    TORSO,
    UPPER_CHEST,
    WHOLE_CHEST,
    Points,
    circle,
    fine,
)

FRONT, BACK, CHEST, FACE = "front", "back", "chest", "face"


@dataclass(frozen=True, slots=True)
class View:
    """A picture of the figure, or of a part of it closer: the stretch of x and of y that it shows."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def back(self) -> bool:
        """Return whether it shows the back."""
        return self.name == BACK


VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        View(FRONT, -WIDEST, 0.0, WIDEST, 1.0),
        View(BACK, -WIDEST, 0.0, WIDEST, 1.0),
        View(CHEST, -0.135, 0.138, 0.135, 0.348),
        View(FACE, -0.068, 0.0, 0.068, 0.166),
    )
}
"""The pictures there are."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A place and a side in one picture; `at` is where it is named, and where a mark for it stands."""

    view: str
    place: str
    side: Side
    points: Points
    at: tuple[float, float]

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside (even-odd rule)."""
        inside = False
        for (x1, y1), (x2, y2) in zip(self.points, (*self.points[1:], self.points[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
        return inside


NEAR = 0.02
"""How far beside the body a click may be and still mean the nearest zone, as a share of the height."""


def zone_at(view: str, x: float, y: float, body: Body) -> Zone | None:
    """Return the zone at a point, the nearest one where it is only just beside the body, else None."""
    known = [zone for zone in zones(body) if zone.view == view]
    hit = next((zone for zone in known if zone.holds(x, y)), None)
    if hit is not None:
        return hit
    near = [(min(hypot(px - x, py - y) for px, py in _edge(zone.points)), place) for place, zone in enumerate(known)]
    distance, place = min(near)
    return known[place] if distance <= NEAR else None


def _edge(points: Points) -> Iterator[tuple[float, float]]:
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        for share in (0.0, 0.25, 0.5, 0.75):
            yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


@lru_cache(maxsize=32)
def zones(body: Body) -> tuple[Zone, ...]:
    """Return every zone of a figure; of two that overlap the finer one comes first."""
    return (
        tuple(
            zone
            for view, half in ((FRONT, FRONT_ZONES), (BACK, BACK_ZONES), (FACE, FACE_ZONES))
            for place, points in half
            for zone in _both(view, place, points)
        )
        + tuple(_coarse_chest(body))
        + tuple(_close_chest(body))
    )


def _both(view: str, place: str, points: Points) -> Iterator[Zone]:
    """A zone of the middle once, one of a side twice; a half that is given from x = 0 on is of the middle."""
    if place in FIXED_SIDE or all(x > 0 for x, _ in points):
        for side in (FIXED_SIDE[place],) if place in FIXED_SIDE else (Side.RIGHT, Side.LEFT):
            yield _sided(view, place, side, points)
    else:
        mirrored = tuple((-x, y) for x, y in reversed(points))
        side = Side.MIDDLE if place == "belly" else Side.NONE
        yield _zone(view, place, side, (*points, *mirrored))


def _sided(view: str, place: str, side: Side, points: Points, chest: Chest = Chest.KEPT) -> Zone:
    turn = direction(side, back=view == BACK)
    return _zone(view, place, side, tuple((x * turn, y) for x, y in points), chest)


def _zone(view: str, place: str, side: Side, points: Points, chest: Chest = Chest.KEPT) -> Zone:
    site = site_of(place, chest)
    zone = Zone(view, place, side, points, (0, 0))
    at = (site.off * direction(side, back=view == BACK), site.down)
    if site.back is not (view == BACK) or not zone.holds(*at):
        at = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    return Zone(view, place, side, points, at)


def _coarse_chest(body: Body) -> Iterator[Zone]:
    off, down, radius = BREAST
    for side in (Side.RIGHT, Side.LEFT):
        chest = body.on(side)
        if chest is Chest.FLAT:
            yield _sided(FRONT, "chest_wall", side, WHOLE_CHEST, chest)
        else:
            yield _sided(FRONT, "breast", side, circle(off, down, radius), chest)
        yield _sided(FRONT, "chest", side, UPPER_CHEST)
    for place, points in TORSO:
        yield from _both(FRONT, place, points)
    for side in (Side.RIGHT, Side.LEFT):
        if body.on(side) is not Chest.FLAT:
            yield _sided(FRONT, "chest_wall", side, WHOLE_CHEST)


def _close_chest(body: Body) -> Iterator[Zone]:
    for side in (Side.RIGHT, Side.LEFT):
        chest = body.on(side)
        yield from (_sided(CHEST, place, side, points, chest) for place, points in fine(chest))
    for place, points in (*TORSO, *COLLAR):
        yield from _both(CHEST, place, points)
    for side in (Side.RIGHT, Side.LEFT):
        yield _sided(CHEST, "chest", side, UPPER_CHEST)
        yield _sided(CHEST, "chest_wall", side, WHOLE_CHEST, body.on(side))
    yield from _both(CHEST, "arm", LIMBS[2][1])
