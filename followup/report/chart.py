"""A chart as data: points on days, gaps kept, one named threshold, marks and medicine bars. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from followup.domain.wording import Translate, untranslated
from followup.report.wording import SHORT_MONTHS, day_words, number_words

LONGEST_JOIN = 14
"""Days between two points that a line may still cross; our own choice: twice what an observation speaks for."""

MOST_POINTS = 200
"""Points of one series that are drawn as they are; more are drawn week by week."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day. `low` and `high` are the spread of a week; `gone` says that the symptom was noted as gone."""

    day: date
    value: float
    sentence: str = ""
    low: float | None = None
    high: float | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind, oldest first; `own` is false for what others saw, `noted` are days without a number."""

    title: str
    points: tuple[Point, ...]
    own: bool = True
    noted: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value worth knowing, drawn as a dashed line with its name."""

    value: float
    name: str


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something that happened on a day: a change of dose or a visit; `sentence` says it aloud."""

    day: date
    words: str
    visit: bool = False
    sentence: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one dose, first and last day included; `paused` when none was taken."""

    from_on: date
    to_on: date
    words: str
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A medicine under the time axis."""

    title: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ChartModel:
    """What a chart shows, from `from_on` to `to_on`, both included.

    Values go from `low` to `high`; `ticks` are values with the words beside them; `axis` says which way is worse and
    `upward` what the upper end means, in a word that stands at it.
    `newest` is written at the right end. `note` says what was done to the points, such as drawing weeks. `spoken` is
    the whole chart in a sentence or two. `months` are the short names of the months.
    """

    title: str
    from_on: date
    to_on: date
    series: tuple[Series, ...] = ()
    low: float = 0
    high: float = 10
    ticks: tuple[tuple[float, str], ...] = ((0, "0"), (5, "5"), (10, "10"))
    axis: str = ""
    upward: str = ""
    threshold: Threshold | None = None
    marks: tuple[DayMark, ...] = ()
    bars: tuple[Bar, ...] = ()
    newest: str = ""
    note: str = ""
    spoken: str = ""
    months: tuple[str, ...] = SHORT_MONTHS


def runs(points: Iterable[Point]) -> list[list[Point]]:
    """Return the points in stretches that a line may join: no step longer than `LONGEST_JOIN` days."""
    found: list[list[Point]] = []
    for point in points:
        if found and (point.day - found[-1][-1].day).days <= LONGEST_JOIN:
            found[-1].append(point)
        else:
            found.append([point])
    return found


def by_week(points: tuple[Point, ...], tr: Translate = untranslated) -> tuple[Point, ...]:
    """Return one point for each week that has any: the mean, with the lowest and the highest value."""
    weeks = groupby(points, key=lambda point: point.day - timedelta(days=point.day.weekday()))
    return tuple(_week(monday, list(group), tr) for monday, group in weeks)


def _week(monday: date, points: list[Point], tr: Translate) -> Point:
    values = [point.value for point in points]
    mean, low, high = sum(values) / len(values), min(values), max(values)
    sentence = tr("Week of {day}: {mean} on average, from {low} to {high}, {count} entries.").format(
        day=day_words(monday, tr),
        mean=number_words(mean),
        low=number_words(low),
        high=number_words(high),
        count=len(points),
    )
    middle = min(monday + timedelta(days=3), points[-1].day)
    return Point(middle, mean, sentence, low, high, gone=all(point.gone for point in points))


def thinned(series: Series, tr: Translate = untranslated) -> tuple[Series, str]:
    """Return the series ready to draw, and a sentence when its points were put together by week."""
    if len(series.points) <= MOST_POINTS:
        return series, ""
    weekly = Series(series.title, by_week(series.points, tr), series.own, series.noted)
    return weekly, tr("Each dot is the mean of one week; the upright line goes from the lowest to the highest number.")
