"""The visits of the sample log: past ones with what was said, and the next one with its questions."""

from __future__ import annotations

from dataclasses import replace

from followup.domain.records import Exam, Question, Visit
from followup.domain.words import ExamKind
from followup.services.log import OpenLog
from followup.services.sample import appointments
from followup.services.sample.person import FOLLOW_UP
from followup.services.sample.record import Day
from followup.services.sample.shapes import Met, working_day


def keep_visit(log: OpenLog, day: Day, met: Met) -> None:
    """Keep a visit on the evening of its day: what was asked, answered and agreed, and what the team now knows."""
    visit = log.entries.add(_visit(met, day))
    for words, answer in met.asked:
        question = log.visits.add(Question(words=words, visit_id=visit.id, for_whom=met.role))
        log.visits.answer(question.id, answer, met.who)
    if met is appointments.VISITS[-1]:
        _hand_over(log, visit)
    log.visits.finish(visit.id, met.agreed)
    told = {view.episode.id for view in log.journal.episodes() if view.episode.symptom in met.tells}
    for flag in log.flags.today():
        if not flag.is_quiet and told & set(flag.episodes):
            log.flags.tell(flag, met.who, visit.visit_on)
    if met.purpose == FOLLOW_UP:
        plan = next(plan for plan in log.exams.plans() if plan.exam is ExamKind.CLINIC_VISIT)
        done = Exam(exam=plan.exam, name=plan.name, plan_id=plan.id, done_on=visit.visit_on, place=met.place)
        log.entries.add(replace(done, result=met.agreed.rstrip(".")))


def _hand_over(log: OpenLog, visit: Visit) -> None:
    """Keep the sheet of a visit as it was printed and handed over."""
    from followup.services.sheets import SheetChoices

    document = log.sheets.make(SheetChoices(visit_id=visit.id))
    sheet = log.sheets.keep_printed(document, log.sheets.draw(document))
    log.handovers.hand_over(sheet.id)


def prepare_visit(log: OpenLog, day: Day) -> None:
    """Keep the next visit with its questions: one's own first, then some of the basic ones."""
    coming = replace(_visit(appointments.NEXT_VISIT, day), companion_note=appointments.REMEMBER)
    visit = log.entries.add(coming)
    for words, whom in appointments.OWN_QUESTIONS:
        log.visits.add(Question(words=words, visit_id=visit.id, for_whom=whom))
    for basic in log.visits.standard():
        if basic.id in appointments.CHOSEN_QUESTIONS:
            log.visits.add(Question(words=basic.words, key=basic.id, visit_id=visit.id, for_whom=basic.for_whom))
    log.entries.add(appointments.RECORDS)
    log.checklist.add(visit.id, appointments.OWN_POINT)
    due = next((due for due in log.exams.due() if due.exam is ExamKind.CLINIC_VISIT), None)
    if due is not None:
        log.exams.book(due, visit.visit_on, visit.place, at=visit.at)


def _visit(met: Met, day: Day) -> Visit:
    return Visit(
        visit_on=working_day(day(met.ago)),
        at=met.at,
        clinician=met.who,
        role=met.role,
        place=met.place,
        purpose=met.purpose,
        companion=met.companion,
    )
