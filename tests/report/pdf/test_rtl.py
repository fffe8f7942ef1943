"""Hebrew and Arabic: joined letters, and lines in the order the eye reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.report.pdf.rtl import is_rtl, plain, shaped, visual
from followup.report.pdf.typeset import Typesetter, clean


def test_latin_needs_nothing() -> None:
    """Most sheets never come here."""
    assert not is_rtl("Hip pain, Schmerz, боль, 疲劳")
    assert is_rtl("כאב")
    assert is_rtl("ألم")


def test_arabic_letters_take_the_forms_that_join() -> None:
    """Seen at the beginning, in the middle and at the end of a word, and alone."""
    assert shaped("بب ب") == "\ufe91\ufe90 \ufe8f"
    assert shaped("ببب") == "\ufe91\ufe92\ufe90"


def test_a_letter_that_does_not_join_ends_the_stroke() -> None:
    """After alef the next letter begins anew."""
    assert shaped("باب") == "\ufe91\ufe8e\ufe8f"


def test_lam_and_alef_are_one_sign() -> None:
    """Peace is written with it."""
    assert shaped("سلام") == "\ufeb3\ufefc\ufee1"


def test_vowel_marks_do_not_break_the_stroke() -> None:
    """A mark above a letter is no letter."""
    assert shaped("بَب") == "\ufe91\u064e\ufe90"


def test_shaped_words_can_be_typed_again() -> None:
    """What is read aloud are the letters as they were typed."""
    assert plain(shaped("هل الألم يزول")) == "هل الألم يزول"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("שלום", "םולש"),
        ("pain שלום here", "pain םולש here"),
        ("כאב 6 מתוך 10", "10 ךותמ 6 באכ"),
        ("(כאב)", "(באכ)"),
        ("כאב MRI?", "?MRI באכ"),
        ("Dr כהן, on 3 May", "Dr ןהכ, on 3 May"),
    ],
)
def test_lines_are_put_in_the_order_they_are_seen(line: str, seen: str) -> None:
    """Words run from the right, numbers and Latin words inside stay as they are, brackets look the right way."""
    assert visual(line) == seen


@given(st.text(alphabet="אבגدرسل ab12(.,) \u064e", max_size=40))
def test_no_letter_is_lost_or_made(line: str) -> None:
    """Reordering only moves characters; brackets may turn round."""
    turned = visual(line)
    assert sorted(turned.replace("(", ")")) == sorted(line.replace("(", ")"))


def test_the_typesetter_draws_them_with_a_font_that_has_them() -> None:
    """Nothing of an Arabic or Hebrew sentence is a box."""
    own = Typesetter()
    for text in ("هل الألم في الورك لا يزول؟", "הכאב בירך מחמיר", "درد پا گچ ژ"):
        for line in own.lines(text, 200, 9):
            own.runs(line)
    assert own.undrawable == ()


def test_words_without_right_to_left_letters_are_untouched() -> None:
    """Cleaning knows nothing of directions."""
    assert clean("Hüfte 6/10") == "Hüfte 6/10"
