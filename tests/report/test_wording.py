"""Days, spans and numbers as the sheet writes them."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.words import Side
from followup.report.wording import clipped, day_words, near_day, number_words, sentences, span_words, with_side


def test_a_guess_of_a_month_prints_as_a_month() -> None:
    """A month that stands on its first day is not made more exact than it is."""
    assert day_words(date(2025, 3, 1), about=True) == "about Mar 2025"
    assert day_words(date(2025, 3, 4), about=True) == "about 4 Mar 2025"
    assert day_words(date(2025, 3, 1)) == "1 Mar 2025"


@pytest.mark.parametrize(
    ("day", "words"), [(date(2025, 8, 2), "2 Aug"), (date(2024, 8, 2), "2 Aug 2024"), (date(2025, 11, 8), "8 Nov 2025")]
)
def test_the_year_is_left_out_where_it_goes_without_saying(day: date, words: str) -> None:
    """Within eleven months back there is no year; further back, and ahead, there is."""
    assert near_day(day, date(2025, 9, 18)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "1 day"), (47, "47 days"), (180, "6 months"), (800, "2 years"), (1096, "3 years")],
)
def test_spans_are_said_as_people_say_them(days: int, words: str) -> None:
    """Days first, then months, then full years."""
    assert span_words(days) == words


def test_numbers_have_no_needless_decimals_and_a_true_minus() -> None:
    """5.0 is 5 and minus is a minus sign."""
    assert (number_words(5.0), number_words(-5.2)) == ("5", "−5.2")


def test_sides_follow_the_title() -> None:
    """Left, right and both sides are said; no side says nothing."""
    assert with_side("Hip pain", Side.LEFT) == "Hip pain, left"
    assert with_side("Cough", Side.NONE) == "Cough"


def test_sentences_end_once() -> None:
    """A full stop is added where there is none, and empty parts vanish."""
    assert sentences("One", "", "Two?", "Three.") == "One. Two? Three."


def test_long_words_are_cut_at_a_word() -> None:
    """What is cut ends in an ellipsis and is never longer than asked."""
    assert clipped("a sore hip that hurts", 12) == "a sore hip…"
    assert clipped("  sore\nhip ", 12) == "sore hip"
    assert len(clipped("x" * 50, 10)) == 10
