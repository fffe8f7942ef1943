"""The body as an outline from the front and the back: kept, flat, rebuilt and male. Our own drawing.

Coordinates are those of `followup.report.body`. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from followup.domain.words import Side
from followup.report.body import BREAST, Body, Chest, direction
from followup.report.scene import Shape, Step, Tone

Points = tuple[tuple[float, float], ...]

_HALF: Points = (
    (0.0215, 0.112),
    (0.0225, 0.138),
    (0.038, 0.155),
    (0.078, 0.166),
    (0.107, 0.184),
    (0.123, 0.228),
    (0.1325, 0.285),
    (0.1475, 0.345),
    (0.163, 0.4),
    (0.1805, 0.455),
    (0.195, 0.4715),
    (0.2095, 0.494),
    (0.2105, 0.506),
    (0.2015, 0.5035),
    (0.201, 0.53),
    (0.1945, 0.557),
    (0.1845, 0.558),
    (0.173, 0.523),
    (0.1645, 0.498),
    (0.161, 0.467),
    (0.139, 0.41),
    (0.118, 0.352),
    (0.1025, 0.29),
    (0.094, 0.246),
    (0.094, 0.246),
    (0.09, 0.295),
    (0.0755, 0.36),
    (0.084, 0.42),
    (0.1, 0.475),
    (0.1025, 0.53),
    (0.0945, 0.61),
    (0.078, 0.7),
    (0.0735, 0.74),
    (0.0765, 0.795),
    (0.0655, 0.865),
    (0.051, 0.93),
    (0.058, 0.962),
    (0.072, 0.984),
    (0.069, 0.9955),
    (0.04, 0.9965),
    (0.027, 0.986),
    (0.0255, 0.955),
    (0.0245, 0.925),
    (0.0175, 0.865),
    (0.0145, 0.8),
    (0.021, 0.74),
    (0.018, 0.685),
    (0.0095, 0.605),
    (0.0, 0.532),
)
"""The outline from the neck to the crotch, on the right of who looks; the other half is its mirror."""

_HEAD: Points = (
    (0.0, 0.003),
    (0.0265, 0.0125),
    (0.0405, 0.042),
    (0.0395, 0.058),
    (0.0445, 0.0615),
    (0.0435, 0.0755),
    (0.0375, 0.081),
    (0.03, 0.107),
    (0.0125, 0.1235),
    (0.0, 0.1255),
)
_COLLARBONE: Points = ((0.011, 0.177), (0.03, 0.1745), (0.058, 0.1765), (0.09, 0.171))
_GROIN: Points = ((0.022, 0.522), (0.052, 0.499), (0.09, 0.458))
_NAVEL: Points = ((-0.003, 0.416), (0.0, 0.4195), (0.003, 0.416))
_KNEE: Points = ((0.034, 0.716), (0.047, 0.7225), (0.06, 0.716))
_SHOULDER_BLADE: Points = ((0.028, 0.196), (0.0315, 0.238), (0.05, 0.268), (0.066, 0.243))
_BUTTOCK: Points = ((0.006, 0.53), (0.022, 0.553), (0.055, 0.555), (0.086, 0.538))
_CLEFT: Points = ((0.0, 0.485), (0.0, 0.533))
_SPINE: Points = ((0.0, 0.15), (0.0, 0.455))
_KEPT: Points = (
    (0.0185, 0.2665),
    (0.0225, 0.2855),
    (0.0405, 0.3005),
    (0.0645, 0.2985),
    (0.082, 0.2835),
    (0.0865, 0.2625),
)
_MALE: Points = ((0.0125, 0.283), (0.04, 0.2935), (0.069, 0.286), (0.0885, 0.262))
SCAR: Points = ((0.016, 0.286), (0.044, 0.2765), (0.066, 0.2575), (0.0795, 0.2385), (0.088, 0.2295))
"""The line of the scar on a flat side, from the breastbone up to the armpit."""
_REBUILT_SCAR: Points = ((0.03, 0.2705), (0.0525, 0.2665), (0.075, 0.2605))


def outline(view: str, tall: float, middle: float, body: Body | None = None) -> tuple[Shape, ...]:
    """Return the figure as shapes, `tall` from head to foot, its middle line at x = `middle`; view: front or back."""
    known = body or Body()
    half = _broader(_HALF) if known.male else _HALF
    mirror = tuple((-x, y) for x, y in reversed(half))
    skin = _curve((*half, *mirror[1:]), tall, middle, closed=True)
    head = _curve((*_HEAD, *((-x, y) for x, y in reversed(_HEAD[1:-1]))), tall, middle, closed=True)
    lines = _back_lines() if view == "back" else _front_lines(known)
    return (skin, head, *(_curve(line, tall, middle, closed=False, dash=dash) for line, dash in lines))


def _broader(points: Points) -> Points:
    """The same outline with broader shoulders and narrower hips."""
    return tuple(
        (x * (1.03 if y < 0.25 and x > 0.06 else 0.93 if 0.38 < y < 0.62 and x < 0.12 else 1), y) for x, y in points
    )


_Line = tuple[Points, bool]


def _back_lines() -> Iterator[_Line]:
    yield _SPINE, True
    yield _CLEFT, False
    for line in (_SHOULDER_BLADE, _BUTTOCK):
        yield line, False
        yield _mirrored(line), False


def _front_lines(body: Body) -> Iterator[_Line]:
    yield _NAVEL, False
    for line in (_COLLARBONE, _GROIN, _KNEE):
        yield line, False
        yield _mirrored(line), False
    for side in (Side.RIGHT, Side.LEFT):
        for line, dashed in _chest_lines(body.on(side), male=body.male):
            yield (line if direction(side, back=False) > 0 else _mirrored(line)), dashed


def _chest_lines(chest: Chest, *, male: bool) -> Iterator[_Line]:
    if chest is Chest.FLAT:
        yield SCAR, False
        yield from ((stitch, False) for stitch in _stitches(SCAR))
        return
    yield (_MALE if male else _KEPT), chest is Chest.REBUILT
    if chest is Chest.REBUILT:
        yield _REBUILT_SCAR, False
        yield from ((stitch, False) for stitch in _stitches(_REBUILT_SCAR))
    else:
        yield _nipple(), False


def _nipple() -> Points:
    off, down, _ = BREAST
    size = 0.0045
    return ((off - size, down), (off, down - size), (off + size, down), (off, down + size), (off - size, down))


def _stitches(line: Points) -> Iterator[Points]:
    """Short strokes across a line, which make it read as a scar."""
    size = 0.0045
    for (x1, y1), (x2, y2) in pairwise(line):
        along = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        across = (-(y2 - y1) / along * size, (x2 - x1) / along * size)
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        yield ((x - across[0], y - across[1]), (x + across[0], y + across[1]))


def _mirrored(line: Points) -> Points:
    return tuple((-x, y) for x, y in line)


def _curve(points: Points, tall: float, middle: float, *, closed: bool, dash: bool = False) -> Shape:
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
    return Shape(placed[0], tuple(steps), fill, Tone.LINE, 0.6 if closed else 0.45, closed, (2.0, 1.4) if dash else ())


def _near(place: int, count: int, closed: bool) -> int:
    return place % count if closed else min(max(place, 0), count - 1)
