"""Answers to what the doctor may ask: from the log, or in one's own words."""

from datetime import timedelta

import pytest

from followup.domain.errors import Refused
from followup.domain.records import Author, Overall, PreparedAnswer, Visit, Weight
from followup.domain.words import Answer, Clinician, DoctorAsks
from followup.report.document import Pairs
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.services.prepared import Prepared
from followup.services.sheets import SheetChoices
from followup.storage.errors import Missing
from tests.services.conftest import TODAY, Calendar


@pytest.fixture
def visit(log: OpenLog) -> Visit:
    """A visit in five days."""
    return log.entries.add(Visit(visit_on=TODAY + timedelta(days=5), clinician="Dr Smith"))


def _hip(log: OpenLog, severity: int, days: int = 0) -> None:
    answers = (("like_first_time", Answer.NO),)
    day = TODAY + timedelta(days=days)
    log.journal.note(SymptomEntry(symptom="hip_pain", observed_on=day, severity=severity, answers=answers))


def _one(log: OpenLog, visit: Visit, asks: DoctorAsks) -> Prepared:
    return next(one for one in log.prepared.of(visit.id) if one.asks is asks)


def test_six_answers_come_from_the_log(log: OpenLog, visit: Visit) -> None:
    """When, how it changed, the first time, overall, weight and appetite, pain."""
    _hip(log, 3, -20)
    _hip(log, 6)
    log.entries.add(Weight(measured_on=TODAY, grams=68_000))
    log.entries.add(Overall(observed_on=TODAY, value=5))
    said = {one.asks: one.log_says for one in log.prepared.of(visit.id)}
    assert list(said) == list(DoctorAsks)
    assert said[DoctorAsks.BEGAN] == "Hip pain: 10 Jun 2026"
    assert said[DoctorAsks.CHANGED] == "Hip pain: worse, 6 of 10, was 3 at the start"
    assert said[DoctorAsks.FIRST_TIME] == "Hip pain: feels different from the first time"
    assert said[DoctorAsks.OVERALL].startswith("5 of 10")
    assert "68 kg" in said[DoctorAsks.WEIGHT_APPETITE]
    assert "Appetite: not recorded" in said[DoctorAsks.WEIGHT_APPETITE]
    assert said[DoctorAsks.PAIN].startswith("Hip pain 6")


def test_an_empty_log_says_that_it_does_not_know(log: OpenLog, visit: Visit) -> None:
    """And never that there was nothing."""
    assert all(one.unknown for one in log.prepared.of(visit.id))


def test_own_words_are_kept_and_printed(log: OpenLog, visit: Visit) -> None:
    """Instead of the log's, with their day; a second writing changes the first."""
    _hip(log, 6)
    log.prepared.keep(visit.id, DoctorAsks.PAIN, "At night.")
    log.prepared.keep(visit.id, DoctorAsks.PAIN, "  Mostly at night. ")
    assert [one.words for one in log.entries.all(PreparedAnswer)] == ["Mostly at night."]
    section = next(
        part for part in log.sheets.make(SheetChoices(visit_id=visit.id)).sections if part.id == "doctor_asks"
    )
    values = [pair.value for block in section.blocks if isinstance(block, Pairs) for pair in block.rows]
    assert "Mostly at night. (in my own words, 30 Jun 2026)" in values


def test_it_is_told_when_the_log_moved_on(log: OpenLog, visit: Visit, calendar: Calendar) -> None:
    """Time alone does not move it; a new number does."""
    _hip(log, 3)
    log.prepared.keep(visit.id, DoctorAsks.CHANGED, "A little.")
    calendar.day = TODAY + timedelta(days=2)
    assert not _one(log, visit, DoctorAsks.CHANGED).has_moved_on
    _hip(log, 8, 2)
    answer = _one(log, visit, DoctorAsks.CHANGED)
    assert answer.has_moved_on
    assert (answer.words, answer.log_says) == ("A little.", "Hip pain: worse, 8 of 10, was 3 at the start")


def test_the_answer_of_the_log_can_be_had_back(log: OpenLog, visit: Visit) -> None:
    """And undone again."""
    log.prepared.keep(visit.id, DoctorAsks.PAIN, "At night.")
    log.prepared.forget(visit.id, DoctorAsks.PAIN)
    assert _one(log, visit, DoctorAsks.PAIN).own is None
    log.entries.undo(log.entries.history("prepared_answer")[0].wish_id)
    assert _one(log, visit, DoctorAsks.PAIN).words == "At night."


def test_an_empty_answer_or_a_visit_that_is_not_there_is_refused(log: OpenLog, visit: Visit) -> None:
    """In one sentence, and nothing is kept."""
    with pytest.raises(Refused, match="Write an answer"):
        log.prepared.keep(visit.id, DoctorAsks.PAIN, "  ")
    with pytest.raises(Missing):
        log.prepared.keep(99, DoctorAsks.PAIN, "x")
    assert log.entries.all(PreparedAnswer) == ()


def test_what_changed_is_in_the_groups_of_the_sheet(log: OpenLog, visit: Visit, calendar: Calendar) -> None:
    """Counted from the sheet that was handed over."""
    _hip(log, 3, -20)
    document = log.sheets.make(SheetChoices(visit_id=visit.id))
    log.handovers.hand_over(log.sheets.keep_printed(document, log.sheets.draw(document)).id)
    calendar.day = TODAY + timedelta(days=40)
    _hip(log, 8, 39)
    log.journal.note(SymptomEntry(symptom="cough", observed_on=calendar.day, severity=2))
    later = log.entries.add(Visit(visit_on=calendar.day))
    found = [(one.group, one.symptom, one.number) for one in log.prepared.changed(later.id)]
    assert found == [("New", "Cough", "2 of 10"), ("Worse", "Hip pain", "8 of 10, was 3 at the start")]


def test_what_somebody_else_saw_stands_apart(log: OpenLog, visit: Visit) -> None:
    """With who saw it."""
    anna = log.entries.add(Author(name="Anna"))
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=3, note="all night", author_id=anna.id))
    (row,) = log.prepared.changed(visit.id)
    assert (row.group, row.symptom, row.number) == ("What somebody else saw", "Cough", "3")
    assert "Anna" in row.why
    assert row.by_other


def test_they_are_for_whom_the_visit_is_with(log: OpenLog, calendar: Calendar) -> None:
    """What changed on the page of a visit counts from the day that its sheet counts from."""
    _hip(log, 3, -20)
    document = log.sheets.make(SheetChoices(reader="gp"))
    log.handovers.hand_over(log.sheets.keep_printed(document, log.sheets.draw(document)).id)
    calendar.day = TODAY + timedelta(days=10)
    _hip(log, 3, 10)
    groups = []
    for role in (Clinician.GP, Clinician.ONCOLOGIST):
        visit = log.entries.add(Visit(visit_on=calendar.day, role=role))
        groups += [one.group for one in log.prepared.changed(visit.id)]
        sheet = log.sheets.make(SheetChoices(visit_id=visit.id, reader=log.sheets.reader_for(visit.id)))
        since = log.handovers.since(visit.id, log.sheets.reader_for(visit.id))
        assert (since.on if since else None) == (sheet.from_on if role is Clinician.GP else None)
    assert groups == ["The same", "New"]
