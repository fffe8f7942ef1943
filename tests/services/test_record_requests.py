"""Asking for records: the days, and a letter that can be changed and printed."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from followup.domain.errors import Refused
from followup.domain.records import RecordRequest
from followup.report.letter import BLANK
from followup.services.log import OpenLog
from followup.services.record_requests import letter_file_name
from tests.services.conftest import TODAY


@pytest.fixture
def request_(log: OpenLog) -> RecordRequest:
    """Two things from an old clinic."""
    return log.entries.add(RecordRequest(institution="Old clinic", address="1 Road\nTown", what="Scan\nPath report"))


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_letter_says_who_and_what(log: OpenLog, request_: RecordRequest) -> None:
    """The name, the birth date, the institution, each thing on a line, and that rules differ."""
    log.record.set("name", "Maria Example")
    log.record.set("birth_date", "1968-04-02")
    words = log.requests.letter_words(request_.id)
    for said in (
        "Maria Example",
        "2 April 1968",
        "Old clinic\n1 Road\nTown",
        "-  Scan\n-  Path report",
        "30 June 2026",
    ):
        assert said in words
    assert "not the same everywhere" in words
    assert "form of your own" in words


def test_what_is_unknown_is_left_blank(log: OpenLog) -> None:
    """A name, an address and what is wanted are room to write by hand; a guessed birth date is not printed as known."""
    log.record.set("birth_date", "1968")
    request = log.entries.add(RecordRequest(institution="Old clinic"))
    words = log.requests.letter_words(request.id)
    assert words.startswith(f"{BLANK}\nBorn: {BLANK}")
    assert words.count(f"-  {BLANK}") == 3


def test_letter_can_be_changed_and_had_back(log: OpenLog, request_: RecordRequest) -> None:
    """The person's words are kept; empty ones let the program write again."""
    log.requests.keep_letter(request_.id, "Dear all, please.")
    assert log.requests.letter_words(request_.id) == "Dear all, please."
    log.requests.keep_letter(request_.id, " ")
    assert "Dear team," in log.requests.letter_words(request_.id)


def test_letter_prints_every_word_under_a_neutral_name(log: OpenLog, request_: RecordRequest, tmp_path: Path) -> None:
    """What reads like markup prints as it was written; a long letter goes on over pages."""
    words = "<b>Dear</b> team & all,\n" + "\n".join(f"line {number}" for number in range(120))
    letter = log.requests.letter(request_.id, words)
    path = tmp_path / letter_file_name(TODAY)
    assert log.requests.write_letter(letter, path) == ()
    reader = PdfReader(path)
    text = _text(path.read_bytes())
    assert "<b>Dear</b> team & all," in text
    assert all(f"line {number}" in text for number in range(120))
    assert len(reader.pages) > 1
    assert (path.name, reader.metadata.title if reader.metadata else "") == ("Letter 2026-06-30.pdf", "Letter")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", ["", " \n \n", "x" * 5000, "боль 痛み \u202e"])
def test_any_letter_becomes_a_file(log: OpenLog, request_: RecordRequest, words: str) -> None:
    """Also an empty one, and one long word."""
    pdf, _ = log.requests.draw_letter(log.requests.letter(request_.id, words, "letter"))
    assert len(PdfReader(io.BytesIO(pdf)).pages) >= 1


def test_requests_that_wait_come_first(log: OpenLog, request_: RecordRequest) -> None:
    """Then what has come."""
    other = log.entries.add(RecordRequest(institution="A clinic"))
    log.requests.mark_received(other.id)
    assert [one.id for one in log.requests.all()] == [request_.id, other.id]


def test_what_cannot_be_is_refused(log: OpenLog, request_: RecordRequest) -> None:
    """No institution, a day ahead, an answer before the question, a paper there is not."""
    with pytest.raises(Refused):
        log.entries.add(RecordRequest(institution=" "))
    with pytest.raises(Refused, match="future"):
        log.requests.mark_asked(request_.id, TODAY + timedelta(days=1))
    log.requests.mark_asked(request_.id, TODAY)
    with pytest.raises(Refused, match="before"):
        log.requests.mark_received(request_.id, TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="paper"):
        log.requests.letter(request_.id, paper="a5")
