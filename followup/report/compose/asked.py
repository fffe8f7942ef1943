"""The questions: three on page 1, all of them with room for answers after it."""

from __future__ import annotations

from collections.abc import Iterable

from followup.domain.records import Question
from followup.domain.words import Clinician
from followup.report.compose.reading import Reading
from followup.report.document import AnswerRoom, Section, Text
from followup.report.front import Discuss, More, QuestionRow
from followup.report.wording import joined, sentences


def rows(reading: Reading) -> tuple[QuestionRow, ...]:
    """Return the chosen questions in their order: those for this reader or for anybody first."""
    ranked = ranked_for(reading.view.questions, reading.view.reader)
    return tuple(_row(number, question, reading) for number, question in enumerate(ranked, 1))


def ranked_for(questions: Iterable[Question], reader: str) -> list[Question]:
    """Return the questions that print, in the order in which a reader's sheet asks them."""
    chosen = [question for question in questions if question.chosen]
    return sorted(chosen, key=lambda question: not _for_reader(question, reader))


def _for_reader(question: Question, reader: str) -> bool:
    return question.for_whom in {Clinician.NONE, reader}


def _row(number: int, question: Question, reading: Reading) -> QuestionRow:
    whom = "" if _for_reader(question, reading.view.reader) else _whom(question.for_whom, reading)
    answer = question.answer.strip()
    if answer and question.answered_by.strip():
        answer = reading.tr("{answer} ({who})").format(answer=answer, who=question.answered_by.strip())
    return QuestionRow(number, question.words.strip(), whom, answer, question.id)


def _whom(clinician: Clinician, reading: Reading) -> str:
    tr = reading.tr
    return {
        Clinician.ONCOLOGIST: tr("for the oncologist"),
        Clinician.NURSE: tr("for the nurse"),
        Clinician.PHARMACIST: tr("for the pharmacist"),
        Clinician.GP: tr("for the family doctor"),
        Clinician.SURGEON: tr("for the surgeon"),
    }.get(clinician, tr("for another member of the team"))


def discuss(reading: Reading, asked: tuple[QuestionRow, ...]) -> Discuss:
    """Return the block of page 1 with what is most wanted to be discussed."""
    tr = reading.tr
    return Discuss(
        title=tr("What I most want to discuss"),
        hint=tr("please go through these with me"),
        rows=asked,
        empty=tr("No questions written down yet. Room for notes:"),
        answer=tr("Answer"),
        more=More(tr("{count} more on page {page}"), tr("{count} more"), "questions"),
    )


def section(reading: Reading, asked: tuple[QuestionRow, ...]) -> Section:
    """Return all questions with room for the answers."""
    tr = reading.tr
    room_words = tr("There is room to write under each one.")
    if reading.view.fillable:
        room_words = tr("Type each answer into its field, or write it by hand.")
    hint = Text(sentences(tr("Please go through these with me."), room_words), quiet=True)
    room = AnswerRoom(
        asked, tr("No questions written down yet."), tr("Answer"), tr("Answered already"), reading.view.fillable
    )
    return Section("questions", tr("All my questions"), (hint, room) if asked else (room,))


def labelled(row: QuestionRow) -> str:
    """Return the words of a question with whom it is for."""
    return joined([row.words, f"({row.whom})" if row.whom else ""], " ")
