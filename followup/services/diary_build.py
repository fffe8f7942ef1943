"""One row of a diary file as the record it says, for everything but symptoms. Nothing is looked up in the log."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from followup.domain.care_words import ExamOutcome, Helped, Operation, RadiotherapyField, Therapy
from followup.domain.days import Day, parse_day
from followup.domain.errors import Refused
from followup.domain.facts import FACTS, UNKNOWN, FactName
from followup.domain.records import DosePeriod, Exam, Fact, Medicine, Note, Overall, Treatment, Weight
from followup.domain.words import Answer, ExamKind, MedicineKind, TreatmentKind
from followup.exchange import cells
from followup.exchange.diary import DiaryKind, DiaryRow
from followup.services.fact_words import choice_said
from followup.services.guessing import guess_exam, guess_medicine, guess_treatment

Kind = TypeVar("Kind", bound=StrEnum)


def weight_of(row: DiaryRow) -> Weight:
    """Return the weighing of a row."""
    unit = cells.unit(row.unit, "unit")
    return Weight(
        measured_on=_required(row.observed_on, "observed_on"),
        grams=cells.grams(row.value, "value", unit),
        unit=unit,
        trying_to_lose=dict(row.answers).get("trying_to_lose"),
        about=_about(row),
        note=row.note,
    )


def overall_of(row: DiaryRow) -> Overall:
    """Return how things were overall."""
    value = cells.severity(row.value, "value")
    if value is None:
        raise Refused("The number goes from 0 to 10.", field="value")
    observed_on = _required(row.observed_on, "observed_on")
    return Overall(observed_on=observed_on, value=value, about=_about(row), note=row.note)


def exam_of(row: DiaryRow) -> Exam:
    """Return the exam that a row says was done."""
    name = row.what.strip()
    return Exam(
        exam=_sort(row, ExamKind, guess_exam(name)),
        name=name,
        side=row.side,
        done_on=_required(row.observed_on, "observed_on"),
        about=_about(row),
        place=row.place,
        body_part=row.body_part,
        outcome=cells.word(row.outcome, "outcome", ExamOutcome),
        result=row.value,
        diagnosis_id=_diagnosis(row),
        note=row.note,
    )


def note_of(row: DiaryRow, today: date) -> Note:
    """Return the words of a row as a note; without a day it is of today."""
    words = "\n".join(text for text in (row.what, row.note) if text.strip())
    return Note(noted_on=row.observed_on.on if row.observed_on else today, words=words, about=_about(row))


def treatment_of(row: DiaryRow) -> Treatment:
    """Return the treatment or vaccine; a place that is said is kept in its note."""
    vaccine = row.kind is DiaryKind.VACCINE
    name = row.what.strip() or "Vaccine"
    started = row.observed_on or row.from_on if vaccine else row.from_on or row.observed_on
    where = row.place.strip()
    kind = TreatmentKind.VACCINE if vaccine else _sort(row, TreatmentKind, guess_treatment(name))
    radiotherapy = kind is TreatmentKind.RADIOTHERAPY
    return Treatment(
        treatment=kind,
        name=name,
        side=row.side,
        operations=() if radiotherapy else _parts(row, Operation),
        fields=_parts(row, RadiotherapyField) if radiotherapy else (),
        purpose=row.purpose,
        diagnosis_id=_diagnosis(row),
        started_on=started.on if started else None,
        ended_on=row.to_on.on if row.to_on else None,
        about=_about(row),
        source=row.source,
        note=f"{row.note} ({where})".strip() if where else row.note,
    )


def medicine_of(row: DiaryRow) -> Medicine:
    """Return the medicine or therapy that a row names."""
    name = row.what.strip()
    therapy = row.kind is DiaryKind.THERAPY
    kind = MedicineKind.THERAPY if therapy else _sort(row, MedicineKind, guess_medicine(name))
    return Medicine(
        name=name,
        medicine=kind,
        therapy=cells.word(row.therapy, "therapy", Therapy),
        purpose=row.purpose,
        helped=cells.word(row.helped, "helped", Helped),
        helped_words=row.helped_words,
        team_knows=cells.word(row.team_knows, "team_knows", Answer) if row.team_knows else None,
        note=row.medicine_note,
    )


def period_of(row: DiaryRow) -> DosePeriod:
    """Return the dose period of a row; its medicine is not set yet. A single day of a therapy may stand as observed."""
    started = row.from_on or row.observed_on
    return DosePeriod(
        medicine_id=0,
        dose=row.dose,
        frequency=row.frequency,
        started_on=started.on if started else None,
        ended_on=row.to_on.on if row.to_on else None,
        paused=row.paused,
        as_needed=row.as_needed,
        tapering=row.tapering,
        about=_about(row),
        reason=row.reason,
        note=row.note,
    )


def fact_name(row: DiaryRow) -> FactName | None:
    """Return the fact that a row is about, however its name is written; None when there is none of that name."""
    return FACTS.get("_".join(row.what.strip().casefold().replace("-", " ").split()))


def fact_of(row: DiaryRow, known: FactName) -> Fact:
    """Return the fact of a row."""
    value = row.value.strip()
    about = row.about
    if known.form == "choice":
        value = choice_said(known, value)
    elif value.casefold() == UNKNOWN:
        value = UNKNOWN
    elif known.form == "day":
        about = about or parse_day(value, field="value").about
    return Fact(
        name=known.name,
        value=value,
        side=row.side,
        diagnosis_id=_diagnosis(row),
        about=about,
        source=row.source,
        note=row.note,
    )


def _parts(row: DiaryRow, kinds: type[Kind]) -> tuple[Kind, ...]:
    return tuple(cells.word(part, "parts", kinds) for part in row.parts.split(";") if part.strip())


def _diagnosis(row: DiaryRow) -> int | None:
    """The id of the later cancer; the label of the file was put into the terms of the log before."""
    return int(row.diagnosis) if row.diagnosis else None


def _about(row: DiaryRow) -> bool:
    return row.about or any(day.about for day in (row.observed_on, row.from_on, row.to_on) if day)


def _required(day: Day | None, column: str) -> date:
    if day is None:
        raise Refused("This row needs a day.", field=column)
    return day.on


def _sort(row: DiaryRow, kinds: type[Kind], guessed: Kind) -> Kind:
    return cells.word(row.sort, "sort", kinds) if row.sort else guessed
