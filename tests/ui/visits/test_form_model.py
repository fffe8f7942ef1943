"""The form of a visit without widgets."""

import pytest

from followup.ui.visits.form_model import time_of_day


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("10:30", "10:30"), ("9:05", "09:05"), ("9.05", "09:05"), ("14h15", "14:15"), ("9", "09:00")],
)
def test_a_time_is_read_as_people_write_it(typed: str, kept: str) -> None:
    """Colon, point or the hour alone."""
    assert time_of_day(typed) == kept


def test_what_is_no_time_is_left_to_be_refused() -> None:
    """Guessing would be worse than asking."""
    assert time_of_day("after lunch") == "after lunch"
