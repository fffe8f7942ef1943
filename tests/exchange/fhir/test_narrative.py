"""Narratives are valid XHTML, whatever somebody wrote."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.exchange.fhir.narrative import heading, narrative, paragraph, points, said, table
from followup.exchange.fhir.strings import clean

HOSTILE = (
    "</div><script>alert(1)</script>",
    "a & b &amp; &#0; &nope; ]]> <!-- -->",
    "\"quotes\" and 'these'",
    "one\r\ntwo\rthree\nfour",
    "\u202eright to left\u202c",
    "שלום world",
    "مرحبا",
    "nul \x00 and \x1b and \ufffe",
    "\U0001f469\u200d\u2695\ufe0f e\u0301",
)

ANYTHING = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"])))


def _parsed(*blocks: str) -> ET.Element:
    return ET.fromstring(narrative(blocks, "en-GB")["div"])


@given(ANYTHING)
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    """Parsed again, the text is what was written; only lines are kept as breaks."""
    kept = clean(words).replace("\r\n", "\n").replace("\r", "\n")
    root = _parsed(paragraph(words))
    for line_break in root.iter("{http://www.w3.org/1999/xhtml}br"):
        line_break.text = "\n"
    assert "".join(root.itertext()) == kept


@given(st.lists(ANYTHING, min_size=1, max_size=4))
def test_words_make_no_elements_of_their_own(words: list[str]) -> None:
    """Headings, lists and tables have the elements they were made with, and no others."""
    root = _parsed(heading(words[0]), points(words), table(words, [words, words]))
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= set("div h3 ul li table thead tbody tr th td br span".split())
    cells = [element for element in root.iter() if element.tag.endswith("}td")]
    assert len(cells) == 2 * len(words)


@pytest.mark.parametrize(
    ("words", "marked"),
    [("שלום", True), ("123 مرحبا", True), ("Anna שלום", False), ("hip", False), ("\u202ehip", False)],
)
def test_what_is_written_from_the_right_says_so(words: str, marked: bool) -> None:
    """By the first letter, as browsers go by it."""
    assert ('dir="rtl"' in said(words)) == marked


def test_nothing_makes_no_table_and_no_list() -> None:
    """An empty table would say that there is none."""
    assert (table(("Day",), []), points([])) == ("", "")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_changed_only_where_no_file_can_hold_it(words: str) -> None:
    """As many signs as before, each the same or the sign for a lost one."""
    kept = clean(words)
    assert len(kept) == len(words)
    assert all(
        new == old or (new == "\ufffd" and (ord(old) < 32 or ord(old) >= 0xFFFE))
        for new, old in zip(kept, words, strict=True)
    )
