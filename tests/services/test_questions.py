"""Questions in order, each once, and answers that come in together."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.domain.answer_fields import answer_field, question_of
from followup.domain.records import Question, Visit
from followup.domain.words import Clinician
from followup.services.log import OpenLog
from followup.services.suggesting import without_twins
from followup.storage.errors import Missing
from tests.services.conftest import TODAY

EDGES = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def _visit(log: OpenLog, days: int, who: str = "Dr Smith") -> Visit:
    return log.entries.add(Visit(visit_on=TODAY + timedelta(days=days), clinician=who))


def _ask(log: OpenLog, words: str, visit: Visit | None = None, key: str = "") -> Question:
    return log.visits.add(Question(words=words, key=key, visit_id=visit.id if visit else None))


@settings(EDGES, max_examples=10)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 6)), max_size=8))
def test_any_sequence_of_moves_gives_the_order_a_list_would_have(
    new_log: Callable[[], OpenLog], moves: list[tuple[int, int]]
) -> None:
    """Taken out and put in again, nothing lost, nothing twice, the ranks counted from 0."""
    log = new_log()
    visit = _visit(log, 5)
    expected = [_ask(log, words, visit).id for words in "abcd"]
    for which, rank in moves:
        moved = expected[which]
        log.visits.move(moved, rank)
        expected.remove(moved)
        expected.insert(max(0, min(rank, len(expected))), moved)
    questions = log.visits.questions(visit.id)
    assert [question.id for question in questions] == expected
    assert len({question.rank for question in questions}) == 4


@given(st.lists(st.builds(Question, words=st.text(max_size=6), key=st.sampled_from(["", "a", "b"])), max_size=8))
def test_twins_are_asked_once_and_nothing_else_is_lost(questions: list[Question]) -> None:
    """The first stays; doing it again changes nothing; each that went has one like it before."""
    kept = without_twins(questions)
    assert without_twins(kept) == kept
    for at, question in enumerate(questions):
        twins = [
            one for one in questions[:at] if (one.key and one.key == question.key) or _said(one) == _said(question)
        ]
        assert (question in kept) or twins


def _said(question: Question) -> str:
    return "".join(filter(str.isalnum, question.words.casefold())) or question.words


def test_twins_of_two_visits_merge(log: OpenLog) -> None:
    """Capitals and marks aside; what was left out of printing is not brought along."""
    past, coming = _visit(log, -30), _visit(log, 5)
    _ask(log, "Is it the tablets?", coming)
    _ask(log, "is it  the tablets", past)
    left_out = _ask(log, "Not so important", past)
    log.visits.choose(left_out.id, False)
    wanted = _ask(log, "Do I need a scan?", past)
    assert log.visits.left_from_before(coming.id) == (wanted,)
    assert [one.id for one in log.visits.carry_over(coming.id)] == [wanted.id]
    assert log.visits.left_from_before(coming.id) == ()


def test_suggestions_say_whom_to_ask(log: OpenLog) -> None:
    """An unknown grade is a question for the oncologist, in words of its own."""
    offered = {one.key: one for one in log.visits.suggest(())}
    assert offered["unknown/grade"].words.startswith("What was the grade")
    assert log.visits.take(offered["unknown/grade"]).for_whom is Clinician.ONCOLOGIST


def test_field_names_and_question_ids_belong_together() -> None:
    """Both sides of the file say the same."""
    assert question_of(answer_field(12)) == 12
    assert [question_of(name) for name in ("q-0", "q-", "q-1x", "name", "q--1", "q-" + "9" * 40)] == [None] * 6


def test_answers_come_in_together(log: OpenLog) -> None:
    """By field name, by number and by key; an empty field is no answer; what fits nothing is named."""
    visit = _visit(log, 0)
    first, second, third = (
        _ask(log, words, visit, key) for words, key in (("a", ""), ("b", ""), ("c", "other_causes"))
    )
    waiting = _ask(log, "d")
    given_answers = {
        answer_field(first.id): " Yes. ",
        str(second.id): "No.",
        "other_causes": "A strain.",
        answer_field(waiting.id): "In May.",
        "q-999": "lost",
        "name": "   ",
    }
    preview = log.answering.preview(visit.id, given_answers)
    assert [(one.question.id, one.new, one.is_new) for one in preview.answers] == [
        (first.id, "Yes.", True),
        (second.id, "No.", True),
        (third.id, "A strain.", True),
        (waiting.id, "In May.", True),
    ]
    assert preview.unknown == ("q-999",)
    kept = log.answering.take_answers(visit.id, given_answers)
    assert {(one.answer, one.answered_by, one.visit_id) for one in kept} == {
        (words, "Dr Smith", visit.id) for words in ("Yes.", "No.", "A strain.", "In May.")
    }
    log.entries.undo(log.entries.history("question")[0].wish_id)
    assert [one.answer for one in log.visits.questions(visit.id)] == ["", "", ""]


def test_a_noted_answer_is_never_overwritten_silently(log: OpenLog) -> None:
    """The preview shows both; only what is named is replaced."""
    visit = _visit(log, 0)
    first, second = (_ask(log, words, visit) for words in "ab")
    for question in (first, second):
        log.visits.answer(question.id, "Old.", "nurse")
    given_answers = {answer_field(first.id): "New.", answer_field(second.id): "New."}
    preview = log.answering.preview(visit.id, given_answers)
    assert [(one.old, one.new, one.replaces) for one in preview.answers] == [("Old.", "New.", True)] * 2
    assert log.answering.take_answers(visit.id, given_answers, "Dr Hart") == ()
    kept = log.answering.take_answers(visit.id, given_answers, "Dr Hart", replacing=[second.id])
    assert [(one.id, one.answer, one.answered_by) for one in kept] == [(second.id, "New.", "Dr Hart")]


def test_an_answer_finds_its_question_where_it_was_carried(log: OpenLog) -> None:
    """A file that comes back late still fits."""
    past, coming = _visit(log, -3), _visit(log, 5)
    question = _ask(log, "a", past)
    log.visits.carry_over(coming.id)
    kept = log.answering.take_answers(past.id, {answer_field(question.id): "Yes."})
    assert [(one.id, one.visit_id) for one in kept] == [(question.id, coming.id)]


def test_answers_for_a_visit_that_is_not_there_are_refused(log: OpenLog) -> None:
    """And nothing is kept."""
    question = _ask(log, "a")
    with pytest.raises(Missing):
        log.answering.take_answers(99, {answer_field(question.id): "Yes."})
    assert log.visits.questions()[0].answer == ""
