"""The record, the medicines and the examinations of the sample log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from followup.domain.care_words import Taken as Dosed
from followup.domain.records import DosePeriod, Exam, ExamPlan, Medicine, Step, Treatment
from followup.domain.words import TreatmentKind
from followup.services.log import OpenLog
from followup.services.sample import person
from followup.services.sample.shapes import FIRST_EVENING, Taken, working_day

Day = Callable[[int], date]
"""Turns days before the end of the story into a day."""


def keep_record(log: OpenLog, day: Day) -> None:
    """Keep the facts and the plans of the first evening."""
    for name, value, side, source in person.FACTS:
        log.record.set(name, value, side, source)
    for name, ago, side in person.FACT_DAYS:
        log.record.set(name, day(ago).isoformat(), side)
    for contact in person.PEOPLE:
        log.entries.add(contact)
    for step, words in person.STEPS:
        log.entries.add(Step(step=step, words=words))
    for exam, name, months, starts, side in person.PLANS:
        log.exams.plan(ExamPlan(exam=exam, name=name, every_months=months, starts_on=day(starts), side=side))
    exam, name, months, starts, side, template, source = person.PUBLISHED_PLAN
    plan = ExamPlan(exam=exam, name=name, every_months=months, starts_on=day(starts), side=side)
    log.exams.plan(replace(plan, template=template, source=source))


def record_days() -> set[int]:
    """Return every day on which something of the record, the medicines or the examinations is entered."""
    doses = {dose.ago for taken in person.MEDICINES for dose in taken.doses}
    stops = {taken.stopped for taken in person.MEDICINES if taken.stopped is not None}
    treatments = {began for *_, began, _ in person.TREATMENTS}
    tests = {test.ago for test in person.TESTS}
    return {_entered(ago) for ago in doses | stops | treatments | tests}


def keep_record_of_day(log: OpenLog, day: Day, ago: int) -> None:
    """Keep what the story has for one day; what lies before the first evening is kept on it."""
    for treatment, words, side, began, ended in person.TREATMENTS:
        if _entered(began) == ago:
            ended_on = None if ended is None else day(ended)
            log.entries.add(
                Treatment(
                    treatment=treatment,
                    name=words,
                    side=side,
                    operations=person.OPERATIONS if treatment is TreatmentKind.SURGERY else (),
                    fields=person.FIELDS if treatment is TreatmentKind.RADIOTHERAPY else (),
                    started_on=day(began),
                    ended_on=ended_on,
                )
            )
    for taken in person.MEDICINES:
        _take(log, day, ago, taken)
    for test in person.TESTS:
        if test.ago == ago:
            plans = {plan.exam: plan.id for plan in log.exams.plans()}
            log.entries.add(
                Exam(
                    exam=test.exam,
                    name=test.name,
                    plan_id=plans.get(test.exam),
                    side=test.side,
                    done_on=working_day(day(ago)),
                    place=test.place,
                    outcome=test.outcome,
                    result=test.result,
                    report_received=test.report,
                    report_asked_on=None if test.report else working_day(day(test.ago)),
                )
            )


def _take(log: OpenLog, day: Day, ago: int, taken: Taken) -> None:
    for number, dose in enumerate(taken.doses):
        if _entered(dose.ago) != ago:
            continue
        if number == 0:
            medicine = Medicine(
                name=taken.name,
                medicine=taken.kind,
                therapy=taken.therapy,
                purpose=taken.purpose,
                helped=taken.helped,
                helped_words=taken.helped_words,
            )
            first = DosePeriod(medicine_id=0, dose=dose.dose, frequency=dose.frequency, as_needed=dose.as_needed)
            log.medicines.start(medicine, replace(first, started_on=day(dose.ago)))
        elif dose.paused:
            log.medicines.pause(_known(log, taken), day(dose.ago), dose.reason)
        elif taken.doses[number - 1].paused:
            log.medicines.resume(_known(log, taken), day(dose.ago), dose.dose, dose.reason, frequency=dose.frequency)
        else:
            often = dose.frequency
            log.medicines.change_dose(_known(log, taken), day(dose.ago), dose.dose, dose.reason, frequency=often)
    if taken.stopped == ago:
        log.medicines.stop(_known(log, taken), day(ago))


def keep_days_taken(log: OpenLog, day: Day) -> None:
    """Keep for a few weeks whether a medicine was taken."""
    _, name, days, left_out = person.DAYS_NOTED
    medicine_id = medicine_named(log, name)
    for ago in reversed(days):
        log.medicine_notes.note_day(medicine_id, day(ago), Dosed.NO if ago in left_out else Dosed.YES)


def medicine_named(log: OpenLog, name: str) -> int:
    """Return the id of a medicine of the story."""
    return next(view.medicine.id for view in log.medicines.all() if view.medicine.name == name)


def _known(log: OpenLog, taken: Taken) -> int:
    return medicine_named(log, taken.name)


def _entered(ago: int) -> int:
    return min(ago, FIRST_EVENING)
