"""A day as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.ui.kit.typed_day import read_day


@pytest.mark.parametrize(
    "text",
    ["2026-03-12", "12 March 2026", "12 mar 2026", "12th March, 2026", " March 12, 2026 "],
)
def test_a_day_is_taken_in_words_too(text: str) -> None:
    """The month may come first or second, whole or short."""
    assert read_day(text) == Day(date(2026, 3, 12))


@pytest.mark.parametrize("text", ["March 2023", "mar 2023", "2023-03", "3/2023", "03.2023"])
def test_a_month_alone_is_a_guess(text: str) -> None:
    """The forms say that a month is fine, so it is fine as people write it."""
    assert read_day(text) == Day(date(2023, 3, 1), about=True)


@pytest.mark.parametrize("text", ["31/12/2026", "12/31/2026", "31.12.2026", "31-12-2026"])
def test_numbers_are_taken_where_they_are_one_day_only(text: str) -> None:
    """There is no thirty-first month."""
    assert read_day(text) == Day(date(2026, 12, 31))


def test_numbers_that_could_be_two_days_are_not_guessed() -> None:
    """3/4/2026 is 3 April in London and 4 March in New York."""
    with pytest.raises(Refused, match="month as a word"):
        read_day("3/4/2026")
    assert read_day("4/4/2026") == Day(date(2026, 4, 4))


@pytest.mark.parametrize(
    "text", ["", "soon", "31 February 2026", "Ju 2026", "12 Ma 2026", "1 2 3", "12 March", "0/2026"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    """Also a month that could be two."""
    with pytest.raises(Refused):
        read_day(text)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_back_as_it_is_written_on_the_screen(day: date) -> None:
    """Both as numbers and in words."""
    assert read_day(day.isoformat()).on == read_day(f"{day.day} {day:%B} {day.year}").on == day
