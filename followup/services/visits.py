"""Visits and the questions for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.records import Fact, Question, Visit
from followup.services.questions import StandardQuestion
from followup.services.suggesting import SuggestedQuestion, from_flags, from_unknown, without_twins
from followup.services.wishes import Wish, Wishes
from followup.signs.flag import Flag

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads

TOP = 3
"""Questions that stand on the first page of the sheet."""


class Visits:
    """Appointments, before and after."""

    def __init__(self, wishes: Wishes, standard: tuple[StandardQuestion, ...]) -> None:
        self._wishes = wishes
        self._standard = standard

    def next(self) -> Visit | None:
        """Return the soonest visit from today on that has not happened yet."""
        with self._wishes.database.glancing() as glance:
            return next_visit(glance, self._wishes.today())

    def ahead(self) -> tuple[Visit, ...]:
        """Return visits that have not happened yet, soonest first."""
        with self._wishes.database.reading() as store:
            return _ahead(store, self._wishes.today())

    def past(self) -> tuple[Visit, ...]:
        """Return visits that happened, or whose day has gone by, newest first."""
        today = self._wishes.today()
        with self._wishes.database.reading() as store:
            visits = [visit for visit in store.all(Visit) if visit.happened or visit.visit_on < today]
        return tuple(sorted(visits, key=lambda visit: (visit.visit_on, visit.at, visit.id), reverse=True))

    def questions(self, visit_id: int | None = None) -> tuple[Question, ...]:
        """Return the questions of a visit (None: those that wait for the next one), asked first first."""
        with self._wishes.database.glancing() as glance:
            return questions_of(glance, visit_id)

    def left_from_before(self, to_visit_id: int | None) -> tuple[Question, ...]:
        """Return the questions that `carry_over` would bring to a visit."""
        with self._wishes.database.reading() as store:
            past = {visit.id for visit in store.all(Visit) if _is_past(visit, self._wishes.today())}
            own = questions_of(store, to_visit_id)
            waiting = [question for question in store.all(Question) if _waits(question, past, to_visit_id)]
        return without_twins((*own, *waiting))[len(own) :]

    def open_questions(self) -> tuple[Question, ...]:
        """Return the questions no answer is noted for, whichever visit they were meant for."""
        with self._wishes.database.reading() as store:
            found = [question for question in store.all(Question) if not question.answer.strip()]
        return tuple(sorted(found, key=lambda question: (question.visit_id or 0, question.rank, question.id)))

    def add(self, question: Question, cause: object | None = None) -> Question:
        """Keep a question as the last one of its visit."""
        with self._wishes.wish("add question", author_id=question.author_id, cause=cause) as wish:
            kept = append_question(wish, question)
            wish.words = self._wishes.tr("Question noted.")
        return kept

    def standard(self) -> tuple[StandardQuestion, ...]:
        """Return the basic questions that are shipped."""
        return self._standard

    def add_standard(self, visit_id: int | None = None, cause: object | None = None) -> tuple[Question, ...]:
        """Keep the basic questions that the visit does not have yet, after its own; return the new ones."""
        with self._wishes.wish("add standard questions", cause=cause) as wish:
            known = {question.key for question in questions_of(wish.store, visit_id)}
            new = [
                Question(words=self._wishes.tr(one.words), key=one.id, visit_id=visit_id, for_whom=one.for_whom)
                for one in self._standard
                if one.id not in known
            ]
            kept = tuple(append_question(wish, question) for question in new)
            wish.words = self._wishes.tr("Basic questions added.")
        return kept

    def suggest(self, flags: Iterable[Flag], visit_id: int | None = None) -> tuple[SuggestedQuestion, ...]:
        """Return questions that the flags and the unknown facts of the record suggest and the visit does not have."""
        with self._wishes.database.reading() as store:
            known = {question.key for question in questions_of(store, visit_id)}
            facts = store.all(Fact, diagnosis_id=None)
        found = [*from_flags(flags), *from_unknown(facts, self._wishes.tr)]
        return tuple(one for one in found if one.key not in known)

    def take(self, suggested: SuggestedQuestion, visit_id: int | None = None, cause: object | None = None) -> Question:
        """Keep a suggested question."""
        words, whom = suggested.words, suggested.for_whom
        return self.add(Question(words=words, key=suggested.key, visit_id=visit_id, for_whom=whom), cause)

    def move(self, question_id: int, rank: int, cause: object | None = None) -> tuple[Question, ...]:
        """Put a question at a place in the order (0 is asked first) and return the new order."""
        with self._wishes.wish("move question", cause=cause) as wish:
            moved = wish.store.get(Question, question_id)
            others = [one for one in questions_of(wish.store, moved.visit_id) if one.id != question_id]
            others.insert(max(0, min(rank, len(others))), moved)
            order = tuple(_at_rank(wish, question, place) for place, question in enumerate(others))
            wish.words = self._wishes.tr("Order changed.")
        return order

    def choose(self, question_id: int, chosen: bool, cause: object | None = None) -> Question:
        """Keep whether a question prints."""
        with self._wishes.wish("choose question", cause=cause) as wish:
            question = wish.store.get(Question, question_id)
            kept = wish.change(replace(question, chosen=chosen))
            wish.words = self._wishes.tr("Choice kept.")
        return kept

    def answer(self, question_id: int, answer: str, answered_by: str = "", cause: object | None = None) -> Question:
        """Keep what was answered, and by whom."""
        with self._wishes.wish("answer question", cause=cause) as wish:
            question = wish.store.get(Question, question_id)
            kept = wish.change(replace(question, answer=answer, answered_by=answered_by))
            wish.words = self._wishes.tr("Answer noted.")
        return kept

    def carry_over(self, to_visit_id: int | None, cause: object | None = None) -> tuple[Question, ...]:
        """Move unanswered questions of past visits, and those that wait, to a visit after its own; return them.

        With None those of past visits wait for whichever visit comes next.

        What the visit asks already does not come twice, and what was left out of printing stays where it is.
        """
        with self._wishes.wish("carry questions over", cause=cause) as wish:
            past = {visit.id for visit in wish.store.all(Visit) if _is_past(visit, self._wishes.today())}
            own = questions_of(wish.store, to_visit_id)
            waiting = [question for question in wish.store.all(Question) if _waits(question, past, to_visit_id)]
            waiting.sort(
                key=lambda question: (question.visit_id is None, question.visit_id or 0, question.rank, question.id)
            )
            new = without_twins((*own, *waiting))[len(own) :]
            kept = tuple(append_question(wish, replace(question, visit_id=to_visit_id)) for question in new)
            wish.words = self._wishes.tr("Questions carried over.")
        return kept

    def finish(
        self, visit_id: int, agreed: str = "", *, handed: int | None = None, cause: object | None = None
    ) -> Visit:
        """Keep that a visit happened and what was agreed; open questions go on waiting for the next one.

        `handed` is the id of the sheet that was handed over at it, where there was one.
        """
        from followup.services.handover import mark_handed

        with self._wishes.wish("finish visit", cause=cause) as wish:
            visit = wish.store.get(Visit, visit_id)
            kept = wish.change(replace(visit, happened=True, agreed=agreed or visit.agreed))
            if handed is not None:
                mark_handed(wish, handed, min(visit.visit_on, self._wishes.today()), visit.clinician)
            wish.words = self._wishes.tr("Visit noted.")
        return kept


def first_page(questions: Iterable[Question], reader: str) -> frozenset[int]:
    """Return the ids of the questions that come on the first page of a reader's sheet."""
    from followup.report.compose.asked import ranked_for

    return frozenset(question.id for question in ranked_for(questions, reader)[:TOP])


def next_visit(store: Reads, today: date) -> Visit | None:
    """Return the soonest visit from a day on that has not happened yet, read in this transaction."""
    return next(iter(_ahead(store, today)), None)


def _ahead(store: Reads, today: date) -> tuple[Visit, ...]:
    visits = [visit for visit in store.all(Visit, happened=False) if visit.visit_on >= today]
    return tuple(sorted(visits, key=lambda visit: (visit.visit_on, visit.at, visit.id)))


def questions_of(store: Reads, visit_id: int | None) -> tuple[Question, ...]:
    """Return the questions of one visit in the order of asking, read in this transaction."""
    return tuple(sorted(store.all(Question, visit_id=visit_id), key=lambda question: (question.rank, question.id)))


def append_question(wish: Wish, question: Question) -> Question:
    """Keep a question as the last one of its visit, as part of a wish."""
    ranks = [one.rank for one in questions_of(wish.store, question.visit_id)]
    placed = replace(question, rank=max(ranks, default=-1) + 1)
    return wish.change(placed) if placed.id else wish.add(placed)


def _at_rank(wish: Wish, question: Question, rank: int) -> Question:
    return question if question.rank == rank else wish.change(replace(question, rank=rank))


def _is_past(visit: Visit, today: date) -> bool:
    return visit.happened or visit.visit_on < today


def _waits(question: Question, past: set[int], to_visit_id: int | None) -> bool:
    elsewhere = question.visit_id is None or question.visit_id in past
    return elsewhere and question.visit_id != to_visit_id and question.chosen and not question.answer.strip()
