"""Words that try to be something else print as they were written, and do nothing."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from followup.domain.records import Note, Question
from followup.report.compose import compose
from followup.report.pdf.rtl import is_rtl
from followup.report.pdf.typeset import clean
from tests.report.languages import HOSTILE as NOTES
from tests.report.languages import saying
from tests.report.records import TODAY
from tests.report.samples import empty, maria, with_photos
from tests.report.sheets import pages, printed, reader, squeezed, written

HOSTILE = {
    "local image": 'hi <img src="/etc/hostname" width="8" height="8"/>',
    "remote image": 'hi <img src="http://127.0.0.1:9/beacon.png"/>',
    "script link": '<a href="javascript:alert(1)">x</a>',
    "file link": '<a href="file:///etc/passwd">x</a>',
    "colour that is code": "<font color=\"[[[getattr(pow,Word('__globals__'))] for x in [1]]]\">x</font>",
    "ordinary less-than": "pain < 5 but > 3 & worse at night",
    "stray tag": "<b>bold never closed",
    "dose": "took <2mg> twice",
    "entities": "&lol; &amp; &#x41; &nbsp;",
    "page code": "BT /F1 9 Tf (x) Tj ET ) ] >> endobj",
    "format": "{page} {0} %s %(x)s {{}}",
    "backslashes": r"C:\new\table (and \) more",
    "accents": "ação naïve Škoda Łódź",
    "scripts": "усталость κόπωση 疲劳 ღალა",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_words_print_as_they_were_written(words: str) -> None:
    """No link, no image, no field; both readers give back what was entered."""
    pdf = printed(saying(words))
    for page in reader(pdf).pages:
        assert "/Annots" not in page
        assert not page.images
    assert squeezed("".join(pages(pdf))).count(squeezed(words)) >= 6
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    text = "".join(document[place].get_textpage().get_text_bounded() for place in range(len(document)))
    assert squeezed(words) in squeezed(text)
    document.close()


def test_fifty_hostile_notes_print_as_they_were_written() -> None:
    """As notes and as questions: nothing but words, in a file that both readers open; every word is there."""
    view = replace(
        empty(),
        notes=tuple(Note(id=place, noted_on=TODAY, words=words) for place, words in enumerate(NOTES, 1)),
        questions=tuple(Question(id=place, words=words, rank=place) for place, words in enumerate(NOTES, 1)),
        sections=frozenset({"log", "questions"}),
    )
    pdf = printed(view)
    found = reader(pdf)
    assert not [page for page in found.pages if "/Annots" in page or page.images]
    assert not {"/Names", "/AcroForm", "/OpenAction", "/AA"} & set(found.trailer["/Root"])
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    seen_by_another = squeezed("".join(page.get_textpage().get_text_bounded() for page in document))
    document.close()
    text = squeezed("".join(pages(pdf)))
    assert len(NOTES) == 50
    for words in NOTES:
        assert text.count(squeezed(clean(words))) >= 2, words
        assert squeezed(clean(words)) in seen_by_another, words


def test_naughty_strings_leave_the_file_whole(root: Path) -> None:
    """The big list of naughty strings, where it is at hand: every line that has letters of our fonts is read back."""
    place = root.parent / "shared" / "data" / "strings" / "blns.json"
    if not place.is_file():
        pytest.skip("the list of naughty strings is not beside the project")
    texts = [text for text in json.loads(place.read_text(encoding="utf-8")) if text.strip()]
    notes = tuple(Note(id=number, noted_on=TODAY, words=text) for number, text in enumerate(texts, 1))
    pdf, result = written(compose(replace(empty(), notes=notes, sections=frozenset({"log"}))))
    assert not [page for page in reader(pdf).pages if "/Annots" in page or page.images]
    text = squeezed("".join(pages(pdf)))
    missing = set(result.undrawable)
    for words in texts:
        kept = squeezed(clean(words))
        if not missing & set(kept) and not is_rtl(kept):
            assert kept in text, words


def test_control_and_direction_characters_do_not_reach_the_file() -> None:
    """They vanish, the words stay."""
    text = squeezed("".join(pages(printed(saying("a\x00b\x08c \u202eevil")))))
    assert "abcevil" in text


def test_what_cannot_be_printed_is_named() -> None:
    """The window can say which characters are boxes on paper."""
    _, result = written(compose(saying("love \U0001f497")))
    assert result.undrawable == ("\U0001f497",)


def test_a_note_longer_than_a_page_is_whole() -> None:
    """A hundred thousand characters go over pages; none is lost."""
    words = " ".join(f"word{number}" for number in range(9000))
    view = replace(maria(), notes=(Note(id=1, noted_on=TODAY, words=words),), sections=frozenset({"log"}))
    text = squeezed("".join(pages(printed(view))))
    assert all(f"word{number}word{number + 1}" in text or f"word{number}" in text for number in range(0, 9000, 97))
    assert "word8999" in text


def _seen(pdf: bytes) -> str:
    """The words that stand on the paper: what was drawn below its edge is not among them."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return squeezed(found)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("asked", ["question", "answer", "photo"])
def test_words_longer_than_a_page_stay_on_the_paper(asked: str, *, large: bool) -> None:
    """A question, its answer and the words of a photo go on over pages; nothing is drawn below the edge of one."""
    words = " ".join(f"word{number}." for number in range(2000))
    view = replace(with_photos(maria(), days=2), large_print=large, sections=frozenset({"questions", "photos"}))
    if asked == "photo":
        first, second = view.photos
        view = replace(view, photos=(replace(first, photo=replace(first.photo, words=words)), second))
    else:
        said = {"words": words} if asked == "question" else {"words": "Why?", "answer": words}
        view = replace(view, questions=(Question(id=1, **said),))
    seen = _seen(printed(view))
    assert [number for number in range(2000) if f"word{number}." not in seen] == []


def test_a_long_name_leaves_room_for_the_birth_date_on_every_page() -> None:
    """The date tells people of one name apart when pages get mixed."""
    view = maria()
    facts = tuple(replace(fact, value="Donaudampfschiff" * 20) if fact.name == "name" else fact for fact in view.facts)
    for large in (False, True):
        for text in pages(printed(replace(view, facts=facts, large_print=large))):
            assert "… · born 2 April 1968 · sheet of 18 September 2025" in " ".join(text.split())
