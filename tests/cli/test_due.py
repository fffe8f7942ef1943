"""`due` on the command line, and what it refuses to keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ON = ("--on", "2026-06-30")


def test_what_is_due_is_said_in_words_and_as_json(run: Run, log: Path) -> None:
    """One line each, soonest first, with the ids that `show` takes."""
    run(
        "add",
        "exam_plan",
        "--log",
        log,
        stdin={"exam": "mammogram", "name": "Mammogram", "every_months": 12, "starts_on": "2026-05-01", "side": "left"},
    )
    run("add", "exam", "--log", log, stdin={"exam": "mri", "name": "MRI", "booked_on": "2026-07-02", "at": "08:15"})
    assert run("due", *ON, "--log", log).out.splitlines()[:2] == [
        "Mammogram, left: was due on 1 May 2026",
        "MRI: booked for 2 Jul 2026 08:15",
    ]
    first, second = (json.loads(line) for line in run("due", *ON, "--json", "--log", log).out.splitlines())
    assert (first["due_on"], first["overdue"], first["plan"]) == ("2026-05-01", True, "exam_plan-1")
    assert (second["booked_on"], second["at"], second["entry"]) == ("2026-07-02", "08:15", "exam-1")


def test_a_log_with_nothing_due_says_so(run: Run, log: Path) -> None:
    """And what guidelines leave to the team."""
    run("add", "fact", "--log", log, stdin={"name": "region", "value": "uk"})
    said = run("due", "--log", log).out
    assert "Nothing is due." in said
    assert "Ask your team: When is my next visit" in said


def test_plans_on_offer_stand_under_a_heading_of_their_own(run: Run, log: Path) -> None:
    """With their source; a scan that is asked for once was due when its treatment began. JSON is what is due alone."""
    run("add", "fact", "--log", log, stdin={"name": "region", "value": "uk"})
    run("add", "medicine", "--log", log, stdin={"name": "Letrozole"})
    run("add", "dose_period", "--log", log, stdin={"medicine_id": 1, "dose": "2.5 mg", "started_on": "2023-06-01"})
    said = run("due", *ON, "--log", log).out
    heading, _, offered = said.partition("until you add it:")
    assert "Nothing is due." in heading
    assert "Bone density scan: was due on 1 Jun 2023." in " ".join(offered.split())
    assert "After: NICE" in " ".join(offered.split())
    assert run("due", *ON, "--json", "--log", log).out == ""


@pytest.mark.parametrize(
    ("kind", "entry", "says"),
    [
        ("dose_period", {"medicine_id": 1, "dose": "20", "started_on": "2025-02-01"}, "unit"),
        ("dose_period", {"medicine_id": 1, "dose": "20 mg", "started_on": "2025-06-01"}, "cross"),
        (
            "dose_period",
            {"medicine_id": 1, "started_on": "2024-02-01", "ended_on": "2024-01-01"},
            "last day lies before",
        ),
        ("exam_plan", {"exam": "mri", "name": "MRI", "every_months": 12}, "starts on"),
        ("exam_plan", {"exam": "mri", "name": "MRI", "every_months": 0, "starts_on": "2026-01-01"}, "1 to 120"),
        (
            "exam_plan",
            {"exam": "mri", "name": "MRI", "every_months": 6, "starts_on": "2026-01-01", "ends_on": "2025-01-01"},
            "last day lies before",
        ),
        ("exam", {"exam": "mri", "name": "MRI", "done_on": "2026-01-01", "at": "25:99"}, "hours and minutes"),
        ("intake", {"medicine_id": 1, "taken_on": "2999-01-01"}, "future"),
    ],
)
def test_what_cannot_be_kept_gets_one_sentence(
    run: Run, log: Path, kind: str, entry: dict[str, object], says: str
) -> None:
    """Exit code 1, one line, nothing kept."""
    run("add", "medicine", "--log", log, stdin={"name": "Tamoxifen"})
    run("add", "dose_period", "--log", log, stdin={"medicine_id": 1, "dose": "20 mg", "started_on": "2025-01-01"})
    before = run("list", "--json", "--log", log).out
    done = run("add", kind, "--log", log, stdin=entry)
    assert (done.code, done.out) == (1, "")
    assert says in done.err.replace("_", " ")
    assert len(done.err.splitlines()) == 1
    assert run("list", "--json", "--log", log).out == before
