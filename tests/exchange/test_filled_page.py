"""Answers read back from a filled sheet, and files that are no filled sheet or made to harm."""

from __future__ import annotations

import io
import random
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject, StreamObject, TextStringObject

from followup.domain.records import Question
from followup.exchange import filled_page
from followup.exchange.filled_page import FilledAnswer, read_answers
from followup.exchange.table import UnreadableFile
from tests.report.samples import maria
from tests.report.sheets import printed

QUESTIONS = tuple(Question(id=number, words=f"Question {number}?", rank=number) for number in (3, 5, 8))
ANSWERS = {"q-3": "Yes, within two weeks.\nThen again in May.", "q-8": "Ja — «vielleicht», 疲劳 ναι כן"}


@pytest.fixture(scope="module")
def blank() -> bytes:
    """A sheet with three fields."""
    return printed(replace(maria(), questions=QUESTIONS, fillable=True, sections=frozenset({"questions"})))


def _fields(writer: pypdf.PdfWriter) -> list[DictionaryObject]:
    return [field.get_object() for field in writer.root_object["/AcroForm"]["/Fields"]]


def _filled(blank: bytes, answers: dict[str, str], *, incremental: bool = False) -> bytes:
    source = io.BytesIO(blank)
    writer = pypdf.PdfWriter(source, incremental=True) if incremental else pypdf.PdfWriter(clone_from=source)
    for field in _fields(writer):
        if field["/T"] in answers:
            field[NameObject("/V")] = TextStringObject(answers[field["/T"]])
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _outcome(data: bytes) -> str:
    """Return "read", "damaged", or the sentence; anything else that is raised is a crash."""
    try:
        _read(data)
    except UnreadableFile as error:
        return "damaged" if "damaged" in error.sentence else error.sentence
    return "read"


def _read(data: bytes, password: str = "") -> dict[int, str]:
    return {one.question_id: one.answer for one in read_answers(io.BytesIO(data), password)}


@pytest.mark.parametrize("incremental", [False, True], ids=["written anew", "added at the end"])
def test_what_was_typed_is_read_back(blank: bytes, incremental: bool) -> None:
    """As a whole new file and as what viewers add to the end of the old one; empty fields are left out."""
    filled = _filled(blank, ANSWERS, incremental=incremental)
    assert filled.startswith(blank) == incremental
    assert _read(filled) == {3: ANSWERS["q-3"], 8: ANSWERS["q-8"]}


def test_what_was_typed_later_counts(blank: bytes) -> None:
    """Two rounds of typing: the second answer stands, one that was emptied is gone."""
    once = _filled(blank, ANSWERS, incremental=True)
    assert _read(_filled(once, {"q-3": "No.", "q-8": ""}, incremental=True)) == {3: "No."}


def test_pypdfs_own_filling_is_read_back(blank: bytes) -> None:
    """With the look of the fields made anew."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    writer.update_page_form_field_values(writer.pages[1], {"q-5": "Plain words"})
    stream = io.BytesIO()
    writer.write(stream)
    assert _read(stream.getvalue()) == {5: "Plain words"}


def test_an_answer_comes_with_the_question_of_the_sheet(blank: bytes) -> None:
    """So that the answers of somebody else's sheet are not taken for one's own."""
    (found,) = read_answers(io.BytesIO(_filled(blank, {"q-5": "Yes"})))
    assert found == FilledAnswer(5, "Question 5?", "Yes")


def test_a_sheet_with_empty_fields_has_no_answers(blank: bytes) -> None:
    """Nothing was typed, and that is no error."""
    assert _read(blank) == {}


def test_answers_are_plain_words(blank: bytes) -> None:
    """One kind of line end, accents on their letters, no control characters."""
    assert _read(_filled(blank, {"q-3": " a\rb\r\nc\x00\x07 cafe\u0301 "})) == {3: "a\nb\nc café"}


def test_a_long_text_kept_as_a_stream_is_read(blank: bytes) -> None:
    """PDF allows it for long answers."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    stream = StreamObject()
    stream.set_data(b"As a stream")
    _fields(writer)[0][NameObject("/V")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    assert _read(out.getvalue()) == {3: "As a stream"}


def test_fields_within_fields_are_found(blank: bytes) -> None:
    """Some programs put them below one another; names are joined, so only whole names of ours count."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_filled(blank, ANSWERS)))
    form = writer.root_object["/AcroForm"]
    group = writer._add_object(DictionaryObject({NameObject("/Kids"): form["/Fields"]}))
    form[NameObject("/Fields")] = ArrayObject([group])
    stream = io.BytesIO()
    writer.write(stream)
    assert _read(stream.getvalue()) == {3: ANSWERS["q-3"], 8: ANSWERS["q-8"]}


def test_a_locked_sheet_opens_with_its_password_alone(blank: bytes) -> None:
    """Without it one sentence says what to do."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_filled(blank, ANSWERS)))
    writer.encrypt("plum jam", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(UnreadableFile, match="locked"):
        _read(stream.getvalue())
    assert len(_read(stream.getvalue(), "plum jam")) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no PDF"),
        (b"kind,observed_on\n", "no PDF"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "damaged"),
    ],
)
def test_other_files_are_refused_in_a_sentence(data: bytes, why: str) -> None:
    """Empty, a diary, and files that only say they are PDF."""
    with pytest.raises(UnreadableFile, match=why):
        _read(data)


def test_a_pdf_without_our_fields_is_refused() -> None:
    """The sentence says which sheet is needed."""
    with pytest.raises(UnreadableFile, match="no fields for answers"):
        _read(printed(replace(maria(), sections=frozenset())))


@pytest.mark.parametrize(
    ("limit", "value", "why"),
    [
        ("MOST_BYTES", 5_000, "larger than"),
        ("MOST_PAGES", 1, "more than 1 pages"),
        ("MOST_FIELDS", 2, "more than 2 fields"),
        ("MOST_LETTERS", 5, "longer than 5 letters"),
    ],
)
def test_there_are_limits(blank: bytes, limit: str, value: int, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size, pages, fields and the length of an answer."""
    monkeypatch.setattr(filled_page, limit, value)
    with pytest.raises(UnreadableFile, match=why):
        _read(_filled(blank, ANSWERS))


def test_fields_that_hold_themselves_end(blank: bytes) -> None:
    """A field whose kid is itself is not followed for ever."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    form = writer.root_object["/AcroForm"]
    form["/Fields"][0].get_object()[NameObject("/Kids")] = ArrayObject([form["/Fields"][0]])
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(UnreadableFile, match="fields"):
        _read(stream.getvalue())


@pytest.mark.parametrize("value", [NullObject(), ArrayObject([]), NameObject("/Yes"), DictionaryObject()])
def test_an_answer_that_is_no_text_is_no_crash(blank: bytes, value: object) -> None:
    """A field may hold anything in a file made by hand."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    _fields(writer)[0][NameObject("/V")] = value
    stream = io.BytesIO()
    writer.write(stream)
    assert _outcome(stream.getvalue()) in {"read", "damaged"}


def test_a_bomb_is_refused(blank: bytes) -> None:
    """Two hundred megabytes packed into two hundred kilobytes are not unpacked into an answer."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    bomb = StreamObject()
    bomb._data = zlib.compress(b"x" * 200_000_000, 9)
    bomb[NameObject("/Filter")] = NameObject("/FlateDecode")
    _fields(writer)[0][NameObject("/V")] = writer._add_object(bomb)
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(UnreadableFile):
        _read(stream.getvalue())


def test_damaged_files_are_a_sentence_and_never_a_crash(blank: bytes) -> None:
    """Bytes changed, cut out and cut off at chance: answers or a sentence, nothing else."""
    filled, chance = _filled(blank, ANSWERS), random.Random(4)
    for _ in range(60):
        data = bytearray(filled)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        place = chance.randrange(len(data))
        del data[place : place + chance.choice((0, 1, 200, len(data)))]
        assert _outcome(bytes(data))


def test_nothing_of_a_broken_sheet_is_logged(blank: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """The reader of PDF complains about what it meets and quotes it, and that may be what a person wrote."""
    filled = _filled(blank, ANSWERS)
    for old, new in ((b"startxref", b"startxxxx"), (b"endobj", b"!ndobj"), (b"/TU", b"!TU"), (b"/V", b"/V<zz>")):
        _outcome(filled.replace(old, new))
    assert caplog.records == []


@pytest.mark.parametrize(
    "name", ["/Fl", "/A85", "/LZW", "/BrotliDecode", "/JBIG2Decode", "/Crypt", "/DCTDecode", "/No"]
)
def test_an_answer_packed_in_an_odd_way_is_no_crash(blank: bytes, name: str) -> None:
    """Short names are for pictures in a page alone; some ways of packing need what is not installed."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    packed = StreamObject()
    packed.set_data(b"words")
    packed[NameObject("/Filter")] = NameObject(name)
    _fields(writer)[0][NameObject("/V")] = writer._add_object(packed)
    stream = io.BytesIO()
    writer.write(stream)
    assert _outcome(stream.getvalue()) in {"read", "damaged"}


@pytest.mark.skipif(sys.platform == "win32", reason="the program that is pretended is a script")
def test_no_other_program_is_started_for_a_file(blank: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where jbig2dec is installed, pypdf would hand it the stream of a stranger's file."""
    called, program = tmp_path / "called", tmp_path / "jbig2dec"
    program.write_text(f"#!/bin/sh\ntouch {called}\n")
    program.chmod(0o755)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    packed = StreamObject()
    packed.set_data(b"words")
    packed[NameObject("/Filter")] = NameObject("/JBIG2Decode")
    _fields(writer)[0][NameObject("/V")] = writer._add_object(packed)
    stream = io.BytesIO()
    writer.write(stream)
    with pypdf.apply_configuration(jbig2dec_binary=str(program)):
        assert _outcome(stream.getvalue()) == "damaged"
    assert not called.exists()


@pytest.mark.parametrize("lost", ["root", "pages"])
def test_what_is_nowhere_is_not_searched_for_again_and_again(lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search goes through the whole file: with thousands of them a file of 15 MB took minutes."""
    kids = b" ".join(b"%d 0 R" % number for number in range(100, 1_100))
    data = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>\nendobj\n"
    second = len(data)
    data += b"2 0 obj\n<</Type/Pages/Count 9/Kids[%s]>>\nendobj\n" % kids
    table = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (9, second)
    root = b"/Size 9000" if lost == "root" else b"/Size 3/Root 1 0 R"
    data += table + b"trailer<<%s>>\nstartxref\n%d\n%%%%EOF" % (root, len(data))
    searches: list[int] = []
    searched = pypdf._reader.get_stream_data

    def counted(stream: io.BytesIO) -> bytes:
        searches.append(1)
        return searched(stream)

    monkeypatch.setattr(pypdf._reader, "get_stream_data", counted)
    assert _outcome(data) != "read"
    assert len(searches) <= filled_page.MOST_SEARCHED
