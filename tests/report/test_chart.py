"""Charts as data: which points may be joined, and what is put together by week."""

from __future__ import annotations

from datetime import date, timedelta

from followup.report.chart import MOST_POINTS, Point, Series, by_week, runs, thinned

FIRST = date(2025, 1, 6)


def points(*days: int, value: float = 3) -> tuple[Point, ...]:
    """Points some days after the first Monday."""
    return tuple(Point(FIRST + timedelta(days=day), value) for day in days)


def test_points_two_weeks_apart_belong_together() -> None:
    """A step of fourteen days is still joined, one of fifteen is a gap."""
    assert [len(run) for run in runs(points(0, 14))] == [2]
    assert [len(run) for run in runs(points(0, 15))] == [1, 1]


def test_no_points_give_no_stretch() -> None:
    """An empty series has nothing to join."""
    assert runs(()) == []


def test_a_week_is_its_mean_with_the_spread() -> None:
    """Monday to Sunday is one point; the next Monday begins another."""
    week = tuple(Point(FIRST + timedelta(days=day), value) for day, value in ((0, 2.0), (3, 4.0), (6, 6.0), (7, 1.0)))
    first, second = by_week(week)
    assert (first.value, first.low, first.high) == (4.0, 2.0, 6.0)
    assert second.value == 1.0
    assert "3 entries" in first.sentence


def test_few_points_stay_as_they_are() -> None:
    """Two hundred points are drawn one by one and nothing is said."""
    series = Series("pain", points(*range(MOST_POINTS)))
    assert thinned(series) == (series, "")


def test_many_points_become_weeks_and_say_so() -> None:
    """One more, and each dot is a week; the sentence says it."""
    series, note = thinned(Series("pain", points(*range(MOST_POINTS + 1))))
    assert len(series.points) < MOST_POINTS / 5
    assert "week" in note
