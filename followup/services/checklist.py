"""The checklist of a visit: it fills itself from the log, and each line can be ticked, changed or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from followup.domain.errors import Refused
from followup.domain.facts import UNKNOWN
from followup.domain.records import CheckItem, Exam, Note, RecordRequest, Visit
from followup.domain.words import ChecklistPart, ExamKind, TreatmentKind
from followup.services.sheet_input import SheetFiller
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.domain.wording import Translate
    from followup.report.compose.reading import Reading
    from followup.storage.store import Store

MOST_NOTES = 10
"""Notes of the time since the last visit that stand on the list, newest first."""


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line: what the log says, and what was done to it.

    `key` names the line of the log, "own/3" is one's own.
    """

    key: str
    part: ChecklistPart
    log_says: str
    item: CheckItem | None = None

    @property
    def words(self) -> str:
        """Return what the line says: the person's own words where there are some."""
        return (self.item.words.strip() if self.item is not None else "") or self.log_says

    @property
    def is_ticked(self) -> bool:
        """Return whether it is done."""
        return self.item is not None and self.item.ticked

    @property
    def is_own(self) -> bool:
        """Return whether the person added it."""
        return self.part is ChecklistPart.OWN

    @property
    def is_left_out(self) -> bool:
        """Return whether the person took it off the list."""
        return self.item is not None and self.item.left_out


class Checklist:
    """What to bring, to say and to see to before a visit."""

    def __init__(self, wishes: Wishes, filler: SheetFiller) -> None:
        self._wishes = wishes
        self._filler = filler

    def lines(self, visit_id: int, *, left_out: bool = False) -> tuple[ChecklistLine, ...]:
        """Return the lines by part, those that were left out only where asked for; raises `Missing` for no visit."""
        found = [line for line in self._every(visit_id) if left_out or not line.is_left_out]
        return tuple(found)

    def tick(self, visit_id: int, key: str, ticked: bool, cause: object | None = None) -> CheckItem:
        """Keep whether a line is done."""
        words = self._wishes.tr("Ticked.") if ticked else self._wishes.tr("Not ticked any more.")
        return self._keep(visit_id, key, words, cause, ticked=ticked)

    def say(self, visit_id: int, key: str, words: str, cause: object | None = None) -> CheckItem:
        """Keep a line in other words; empty words let the log speak again. Raises `Refused` for an empty own line."""
        return self._keep(visit_id, key, self._wishes.tr("Line changed."), cause, words=words.strip())

    def leave_out(self, visit_id: int, key: str, cause: object | None = None) -> CheckItem | None:
        """Take a line off the list; one's own goes into the trash, one of the log can be shown again."""
        if key.startswith(_OWN):
            with self._wishes.wish("remove line", cause=cause, may_use_reserve=True) as wish:
                wish.remove(CheckItem.kind, _own_id(key))
                wish.words = self._wishes.tr("Line deleted.")
            return None
        return self._keep(visit_id, key, self._wishes.tr("Line left out."), cause, left_out=True)

    def show_all(self, visit_id: int, cause: object | None = None) -> None:
        """Put every line that was left out back on the list."""
        with self._wishes.wish("show lines", cause=cause) as wish:
            for item in wish.store.all(CheckItem, visit_id=visit_id, left_out=True):
                wish.change(replace(item, left_out=False))
            wish.words = self._wishes.tr("All lines are back on the list.")

    def add(self, visit_id: int, words: str, cause: object | None = None) -> CheckItem:
        """Keep a line of one's own."""
        with self._wishes.wish("add line", cause=cause) as wish:
            kept = wish.add(CheckItem(visit_id=visit_id, words=words.strip()))
            wish.words = self._wishes.tr("Line added.")
        return kept

    def _keep(self, visit_id: int, key: str, said: str, cause: object | None, **values: object) -> CheckItem:
        part = next((line.part for line in self._every(visit_id) if line.key == key), None)
        if part is None:
            raise Refused("This line is no longer on the list.", field="key")
        with self._wishes.wish("change line", cause=cause) as wish:
            item = _item(wish.store, visit_id, key)
            if item is None:
                new = CheckItem(visit_id=visit_id, key=key, part=part)
                kept = wish.add(replace(new, **values))  # type: ignore[arg-type]
            else:
                kept = wish.change(replace(item, **values))  # type: ignore[arg-type]
            wish.words = said
        return kept

    def _every(self, visit_id: int) -> list[ChecklistLine]:
        from followup.report.compose.reading import Reading

        view = self._filler.fill(since=None, visit_id=visit_id)
        with self._wishes.database.reading() as store:
            visit, items = store.get(Visit, visit_id), store.all(CheckItem, visit_id=visit_id)
            requests = store.all(RecordRequest)
        by_key = {item.key: item for item in items if item.key}
        found = [
            replace(line, item=by_key.get(line.key))
            for line in _lines(Reading(view, self._wishes.tr), visit, requests, self._wishes.tr)
        ]
        there = {line.key for line in found}
        # What the person wrote over a line stays when the log no longer has the line.
        found += [
            ChecklistLine(one.key, one.part, "", one) for one in items if one.key not in there and one.words and one.key
        ]
        own = [ChecklistLine(f"{_OWN}{one.id}", ChecklistPart.OWN, "", one) for one in items if not one.key]
        return sorted(found, key=lambda line: _PARTS.index(line.part)) + own


_OWN = "own/"
_PARTS = (
    ChecklistPart.SYMPTOMS,
    ChecklistPart.TREATMENTS,
    ChecklistPart.RECORDS,
    ChecklistPart.QUESTIONS,
    ChecklistPart.OWN,
)


def _own_id(key: str) -> int:
    digits = key.removeprefix(_OWN)
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _item(store: Store, visit_id: int, key: str) -> CheckItem | None:
    if key.startswith(_OWN):
        return store.get(CheckItem, _own_id(key))
    found = store.all(CheckItem, visit_id=visit_id, key=key)
    return found[-1] if found else None


def _lines(
    reading: Reading, visit: Visit, requests: tuple[RecordRequest, ...], tr: Translate
) -> Iterator[ChecklistLine]:
    yield from (ChecklistLine(key, ChecklistPart.SYMPTOMS, words) for key, words in _symptoms(reading, tr))
    yield from (ChecklistLine(key, ChecklistPart.TREATMENTS, words) for key, words in _treatments(reading))
    yield from (ChecklistLine(key, ChecklistPart.RECORDS, words) for key, words in _records(reading, requests, tr))
    yield from (ChecklistLine(key, ChecklistPart.QUESTIONS, words) for key, words in _practical(reading, visit, tr))


_Lines = Iterator[tuple[str, str]]


def _symptoms(reading: Reading, tr: Translate) -> _Lines:
    """Symptoms and other health problems since the last visit."""
    from followup.report.compose.changes import then_and_now
    from followup.report.compose.worrying import ranked

    listed = ranked(reading)
    for course in (*listed, *(one for one in reading.courses if one not in listed)):
        words = tr("{symptom}: {state}").format(
            symptom=reading.title(course.episode), state=then_and_now(course, reading)
        )
        yield f"symptom/{course.episode.id}", words
    for fact in reading.facts("known_condition"):
        if fact.value != UNKNOWN:
            yield f"fact/{fact.id}", tr("Other health problem: {name}").format(name=fact.value)
    notes: list[Note] = [note for note in reading.view.notes if reading.in_period(note.noted_on)]
    for note in sorted(notes, key=lambda one: (one.noted_on, one.id), reverse=True)[:MOST_NOTES]:
        words = tr("Your note of {day}: {words}").format(day=reading.near(note.noted_on), words=_short(note.words))
        yield f"note/{note.id}", words


def _treatments(reading: Reading) -> _Lines:
    """Every medicine, vitamin, supplement, therapy and cancer treatment, also what was stopped."""
    from followup.report.compose.medicines import dose_words
    from followup.report.compose.treatments import treatment_line

    for view in sorted(reading.view.log.medicines, key=lambda view: (view.medicine.name.casefold(), view.medicine.id)):
        yield f"medicine/{view.medicine.id}", f"{view.medicine.name.strip()}: {dose_words(reading, view)}"
    tried = (one for one in reading.view.log.treatments if one.treatment is not TreatmentKind.VACCINE)
    for treatment in tried:
        yield f"treatment/{treatment.id}", treatment_line(reading, treatment)


def _records(reading: Reading, requests: tuple[RecordRequest, ...], tr: Translate) -> _Lines:
    """What to bring, and what is still to be asked for or to come."""
    for request in requests:
        what = ", ".join(line.strip(" -•\t") for line in request.what.splitlines() if line.strip()) or tr("records")
        if request.received_on is not None:
            template = tr("Bring: {what}, from {institution}")
        elif request.asked_on is not None:
            template = tr("Not here yet: {what}, from {institution}, asked for on {day}")
        else:
            template = tr("Ask for: {what}, from {institution}")
        words = template.format(what=what, institution=request.institution, day=reading.near(request.asked_on))
        yield f"request/{request.id}", words
        if not request.release_signed and request.received_on is None:
            yield (
                f"release/{request.id}",
                tr("Sign the release form of {institution}").format(institution=request.institution),
            )
    exams: list[Exam] = [exam for exam in reading.view.exams if _has_report(reading, exam)]
    for exam in exams:
        template = (
            tr("Bring the report: {exam}, {day}") if exam.report_received else tr("Ask for the report: {exam}, {day}")
        )
        yield f"exam/{exam.id}", template.format(exam=exam.name, day=reading.near(exam.done_on))


def _has_report(reading: Reading, exam: Exam) -> bool:
    return exam.exam is not ExamKind.CLINIC_VISIT and reading.in_period(exam.done_on)


def _practical(reading: Reading, visit: Visit, tr: Translate) -> _Lines:
    count = sum(1 for question in reading.view.questions if question.chosen)
    yield (
        "questions",
        (
            tr("Look through your {count} questions and put the three you want most on top").format(count=count)
            if count
            else tr("Write down your questions")
        ),
    )
    if not visit.companion.strip():
        yield "companion", tr("Ask somebody to come with you")
    elif visit.companion_note.strip():
        words = tr("Tell {name} what to remember: {words}")
        yield "companion", words.format(name=visit.companion.strip(), words=_short(visit.companion_note))
    else:
        yield "companion", tr("Tell {name} what to remember or to ask").format(name=visit.companion.strip())
    yield "sheet", tr("Print the summary for your team")


def _short(words: str) -> str:
    from followup.report.wording import clipped

    return clipped(words, 120)
