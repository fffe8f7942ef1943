"""From a chart to a picture: the same one for the window and for paper. Standard library only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from followup.report.chart import Bar, ChartModel, Point, Series, Threshold, runs
from followup.report.month_ticks import month_ticks
from followup.report.scene import (
    Anchor,
    Hit,
    Item,
    Line,
    Mark,
    MarkShape,
    Measure,
    Scene,
    Tone,
    Words,
    box,
    rough_width,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is drawn: its size, its type size, and what stands around the line.

    A `small` chart has no title and no words of the axis: they stand once beside a column of small charts. `days` says
    whether months stand under it, `named` whether visits carry their word and what the upper end means is written.
    `left` is the room for the numbers of the axis and for the names of medicines, `right` that for the newest number:
    set both where charts share their days, else they are as wide as needed.
    """

    width: float
    height: float
    size: float = 8
    small: bool = False
    days: bool = True
    named: bool = True
    left: float = 0
    right: float = 0
    measure: Measure = rough_width


_STEP = 3.0
"""How far apart places on a line are looked at."""


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    right: float
    top: float
    bottom: float
    model: ChartModel

    def x(self, day: date) -> float:
        span = (self.model.to_on - self.model.from_on).days
        share = (day - self.model.from_on).days / span if span else 0.5
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def y(self, value: float) -> float:
        low, high = self.model.low, self.model.high
        share = (value - low) / (high - low) if high > low else 0.5
        return self.bottom - (self.bottom - self.top) * min(max(share, 0.0), 1.0)


def draw(model: ChartModel, look: Look) -> Scene:
    """Return the picture of a chart, with a sentence for each point."""
    frame = _frame(model, look)
    items = [
        *_ground(frame, look),
        *_marks(frame, look),
        *(item for series in model.series for item in _series(frame, series, look)),
        *_newest(frame, look),
        *_bars(frame, look),
    ]
    return Scene(look.width, look.height, tuple(items), tuple(_hits(frame)), model.spoken)


def _frame(model: ChartModel, look: Look) -> _Frame:
    size = look.size
    left = look.left or _left(model, look)
    right = look.width - (look.right or max(look.measure(model.newest, size * 1.25, True) + size * 0.6, size * 0.8))
    top = size * 0.5 if look.small else size * 2.1
    if look.named and any(mark.visit for mark in model.marks):
        top += size * 1.1
    bottom = look.height - (size * 1.45 if look.days else size * 0.45) - len(model.bars) * _bar_height(look)
    return _Frame(left, right, top, bottom, model)


def _left(model: ChartModel, look: Look) -> float:
    """The room for the numbers of the axis and for the names of medicines, which get a third of the width at most."""
    numbers = max((look.measure(words, look.size, False) for _, words in model.ticks), default=0)
    names = max((look.measure(bar.title, look.size * 0.9, False) for bar in model.bars), default=0)
    return max(numbers + look.size * 0.6, min(names + look.size, look.width / 3))


def _bar_height(look: Look) -> float:
    return look.size * 1.55


def _ground(frame: _Frame, look: Look) -> Iterator[Item]:
    model, size = frame.model, look.size
    if not look.small:
        yield Words(0, size, model.title, size * 1.1, bold=True)
        after = look.measure(model.title, size * 1.1, True) + size
        yield Words(after, size, model.axis, size, Tone.SECOND)
    for value, words in model.ticks:
        y = frame.y(value)
        if model.threshold is None or value != model.threshold.value:
            yield Line(frame.left, y, frame.right, y, Tone.HAIR, 0.4)
        yield Words(frame.left - size * 0.4, y + size * 0.34, words, size * 0.95, Tone.SECOND, anchor=Anchor.END)
    if model.threshold is not None:
        yield from _threshold(frame, model.threshold, look)
    if look.named and model.upward:
        yield from _upward(frame, look)
    for day, words in month_ticks(model, frame.right - frame.left, look):
        x = frame.x(day)
        yield Line(x, frame.bottom, x, frame.bottom + size * 0.3, Tone.LINE, 0.5)
        if look.days:
            yield Words(
                x, look.height - size * 0.3 - len(model.bars) * _bar_height(look), words, size * 0.95, Tone.SECOND
            )


def _threshold(frame: _Frame, threshold: Threshold, look: Look) -> Iterator[Item]:
    y = frame.y(threshold.value)
    yield Line(frame.left, y, frame.right, y, Tone.SECOND, 0.6, (2.2, 1.8))
    size = look.size * 0.85
    width = look.measure(threshold.name, size, False)
    if not threshold.name:
        return
    over = _free(frame, y - size * 0.5, width, size)
    if over is not None:
        yield Words(over, y - look.size * 0.2, threshold.name, size, Tone.SECOND)
        return
    under = _free(frame, y + size * 0.7, width, size)
    if under is not None and y + size * 1.1 < frame.bottom:
        yield Words(under, y + size * 0.95, threshold.name, size, Tone.SECOND)


def _upward(frame: _Frame, look: Look) -> Iterator[Item]:
    """What higher means, in a word with an arrow under the upper end of the axis, where no point is covered."""
    size = look.size * 0.85
    y = frame.top + size * 1.05
    words = frame.model.upward
    x = _free(frame, y - size * 0.4, look.measure(words, size, False) + size * 1.4, size)
    if x is not None:
        yield Mark(x + size * 0.5, y - size * 0.32, MarkShape.UP, size * 0.34, Tone.SECOND)
        yield Words(x + size * 1.3, y, words, size, Tone.SECOND)


def _free(frame: _Frame, y: float, width: float, size: float) -> float | None:
    """Where words of this width cover no point: at the left, in the middle, at the right; None where nowhere."""
    near = [x for series in frame.model.series for x in _near(frame, series, y, size * 0.95)]
    near += [frame.x(mark.day) for mark in frame.model.marks if mark.visit]
    room = frame.right - frame.left - width - 3
    starts = [frame.left + 1.5 + room * step / 4 for step in range(5)]
    return next((x for x in starts if not any(x - size <= px <= x + width + size for px in near)), None)


def _near(frame: _Frame, series: Series, y: float, reach: float) -> Iterator[float]:
    """Where the dots of a series, and the lines between them, come as close to a height as `reach`."""
    for stretch in runs(series.points):
        places = [(frame.x(point.day), frame.y(point.value)) for point in stretch]
        yield from (px for px, py in places if abs(py - y) < reach)
        for (x1, y1), (x2, y2) in pairwise(places) if series.own else ():
            if min(y1, y2) < y + reach and max(y1, y2) > y - reach:
                parts = int(max(abs(x2 - x1), abs(y2 - y1)) / _STEP) + 1
                steps = ((x1 + (x2 - x1) * n / parts, y1 + (y2 - y1) * n / parts) for n in range(1, parts))
                yield from (px for px, py in steps if abs(py - y) < reach)


def _marks(frame: _Frame, look: Look) -> Iterator[Item]:
    ended = 0.0
    for mark in frame.model.marks:
        x = frame.x(mark.day)
        if mark.visit:
            yield Line(x, frame.top, x, frame.bottom, Tone.LINE, 0.7)
            wide = look.measure(mark.words, look.size * 0.85, False)
            if look.named and x - wide / 2 > ended:
                middle = min(max(x, frame.left + wide / 2), frame.right - wide / 2)
                yield Words(
                    middle,
                    frame.top - look.size * 0.35,
                    mark.words,
                    look.size * 0.85,
                    Tone.SECOND,
                    anchor=Anchor.MIDDLE,
                )
                ended = x + wide / 2 + look.size * 0.6
        else:
            yield Mark(x, frame.bottom - look.size * 0.27, MarkShape.TRIANGLE, look.size * 0.27, Tone.SECOND)


def _series(frame: _Frame, series: Series, look: Look) -> Iterator[Item]:
    apart = (frame.right - frame.left) / max(len(series.points), 1)
    radius = min(look.size * 0.26, max(apart * 0.4, look.size * 0.11))
    for day in series.noted:
        x = frame.x(day)
        yield Line(x, frame.bottom, x, frame.bottom - look.size * 0.45, Tone.SECOND, 0.7)
    if series.own:
        for stretch in runs(series.points):
            yield from _joined(frame, stretch, min(look.size * 0.13, max(apart * 0.25, 0.35)))
    for point in series.points:
        if point.low is not None and point.high is not None and point.high > point.low:
            x = frame.x(point.day)
            yield Line(x, frame.y(point.low), x, frame.y(point.high), Tone.LINE, 0.5)
        yield _dot(frame, point, series.own, radius)


def _joined(frame: _Frame, stretch: list[Point], thick: float) -> Iterator[Item]:
    for first, second in pairwise(stretch):
        x, y = frame.x(first.day), frame.y(first.value)
        yield Line(x, y, frame.x(second.day), frame.y(second.value), Tone.INK, thick)


def _dot(frame: _Frame, point: Point, own: bool, radius: float) -> Mark:
    shape = MarkShape.RING if point.gone else (MarkShape.DOT if own else MarkShape.SQUARE)
    return Mark(frame.x(point.day), frame.y(point.value), shape, radius)


def _newest(frame: _Frame, look: Look) -> Iterator[Item]:
    points = [point for series in frame.model.series for point in series.points]
    if points and frame.model.newest:
        last = max(points, key=lambda point: point.day)
        size = look.size * (1.25 if frame.model.newest[0].isdigit() else 0.95)
        y = min(max(frame.y(last.value) + size * 0.34, frame.top + size * 0.5), frame.bottom)
        x = min(frame.x(last.day) + look.size * 0.5, frame.right + look.size * 0.4)
        width = look.measure(frame.model.newest, size, True)
        yield box(x - 0.5, y - size * 0.72, width + 1, size * 0.78, Tone.PAPER)
        yield Words(x, y, frame.model.newest, size, bold=True)


def _bars(frame: _Frame, look: Look) -> Iterator[Item]:
    step = _bar_height(look)
    for place, bar in enumerate(frame.model.bars):
        y = look.height - (len(frame.model.bars) - place) * step + step * 0.2
        yield from _bar(frame, bar, y, look)


def _bar(frame: _Frame, bar: Bar, y: float, look: Look) -> Iterator[Item]:
    thick, size = look.size * 1.1, look.size * 0.9
    title = _fitting(bar.title, frame.left - look.size * 0.6, size, look)
    yield Words(frame.left - look.size * 0.5, y + thick * 0.78, title, size, anchor=Anchor.END)
    for stretch in bar.stretches:
        x = frame.x(stretch.from_on)
        width = max(frame.x(stretch.to_on) - x, 1.0)
        yield box(x, y, width, thick, None if stretch.paused else Tone.SOFT, Tone.LINE)
        if look.measure(stretch.words, size * 0.9, False) + 4 <= width:
            yield Words(x + 2, y + thick * 0.78, stretch.words, size * 0.9, Tone.SECOND if stretch.paused else Tone.INK)


def _fitting(words: str, room: float, size: float, look: Look) -> str:
    """The words, cut with an ellipsis where they are wider than the room."""
    if look.measure(words, size, False) <= room:
        return words
    while words and look.measure(words + "…", size, False) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def _hits(frame: _Frame) -> Iterator[Hit]:
    points = [point for series in frame.model.series for point in series.points]
    hits = [Hit(frame.x(point.day), frame.y(point.value), point.day, point.sentence) for point in points]
    hits += [
        Hit(frame.x(mark.day), frame.top if mark.visit else frame.bottom, mark.day, mark.sentence)
        for mark in frame.model.marks
        if mark.sentence
    ]
    yield from sorted(hits, key=lambda hit: hit.day)
