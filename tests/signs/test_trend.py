"""Worse, steadily worse, easing: from the numbers and the words."""

from __future__ import annotations

import pytest

from followup.domain.records import Observation
from followup.signs.trend import Trend, TrendReader
from tests.signs.logs import seen


def trend(*observations: Observation) -> Trend:
    """Return how these observations develop."""
    reader = TrendReader()
    for observation in observations:
        reader.take(observation)
    return reader.result()


def test_nothing_noted_is_steady() -> None:
    """No number and no word say nothing."""
    assert trend(seen(0), seen(5)) == Trend()


@pytest.mark.parametrize(("last", "worse"), [(4, False), (5, True), (10, True)])
def test_two_points_more_than_at_first_are_worse(last: int, worse: bool) -> None:
    """A rise of two between the first and the newest number is a marked change."""
    found = trend(seen(0, 3), seen(9, last))

    assert found.worse is worse
    assert found.steadily_worse is worse
    assert found.newest == last


def test_one_worse_is_worse_and_two_are_steadily_worse() -> None:
    """A single "worse" is not yet a course."""
    once = trend(seen(0), seen(2, change="worse"))
    twice = trend(seen(0), seen(2, change="worse"), seen(4), seen(6, change="worse"))

    assert (once.worse, once.steadily_worse) == (True, False)
    assert (twice.worse, twice.steadily_worse) == (True, True)


def test_an_entry_without_a_word_takes_nothing_back() -> None:
    """The word "worse" stands until "better" or a falling number comes after it."""
    assert trend(seen(0), seen(2, change="worse"), seen(5)).worse
    assert trend(seen(0), seen(2, change="worse"), seen(5, change="same")).worse


def test_better_takes_worse_back() -> None:
    """After "better" the count of "worse" begins anew, and so does the rise."""
    found = trend(seen(0, 3), seen(2, 8, "worse"), seen(4, 6, "better"))

    assert not found.worse
    assert found.easing
    assert trend(seen(0, 3), seen(2, 8), seen(4, 6, "better"), seen(8, 8)).worse


def test_a_falling_number_takes_worse_back() -> None:
    """A fall of two or more says as much as the word."""
    found = trend(seen(0, 3), seen(2, 7, "worse"), seen(4, 8, "worse"), seen(9, 4))

    assert not found.worse
    assert found.easing


def test_a_number_still_well_above_the_first_is_not_easing() -> None:
    """From 2 over 8 to 6: it is still worse than it was."""
    found = trend(seen(0, 2), seen(5, 8), seen(10, 6))

    assert found.worse
    assert not found.easing


@pytest.mark.parametrize(("last", "easing"), [(5, False), (4, True), (0, True)])
def test_two_points_less_are_easing(last: int, easing: bool) -> None:
    """A fall of two from the highest number of the last weeks."""
    assert trend(seen(0, 6), seen(9, last)).easing is easing


@pytest.mark.parametrize(("later", "easing"), [(14, True), (15, False)])
def test_easing_is_forgotten_when_it_stops_easing(later: int, easing: bool) -> None:
    """Two weeks on the lower number it no longer eases: it lasts."""
    assert trend(seen(0, 6), seen(later, 4)).easing is easing
    assert trend(seen(0, change="better"), seen(later)).easing is easing


def test_it_eases_no_longer_once_two_later_days_were_no_better() -> None:
    """On a second day after "better" with "same", or with a number that falls no further; a fall begins anew."""
    better = seen(0, 6), seen(3, 4, "better")

    assert trend(*better, seen(5, change="same")).easing
    assert not trend(*better, seen(5, change="same"), seen(7, change="same")).easing
    assert not trend(*better, seen(5, 4), seen(7, 4)).easing
    assert trend(*better, seen(5, 4), seen(5, 4)).easing
    assert trend(*better, seen(5, 4), seen(7, 3), seen(8, 3)).easing
    assert trend(*better, seen(5), seen(7), seen(9)).easing


def test_an_old_number_does_not_ease_what_is_noted_without_one() -> None:
    """A fall five weeks ago says nothing of today."""
    assert not trend(seen(0, 6), seen(5, 3), seen(40)).easing


def test_a_rise_over_more_than_three_months_is_no_course() -> None:
    """The first number of a rise may lie 92 days back."""
    assert trend(seen(0, 2), seen(92, 4)).worse
    assert not trend(seen(0, 2), seen(93, 4)).worse


def test_what_is_above_the_usual_number() -> None:
    """The newest number against the highest that is older than two weeks."""
    assert not trend(seen(0, 6), seen(7, 2), seen(30, 7)).beyond_usual
    assert trend(seen(0, 6), seen(7, 2), seen(30, 8)).beyond_usual
    assert trend(seen(0, 3), seen(5, 5)).beyond_usual
    assert not trend(seen(0, 3), seen(5, 4)).beyond_usual
