"""What is worked out from the record and never stored: ages, triple negative, the body mass index."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.days import Day
from followup.domain.records import Fact
from followup.domain.words import Side
from followup.report.care.record import RECEPTORS, Age, age_then, body_mass_index, triple_negative

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def receptors(side: Side, *values: str) -> list[Fact]:
    """The three receptors of a side; an empty value is left out."""
    return [Fact(name=name, value=value, side=side) for name, value in zip(RECEPTORS, values, strict=True) if value]


@pytest.mark.parametrize(
    ("born", "then", "years"),
    [
        ("1970-05-20", "2022-05-19", 51),
        ("1970-05-20", "2022-05-20", 52),
        ("1988-02-29", "2020-02-28", 31),
        ("1988-02-29", "2020-02-29", 32),
        ("1988-02-29", "2021-02-28", 32),
        ("1988-02-29", "2021-03-01", 33),
    ],
)
def test_an_age_counts_to_the_birthday(born: str, then: str, years: int) -> None:
    """Also for somebody born on 29 February."""
    assert age_then(Day(date.fromisoformat(born)), Day(date.fromisoformat(then))) == Age(years, about=False)


@given(DAYS, DAYS)
def test_an_age_is_never_negative_and_grows_by_one_in_a_year(born: date, then: date) -> None:
    """A day before the birth has no age."""
    age = age_then(Day(born), Day(then))
    assert (age is None) == (then < born)
    later = age_then(Day(born), Day(then + timedelta(days=366)))
    if age is not None and later is not None:
        assert later.years - age.years in (1, 2)
        assert age.years >= 0


def test_an_age_from_a_guess_is_a_guess() -> None:
    """Whichever of the two days it is."""
    day = Day(date(2020, 1, 1))
    for born, then in ((Day(date(1960, 1, 1), about=True), day), (Day(date(1960, 1, 1)), Day(day.on, about=True))):
        age = age_then(born, then)
        assert age is not None
        assert age.about
    assert age_then(None, day) is None


@pytest.mark.parametrize(
    ("values", "is_triple"),
    [
        (("negative", "negative", "negative"), True),
        (("negative", "negative", "low"), False),
        (("negative", "negative", "unknown"), False),
        (("negative", "negative", ""), False),
        (("negative", "positive", "negative"), False),
    ],
)
def test_triple_negative_needs_all_three(values: tuple[str, str, str], *, is_triple: bool) -> None:
    """What is low, unknown or not written down is not negative."""
    assert bool(triple_negative(receptors(Side.LEFT, *values))) == is_triple


def test_each_side_is_triple_negative_for_itself() -> None:
    """And what was said without a side holds for both."""
    facts = receptors(Side.LEFT, "negative", "negative", "positive") + receptors(Side.RIGHT, *["negative"] * 3)
    assert triple_negative(facts) == (Side.RIGHT,)
    mixed = receptors(Side.NONE, "negative", "negative", "") + receptors(Side.LEFT, "", "", "negative")
    assert triple_negative(mixed) == (Side.LEFT,)
    assert triple_negative(receptors(Side.NONE, *["negative"] * 3)) == (Side.NONE,)
    assert triple_negative([]) == ()


def test_the_body_mass_index_is_kilograms_by_square_metres() -> None:
    """70 kg at 1.75 m are 22.9."""
    assert round(body_mass_index(70_000, 175), 1) == 22.9
