"""The checklist of a visit fills itself from the log and keeps what the person did to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from followup.domain.errors import Refused
from followup.domain.records import (
    CheckItem,
    DosePeriod,
    Episode,
    Exam,
    Fact,
    Medicine,
    Note,
    RecordRequest,
    Treatment,
    Visit,
)
from followup.domain.words import ChecklistPart, ExamKind, MedicineKind, TreatmentKind
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.storage.errors import Missing
from tests.services.conftest import TODAY


@pytest.fixture
def visit(log: OpenLog) -> Visit:
    """A visit in five days, alone."""
    return log.entries.add(Visit(visit_on=TODAY + timedelta(days=5), clinician="Dr Smith"))


def _words(log: OpenLog, visit: Visit, part: ChecklistPart) -> list[str]:
    return [line.words for line in log.checklist.lines(visit.id) if line.part is part]


def test_it_fills_itself_from_the_log(log: OpenLog, visit: Visit) -> None:
    """Symptoms and other problems, everything taken or tried, records, and what to see to."""
    log.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY, severity=6))
    log.entries.add(Fact(name="known_condition", value="asthma"))
    log.entries.add(Note(noted_on=TODAY, words="Fell off the bike."))
    log.medicines.start(
        Medicine(name="letrozole"), DosePeriod(medicine_id=0, dose="2.5 mg", started_on=TODAY - timedelta(days=9))
    )
    log.medicines.start(
        Medicine(name="yoga", medicine=MedicineKind.THERAPY),
        DosePeriod(medicine_id=0, ended_on=TODAY - timedelta(days=3)),
    )
    log.entries.add(Treatment(treatment=TreatmentKind.SURGERY, name="Lumpectomy"))
    log.entries.add(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", done_on=TODAY - timedelta(days=2)))
    assert _words(log, visit, ChecklistPart.SYMPTOMS) == [
        "Hip pain: 6 of 10",
        "Other health problem: asthma",
        "Your note of 30 Jun: Fell off the bike.",
    ]
    assert _words(log, visit, ChecklistPart.TREATMENTS) == [
        "letrozole: 2.5 mg since 21 Jun",
        "yoga: dose not written down, stopped",
        "Lumpectomy, date unknown",
    ]
    assert _words(log, visit, ChecklistPart.RECORDS) == ["Ask for the report: Mammogram, 28 Jun"]
    assert _words(log, visit, ChecklistPart.QUESTIONS) == [
        "Write down your questions",
        "Ask somebody to come with you",
        "Print the summary for your team",
    ]


def test_records_go_from_asking_to_bringing(log: OpenLog, visit: Visit) -> None:
    """And the release form is on the list until it is signed."""
    request = log.entries.add(RecordRequest(institution="Old clinic", what="Scan of 2022\n- path report"))
    assert _words(log, visit, ChecklistPart.RECORDS) == [
        "Ask for: Scan of 2022, path report, from Old clinic",
        "Sign the release form of Old clinic",
    ]
    log.entries.change(replace(request, release_signed=True))
    log.requests.mark_asked(request.id, TODAY - timedelta(days=3))
    assert _words(log, visit, ChecklistPart.RECORDS) == [
        "Not here yet: Scan of 2022, path report, from Old clinic, asked for on 27 Jun"
    ]
    log.requests.mark_received(request.id)
    assert _words(log, visit, ChecklistPart.RECORDS) == ["Bring: Scan of 2022, path report, from Old clinic"]


def test_lines_are_ticked_changed_and_left_out(log: OpenLog, visit: Visit) -> None:
    """Each is one wish that can be undone; one record for each line."""
    log.checklist.tick(visit.id, "questions", True)
    log.checklist.say(visit.id, "questions", " Ask about the hip ")
    line = next(one for one in log.checklist.lines(visit.id) if one.key == "questions")
    assert (line.words, line.log_says, line.is_ticked) == ("Ask about the hip", "Write down your questions", True)
    assert len(log.entries.all(CheckItem)) == 1
    log.checklist.leave_out(visit.id, "questions")
    assert "questions" not in {one.key for one in log.checklist.lines(visit.id)}
    log.checklist.show_all(visit.id)
    log.checklist.say(visit.id, "questions", "")
    assert "Write down your questions" in _words(log, visit, ChecklistPart.QUESTIONS)
    log.entries.undo(log.entries.history("check_item")[0].wish_id)
    assert "Ask about the hip" in _words(log, visit, ChecklistPart.QUESTIONS)


def test_own_lines_are_added_ticked_and_deleted(log: OpenLog, visit: Visit) -> None:
    """An empty one is refused."""
    own = log.checklist.add(visit.id, "Bring the disc")
    key = f"own/{own.id}"
    log.checklist.tick(visit.id, key, True)
    assert [(one.words, one.is_ticked) for one in log.checklist.lines(visit.id) if one.is_own] == [
        ("Bring the disc", True)
    ]
    with pytest.raises(Refused):
        log.checklist.say(visit.id, key, "  ")
    with pytest.raises(Refused):
        log.checklist.add(visit.id, " ")
    log.checklist.leave_out(visit.id, key)
    assert _words(log, visit, ChecklistPart.OWN) == []


def test_words_of_ones_own_outlive_what_they_were_about(log: OpenLog, visit: Visit) -> None:
    """A symptom that was deleted takes the log's line along, not what was written over it."""
    noted = log.journal.note(SymptomEntry(symptom="hip_pain", observed_on=TODAY)).episode
    other = log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY)).episode
    log.checklist.say(visit.id, f"symptom/{noted.id}", "The hip, on stairs")
    log.checklist.tick(visit.id, f"symptom/{other.id}", True)
    for episode in (noted, other):
        log.entries.remove(Episode.kind, episode.id)
    assert _words(log, visit, ChecklistPart.SYMPTOMS) == ["The hip, on stairs"]


def test_a_line_or_a_visit_that_is_not_there_is_refused(log: OpenLog, visit: Visit) -> None:
    """Nothing is kept."""
    with pytest.raises(Refused, match="no longer"):
        log.checklist.tick(visit.id, "symptom/99", True)
    with pytest.raises(Missing):
        log.checklist.lines(99)
    assert log.entries.all(CheckItem) == ()


def test_two_visits_have_two_lists(log: OpenLog, visit: Visit) -> None:
    """What is ticked for one is not for the other."""
    other = log.entries.add(Visit(visit_on=TODAY + timedelta(days=50)))
    log.checklist.tick(visit.id, "sheet", True)
    assert not any(line.is_ticked for line in log.checklist.lines(other.id))


def test_two_marks_on_one_line_are_one_line(log: OpenLog, visit: Visit) -> None:
    """The later one counts, and is the one that is changed."""
    for ticked in (True, False):
        log.entries.add(CheckItem(visit_id=visit.id, key="sheet", part=ChecklistPart.QUESTIONS, ticked=ticked))
    log.checklist.tick(visit.id, "sheet", True)
    (line,) = [one for one in log.checklist.lines(visit.id) if one.key == "sheet"]
    assert line.is_ticked
