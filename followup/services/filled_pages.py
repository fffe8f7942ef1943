"""Answers that were typed into the fields of a sheet, looked at and then taken into the log."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from followup.domain.answer_fields import answer_field
from followup.domain.records import Question
from followup.exchange.diary import RefusedRow
from followup.exchange.filled_page import MAGIC, MOST_BYTES, FilledAnswer, read_answers
from followup.exchange.foreign import UnreadableFile, open_foreign
from followup.services.answering import Answering, AnswerPreview
from followup.services.exchange import ImportReport
from followup.services.wishes import Wishes


@dataclass(frozen=True, slots=True)
class FilledPage:
    """What a filled sheet holds: answers to questions of this log, and those that belong to no question here.

    `visit_id` is the visit that the answered questions are for, None where they wait for one.
    """

    preview: AnswerPreview
    foreign: tuple[FilledAnswer, ...]
    visit_id: int | None


class FilledPages:
    """Reads filled sheets of one log."""

    def __init__(self, wishes: Wishes, answering: Answering) -> None:
        self._wishes = wishes
        self._answering = answering

    def look(self, path: Path, visit_id: int | None = None, password: str = "") -> FilledPage:
        """Return what a filled sheet holds; nothing is kept yet.

        An answer is for a question of this log only when the sheet's own words for it are those of the question: a
        sheet of somebody else has the same numbers.

        Raises:
            UnreadableFile: when it is no sheet with fields, is locked or damaged.
        """
        try:
            with open_foreign(path, MOST_BYTES) as stream:
                filled = read_answers(stream, password)
        except OSError:
            raise UnreadableFile("This file cannot be read to its end. Please copy it and try again.") from None
        with self._wishes.database.reading() as store:
            questions = {question.id: question for question in store.all(Question)}
        own = [one for one in filled if _is_about(one, questions.get(one.question_id))]
        visit = visit_id if visit_id is not None else _visit_of([questions[one.question_id] for one in own])
        given = {answer_field(one.question_id): one.answer for one in own}
        foreign = tuple(one for one in filled if one not in own)
        return FilledPage(self._answering.preview(visit, given), foreign, visit)

    def take(
        self, page: FilledPage, answered_by: str = "", replacing: Collection[int] = (), cause: object | None = None
    ) -> tuple[Question, ...]:
        """Keep the answers of a sheet that was looked at; one that is noted already stays, unless in `replacing`."""
        given = {answer_field(one.question.id): one.new for one in page.preview.answers}
        return self._answering.take_answers(page.visit_id, given, answered_by, replacing, cause)

    def import_file(
        self, path: Path, dry_run: bool = False, password: str = "", cause: object | None = None
    ) -> ImportReport:
        """Take a filled sheet in as the command line does, and say what became of each answer."""
        page = self.look(path, password=password)
        new = sum(one.is_new for one in page.preview.answers)
        if new and not dry_run:
            self.take(page, cause=cause)
        other = self._wishes.tr("Another answer is noted already. It stays; change it by hand if this one is right.")
        foreign = self._wishes.tr("This question is not in this log, or its words were changed since.")
        refused = [RefusedRow(0, answer_field(one.question.id), other) for one in page.preview.answers if one.replaces]
        refused += [RefusedRow(0, answer_field(one.question_id), foreign) for one in page.foreign]
        had = sum(not one.is_new and not one.replaces for one in page.preview.answers)
        return ImportReport(new, tuple(refused), had, ())


def is_pdf(path: Path) -> bool:
    """Return whether a file says that it is a PDF."""
    try:
        with open_foreign(path, MOST_BYTES) as stream:
            return MAGIC in stream.read(1024)
    except (OSError, UnreadableFile):
        return False


def _is_about(answer: FilledAnswer, question: Question | None) -> bool:
    return question is not None and _letters(answer.question) == _letters(question.words)


def _letters(words: str) -> str:
    """The letters and digits alone: what lies between them may change on the way through a file."""
    return "".join(char for char in unicodedata.normalize("NFKC", words) if char.isalnum())


def _visit_of(questions: list[Question]) -> int | None:
    return next((question.visit_id for question in questions if question.visit_id is not None), None)
