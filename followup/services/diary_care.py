"""Later cancers, people, steps and how things are as rows of the diary file, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.care_words import ContactRole, DiagnosisKind, Measured, StepKind, StepState, Taken
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Author, Contact, Diagnosis, Intake, Measure, Medicine, SideEffect, Step
from followup.exchange import cells
from followup.exchange.diary import DiaryKind, DiaryRow

if TYPE_CHECKING:
    from followup.storage.store import Store

Names = Mapping[int, str]


def label(diagnosis_id: int | None) -> str:
    """Return what the rows of a later cancer share in a file; "" for the first one."""
    return "" if diagnosis_id is None else str(diagnosis_id)


def diagnosis_row(diagnosis: Diagnosis, names: Names) -> DiaryRow:
    """Return a later diagnosis as a row."""
    return DiaryRow(
        kind=DiaryKind.DIAGNOSIS,
        observed_on=_day(diagnosis.found_on),
        what=str(diagnosis.diagnosis),
        about=diagnosis.about,
        diagnosis=label(diagnosis.id or None),
        source=diagnosis.source,
        author=names.get(diagnosis.author_id, ""),
        note=diagnosis.note,
    )


def diagnosis_of(row: DiaryRow) -> Diagnosis:
    """Return the later diagnosis of a row."""
    return Diagnosis(
        diagnosis=cells.word(row.what, "what", DiagnosisKind),
        found_on=row.observed_on.on if row.observed_on else None,
        about=_about(row),
        source=row.source,
        note=row.note,
    )


def measure_row(measure: Measure, names: Names) -> DiaryRow:
    """Return one number of a day as a row."""
    return DiaryRow(
        kind=DiaryKind.MEASURE,
        observed_on=_day(measure.measured_on),
        what=str(measure.measured),
        about=measure.about,
        value=str(measure.value),
        author=names.get(measure.author_id, ""),
        note=measure.note,
    )


def measure_of(row: DiaryRow) -> Measure:
    """Return the number of a row."""
    value = row.value.strip()
    if not (value.isascii() and value.isdigit() and len(value) <= 6):
        raise Refused("Write a whole number, for example 3.", field="value")
    return Measure(
        measured=cells.word(row.what, "what", Measured),
        measured_on=_required(row),
        value=int(value),
        about=_about(row),
        note=row.note,
    )


def contact_row(contact: Contact, names: Names) -> DiaryRow:
    """Return somebody of the team, or to lean on, as a row."""
    return DiaryRow(
        kind=DiaryKind.CONTACT,
        what=contact.name,
        place=contact.place,
        sort=str(contact.role),
        purpose=contact.helps_with,
        relation=contact.relation,
        phone=contact.phone,
        phone_out_of_hours=contact.phone_out_of_hours,
        email=contact.email,
        address=contact.address,
        may_see=contact.may_see,
        author=names.get(contact.author_id, ""),
        note=contact.note,
    )


def contact_of(row: DiaryRow) -> Contact:
    """Return the person that a row is about."""
    return Contact(
        name=row.what,
        role=cells.word(row.sort, "sort", ContactRole) if row.sort else ContactRole.OTHER,
        relation=row.relation,
        place=row.place,
        phone=row.phone,
        phone_out_of_hours=row.phone_out_of_hours,
        email=row.email,
        address=row.address,
        helps_with=row.purpose,
        may_see=row.may_see,
        note=row.note,
    )


def step_row(step: Step, names: Names) -> DiaryRow:
    """Return one thing that is being done as a row."""
    return DiaryRow(
        kind=DiaryKind.STEP,
        what=str(step.step),
        about=step.about,
        value=step.words,
        from_on=_day(step.started_on),
        to_on=_day(step.ended_on),
        sort=str(step.state),
        author=names.get(step.author_id, ""),
        note=step.note,
    )


def step_of(row: DiaryRow) -> Step:
    """Return the step of a row."""
    return Step(
        step=cells.word(row.what, "what", StepKind),
        words=row.value,
        state=cells.word(row.sort, "sort", StepState) if row.sort else StepState.DOING,
        started_on=row.from_on.on if row.from_on else None,
        ended_on=row.to_on.on if row.to_on else None,
        about=_about(row),
        note=row.note,
    )


def intake_row(intake: Intake, medicine: str, names: Names) -> DiaryRow:
    """Return whether a medicine was taken on a day as a row."""
    return DiaryRow(
        kind=DiaryKind.INTAKE,
        observed_on=_day(intake.taken_on),
        what=medicine,
        value=str(intake.taken),
        author=names.get(intake.author_id, ""),
        note=intake.note,
    )


def intake_of(row: DiaryRow) -> Intake:
    """Return whether a medicine was taken; the medicine is not set yet."""
    taken = cells.word(row.value, "value", Taken) if row.value else Taken.YES
    return Intake(medicine_id=0, taken_on=_required(row), taken=taken, note=row.note)


def side_effect_rows(store: Store, linked: Iterable[SideEffect]) -> tuple[DiaryRow, ...]:
    """Return which symptom may come from which medicine; the rows of the symptom carry the same label."""
    names = {author.id: "" if author.id == 1 else author.name for author in store.all(Author)}
    medicines = {medicine.id: medicine.name for medicine in store.all(Medicine)}
    return tuple(
        DiaryRow(
            kind=DiaryKind.SIDE_EFFECT,
            what=medicines[one.medicine_id],
            episode=str(one.episode_id),
            author=names.get(one.author_id, ""),
            note=one.note,
        )
        for one in linked
    )


def _day(day: date | None) -> Day | None:
    return None if day is None else Day(day)


def _about(row: DiaryRow) -> bool:
    return row.about or any(day.about for day in (row.observed_on, row.from_on, row.to_on) if day)


def _required(row: DiaryRow) -> date:
    if row.observed_on is None:
        raise Refused("This row needs a day.", field="observed_on")
    return row.observed_on.on
