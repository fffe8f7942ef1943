"""Preparing a visit by commands: its kinds of entries, what is ready, the letter, and what was handed over."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

ON = "2026-03-12"


@pytest.fixture
def visit(run: Run, log: Path) -> str:
    """A visit in eight days with one question."""
    given = {"visit_on": "2026-03-20", "clinician": "Dr Hart", "companion": "Anna"}
    found = run("add", "visit", "--log", log, "--json", "--on", ON, stdin=given).one["id"]
    run("add", "question", "--log", log, stdin={"words": "Is it the tablets?", "visit_id": 1})
    return str(found)


def _add(run: Run, log: Path, kind: str, given: dict[str, Any]) -> str:
    done = run("add", kind, "--log", log, "--json", "--on", ON, stdin=given)
    assert done.code == 0, done.err
    return str(done.one["id"])


@pytest.mark.parametrize(
    ("kind", "given", "changed"),
    [
        ("check_item", {"visit_id": 1, "words": "Bring the disc"}, {"ticked": True}),
        (
            "prepared_answer",
            {"visit_id": 1, "asks": "pain", "words": "At night.", "written_on": ON},
            {"words": "By day."},
        ),
        ("agreed", {"visit_id": 1, "words": "X-ray"}, {"words": "X-ray of the hip"}),
        ("record_request", {"institution": "Old clinic", "what": "Scan"}, {"received_on": ON, "release_signed": True}),
    ],
)
def test_each_kind_is_added_changed_listed_removed_and_exported(
    run: Run, log: Path, visit: str, kind: str, given: dict[str, Any], changed: dict[str, Any], tmp_path: Path
) -> None:
    """As every other entry."""
    number = _add(run, log, kind, given)
    assert run("edit", number, "--log", log, "--on", ON, stdin=changed).code == 0
    assert run("list", kind, "--log", log, "--json").one.items() >= {**given, **changed}.items()
    assert run("list", kind, "--log", log).code == 0
    assert run("export", "--log", log, "--all", tmp_path / "all").code == 0
    assert (tmp_path / "all" / f"{kind}.json").exists()
    assert run("remove", number, "--log", log).code == 0
    assert run("list", kind, "--log", log, "--json").lines == []


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("check_item", {"visit_id": 1}),
        ("agreed", {"visit_id": 9, "words": "X-ray"}),
        ("agreed", {"visit_id": 1, "words": "X-ray", "became": "weight", "became_id": 1}),
        ("prepared_answer", {"visit_id": 1, "asks": "mood", "words": "x", "written_on": ON}),
        ("record_request", {"institution": " "}),
        ("record_request", {"institution": "A", "asked_on": ON, "received_on": "2026-01-01"}),
    ],
)
def test_what_cannot_be_is_one_sentence(run: Run, log: Path, visit: str, kind: str, given: dict[str, Any]) -> None:
    """And nothing is kept."""
    assert run("add", kind, "--log", log, "--on", ON, stdin=given).code == 1
    assert run("list", kind, "--log", log, "--json").lines == []


def test_what_is_ready_for_the_next_visit(run: Run, log: Path, visit: str) -> None:
    """As lines for a program, and as text for a person."""
    _add(run, log, "symptom", {"what": "hip_pain", "severity": 6, "observed_on": ON})
    lines = run("prepare", "--log", log, "--json", "--on", ON).lines
    parts = {part: [line for line in lines if line["part"] == part] for part in {line["part"] for line in lines}}
    assert parts["visit"][0]["id"] == visit
    assert [(line["words"], line["first_page"]) for line in parts["question"]] == [("Is it the tablets?", True)]
    assert [line["asks"] for line in parts["answer"]][:2] == ["began", "changed"]
    assert "Hip pain" in parts["answer"][0]["log_says"]
    assert [(line["group"], line["symptom"]) for line in parts["since"]] == [("New", "Hip pain")]
    assert any(line["key"] == "unknown/grade" for line in parts["suggested"])
    assert any(line["words"].startswith("Hip pain") for line in parts["checklist"])
    text = run("prepare", "--log", log, "--on", ON).out
    assert "1. Is it the tablets?" in text
    assert "[ ] Tell Anna what to remember or to ask" in text


def test_no_visit_ahead_is_one_sentence(run: Run, log: Path) -> None:
    """It says what to do."""
    assert run("prepare", "--log", log).code == 1
    assert run("prepare", "--log", log, "--visit", "visit-9").code == 1


def test_the_letter_is_written(run: Run, log: Path, tmp_path: Path) -> None:
    """For a request, and for nothing else; another file of the name stays."""
    number = _add(run, log, "record_request", {"institution": "Old clinic", "what": "Scan"})
    out = tmp_path / "letter.pdf"
    assert run("letter", number, "--log", log, "--out", out).out == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF-")
    assert run("letter", "visit-1", "--log", log, "--out", tmp_path / "other.pdf").code == 1
    (tmp_path / "notes.txt").write_text("mine")
    assert run("letter", number, "--log", log, "--out", tmp_path / "notes.txt").code == 1


def test_a_sheet_that_was_handed_over_moves_the_next_ones_beginning(
    run: Run, log: Path, visit: str, tmp_path: Path
) -> None:
    """Said when it is written, or later by an edit; what it said is kept."""
    made = run("sheet", "--log", log, "--out", tmp_path / "a.pdf", "--json", "--on", ON, "--handed-over").one
    assert made["handed_on"] == ON
    _add(run, log, "visit", {"visit_on": "2026-06-20"})
    later = ["--log", log, "--json", "--on", "2026-04-01", "--visit", "visit-2"]
    assert run("sheet", "--out", tmp_path / "b.pdf", *later).one["from"] == ON
    assert run("prepare", *later).lines[0]["since_sheet"] == made["id"]
    assert run("edit", made["id"], "--log", log, stdin={"handed_on": None}).code == 0
    assert run("sheet", "--out", tmp_path / "c.pdf", *later).one["from"] < ON
    assert '"form":1' in run("show", made["id"], "--log", log, "--json").one["said"]


def test_a_symptom_without_a_number_ends_without_a_comma(run: Run, log: Path, visit: str) -> None:
    """What changed since the last visit says what there is."""
    _add(run, log, "symptom", {"words": "confused", "observed_on": ON})
    said = run("prepare", "--log", log, "--on", ON)
    assert "onfused" in said.out
    assert not [line for line in said.out.splitlines() if line.endswith(",")]


def test_a_question_is_asked_last_unless_its_place_is_given(run: Run, log: Path, visit: str) -> None:
    """As in the window: what is added later takes none of the first three places."""
    for words in ("Second", "Third", "Fourth"):
        _add(run, log, "question", {"words": words, "visit_id": 1})
    _add(run, log, "question", {"words": "Wanted", "visit_id": 1, "rank": 2})
    found = [row for row in run("prepare", "--log", log, "--on", ON, "--json").lines if row["part"] == "question"]
    assert [row["words"] for row in found] == ["Is it the tablets?", "Second", "Third", "Wanted", "Fourth"]
    assert found[-1]["first_page"] is False


def test_what_somebody_else_saw_has_its_day_and_words(run: Run, log: Path, visit: str) -> None:
    """An entry without a number is no line that ends in a comma."""
    given = {"what": "cough", "observed_on": ON, "note": "All night.", "author": "Anna"}
    _add(run, log, "symptom", given)
    said = " ".join(run("prepare", "--log", log, "--on", ON).out.split())
    assert "What somebody else saw: Cough, 12 Mar 2026, " in said
    assert "All night." in said
