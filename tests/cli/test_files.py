"""Sheets, imports and exports on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from tests.cli.conftest import Run

DIARY = """kind,observed_on,what,severity,began_on,value
profile,,surgery,,,lumpectomy
symptom,2026-03-02,dry cough,3,2026-02-20,
symptom,2026-03-40,cough,3,,
weight,2026-03-02,,,,70.5
"""


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary of four rows, one of which cannot be read."""
    file = tmp_path / "diary.csv"
    file.write_text(DIARY, encoding="utf-8")
    return file


def test_an_import_says_what_it_took_refused_and_had(run: Run, log: Path, diary: Path) -> None:
    """A second import adds nothing."""
    first = run("import", diary, "--log", log, "--json")
    assert first.code == 0
    assert (first.one["taken"], first.one["refused"], first.one["had"]) == (3, 1, 0)
    assert first.one["rows_refused"][0]["line"] == 4
    assert first.one["rows_refused"][0]["column"] == "observed_on"
    again = run("import", diary, "--log", log, "--json").one
    assert (again["taken"], again["refused"], again["had"]) == (0, 1, 3)


def test_a_dry_run_keeps_nothing(run: Run, log: Path, diary: Path) -> None:
    """It says what would be taken."""
    done = run("import", diary, "--dry-run", "--log", log)
    assert "Rows taken: 3" in done.out
    assert "only a look" in done.out
    assert "Line 4, observed_on:" in done.out
    assert run("list", "symptom", "--log", log, "--json").out == ""


def test_an_import_of_nothing_readable_is_refused(run: Run, log: Path, tmp_path: Path) -> None:
    """No row could be taken: that is no success."""
    file = tmp_path / "bad.csv"
    file.write_text("observed_on,what\nsoon,cough\n", encoding="utf-8")
    assert run("import", file, "--log", log, "--json").lines[0]["refused"] == 1
    assert run("import", tmp_path / "none.csv", "--log", log).code == 1


def test_what_is_exported_can_be_imported_and_changes_nothing(run: Run, log: Path, diary: Path, tmp_path: Path) -> None:
    """Out, in again, out again: the same file."""
    run("import", diary, "--log", log)
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    assert run("export", "--diary", one, "--log", log, "--json").one["rows"] == 3
    assert run("import", one, "--log", log, "--json").one["taken"] == 0
    run("export", "--diary", two, "--log", log)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "content", [b"Dear doctor", b"", b"what,observed_on\ncough,2026-03-01\n", bytes(range(256)) * 40], ids=len
)
def test_a_diary_replaces_a_diary_of_ours_and_nothing_else(run: Run, log: Path, tmp_path: Path, content: bytes) -> None:
    """Any other file is left as it is, with one sentence that says why."""
    own, other = tmp_path / "own.csv", tmp_path / "letter.txt"
    other.write_bytes(content)
    assert [run("export", "--diary", own, "--log", log).code for _ in range(2)] == [0, 0]
    done = run("export", "--diary", other, "--log", log)
    assert (done.code, done.out, other.read_bytes()) == (1, "", content)
    assert "no diary of Followup" in " ".join(done.err.split())
    assert run("export", "--diary", tmp_path, "--log", log).code == 1


def test_everything_can_be_taken_out(run: Run, log: Path, diary: Path, tmp_path: Path) -> None:
    """Each file that was written is named, and is there."""
    run("import", diary, "--log", log)
    done = run("export", "--all", tmp_path / "all", "--log", log)
    assert done.code == 0
    assert len(done.out.splitlines()) > 3
    assert all(Path(line).is_file() for line in done.out.splitlines())


def test_a_fhir_file_is_written_and_counted(run: Run, log: Path, diary: Path, tmp_path: Path) -> None:
    """The file is named, with how many resources it has, for people and for programs."""
    run("import", diary, "--log", log)
    file = tmp_path / "log.json"
    done = run("export", "--fhir", file, "--log", log)
    bundle = json.loads(file.read_text(encoding="utf-8"))
    assert (done.code, done.out) == (0, f"{file}\nResources: {len(bundle['entry'])}\n")
    again = run("export", "--fhir", file, "--log", log, "--json", "--safe").one
    assert again == {"file": str(file), "resources": len(bundle["entry"])}
    assert (bundle["type"], file.stat().st_mode & 0o777) == ("document", 0o600)


@pytest.mark.parametrize(
    "content", [b"Dear doctor", b"", b'{"resourceType":"Bundle"}', bytes(range(256)) * 40], ids=len
)
def test_a_fhir_file_replaces_one_of_ours_and_nothing_else(run: Run, log: Path, tmp_path: Path, content: bytes) -> None:
    """Any other file is left as it is, a folder is none, and a folder that is not there is not made."""
    other = tmp_path / "other.json"
    other.write_bytes(content)
    done = run("export", "--fhir", other, "--log", log)
    assert (done.code, done.out, other.read_bytes()) == (1, "", content)
    assert "no FHIR file of Followup" in " ".join(done.err.split())
    assert run("export", "--fhir", tmp_path, "--log", log).code == 1
    assert run("export", "--fhir", tmp_path / "none" / "log.json", "--log", log).code == 7
    assert run("export", "--fhir", log / "log.json", "--log", log).code == 1


def test_a_sheet_is_written_for_a_visit(run: Run, log: Path, diary: Path, tmp_path: Path) -> None:
    """Paper, reader, visit and period are those that were asked for."""
    run("import", diary, "--log", log)
    visit = {"visit_on": "2026-03-24", "clinician": "Dr Hart", "role": "oncologist"}
    run("add", "visit", "--log", log, "--on", "2026-03-20", stdin=visit)
    out = tmp_path / "sheet.pdf"
    asked = ("--visit", "visit-1", "--paper", "letter", "--for", "gp", "--since", "2026-02-01", "--large-print")
    done = run("sheet", "--out", out, *asked, "--log", log, "--on", "2026-03-20", "--json")
    assert done.code == 0
    assert (done.one["sheet"], done.one["from"], done.one["to"]) == (str(out), "2026-02-01", "2026-03-20")
    page = PdfReader(out).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    kept = run("show", done.one["id"], "--log", log, "--json").one
    assert (kept["reader"], kept["paper"], kept["visit_id"]) == ("gp", "letter", 1)


def test_answers_typed_into_a_sheet_come_back(run: Run, log: Path, tmp_path: Path) -> None:
    """With fields, filled by another program, imported; the second time nothing is new."""
    run("add", "question", "--log", log, stdin={"words": "Do I need a scan?"})
    out = tmp_path / "sheet.pdf"
    assert run("sheet", "--out", out, "--fields", "--log", log).code == 0
    writer = PdfWriter(clone_from=out)
    writer.root_object["/AcroForm"]["/Fields"][0].get_object()[NameObject("/V")] = TextStringObject("Yes, in May.")
    writer.write(out)
    assert run("import", out, "--dry-run", "--log", log, "--json").one["taken"] == 1
    assert run("show", "question-1", "--log", log, "--json").one["answer"] == ""
    assert run("import", out, "--log", log, "--json").one["taken"] == 1
    assert run("show", "question-1", "--log", log, "--json").one["answer"] == "Yes, in May."
    assert run("import", out, "--log", log, "--json").one["had"] == 1


def test_answers_in_a_locked_sheet_come_back_with_its_password(run: Run, log: Path, tmp_path: Path) -> None:
    """Without it, or with another, one sentence says what is missing, and nothing is taken."""
    run("add", "question", "--log", log, stdin={"words": "Do I need a scan?"})
    out = tmp_path / "sheet.pdf"
    run("sheet", "--out", out, "--fields", "--log", log)
    writer = PdfWriter(clone_from=out)
    writer.root_object["/AcroForm"]["/Fields"][0].get_object()[NameObject("/V")] = TextStringObject("Yes.")
    writer.encrypt("tea", algorithm="AES-256")
    writer.write(out)
    without = run("import", out, "--log", log)
    assert (without.code, without.err) == (1, "This PDF is locked. Hand its password in with --password-fd.\n")
    wrong = run("import", out, "--log", log, "--password-fd", _descriptor(b"coffee\n"))
    assert (wrong.code, wrong.err) == (1, "This PDF is locked, and this is not its password.\n")
    assert run("import", out, "--log", log, "--json", "--password-fd", _descriptor(b"tea\n")).one["taken"] == 1
    assert run("show", "question-1", "--log", log, "--json").one["answer"] == "Yes."


def _descriptor(content: bytes) -> str:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return str(reading)


def test_a_remembered_period_gives_way_to_the_last_visit(run: Run, log: Path, tmp_path: Path) -> None:
    """A habit of months or of a day can be left aside for one sheet."""
    visit = {"visit_on": "2026-02-10", "role": "oncologist", "happened": True}
    run("add", "visit", "--log", log, "--on", "2026-03-20", stdin=visit)
    asked = ("--for", "oncologist", "--log", log, "--on", "2026-03-20", "--json")
    run("add", "setting", "--log", log, stdin={"name": "sheet_for_oncologist", "value": '{"months": 12}'})
    for habit, usual in (('{"months": 12}', "2025-03-20"), ('{"since": "2025-09-01"}', "2025-09-01")):
        run("edit", "setting-1", "--log", log, stdin={"value": habit})
        for number, (since, begins) in enumerate(
            [((), usual), (("--since", "last-visit"), "2026-02-10"), (("--since", "2026-01-01"), "2026-01-01")]
        ):
            done = run("sheet", "--out", tmp_path / f"{usual}-{number}.txt", *since, *asked)
            assert done.one["from"] == begins


def test_a_sheet_can_be_locked(run: Run, log: Path, tmp_path: Path) -> None:
    """The password comes through a descriptor, never through an argument that others can see."""
    reading, writing = os.pipe()
    os.write(writing, b"tea\n")
    os.close(writing)
    out = tmp_path / "sheet.pdf"
    assert run("sheet", "--out", out, "--log", log, "--password-fd", reading).code == 0
    os.close(reading)
    assert PdfReader(out).is_encrypted
    assert len(PdfReader(out, password="tea").pages) >= 1


def test_a_sheet_replaces_a_sheet_and_nothing_else(run: Run, log: Path, tmp_path: Path) -> None:
    """A file that is no PDF is left alone."""
    out, letter = tmp_path / "sheet.pdf", tmp_path / "letter.txt"
    letter.write_text("Dear doctor", encoding="utf-8")
    assert run("sheet", "--out", out, "--log", log).code == 0
    assert run("sheet", "--out", out, "--log", log).code == 0
    assert "took the place of an older sheet" in run("sheet", "--out", out, "--log", log).out
    filled = tmp_path / "filled.pdf"
    filled.write_bytes(out.read_bytes() + b"an answer that was typed in")
    for taken in (letter, tmp_path, log / "log.db", filled):
        assert run("sheet", "--out", taken, "--log", log).code == 1
    assert filled.read_bytes().endswith(b"typed in")
    assert letter.read_text(encoding="utf-8") == "Dear doctor"
    assert run("check", "--log", log).code == 0


def test_a_folder_that_is_copied_is_named(run: Run, log: Path, tmp_path: Path) -> None:
    """Once written it is said who else sees the file; a password needs no such word."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    done = run("sheet", "--out", folder / "s.pdf", "--log", log)
    assert done.code == 0
    assert "Dropbox copies this folder elsewhere" in " ".join(done.out.split())
    assert "copies" not in run("sheet", "--out", tmp_path / "s.pdf", "--log", log).out


def test_a_sheet_for_a_visit_that_is_not_there_is_refused(run: Run, log: Path, tmp_path: Path) -> None:
    """No file is left behind."""
    assert run("sheet", "--out", tmp_path / "s.pdf", "--visit", "9", "--log", log).code == 1
    assert not (tmp_path / "s.pdf").exists()


def test_a_calendar_is_written_with_the_number_of_its_days(run: Run, log: Path, tmp_path: Path) -> None:
    """One visit, one event; the titles say what it is only where that was asked for."""
    run("add", "visit", "--log", log, stdin='{"visit_on": "2099-01-01", "at": "10:30", "clinician": "Dr Hart"}')
    done = run("export", "--ics", tmp_path / "days.ics", "--timezone", "Europe/London", "--json", "--log", log)
    assert '"rows": 1' in done.out
    assert "Hart" not in (tmp_path / "days.ics").read_text(encoding="utf-8")
    run("export", "--ics", tmp_path / "days.ics", "--named", "--remind", "--log", log)
    assert "Hart" in (tmp_path / "days.ics").read_text(encoding="utf-8")
    refused = run("export", "--ics", tmp_path / "b.ics", "--timezone", "Mars/Crater", "--log", log)
    assert (refused.code, (tmp_path / "b.ics").exists()) == (1, False)


def test_a_sheet_as_text_a_card_and_a_paper_diary(run: Run, log: Path, diary: Path, tmp_path: Path) -> None:
    """Each is written whole, and none over a file that is something else."""
    run("import", diary, "--log", log)
    text, card, weeks = tmp_path / "sheet.txt", tmp_path / "card.pdf", tmp_path / "weeks.pdf"
    assert run("sheet", "--out", text, "--for", "gp", "--log", log).code == 0
    assert "== Medicines" in text.read_text(encoding="utf-8")
    assert run("sheet", "--out", text, "--log", log).code == 0
    assert run("sheet", "--card", "--out", card, "--log", log, "--json").one["pages"] == 1
    assert run("diary", "--out", weeks, "--weeks", "3", "--log", log, "--json").one["pages"] == 3
    assert len(PdfReader(weeks).pages) == 3
    text.write_text("my own notes", encoding="utf-8")
    for name in ("sheet", "diary"):
        refused = run(name, "--out", text, "--log", log)
        assert (refused.code, text.read_text(encoding="utf-8")) == (1, "my own notes")
