"""What is planned: exams that repeat, exams that are due or booked, visits to come, and what is being done."""

from __future__ import annotations

from datetime import date

from followup.domain.care_words import StepState
from followup.domain.records import Exam, ExamPlan, Record, Step, Visit
from followup.exchange.fhir.codes import Plain, concept
from followup.exchange.fhir.draft import Draft, Section, entered, texts
from followup.exchange.fhir.narrative import table
from followup.exchange.fhir.strings import clean
from followup.exchange.fhir.times import dated, spanned

_STEP_STATES = {
    StepState.DOING: ("active", "in-progress"),
    StepState.PLANNED: ("active", "not-started"),
    StepState.STOPPED: ("revoked", "stopped"),
    StepState.NOT_FOR_ME: ("revoked", "cancelled"),
}


def plan_section(draft: Draft) -> Section:
    """Return everything that is planned or going on, each by itself, with who wrote it down."""
    tr = draft.tr
    section = Section(tr("Plan of care"), "18776-5")
    rows = []
    for plan in draft.given.plans:
        section.entries.append(_exam_plan(draft, plan))
        rows.append(_plan_row(draft, plan))
    for exam in draft.given.exams:
        if exam.done_on is None:
            section.entries.append(_exam(draft, exam))
            rows.append(_exam_row(draft, exam))
    for visit in draft.given.visits:
        if is_ahead(draft, visit):
            section.entries.append(_visit(draft, visit))
            rows.append(_visit_row(draft, visit))
    for step in draft.given.steps:
        section.entries.append(_step(draft, step))
        rows.append(_step_row(draft, step))
    heads = (tr("What"), tr("When"), tr("Notes"), tr("Entered by"))
    section.blocks.append(table(heads, rows))
    return section


def is_ahead(draft: Draft, visit: Visit) -> bool:
    """Return whether a visit is still to come."""
    return not visit.happened and visit.visit_on >= draft.given.today


def _care_plan(draft: Draft, record: Record, status: str, detail: Plain, *notes: str) -> Plain:
    body: Plain = {
        "status": status,
        "intent": "plan",
        "title": detail["code"]["text"],
        "subject": draft.person,
        **entered("created", record),
        "author": draft.who(record),
        "activity": [{"detail": detail}],
        **draft.note(record, *notes),
    }
    return draft.add("CarePlan", f"{record.kind}/{record.id}", body)


def _exam_plan(draft: Draft, plan: ExamPlan) -> Plain:
    over = plan.ends_on is not None and plan.ends_on < draft.given.today
    status = "completed" if over else "active" if plan.active else "on-hold"
    repeat: Plain = {"boundsPeriod": {"start": plan.starts_on.isoformat()}}
    if plan.ends_on is not None:
        repeat["boundsPeriod"]["end"] = plan.ends_on.isoformat()
    timing: Plain = {"repeat": {**repeat, "frequency": 1, "period": plan.every_months, "periodUnit": "mo"}}
    due = draft.given.next_due.get(plan.id)
    if due is not None and status == "active":
        timing["event"] = [due.isoformat()]
    detail: Plain = {
        "code": concept(_named(draft, plan)),
        "status": {"active": "scheduled", "on-hold": "on-hold", "completed": "completed"}[status],
        "scheduledTiming": timing,
    }
    return _care_plan(draft, plan, status, detail, _known_from(draft, plan.source), plan.note)


def _exam(draft: Draft, exam: Exam) -> Plain:
    """Return an exam that was not done yet; whether one that is overdue will be done, nobody knows."""
    on = exam.booked_on or exam.due_on
    detail: Plain = {
        "code": concept(_named(draft, exam)),
        "status": "scheduled" if exam.booked_on is not None else "not-started",
        **_place(exam.place),
        **_starts(on),
    }
    if on is None:
        detail["status"] = "unknown"
    if words := _booked(draft, exam):
        detail["description"] = clean(words)
    return _care_plan(draft, exam, "active", detail, exam.note)


def _visit(draft: Draft, visit: Visit) -> Plain:
    detail: Plain = {
        "kind": "Appointment",
        "code": concept(draft.tr("Visit")),
        "status": "scheduled",
        **_place(visit.place),
        **_starts(visit.visit_on),
    }
    if words := texts(visit.clinician, visit.purpose, visit.at):
        detail["description"] = clean(words)
    return _care_plan(draft, visit, "active", detail, visit.note)


def _step(draft: Draft, step: Step) -> Plain:
    status, state = _STEP_STATES[step.state]
    words = texts(draft.words.step_state(step.state), step.words, between=": ")
    detail: Plain = {"code": concept(draft.words.step[step.step]), "status": state}
    if step.started_on is not None or step.ended_on is not None:
        detail |= spanned("scheduled", step.started_on, step.ended_on, about=step.about, about_last=step.about)
    detail["description"] = clean(words)
    return _care_plan(draft, step, status, detail, step.note)


def _starts(on: date | None) -> Plain:
    return {"scheduledPeriod": {**dated("start", on), **dated("end", on)}} if on is not None else {}


def _place(words: str) -> Plain:
    return {"location": {"display": clean(words.strip())}} if words.strip() else {}


def _named(draft: Draft, record: ExamPlan | Exam) -> str:
    return texts(draft.tr(record.name.strip()), draft.words.side(record.side))


def _booked(draft: Draft, exam: Exam) -> str:
    if exam.booked_on is None:
        return ""
    day = draft.words.day(exam.booked_on, False)
    return texts(draft.tr("booked for {day}").format(day=day), exam.at)


def _known_from(draft: Draft, source: str) -> str:
    return draft.tr("Known from: {source}").format(source=source.strip()) if source.strip() else ""


def _plan_row(draft: Draft, plan: ExamPlan) -> tuple[str, ...]:
    tr, due = draft.tr, draft.given.next_due.get(plan.id)
    again = tr("every {count} months").format(count=plan.every_months)
    day = draft.words.day(due, False) if due is not None else ""
    due_words = tr("next {day}").format(day=day) if day else tr("nothing due now")
    notes = texts(_known_from(draft, plan.source), plan.note, between=". ")
    return _named(draft, plan), texts(again, due_words), notes, draft.author_name(plan)


def _exam_row(draft: Draft, exam: Exam) -> tuple[str, ...]:
    due = draft.day(exam, "due_on") if exam.due_on is not None or exam.booked_on is None else ""
    when = texts(draft.tr("due {day}").format(day=due) if due else "", _booked(draft, exam))
    notes = texts(exam.place, exam.note, between=". ")
    return _named(draft, exam), when, notes, draft.author_name(exam)


def _visit_row(draft: Draft, visit: Visit) -> tuple[str, ...]:
    when = texts(draft.day(visit, "visit_on"), visit.at)
    notes = texts(visit.purpose, visit.place, visit.note, between=". ")
    return texts(draft.tr("Visit"), visit.clinician, between=": "), when, notes, draft.author_name(visit)


def _step_row(draft: Draft, step: Step) -> tuple[str, ...]:
    first = draft.day(step, "started_on") if step.started_on is not None else ""
    last = draft.day(step, "ended_on") if step.ended_on is not None else ""
    when = texts(draft.words.step_state(step.state), texts(first, last, between=" - "))
    notes = texts(step.words, step.note, between=". ")
    return draft.words.step[step.step], when, notes, draft.author_name(step)
