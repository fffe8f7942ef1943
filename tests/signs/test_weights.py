"""Weight that went without being wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.records import Weight
from followup.signs.weights import WeightLoss, weight_loss
from tests.signs.logs import Diary, on


def loss(*grams: tuple[int, int], day: int = 0) -> WeightLoss | None:
    """Return the loss among weighings (day, grams) as of a day."""
    diary = Diary()
    for weighed_on, weight in grams:
        diary.weighs(weighed_on, weight)
    return weight_loss(diary.weights, on(day))


def test_without_a_fall_there_is_no_loss() -> None:
    """One weighing, none at all, or a gain."""
    assert loss() is None
    assert loss((0, 70_000)) is None
    assert loss((-30, 70_000), (0, 71_000)) is None


def test_the_highest_of_the_year_is_the_usual_weight() -> None:
    """Not the first, and not the average."""
    found = loss((-200, 68_000), (-100, 70_000), (0, 66_500))

    assert found is not None
    assert (found.highest.grams, found.newest.grams, found.days) == (70_000, 66_500, 100)


@pytest.mark.parametrize(("grams", "twentieth"), [(66_500, True), (66_501, False)])
def test_a_twentieth_is_exact(grams: int, twentieth: bool) -> None:
    """3.5 kg of 70 kg, to the gram."""
    found = loss((-180, 70_000), (0, grams))

    assert found is not None
    assert found.is_at_least(50) is twentieth


@pytest.mark.parametrize(("day", "known"), [(-366, True), (-396, True), (-397, False)])
def test_a_weight_of_more_than_thirteen_months_ago_is_not_the_usual_one(day: int, known: bool) -> None:
    """The source speaks of 6 to 12 months; yearly weighings may lie a month further apart."""
    assert (loss((day, 70_000), (0, 60_000)) is not None) is known


@pytest.mark.parametrize(("day", "known"), [(183, True), (184, False)])
def test_an_old_weighing_says_nothing_of_today(day: int, known: bool) -> None:
    """After half a year without a weighing the loss is no longer shown."""
    assert (loss((-100, 70_000), (0, 60_000), day=day) is not None) is known


def test_a_weighing_of_a_later_day_does_not_count() -> None:
    """Nothing in the future counts."""
    assert loss((0, 70_000), (30, 60_000), day=29) is None


def test_the_newest_answer_says_whether_it_was_wanted() -> None:
    """Dieted last year, no longer this spring."""
    diary = Diary().weighs(-200, 80_000, trying=True).weighs(-100, 76_000, trying=False).weighs(0, 74_000)
    found = weight_loss(diary.weights, on(0))

    assert found is not None
    assert not found.is_wanted


@given(st.lists(st.tuples(st.integers(-300, 0), st.integers(40_000, 90_000)), max_size=8, unique_by=lambda w: w[0]))
def test_the_order_of_weighings_does_not_matter(weighings: list[tuple[int, int]]) -> None:
    """And what comes back always fell."""
    weights = [Weight(id=n, measured_on=on(day), grams=grams) for n, (day, grams) in enumerate(weighings)]
    found = weight_loss(weights, on(0))

    assert found == weight_loss(weights[::-1], on(0))
    assert found is None or found.highest.grams > found.newest.grams
