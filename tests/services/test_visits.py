"""Visits and questions."""

from datetime import timedelta

import pytest

from followup.domain.records import Question, Visit
from followup.domain.words import Clinician
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.services.visits import TOP, first_page
from tests.services.conftest import TODAY, Calendar


def _visit(log: OpenLog, days: int, *, at: str = "", happened: bool = False) -> Visit:
    return log.entries.add(Visit(visit_on=TODAY + timedelta(days=days), at=at, happened=happened))


def _ask(log: OpenLog, words: str, visit: Visit | None = None) -> Question:
    return log.visits.add(Question(words=words, visit_id=visit.id if visit else None))


def _words(log: OpenLog, visit: Visit | None) -> list[str]:
    return [question.words for question in log.visits.questions(visit.id if visit else None)]


def test_next_visit_is_the_soonest_that_has_not_happened(log: OpenLog, calendar: Calendar) -> None:
    """Today counts as ahead until it happened; a day gone by counts as past."""
    later, soon = _visit(log, 20), _visit(log, 3, at="10:30")
    _visit(log, 0, happened=True)
    assert log.visits.next() == soon
    assert log.visits.ahead() == (soon, later)
    calendar.day = TODAY + timedelta(days=4)
    assert log.visits.next() == later
    assert [visit.visit_on for visit in log.visits.past()] == [soon.visit_on, TODAY]


def test_no_visit_is_next_in_an_empty_log(log: OpenLog) -> None:
    """Nothing is made up."""
    assert (log.visits.next(), log.visits.past(), log.visits.questions()) == (None, (), ())


def test_nine_basic_questions_are_added_once_and_after_ones_own(log: OpenLog) -> None:
    """They carry whom they are for; asking for them again adds nothing."""
    visit = _visit(log, 5)
    _ask(log, "May I swim?", visit)
    assert len(log.visits.add_standard(visit.id)) == 9
    assert log.visits.add_standard(visit.id) == ()
    assert _words(log, visit)[0] == "May I swim?"
    assert {question.for_whom for question in log.visits.questions(visit.id)} >= {Clinician.NONE, Clinician.ONCOLOGIST}


@pytest.mark.parametrize(("rank", "order"), [(0, "cab"), (1, "acb"), (9, "abc"), (-3, "cab")])
def test_question_moves_to_a_place_in_the_order(log: OpenLog, rank: int, order: str) -> None:
    """Past either end it stays at that end; the ranks are counted anew."""
    visit = _visit(log, 5)
    last = [_ask(log, words, visit) for words in "abc"][-1]
    moved = log.visits.move(last.id, rank)
    assert [question.rank for question in moved] == [0, 1, 2]
    assert "".join(_words(log, visit)) == order


def test_choice_and_answer_are_kept(log: OpenLog) -> None:
    """Whether it prints, what was said, and by whom."""
    question = _ask(log, "May I swim?")
    log.visits.choose(question.id, False)
    kept = log.visits.answer(question.id, "Yes, gently.", "Dr Smith")
    assert (kept.chosen, kept.answer, kept.answered_by) == (False, "Yes, gently.", "Dr Smith")
    assert log.visits.open_questions() == ()


def test_unanswered_questions_are_carried_over_to_the_next_visit(log: OpenLog) -> None:
    """Those of past visits and those that wait; answered ones stay where they were, and none comes twice."""
    past, other, coming = _visit(log, -30), _visit(log, 40), _visit(log, 5)
    answered = _ask(log, "Answered", past)
    log.visits.answer(answered.id, "Yes.")
    for words, visit in (("Open", past), ("Waiting", None), ("Later", other), ("Own", coming)):
        _ask(log, words, visit)
    log.visits.carry_over(coming.id)
    assert _words(log, coming) == ["Own", "Open", "Waiting"]
    assert (_words(log, past), _words(log, other)) == (["Answered"], ["Later"])
    assert log.visits.carry_over(coming.id) == ()


def test_the_first_page_is_marked_as_the_sheet_prints_it(log: OpenLog) -> None:
    """A question for the pharmacist comes after those for the oncologist on the oncologist's sheet."""
    visit = log.entries.add(Visit(visit_on=TODAY + timedelta(days=5), role=Clinician.ONCOLOGIST))
    for words, whom in (("a", ""), ("b", "pharmacist"), ("c", ""), ("d", "oncologist")):
        log.visits.add(Question(words=words, visit_id=visit.id, for_whom=Clinician(whom)))
    found = log.visits.questions(visit.id)
    marked = first_page(found, log.sheets.reader_for(visit.id))
    assert [one.words for one in found if one.id in marked] == ["a", "c", "d"]
    assert [row.words for row in log.sheets.make().front.discuss.rows[:TOP]] == ["a", "c", "d"]


def test_open_questions_of_a_past_visit_wait_where_none_is_ahead(log: OpenLog) -> None:
    """They leave the past visit, so that whichever comes next finds them."""
    past = _visit(log, -30)
    _ask(log, "Waits already")
    _ask(log, "Open", past)
    assert [one.words for one in log.visits.carry_over(None)] == ["Open"]
    assert _words(log, past) == []
    assert [one.words for one in log.visits.questions(None)] == ["Waits already", "Open"]
    assert log.visits.carry_over(None) == ()


def test_basic_question_the_visit_has_already_is_not_carried_over(log: OpenLog) -> None:
    """The same question does not print twice."""
    past, coming = _visit(log, -30), _visit(log, 5)
    log.visits.add_standard(past.id)
    log.visits.add_standard(coming.id)
    log.visits.carry_over(coming.id)
    assert len(log.visits.questions(coming.id)) == 9


def test_flags_and_unknown_facts_suggest_questions(log: OpenLog) -> None:
    """Each says why; one that was taken, and a fact that is known, are not suggested again."""
    log.journal.note(SymptomEntry(symptom="breast_lump", observed_on=TODAY))
    visit = _visit(log, 5)
    found = log.visits.suggest(log.flags.today(), visit.id)
    assert any(one.key.startswith("breast_lump/") for one in found)
    assert any(one.key == "unknown/her2" for one in found)
    log.visits.take(found[0], visit.id)
    log.record.set("her2", "negative")
    left = {one.key for one in log.visits.suggest(log.flags.today(), visit.id)}
    assert left == {one.key for one in found[1:]} - {"unknown/her2"}


def test_fact_known_to_be_unknown_is_worth_asking(log: OpenLog) -> None:
    """Not knowing is an answer of its own, and a question for the team."""
    log.record.set("her2", "unknown")
    assert "unknown/her2" in {one.key for one in log.visits.suggest(())}


def test_visit_that_happened_keeps_what_was_agreed(log: OpenLog) -> None:
    """It is past from then on."""
    visit = _visit(log, 0)
    assert log.visits.finish(visit.id, "Scan in May.").agreed == "Scan in May."
    assert log.visits.next() is None
