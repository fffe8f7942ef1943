"""What was answered in a check-in, without widgets."""

from datetime import date

import pytest

from followup.domain.errors import Refused
from followup.domain.words import Change
from followup.ui.check_in.form_model import CheckInForm, Line, grams_of


@pytest.mark.parametrize(
    ("text", "unit", "grams"),
    [
        ("71.5", "kg", 71_500),
        ("71,5", "kg", 71_500),
        ("157.5", "lb", 71_441),
        ("11 3", "st", 71_214),
        ("11.25", "st", 71_441),
        (" ", "kg", None),
    ],
)
def test_a_weight_is_read_in_the_unit_it_is_typed_in(text: str, unit: str, grams: int | None) -> None:
    """Comma or point, stone with pounds or with a fraction."""
    assert grams_of(text, unit) == grams


@pytest.mark.parametrize("text", ["heavy", "11 3 2", "7l.5"])
def test_what_is_no_number_is_refused_beside_the_weight(text: str) -> None:
    """The sentence shows how to write it."""
    with pytest.raises(Refused) as refused:
        grams_of(text, "st")

    assert refused.value.field == "weight"


def test_what_was_not_answered_is_left_out() -> None:
    """Silence stays unknown."""
    form = CheckInForm(lines=[Line(1), Line(2, change=Change.WORSE, severity=6)])
    answers = form.answers(date(2026, 3, 12))

    assert [line.episode_id for line in answers.symptoms] == [2]
