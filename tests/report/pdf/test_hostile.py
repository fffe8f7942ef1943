"""Words that try to be something else print as they were written, and do nothing."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import Episode, Fact, Medicine, Note, Question
from followup.report.compose import compose
from followup.report.inputs import SheetInput
from tests.report.records import TODAY, seen
from tests.report.samples import maria
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


def saying(words: str) -> SheetInput:
    """The sample person with the same words wherever a person writes."""
    view = maria()
    episode = EpisodeView(Episode(id=1, words=words, began_on=TODAY), (seen(1, TODAY, 3, note=words, words=words),))
    return replace(
        view,
        log=replace(view.log, episodes=(episode,), medicines=(MedicineView(Medicine(id=1, name=words), ()),)),
        flags=(),
        questions=(Question(id=1, words=words, answer=words, answered_by=words),),
        notes=(Note(id=1, noted_on=TODAY, words=words),),
        facts=(Fact(id=1, name="name", value=words), Fact(id=2, name="stage", value=words, source=words)),
    )


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
