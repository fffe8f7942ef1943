"""What no font here can print is named by its script or its name."""

from __future__ import annotations

from followup.report.undrawable import MOST, names, sentence


def test_letters_are_named_by_their_script_once() -> None:
    """Three letters of Hindi are one name."""
    assert names("कखग") == ("letters of Devanagari",)
    assert names("ไ") == ("letters of Thai",)


def test_a_sign_has_its_own_name_and_number() -> None:
    """A growing heart, and a character nobody named."""
    assert names("\U0001f497\ue000") == ("growing heart (U+1F497)", "U+E000")


def test_nothing_is_said_where_everything_prints() -> None:
    """No characters, no sentence."""
    assert sentence(()) == ""


def test_a_long_list_is_counted() -> None:
    """Six names, then how many more."""
    signs = [chr(0x1F600 + place) for place in range(MOST + 3)]
    assert sentence(signs).endswith(" and 3 more.")
