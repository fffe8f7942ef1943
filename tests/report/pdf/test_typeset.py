"""From a person's words to lines on paper: nothing lost, nothing that is markup, nothing wider than its room."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.report.pdf.fonts import PLACEHOLDER
from followup.report.pdf.rtl import is_rtl
from followup.report.pdf.typeset import ELLIPSIS, Typesetter, clean
from tests.report.languages import MULTILINGUAL

TYPE = Typesetter()


def test_plain_words_stay_as_they_are() -> None:
    """Most text passes untouched."""
    assert clean("Hip pain, 6 of 10") == "Hip pain, 6 of 10"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x08c", "abc"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("tab\tbed", "tab bed"),
        ("\u202eevil\u202c", "evil"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("cafe\u0301", "café"),
        ("\ufefffirst", "first"),
        ("heart\u2764\ufe0f", "heart\u2764"),
    ],
)
def test_invisible_characters_leave_and_marks_are_composed(text: str, kept: str) -> None:
    """Control, direction and zero-width characters do not reach the paper; accents stand on their letters."""
    assert clean(text) == kept


@given(st.text())
def test_cleaned_words_hold_no_control_characters(text: str) -> None:
    """Whatever is typed, no control, direction or half character is left but the ends of lines."""
    assert all(char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in clean(text))


def test_words_are_given_to_the_font_that_has_them() -> None:
    """Latin and Cyrillic in the text type, Georgian in the second, Chinese in the third."""
    fonts = [[run.face.name for run in TYPE.runs(text)] for text in ("Hüfte Привет", "ქართული", "疲劳")]
    assert fonts == [["SourceSans3-Regular"], ["DejaVuSans"], ["WenQuanYiMicroHei"]]


def test_a_line_may_change_fonts_and_keeps_its_words() -> None:
    """Runs put together are the line."""
    line = "sore 疲劳 hip"
    runs = TYPE.runs(line)
    assert len(runs) == 3
    assert "".join(run.words for run in runs) == line


def test_what_no_font_can_draw_is_a_box_and_is_named() -> None:
    """An emoji that no font has becomes a visible box, once named however often it is used."""
    own = Typesetter()
    (run,) = own.runs("\U0001f497\U0001f497")
    assert run.words == PLACEHOLDER * 2
    assert own.undrawable == ("\U0001f497",)


def test_what_is_drawn_is_not_named() -> None:
    """A sheet in Latin, Greek, Cyrillic and Chinese has nothing to say."""
    own = Typesetter()
    own.lines("Naïve Ωmega Привет 疲劳 ≥ → “x”", 300, 9)
    assert own.undrawable == ()


def test_lines_are_no_wider_than_their_room() -> None:
    """Words go to the next line, in order."""
    lines = TYPE.lines("a sore hip that hurts when walking", 60, 9)
    assert len(lines) > 1
    assert " ".join(lines) == "a sore hip that hurts when walking"
    assert all(TYPE.width(line, 9) <= 60 for line in lines)


def test_a_word_wider_than_a_line_is_broken() -> None:
    """Five thousand letters without a space stay on the paper, and none is lost."""
    lines = TYPE.lines("x" * 5000, 100, 9)
    assert "".join(lines) == "x" * 5000
    assert all(TYPE.width(line, 9) <= 100 for line in lines)


def test_a_long_word_is_cut_after_its_hyphen() -> None:
    """A double name keeps its halves whole where they fit."""
    assert TYPE.lines("Wilhelmina-Alexandrina", 75, 9) == ["Wilhelmina-", "Alexandrina"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    """With a limit of lines, the last says that there is more, and still fits."""
    lines = TYPE.lines("sore hip " * 50, 80, 9, most=2)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert TYPE.width(lines[1], 9) <= 80


def test_ends_of_lines_are_kept() -> None:
    """A person's own lines stay lines, empty ones too."""
    assert TYPE.lines("one\n\ntwo", 200, 9) == ["one", "", "two"]


@given(st.text(max_size=300), st.floats(min_value=20, max_value=300), st.booleans())
def test_any_words_in_any_room(text: str, width: float, bold: bool) -> None:
    """No text gives a line wider than its room, and no character that prints is lost."""
    lines = TYPE.lines(text, width, 9, bold=bold)
    assert all(TYPE.width(line, 9, bold) <= width + 0.01 for line in lines)
    if not is_rtl(clean(text)):
        assert "".join("".join(lines).split()) == "".join(clean(text).split())


@pytest.mark.parametrize("language", MULTILINGUAL)
def test_words_are_drawn_as_wide_as_they_are_measured(language: str) -> None:
    """Spaces too: measured with one font and drawn with another, long lines of Arabic ran into the next column."""
    for words in MULTILINGUAL[language]:
        (line,) = TYPE.lines(words, 2000, 9)
        drawn = sum(run.face.width(char) for run in TYPE.runs(line) for char in run.words) * 9 / 1000
        assert drawn == pytest.approx(TYPE.width(line, 9))


def test_chinese_and_japanese_break_between_their_characters() -> None:
    """Lines are filled, no line begins with a full stop or ends with an opening bracket, and nothing is lost."""
    words = "晚上更疼（六分）。白天好一些。" * 6
    lines = TYPE.lines(words, 100, 9)
    assert "".join(lines) == words
    assert all(TYPE.width(line, 9) > 70 for line in lines[:-1])
    assert not [line for line in lines if line[0] in "）。" or line[-1] == "（"]


def test_words_of_two_scripts_keep_their_spaces() -> None:
    """A name among Chinese characters stands apart as it was typed."""
    assert TYPE.lines("Dr Li 说没事, see you", 400, 9) == ["Dr Li 说没事, see you"]
