"""What was agreed becomes exams, changes of medicine and questions: together, and undone together."""

from datetime import timedelta

import pytest

from followup.domain.errors import Refused
from followup.domain.records import Agreed, DosePeriod, Exam, Medicine, Question, Visit
from followup.domain.words import Clinician, ExamKind
from followup.services.changes import Change, Topic
from followup.services.log import OpenLog
from followup.storage.errors import Missing
from tests.services.conftest import TODAY


@pytest.fixture
def visit(log: OpenLog) -> Visit:
    """A visit today."""
    return log.entries.add(Visit(visit_on=TODAY, clinician="Dr Smith"))


@pytest.fixture
def pill(log: OpenLog) -> Medicine:
    """A medicine that is taken."""
    period = DosePeriod(medicine_id=0, dose="2.5 mg", started_on=TODAY - timedelta(days=30))
    return log.medicines.start(Medicine(name="letrozole"), period).medicine


def _undo_last(log: OpenLog) -> None:
    log.entries.undo(log.entries.history()[0].wish_id)


def test_an_exam_is_noted_with_what_was_agreed(log: OpenLog, visit: Visit) -> None:
    """One wish, one announcement, one undo."""
    heard: list[Change] = []
    log.changes.listen(heard.append)
    exam = Exam(exam=ExamKind.XRAY, name="X-ray of the hip", due_on=TODAY + timedelta(days=14))
    kept = log.agreements.exam(visit.id, "X-ray within two weeks", exam)
    line = log.agreements.of(visit.id)[0]
    assert (line.agreed, line.record) == (kept, log.entries.all(Exam)[0])
    assert [change.topics for change in heard] == [{Topic.EXAMS, Topic.VISITS}]
    _undo_last(log)
    assert log.entries.all(Exam) == log.entries.all(Agreed) == ()


def test_a_change_of_dose_is_one_wish(log: OpenLog, visit: Visit, pill: Medicine) -> None:
    """The running stretch ends, the new one begins, and undo takes all of it back."""
    before = log.entries.all(DosePeriod)
    kept = log.agreements.change_dose(visit.id, "half the dose for the joints", pill.id, TODAY, "1.25 mg")
    periods = log.entries.all(DosePeriod)
    assert [(one.dose, one.reason) for one in periods] == [("2.5 mg", ""), ("1.25 mg", "half the dose for the joints")]
    assert (kept.became, kept.became_id) == ("dose_period", periods[-1].id)
    _undo_last(log)
    assert [(one.dose, one.ended_on) for one in log.entries.all(DosePeriod)] == [
        (one.dose, one.ended_on) for one in before
    ]
    assert log.entries.all(Agreed) == ()


@pytest.mark.parametrize("stop", [True, False])
def test_a_medicine_is_stopped_or_paused(log: OpenLog, visit: Visit, pill: Medicine, stop: bool) -> None:
    """As agreed, and undone as one."""
    if stop:
        log.agreements.stop_medicine(visit.id, "stop it", pill.id, TODAY)
    else:
        log.agreements.pause_medicine(visit.id, "three weeks off", pill.id, TODAY)
    periods = log.entries.all(DosePeriod)
    assert (periods[0].ended_on is not None, len(periods)) == (True, 1 if stop else 2)
    _undo_last(log)
    assert log.medicines.current()[0].periods[0].ended_on is None


def test_a_medicine_is_begun(log: OpenLog, visit: Visit) -> None:
    """The medicine, its dose and the line."""
    period = DosePeriod(medicine_id=0, dose="20 mg", started_on=TODAY)
    log.agreements.start_medicine(visit.id, "", Medicine(name="tamoxifen"), period)
    assert log.agreements.of(visit.id)[0].agreed.words == "tamoxifen"
    _undo_last(log)
    assert log.entries.all(Medicine) == ()


def test_a_question_goes_to_the_next_visit(log: OpenLog, visit: Visit) -> None:
    """To one that is named, or to whichever comes; after those that are there."""
    coming = log.entries.add(Visit(visit_on=TODAY + timedelta(days=90)))
    log.visits.add(Question(words="First", visit_id=coming.id))
    log.agreements.question(visit.id, "What did the scan show?", Clinician.ONCOLOGIST, coming.id)
    log.agreements.question(visit.id, "Any time")
    assert [one.words for one in log.visits.questions(coming.id)] == ["First", "What did the scan show?"]
    assert [one.words for one in log.visits.questions()] == ["Any time"]


def test_what_cannot_be_kept_leaves_nothing_behind(log: OpenLog, visit: Visit, pill: Medicine) -> None:
    """No words, a visit that is gone, a medicine that is not taken on that day."""
    with pytest.raises(Refused):
        log.agreements.note(visit.id, " ")
    with pytest.raises(Missing):
        log.agreements.exam(99, "x", Exam(exam=ExamKind.CT, name="CT"))
    with pytest.raises(Refused, match="not being taken"):
        log.agreements.stop_medicine(visit.id, "stop", pill.id, TODAY - timedelta(days=300))
    assert log.entries.all(Agreed) == log.entries.all(Exam) == ()
    log.agreements.note(visit.id, "goes on")
    assert len(log.agreements.of(visit.id)) == 1


def test_an_entry_that_was_deleted_leaves_the_words(log: OpenLog, visit: Visit) -> None:
    """What was agreed is still what was agreed."""
    log.agreements.exam(visit.id, "CT soon", Exam(exam=ExamKind.CT, name="CT"))
    log.entries.remove("exam", log.entries.all(Exam)[0].id)
    line = log.agreements.of(visit.id)[0]
    assert (line.agreed.words, line.record) == ("CT soon", None)
