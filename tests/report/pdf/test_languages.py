"""Two hundred notes in forty languages: what is read back from the file is what was typed."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pypdf
import pypdfium2
import pytest

from followup.domain.records import Note
from followup.report.compose import compose
from followup.report.pdf.rtl import is_rtl
from tests.report.languages import MULTILINGUAL, RIGHT_TO_LEFT
from tests.report.records import TODAY
from tests.report.samples import empty
from tests.report.sheets import pages, reader, squeezed, written

TEXTS = [words for lines in MULTILINGUAL.values() for words in lines]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """One log with a note in each of the two hundred sentences; nothing of it is a box."""
    notes = tuple(Note(id=place, noted_on=TODAY, words=words) for place, words in enumerate(TEXTS, 1))
    content, result = written(compose(replace(empty(), notes=notes, sections=frozenset({"log"}))))
    assert result.undrawable == ()
    return content


def test_there_are_two_hundred_of_them() -> None:
    """Forty languages, five sentences each, all different."""
    assert (len(MULTILINGUAL), len(TEXTS), len(set(TEXTS))) == (40, 200, 200)


def test_words_from_left_to_right_are_read_back_as_typed(pdf: bytes) -> None:
    """By two readers that know nothing of each other."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    other = squeezed("".join(page.get_textpage().get_text_bounded() for page in document))
    document.close()
    one = squeezed("".join(pages(pdf)))
    for words in TEXTS:
        if not is_rtl(words):
            assert squeezed(unicodedata.normalize("NFC", words)) in one
            assert squeezed(unicodedata.normalize("NFC", words)) in other


def _actual(page: pypdf.PageObject) -> str:
    """What a screen reader is told where words are drawn in another order than they are read."""
    content = page.get_contents()
    assert content is not None
    spans = [operands[1] for operands, operator in content.operations if operator == b"BDC"]
    return "".join(str(span["/ActualText"]) for span in spans if "/ActualText" in span)


def test_words_from_right_to_left_are_told_as_typed(pdf: bytes) -> None:
    """On paper they stand as the eye reads them; beside them the file keeps the letters in the order they were typed.

    Readers that ignore those (`ActualText`) get the line as it is seen, from left to right.
    """
    told = squeezed("".join(_actual(page) for page in reader(pdf).pages))
    for language in RIGHT_TO_LEFT:
        for words in MULTILINGUAL[language]:
            assert squeezed(words) in told


def test_characters_beyond_the_first_plane_are_read_back() -> None:
    """Letters of mathematics and of old scripts, which ReportLab's table gets wrong by itself."""
    words = "\U0001d54b\U0001d559\U0001d556 \U0001d559\U0001d55a\U0001d561"
    content, result = written(compose(replace(empty(), notes=(Note(id=1, noted_on=TODAY, words=words),))))
    assert result.undrawable == ()
    assert squeezed(words) in squeezed("".join(pages(content)))
