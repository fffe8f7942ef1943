"""Fills in what a sheet is made from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from followup.domain.days import add_months
from followup.domain.records import (
    Author,
    CheckIn,
    Contact,
    Diagnosis,
    Exam,
    ExamPlan,
    Fact,
    Measure,
    Note,
    Overall,
    PreparedAnswer,
    Question,
    Step,
    Visit,
)
from followup.report.inputs import READERS, ExamDue, SheetInput
from followup.services.care import Care, sorted_contacts
from followup.services.exams import Exams
from followup.services.flags import FlagBoard
from followup.services.handover import said_on, since_in
from followup.services.medicine_notes import side_effects_in
from followup.services.plan_days import DueExam
from followup.services.sheet_habits import SheetHabits
from followup.services.suggesting import without_twins
from followup.services.visits import next_visit, questions_of
from followup.services.wishes import Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.sign import Signs

if TYPE_CHECKING:
    from followup.storage.store import Store

NO_VISIT = 0
"""In place of the id of a visit: for none in particular, also where one is ahead."""

FIRST_PERIOD_MONTHS = 6
"""How far back the first sheet looks when no visit happened yet."""


class SheetFiller:
    """Gathers the records of a sheet from the log, and the flags from the board that the screens show."""

    def __init__(
        self, wishes: Wishes, flags: FlagBoard, signs: Signs, catalogue: Catalogue, care: Care, exams: Exams
    ) -> None:
        self._wishes = wishes
        self._flags = flags
        self._signs = signs
        self._catalogue = catalogue
        self._care = care
        self._exams = exams

    def visit(self, visit_id: int | None) -> Visit | None:
        """Return a visit, for None the next one, for `NO_VISIT` none; raises `Missing` when it is not there."""
        with self._wishes.database.reading() as store:
            return _visit(store, visit_id, self._wishes.today())

    def reader_for(self, visit_id: int | None) -> str:
        """Return whom a sheet for a visit (None: the next one) is for: its clinician's role, else whom the last was."""
        visit = self.visit(visit_id)
        role = "" if visit is None else str(visit.role)
        return role if role in READERS else SheetHabits(self._wishes).last_reader()

    def fill(
        self, *, since: date | None, visit_id: int | None, reader: str | None = None, **choices: Any
    ) -> SheetInput:
        """Return the input of a sheet up to today; `choices` are fields of `SheetInput` handed through.

        It begins on the day `since`, or where its reader saw the log last, or half a year back. Without a reader it is
        for whom the visit is with.
        """
        reader = reader or self.reader_for(visit_id)
        today = self._wishes.today()
        flags, log, due = self._flags.today(), self._flags.log(), self._exams.due(today)
        with self._wishes.database.reading() as store:
            visit = _visit(store, visit_id, today)
            own = visit.id if visit is not None else None
            seen = since_in(store, today, own, reader)
            from_on = min(since or (seen.on if seen else add_months(today, -FIRST_PERIOD_MONTHS)), today)
            counts = seen if seen is not None and seen.on == from_on else None
            exams, plans = store.all(Exam), store.all(ExamPlan)
            return SheetInput(
                today=today,
                from_on=from_on,
                to_on=today,
                log=log,
                flags=flags,
                facts=store.all(Fact),
                overalls=store.all(Overall),
                exams=exams,
                plans=plans,
                due=tuple(map(_due, due)),
                side_effects=side_effects_in(store),
                substance=self._substance,
                questions=_questions(store, visit),
                notes=store.all(Note),
                check_ins=store.all(CheckIn),
                visits=store.all(Visit),
                diagnoses=store.all(Diagnosis),
                measures=store.all(Measure),
                contacts=sorted_contacts(store.all(Contact)),
                steps=store.all(Step),
                treats=self._care.treats,
                visit=visit,
                since_visit=counts.visit if counts else None,
                since_sheet=counts.sheet if counts else None,
                seen=said_on(counts.sheet) if counts and counts.sheet else None,
                prepared=store.all(PreparedAnswer, visit_id=own) if own is not None else (),
                reader=reader,
                authors={author.id: author for author in store.all(Author)},
                symptom_title=self._symptom_title,
                place_title=self._place_title,
                usual_place=self._usual_place,
                question_title=self._question_title,
                short_questions=self._signs.questions,
                signs_version=self._signs.version,
                **choices,
            )

    def _symptom_title(self, symptom_id: str) -> str:
        known = self._catalogue.symptom_by_id.get(symptom_id)
        return self._wishes.tr(known.title) if known else ""

    def _place_title(self, place_id: str) -> str:
        known = self._catalogue.place_by_id.get(place_id)
        return self._wishes.tr(known.title) if known else ""

    def _usual_place(self, symptom_id: str) -> str:
        known = self._catalogue.symptom_by_id.get(symptom_id)
        return known.default_place if known else ""

    def _substance(self, name: str) -> str:
        return ", ".join(named.medicine.id for named in self._signs.medicines.read(name) if named.by_other_name)

    def _question_title(self, question_id: str) -> str:
        known = self._signs.questions.get(question_id)
        return self._wishes.tr(known.words) if known else question_id.replace("_", " ")


def _visit(store: Store, visit_id: int | None, today: date) -> Visit | None:
    if visit_id is None:
        return next_visit(store, today)
    return None if visit_id == NO_VISIT else store.get(Visit, visit_id)


def _questions(store: Store, visit: Visit | None) -> tuple[Question, ...]:
    """Return the questions of the visit, then those that wait for the next one, each once."""
    own = questions_of(store, visit.id) if visit is not None else ()
    return without_twins((*own, *questions_of(store, None)))


def _due(due: DueExam) -> ExamDue:
    return ExamDue(
        name=due.name,
        due_on=due.due_on,
        side=due.side,
        booked_on=due.booked_on,
        overdue=due.overdue,
        source=due.plan.source if due.plan is not None else "",
        due_from=due.due_from,
        at=due.at,
    )
