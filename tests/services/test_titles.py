"""What entries are called in the trash and in the history."""

from datetime import date

import pytest

from followup.domain.records import (
    KINDS,
    Agreed,
    CheckIn,
    CheckItem,
    ExamPlan,
    Intake,
    Question,
    Record,
    RecordRequest,
    Sheet,
)
from followup.domain.wording import untranslated
from followup.domain.words import ExamKind
from followup.services.log import OpenLog
from followup.services.titles import Titles

DAY = date(2026, 3, 1)


@pytest.fixture
def titles(log: OpenLog) -> Titles:
    """In plain English."""
    return Titles(log.catalogue, log.signs, untranslated)


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (Sheet(made_on=DAY, from_on=DAY, to_on=DAY, sha256="ab", said="{}"), "1 Mar 2026 to 1 Mar 2026"),
        (CheckItem(visit_id=1, words="Bring the disc"), "Bring the disc"),
        (CheckItem(visit_id=1, key="symptom/3", ticked=True), "symptom 3"),
        (Agreed(visit_id=1, words="X-ray"), "X-ray"),
        (Question(words="Which tests do I need?", key="which_tests"), "Which tests do I need?"),
        (
            ExamPlan(exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=DAY, template="nice"),
            "Mammogram",
        ),
        (CheckIn(done_on=DAY), "1 Mar 2026"),
        (Intake(medicine_id=1, taken_on=DAY), "1 Mar 2026"),
        (RecordRequest(institution="Old clinic", what="Scan"), "Old clinic, Scan"),
    ],
)
def test_an_entry_of_a_visit_in_one_line(titles: Titles, record: Record, line: str) -> None:
    """Without hashes and keys of the program."""
    assert titles.line(record) == line


@pytest.mark.parametrize("kind", ["check_item", "prepared_answer", "agreed", "record_request"])
def test_kinds_of_a_visit_have_names(titles: Titles, kind: str) -> None:
    """Not those of their tables."""
    assert kind in KINDS
    assert titles.kind(kind) != kind.replace("_", " ").capitalize()


def test_what_a_sheet_said_is_no_line_of_the_history(titles: Titles) -> None:
    """A day it was handed over is."""
    found = titles.changed({"said": "", "handed_on": None}, {"said": "{}", "handed_on": "2026-03-01"})
    assert found == [("Handed on", "nothing", "1 Mar 2026")]
