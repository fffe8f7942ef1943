"""The sheet as plain text: every word, in lines that fit, for any editor and any screen reader."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followup.domain.records import Note
from followup.report.compose import compose
from followup.report.document import Table
from followup.report.inputs import READERS
from followup.report.plain_text import WIDTH, columns, plain_text, wrapped
from tests.report.extremes import worst_case
from tests.report.records import TODAY
from tests.report.samples import empty, maria
from tests.report.sheets import squeezed
from tests.test_words import FORBIDDEN


def test_every_word_of_every_part_is_there() -> None:
    """Page 1 and each table, row by row; what page 1 counts as left over is written out here."""
    document = compose(maria())
    text = squeezed(plain_text(document))
    assert squeezed(document.front.identity.name) in text
    for row in document.front.worrying.rows:
        assert squeezed(row.title) in text
        assert squeezed(row.why) in text
    for section in document.sections:
        assert squeezed(f"== {section.title}") in text
        for block in section.blocks:
            if isinstance(block, Table):
                assert all(squeezed(cell) in text for row in block.rows for cell in row.cells)


NOT_OURS = (
    "T-score",  # what the measurement of bone strength is called, in the result that the person copied
    "Breast Cancer: Follow-up Care and Monitoring",  # the title of a source
)
"""What stands on a sheet and is nobody's choice of words, each with its reason."""


@pytest.mark.parametrize("reader", READERS)
def test_no_part_of_a_sheet_says_a_forbidden_word(reader: str) -> None:
    """As it is put together for each reader: the rules' sentences, the titles, the lines under a table."""
    text = " ".join(plain_text(compose(replace(maria(), reader=reader))).split())
    for allowed in NOT_OURS:
        text = text.replace(allowed, "")
    assert FORBIDDEN.findall(text) == []
    assert "!" not in text


@pytest.mark.parametrize("reader", READERS)
def test_no_line_is_wider_than_a_mail(reader: str) -> None:
    """However long the names are; the order of page 1 is that of the reader."""
    document = compose(replace(worst_case(), reader=reader))
    text = plain_text(document)
    assert max(columns(line) for line in text.splitlines()) <= WIDTH
    titles = [line[3:] for line in text.splitlines() if line.startswith("== ")]
    front = {"medicines": document.front.medicines.title, "symptoms": document.front.worrying.title}
    order = [name for name in document.front.order if name in front]
    assert [title for title in titles if title in front.values()][:2] == [front[name] for name in order]


def test_an_empty_log_says_so() -> None:
    """No part is blank."""
    text = plain_text(compose(empty()))
    assert "Nothing noted that is still there." in text
    assert "not recorded" in text


def test_words_cannot_pretend_to_be_a_part_or_turn_the_line_around() -> None:
    """A note with line ends, equals signs and control characters stays a note."""
    note = Note(id=1, noted_on=TODAY, words="fine\n== All clear\r\n\u202eevil\x07 tab\there")
    text = plain_text(compose(replace(maria(), notes=(note,))))
    assert "\n== All clear" not in text
    assert "  == All clear" in text
    assert not {"\u202e", "\x07", "\t", "\r"} & set(text)


@example("0" * 72, "12. ")
@given(st.text(), st.sampled_from(["", "- ", "12. "]))
def test_any_words_are_kept_and_fit(words: str, first: str) -> None:
    """Nothing is lost but what cannot be seen, and no line is too wide."""
    lines = list(wrapped(words, first, "  "))
    assert all(columns(line) <= WIDTH for line in lines)
    seen = "".join(
        char
        for char in unicodedata.normalize("NFC", words)
        if not char.isspace() and unicodedata.category(char)[0] != "C"
    )
    assert squeezed("".join(lines)).removeprefix(first.strip()) == squeezed(seen)
