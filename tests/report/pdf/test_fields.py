"""Fields for answers: one for each open question, named for it, known to screen readers, empty."""

from __future__ import annotations

from dataclasses import replace

import pypdf
import pytest

from followup.domain.records import Question
from tests.report.samples import maria
from tests.report.sheets import pages, printed, reader

QUESTIONS = (
    Question(id=7, words="Do I need a <scan> (soon)?", rank=0),
    Question(id=12, words="Χρειάζομαι εξέταση; 疲劳", rank=1),
    Question(id=9, words="Asked already", rank=2, answer="Yes", answered_by="nurse"),
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A sheet with fields."""
    return printed(replace(maria(), questions=QUESTIONS, fillable=True, sections=frozenset({"questions"})))


def _fields(pdf: bytes) -> list[pypdf.generic.DictionaryObject]:
    return [field.get_object() for field in reader(pdf).trailer["/Root"]["/AcroForm"]["/Fields"]]


def test_each_open_question_has_a_field_with_its_id_and_its_words(pdf: bytes) -> None:
    """An answered question has its answer printed, and no field."""
    named = {str(field["/T"]): str(field["/TU"]) for field in _fields(pdf)}
    assert named == {"q-7": QUESTIONS[0].words, "q-12": QUESTIONS[1].words}


def test_fields_are_empty_and_for_several_lines(pdf: bytes) -> None:
    """They print, take several lines and only so many letters."""
    for field in _fields(pdf):
        assert "/V" not in field
        assert (field["/FT"], field["/Ff"], field["/F"]) == ("/Tx", 4096, 4)
        assert 0 < field["/MaxLen"] <= 20_000


def test_a_screen_reader_finds_each_field_in_its_place(pdf: bytes) -> None:
    """The structure names the field, and the field its place in the structure (PDF/UA)."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    tree = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for field in _fields(pdf):
        element = tree[field["/StructParent"]].get_object()
        assert element["/S"] == "/Form"
        assert element["/K"]["/Obj"].get_object()["/T"] == field["/T"]


def test_fields_stand_on_the_page_of_the_questions_inside_the_paper(pdf: bytes) -> None:
    """On page 2, one below the other, none over another."""
    found = reader(pdf)
    assert "/Annots" not in found.pages[0]
    boxes = [annotation.get_object()["/Rect"] for annotation in found.pages[1]["/Annots"]]
    assert [(box[0] > 0, box[2] < 595) for box in boxes] == [(True, True)] * 2
    assert boxes[1][3] < boxes[0][1]


def test_a_sheet_has_no_fields_unless_asked_for() -> None:
    """The usual sheet has lines to write on."""
    assert "/AcroForm" not in reader(printed(replace(maria(), sections=frozenset({"questions"})))).trailer["/Root"]


def test_the_page_says_how_to_answer(pdf: bytes) -> None:
    """Typing and writing by hand both work."""
    assert "Type each answer into its field, or write it by hand." in " ".join(pages(pdf)[1].split())
