"""The cells of a diary row."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.checks import HEAVIEST
from followup.domain.errors import Refused
from followup.domain.words import Answer, Change
from followup.exchange import cells


@given(st.integers(min_value=1, max_value=HEAVIEST), st.sampled_from(sorted(cells.GRAMS)))
def test_weight_written_in_its_unit_is_the_same_weight_again(grams: int, unit: str) -> None:
    """Kilograms, pounds and stones are written with enough decimals."""
    assert cells.grams(cells.write_grams(grams, unit), "value", unit) == grams


@pytest.mark.parametrize(
    ("text", "unit", "grams"),
    [("70", "kg", 70_000), ("70,5", "kg", 70_500), ("154.3", "lb", 69_989), ("11", "st", 69_853), ("٧٠", "kg", 70_000)],
)
def test_weight_is_read_in_the_unit_it_was_typed_in(text: str, unit: str, grams: int) -> None:
    """A decimal comma is a decimal point, and digits may be of any script."""
    assert cells.grams(text, "value", unit) == grams


@pytest.mark.parametrize("text", ["6", " 6 ", "6/10", "6 / 10", "6.0", "٦"])
def test_number_may_be_written_as_people_do(text: str) -> None:
    """Out of ten, or as a spreadsheet turns it round."""
    assert cells.severity(text, "severity") == 6


@pytest.mark.parametrize(("text", "unit"), [("KG", "kg"), ("lbs", "lb"), ("Stone", "st"), ("", "kg")])
def test_unit_of_a_weight_may_be_written_as_people_do(text: str, unit: str) -> None:
    """Capitals, plurals and whole words are understood; nothing means kilograms."""
    assert cells.unit(text, "unit") == unit


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (cells.severity, "11"),
        (cells.severity, "-1"),
        (cells.severity, "5.5"),
        (cells.severity, "nan"),
        (cells.severity, "²"),
        (cells.severity, "1e0"),
        (cells.day, "12.03.2026"),
        (cells.day, "2026-02-30"),
        (cells.day, "2026-13-01"),
        (cells.yes_or_no, "perhaps"),
        (cells.answers, "growing"),
        (cells.answers, "growing=often"),
        (cells.answers, "Wakes at night=yes"),
        (cells.unit, "ounces"),
    ],
)
def test_unreadable_cell_is_refused_by_its_column(read: Callable[[str, str], Any], text: str) -> None:
    """The refusal names the column and does not repeat what was written."""
    with pytest.raises(Refused) as refusal:
        read(text, "the_column")
    assert refusal.value.field == "the_column"
    assert text not in refusal.value.sentence


@pytest.mark.parametrize("text", ["nan", "inf", "1e400", "-70", "70 kg", ""])
def test_weight_that_is_no_plain_number_is_refused(text: str) -> None:
    """Nothing but digits and one decimal sign is a weight."""
    with pytest.raises(Refused):
        cells.grams(text, "value", "kg")


def test_answers_are_read_in_any_order_and_written_in_one() -> None:
    """Spaces, capitals and an empty part at the end do no harm."""
    given_answers = cells.answers(" wakes_at_night = YES ; after_injury=not sure;", "answers")
    assert given_answers == (("after_injury", Answer.NOT_SURE), ("wakes_at_night", Answer.YES))
    assert cells.write_answers(given_answers) == "after_injury=not_sure;wakes_at_night=yes"


def test_word_of_a_closed_set_may_be_written_with_capitals() -> None:
    """A capital makes no other word of it; a word that is none of ours is refused with those that are."""
    assert cells.word(" Worse ", "change", Change) is Change.WORSE
    with pytest.raises(Refused, match="new, better, same, worse, gone"):
        cells.word("awful", "change", Change)
