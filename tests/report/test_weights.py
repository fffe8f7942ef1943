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


def test_the_first_of_the_last_twelve_months_is_compared_with_the_latest() -> None:
    """What lies further back does not count."""
    old, first, last = weighed(2023, 1, 80_000), weighed(2024, 10, 72_000), weighed(2025, 9, 68_000)
    assert compared_weights([last, old, first]) == (first, last)


def test_one_weight_compares_with_nothing() -> None:
    """One weighing, or one a year after the one before, has no partner."""
    assert compared_weights([weighed(2025, 9, 68_000)]) is None
    assert compared_weights([weighed(2023, 1, 80_000), weighed(2025, 9, 68_000)]) is None
    assert compared_weights([]) is None
