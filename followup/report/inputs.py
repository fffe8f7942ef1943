"""What a sheet is made from: records handed in, nothing read from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from followup.domain.log_view import LogView
from followup.domain.records import (
    THE_PERSON,
    Author,
    CheckIn,
    Contact,
    Diagnosis,
    Episode,
    Exam,
    ExamPlan,
    Fact,
    Measure,
    Note,
    Overall,
    PreparedAnswer,
    Question,
    Sheet,
    SideEffect,
    Step,
    Visit,
)
from followup.domain.words import Side
from followup.report.care.record import Treats, treats_nothing
from followup.report.said import Said
from followup.signs.flag import Flag
from followup.signs.sign import ShortQuestion

PAPERS = ("a4", "letter")
"""The paper sizes a sheet can have."""

READERS = ("oncologist", "gp", "surgeon", "pharmacist", "nurse")
"""Whom a sheet can be for; the values are those of `Clinician`."""


@dataclass(frozen=True, slots=True)
class ExamDue:
    """An examination that is due: its next day from the plan, or the day that is booked.

    `due_from` is the first day of a span ("every 3 to 6 months"), `at` the booked time of day.
    """

    name: str
    due_on: date
    side: Side = Side.NONE
    booked_on: date | None = None
    overdue: bool = False
    source: str = ""
    due_from: date | None = None
    at: str = ""


def _as_written(name: str) -> str:
    return name.replace("_", " ")


def _nowhere(_symptom: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetInput:
    """Everything one sheet says, as records; composing it needs no storage, no clock and no services.

    today: the day the sheet is made; ages, "for 47 days" and due days count to it.
    from_on, to_on: the period. Both days belong to it. The charts, the counts and the full log are of this period.
    since_visit: the last visit that happened, when the period starts there; None says "from ... to ..." instead.
    since_sheet: the sheet that the team was given last, when the period starts where that one ended.
    seen: what that sheet said, so that changes count from what the team has seen, also where the log was changed since.
    prepared: what the person wrote for this visit instead of the answers of the log.
    visit: the visit the sheet is for, or None when no visit is set.
    reader: one of `READERS`. paper: one of `PAPERS`.
    large_print: larger type; the first page then shows fewer rows.
    fillable: whether the questions have fields to type the answers into, in a program that shows PDF.
    sections: ids of the parts after page 1 that are wanted (`document.SECTIONS`); None is all of them.
    prepared_by: author id of who makes the sheet.
    log: episodes with all observations of the period and, for open episodes, what lies before it; medicines with
        every dose period; treatments; weights (two years back or more, for the change in weight); told.
    flags: `evaluate(signs, log, today)`, highest tier first, quiet ones included.
    facts: every fact of the record. Profile facts in `log.profile` are not read for printing.
    visits: every visit, for the marks in charts; only those that happened are drawn.
    overalls, exams, plans, notes, check_ins: records, any order. Overalls and notes outside the period are not printed.
    diagnoses, measures, steps: records, any order; contacts in the order they print.
    treats: which cancer treatments the name of a medicine stands for.
    due: what is due or booked, soonest first.
    side_effects: symptoms that somebody thinks come from a medicine, each with its episode.
    substance: the active substance of a medicine that is written by another name ("Femara" gives "letrozole"), or "".
    questions: in the order of asking. Only those with `chosen` print. Answers that are known print too.
    authors: every author by id; an unknown id prints as a caregiver.
    symptom_title, place_title: the title of a catalogue id; "" when it has none.
    usual_place: the place id a symptom stands at when the person named none, "" for nowhere. Only the figure uses it.
    question_title: the words of a short question id ("wakes_at_night" -> "Does it wake you at night?").
    short_questions: by id, what a short question names beside the symptom it is asked of.
    signs_version: the version of the rules, printed with the flags.
    """

    today: date
    from_on: date
    to_on: date
    log: LogView
    flags: tuple[Flag, ...] = ()
    facts: tuple[Fact, ...] = ()
    overalls: tuple[Overall, ...] = ()
    exams: tuple[Exam, ...] = ()
    plans: tuple[ExamPlan, ...] = ()
    due: tuple[ExamDue, ...] = ()
    side_effects: tuple[tuple[SideEffect, Episode], ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    visits: tuple[Visit, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    measures: tuple[Measure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    steps: tuple[Step, ...] = ()
    treats: Treats = treats_nothing
    visit: Visit | None = None
    since_visit: Visit | None = None
    since_sheet: Sheet | None = None
    seen: Said | None = None
    prepared: tuple[PreparedAnswer, ...] = ()
    authors: Mapping[int, Author] = field(default_factory=dict)
    prepared_by: int = THE_PERSON
    reader: str = "oncologist"
    paper: str = "a4"
    large_print: bool = False
    fillable: bool = False
    sections: frozenset[str] | None = None
    symptom_title: Callable[[str], str] = _as_written
    place_title: Callable[[str], str] = _as_written
    usual_place: Callable[[str], str] = _nowhere
    question_title: Callable[[str], str] = _as_written
    short_questions: Mapping[str, ShortQuestion] = field(default_factory=dict)
    substance: Callable[[str], str] = _nowhere
    signs_version: str = ""
    language: str = "en-GB"
