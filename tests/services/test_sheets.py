"""The sheet from a log, and the file that is handed over."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from followup.domain.errors import Refused
from followup.domain.records import Question, Visit, Weight
from followup.domain.words import Answer, Side
from followup.paths import resource
from followup.report.document import SheetDocument, Table
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.services.sheet_habits import SheetHabit
from followup.services.sheets import SheetChoices, file_name
from followup.storage.database import Database
from followup.storage.errors import DiskFull, Missing, NoPermission
from tests.report.sheets import section
from tests.services.conftest import TODAY


def _visit(log: OpenLog, days: int, *, happened: bool = False) -> Visit:
    return log.entries.add(Visit(visit_on=TODAY + timedelta(days=days), happened=happened, clinician="Dr Smith"))


def _text(path: Path, password: str | None = None) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path, password=password).pages)


def test_period_begins_at_the_last_visit_that_happened(log: OpenLog) -> None:
    """An appointment that was missed, and one ahead, do not count."""
    _visit(log, -60, happened=True)
    _visit(log, -20)
    coming = _visit(log, 5)
    document = log.sheets.make()
    assert (document.from_on, document.to_on, document.visit_id) == (TODAY - timedelta(days=60), TODAY, coming.id)


def test_first_sheet_looks_half_a_year_back(log: OpenLog) -> None:
    """Without any visit; a day that is named wins."""
    assert log.sheets.make().from_on == date(2025, 12, 30)
    assert log.sheets.make(SheetChoices(since=date(2026, 2, 1))).from_on == date(2026, 2, 1)


def test_sheet_holds_what_the_log_holds(log: OpenLog, tmp_path: Path) -> None:
    """The name, the symptom with its flag, the question, the weight."""
    log.record.set("name", "Maria Example")
    log.journal.note(SymptomEntry(symptom="breast_lump", side=Side.LEFT, observed_on=TODAY, words="small pea"))
    log.entries.add(Weight(measured_on=TODAY, grams=68_500))
    visit = _visit(log, 5)
    log.visits.add(Question(words="May I swim?", visit_id=visit.id))
    log.visits.add(Question(words="Is it the tablets?"))
    log.sheets.write(log.sheets.make(), tmp_path / "sheet.pdf")
    text = _text(tmp_path / "sheet.pdf")
    for words in ("Maria Example", "Lump in the breast", "small pea", "May I swim?", "Is it the tablets?", "68.5"):
        assert words in text


def test_written_sheet_is_kept_with_its_hash_and_readable_for_its_owner_alone(log: OpenLog, tmp_path: Path) -> None:
    """What was handed over can be told apart later; an older file is replaced whole."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    sheet = log.sheets.write(log.sheets.make(SheetChoices(paper="letter", reader="gp")), path)
    assert sheet.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (sheet.paper, sheet.reader, sheet.signs_version) == ("letter", "gp", log.signs.version)
    assert log.sheets.made() == (sheet,)
    assert path.stat().st_mode & 0o077 == 0
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["sheet.pdf"]


def test_sheet_with_a_password_opens_with_it_alone(log: OpenLog, tmp_path: Path) -> None:
    """AES, and the words are not in the file."""
    log.record.set("name", "Maria Example")
    path = tmp_path / "sheet.pdf"
    log.sheets.write(log.sheets.make(), path, "open sesame")
    assert PdfReader(path).is_encrypted
    assert b"Maria" not in path.read_bytes()
    assert "Maria Example" in _text(path, "open sesame")


def test_pages_are_pictures_of_the_same_sheet(log: OpenLog) -> None:
    """One PNG a page, larger at a larger scale."""
    document = log.sheets.make()
    small = log.sheets.pages(document, 0.5)
    assert len(small) == log.sheets.draw(document).pages
    assert small[0].startswith(b"\x89PNG")


def test_file_name_says_nothing_of_what_is_in_it(log: OpenLog) -> None:
    """Only that it is a summary, and its day."""
    document: SheetDocument = log.sheets.make()
    assert file_name(document) == "Summary 2026-06-30.pdf"


@pytest.mark.parametrize("choices", [SheetChoices(paper="a5"), SheetChoices(reader="neighbour")])
def test_unknown_paper_or_reader_is_refused(log: OpenLog, choices: SheetChoices) -> None:
    """With the ones there are."""
    with pytest.raises(Refused):
        log.sheets.make(choices)


def test_visit_or_folder_that_is_not_there_is_one_sentence(log: OpenLog, tmp_path: Path) -> None:
    """Nothing is kept of a sheet that was not written."""
    with pytest.raises(Missing):
        log.sheets.make(SheetChoices(visit_id=77))
    with pytest.raises(NoPermission, match="folder"):
        log.sheets.write(log.sheets.make(), tmp_path / "nowhere" / "sheet.pdf")
    assert log.sheets.made() == ()


def test_flags_on_the_sheet_are_those_on_the_screen(log: OpenLog, tmp_path: Path) -> None:
    """The same log, rules and day."""
    log.journal.note(SymptomEntry(symptom="breast_lump", observed_on=TODAY))
    flag = log.flags.today()[0]
    path = tmp_path / "sheet.pdf"
    log.sheets.write(log.sheets.make(), path)
    assert flag.rule in " ".join(_text(path).split())


def test_a_log_that_may_only_be_read_is_printed_too(log: OpenLog, tmp_path: Path) -> None:
    """A stick that is locked, on the day of the visit: the page is there, and the log takes no note of it."""
    folder = log.database.folder
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=4))
    log.close()
    database = Database.open(folder, read_only=True)
    readable = OpenLog(database, resource(), lambda: TODAY)
    document = readable.sheets.make()
    kept = readable.sheets.write(document, tmp_path / "sheet.pdf")
    readable.sheets.habits.keep("gp", SheetHabit())
    assert kept.id == 0
    assert "Cough" in _text(tmp_path / "sheet.pdf")
    assert readable.sheets.made() == ()
    readable.close()


def test_a_full_disk_is_not_said_of_the_summary(log: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written, on another disk; only the log could not note it."""

    def full(*_given: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(log.database, "transaction", full)
    with pytest.raises(DiskFull, match="The summary was made"):
        log.sheets.write(log.sheets.make(), tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").exists()


def test_a_no_to_a_short_question_is_denied_only_where_it_asks_about_something_of_its_own(log: OpenLog) -> None:
    """A headache without a fever, and not muddled; that it is no worse in the morning is about the headache."""
    answers = (("drowsy_confused", Answer.NO), ("fever", Answer.NO), ("morning_worse", Answer.NO))
    log.journal.note(SymptomEntry(words="headache", symptom="headache", observed_on=TODAY, answers=answers))
    document = log.sheets.make()
    denied = next(block for block in section(document, "denied").blocks if isinstance(block, Table))
    assert {row.cells[0] for row in denied.rows} == {"Drowsy or muddled", "Fever or feeling shivery"}
    assert "Drowsy or muddled" in document.front.denied
    said = next(block for block in section(document, "log").blocks if isinstance(block, Table)).rows[0].cells[4]
    assert "Is it worse in the morning? no." in said
