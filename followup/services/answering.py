"""Taking in several answers at once: from a laptop, from paper, or from the fields of a file that came back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from followup.domain.answer_fields import question_of
from followup.domain.records import Question, Visit
from followup.services.wishes import Wish, Wishes

if TYPE_CHECKING:
    from followup.storage.store import Store


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that was given to a question, beside the one that is noted already."""

    question: Question
    new: str

    @property
    def old(self) -> str:
        """Return the answer that is noted already, or ""."""
        return self.question.answer.strip()

    @property
    def is_new(self) -> bool:
        """Return whether nothing was noted yet."""
        return not self.old

    @property
    def replaces(self) -> bool:
        """Return whether another answer is noted, which is never overwritten without being asked for."""
        return bool(self.old) and self.old != self.new


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """What would come of answers that were given, in the order of asking; `unknown` names what fits no question."""

    answers: tuple[GivenAnswer, ...]
    unknown: tuple[str, ...] = ()


class Answering:
    """Many answers in one wish."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def preview(self, visit_id: int | None, given: Mapping[str, str]) -> AnswerPreview:
        """Return what `take_answers` would do; empty answers are left out.

        `given` maps the name of a form field ("q-12"), the id of a question ("12") or the key of a basic or suggested
        question of this visit to the answer. A question is found by its id wherever it was carried meanwhile.
        """
        with self._wishes.database.reading() as store:
            return _preview(store, visit_id, given)

    def take_answers(
        self,
        visit_id: int | None,
        given: Mapping[str, str],
        answered_by: str = "",
        replacing: Collection[int] = (),
        cause: object | None = None,
        *,
        clearing: Collection[int] = (),
    ) -> tuple[Question, ...]:
        """Keep the answers in one wish and return the questions that changed.

        An answer that is noted already stays, unless the id of its question is in `replacing`, or in `clearing`, which
        takes it and who gave it away. Without `answered_by`
        it was the clinician of the visit. A question that waited for the next visit goes to this one.
        """
        with self._wishes.wish("take answers", cause=cause) as wish:
            visit = wish.store.get(Visit, visit_id) if visit_id is not None else None
            who = answered_by.strip() or (visit.clinician if visit is not None else "")
            wanted = [
                one
                for one in _preview(wish.store, visit_id, given).answers
                if one.is_new or (one.replaces and one.question.id in replacing)
            ]
            kept = tuple(_keep(wish, one, visit_id, who) for one in wanted)
            cleared = [one for one in wish.store.all(Question) if one.id in clearing and one.answer]
            kept += tuple(wish.change(replace(one, answer="", answered_by="")) for one in cleared)
            wish.words = (
                self._wishes.tr("Answers noted.") if wanted or not cleared else self._wishes.tr("Answers changed.")
            )
        return kept


def _keep(wish: Wish, one: GivenAnswer, visit_id: int | None, who: str) -> Question:
    question = one.question
    at = visit_id if question.visit_id is None else question.visit_id
    return wish.change(replace(question, answer=one.new, answered_by=who, visit_id=at))


def _preview(store: Store, visit_id: int | None, given: Mapping[str, str]) -> AnswerPreview:
    questions = store.all(Question)
    by_id = {question.id: question for question in questions}
    here = [question for question in questions if question.visit_id in {visit_id, None}]
    by_key = {question.key: question for question in reversed(here) if question.key}
    found: dict[int, GivenAnswer] = {}
    unknown = []
    for name, answer in given.items():
        words = answer.strip()
        if not words:
            continue
        question = by_key.get(name.strip()) or by_id.get(_id(name))
        if question is None:
            unknown.append(name)
        else:
            found.setdefault(question.id, GivenAnswer(question, words))
    ordered = sorted(
        found.values(), key=lambda one: (one.question.visit_id is None, one.question.rank, one.question.id)
    )
    return AnswerPreview(tuple(ordered), tuple(unknown))


def _id(name: str) -> int:
    number = name.strip()
    return question_of(number) or (int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0)
