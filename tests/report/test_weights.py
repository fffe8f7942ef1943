"""Weights in words, and which two are compared."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.records import Weight
from followup.report.weights import compared_weights, weight_words


def weighed(year: int, month: int, grams: int) -> Weight:
    """A weighing on the first of a month."""
    return Weight(measured_on=date(year, month, 1), grams=grams)


@pytest.mark.parametrize(
    ("grams", "unit", "words"),
    [(68_100, "kg", "68.1 kg"), (70_000, "kg", "70 kg"), (68_039, "lb", "150 lb"), (68_039, "st", "10 st 10 lb")],
)
def test_a_weight_prints_in_its_own_unit(grams: int, unit: str, words: str) -> None:
    """Kilograms with one decimal, pounds, stones and pounds."""
    assert weight_words(grams, unit) == words


def test_the_first_of_the_last_thirteen_months_is_compared_with_the_latest() -> None:
    """What lies further back does not count."""
    old, first, last = weighed(2023, 1, 80_000), weighed(2024, 10, 72_000), weighed(2025, 9, 68_000)
    assert compared_weights([last, old, first]) == (first, last)


def test_yearly_weighings_are_compared() -> None:
    """They are seldom a year apart to the day, and the rules take thirteen months."""
    first, last = weighed(2024, 9, 72_000), weighed(2025, 10, 71_500)
    assert compared_weights([first, last]) == (first, last)


def test_a_fall_counts_from_the_weighing_that_the_rules_count_from() -> None:
    """The page never prints another loss than the one it flags; a fall too small to watch is told from the first."""
    first, highest, last = weighed(2025, 1, 70_000), weighed(2025, 4, 74_000), weighed(2025, 9, 70_200)
    assert compared_weights([first, highest, last]) == (highest, last)
    assert compared_weights([first, weighed(2025, 4, 71_000), last]) == (first, last)


def test_one_weight_compares_with_nothing() -> None:
    """One weighing, or one a year after the one before, has no partner."""
    assert compared_weights([weighed(2025, 9, 68_000)]) is None
    assert compared_weights([weighed(2023, 1, 80_000), weighed(2025, 9, 68_000)]) is None
    assert compared_weights([]) is None
