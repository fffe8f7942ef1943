"""Photos in the PDF."""

import io
from dataclasses import replace

import pypdf
import pytest
from PIL import Image

from followup.domain.records import Note
from followup.report.compose import compose
from followup.report.inputs import SheetInput
from followup.report.pdf import page_images, write_pdf
from tests.report.samples import drawn, maria, with_photos

ONLY = frozenset({"photos"})


def _pdf(view: SheetInput) -> bytes:
    stream = io.BytesIO()
    write_pdf(compose(view), stream)
    return stream.getvalue()


def _figures(pdf: bytes) -> list[str]:
    """The words of every figure, in the order of the file's structure."""
    found = []

    def walk(element: pypdf.generic.PdfObject) -> None:
        thing = element.get_object()
        if isinstance(thing, list):
            for kid in thing:
                walk(kid)
        elif isinstance(thing, pypdf.generic.DictionaryObject):
            if thing.get("/S") == "/Figure":
                found.append(str(thing.get("/Alt")))
            if "/K" in thing:
                walk(thing["/K"])

    walk(pypdf.PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"])
    return found


def test_the_bytes_of_a_picture_are_in_the_file_as_they_are() -> None:
    """Neither decoded nor written again; each once."""
    pdf = _pdf(replace(with_photos(maria()), sections=ONLY))
    assert pdf.count(drawn((80, 120), 0)) == 1
    assert pdf.count(b"/Subtype/Image") == 2
    assert b"/CalRGB" in pdf


def test_the_same_photos_give_the_same_file() -> None:
    """Byte for byte."""
    assert _pdf(with_photos(maria())) == _pdf(with_photos(maria()))


def test_each_picture_has_words_for_a_screen_reader() -> None:
    """Day, place and what the person said."""
    said = [
        words for words in _figures(_pdf(replace(with_photos(maria()), sections=ONLY))) if words.startswith("Photo")
    ]
    assert len(said) == 2
    assert said[0] == "Photo of Hip pain, left: 15 Sep 2025, Breast, left, day 0, by the <window>"


def test_the_words_stand_under_the_picture() -> None:
    """As text, with signs that are code elsewhere."""
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(_pdf(with_photos(maria())))).pages)
    assert "day 0, by the <window>" in text
    assert "could not be read" in text


@pytest.mark.parametrize("large", [False, True])
def test_every_photo_is_whole_on_a_page_with_its_title(large: bool) -> None:
    """However many there are, also in large print."""
    view = replace(with_photos(maria(), days=9), sections=ONLY, large_print=large)
    pdf = _pdf(view)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    first = next(text for text in pages if "Hip pain, left" in text and "day 0" in text)
    assert "Photos" in first
    assert sum(text.count("by the <window>") for text in pages) == 9


def test_the_titles_stay_with_a_photo_that_has_many_words() -> None:
    """They stood alone at the foot of the page before."""
    view = replace(with_photos(maria(), days=1), sections=frozenset({"log", "photos"}))
    photo = replace(view.photos[0].photo, words="a long line of words about it " * 30)
    for notes in range(0, 40, 3):
        more = tuple(Note(id=n + 1, noted_on=photo.taken_on, words=f"note {n}") for n in range(notes))
        said = replace(view, notes=more, photos=(replace(view.photos[0], photo=photo),))
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(_pdf(said))).pages]
        (titled,) = [text for text in pages if any(line.strip() == "Photos" for line in text.splitlines())]
        assert "Sep 2025, Breast, left" in titled, notes


def test_the_picture_is_drawn_in_its_colours() -> None:
    """Pale red stays pale red on the page."""
    pdf = _pdf(replace(with_photos(maria()), sections=ONLY))
    page = Image.open(io.BytesIO(page_images(pdf)[-1])).convert("RGB")
    colours = {colour for _, colour in page.getcolors(1_000_000) or [] if isinstance(colour, tuple)}
    assert any(abs(r - 200) < 14 and abs(g - 120) < 14 and abs(b - 110) < 14 for r, g, b in colours)
