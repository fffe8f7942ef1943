"""Days as people write them, and the arithmetic of follow-up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.days import Day, add_months, now, parse_day, whole_years
from followup.domain.errors import Refused


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", Day(date(2026, 3, 2))),
        (" 2026-3-2 ", Day(date(2026, 3, 2))),
        ("2024-02-29", Day(date(2024, 2, 29))),
        ("2026-03", Day(date(2026, 3, 1), about=True)),
        ("2026", Day(date(2026, 1, 1), about=True)),
    ],
)
def test_a_day_is_exact_and_a_month_or_year_is_a_guess(text: str, day: Day) -> None:
    """A guess stands on the first day of its month or year."""
    assert day == parse_day(text)


@pytest.mark.parametrize(
    "text", ["", "2025-02-29", "2026-13-01", "02/03/2026", "yesterday", "20260302", "0000-01-01", "2026-03-02T10:00"]
)
def test_what_is_no_day_is_refused_without_repeating_it(text: str) -> None:
    """The sentence tells how to mend it."""
    with pytest.raises(Refused) as refused:
        parse_day(text, field="observed_on")

    assert refused.value.field == "observed_on"
    assert not text or text not in refused.value.sentence


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(day: date, months: int, later: date) -> None:
    """29 February repeats on 28 February in other years."""
    assert later == add_months(day, months)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)), st.integers(0, 240))
def test_adding_months_never_goes_back(day: date, months: int) -> None:
    """More months are never an earlier day, and the day of the month never grows."""
    assert add_months(day, months) <= add_months(day, months + 1)
    assert add_months(day, months).day <= day.day


def test_age_turns_on_the_birthday() -> None:
    """The day before, one is still a year younger; a leap-day child turns on 1 March."""
    assert whole_years(date(1968, 4, 2), date(2026, 4, 1)) == 57
    assert whole_years(date(1968, 4, 2), date(2026, 4, 2)) == 58
    assert whole_years(date(2000, 2, 29), date(2026, 2, 28)) == 25
    assert whole_years(date(2000, 2, 29), date(2026, 3, 1)) == 26


def test_this_moment_knows_its_time_zone() -> None:
    """A moment without an offset could not be told apart after a journey."""
    assert now().utcoffset() is not None
