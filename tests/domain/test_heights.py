"""A height is read as people write it."""

from __future__ import annotations

import pytest

from followup.domain.errors import Refused
from followup.domain.heights import parse_height


@pytest.mark.parametrize(
    ("text", "centimetres"),
    [
        ("165", 165),
        (" 165 cm", 165),
        ("164,6", 165),
        ("1.65 m", 165),
        ("1,7", 170),
        ("1.70m", 170),
        ("5 ft 5", 165),
        ("5ft", 152),
        ("5'5\"", 165),
        ("5 feet 4.5 inches", 164),
    ],
)
def test_centimetres_metres_and_feet(text: str, centimetres: int) -> None:
    """Whichever unit, it is kept in whole centimetres."""
    assert parse_height(text) == centimetres


@pytest.mark.parametrize("text", ["", "tall", "65 in", "16", "999", "5 ft 5 cm", "1.65 ft", "-165"])
def test_what_cannot_be_a_height_is_refused(text: str) -> None:
    """With the field to mend."""
    with pytest.raises(Refused) as refused:
        parse_height(text, field="value")
    assert refused.value.field == "value"
