"""`due`: which exams are due or booked, and what the published schedules leave to the team."""

from __future__ import annotations

from followup.cli.call import Call
from followup.cli.opened import opened
from followup.report.wording import day_words, with_side
from followup.services.plan_days import DueExam
from followup.services.plan_offers import Suggestion


def run(call: Call) -> int:
    """Print what is due, soonest first; then what published schedules would add, and the questions for the team."""
    with opened(call) as log:
        due, offers, asks = log.exams.due(), log.exams.suggested(), log.exams.team_questions()
        if call.as_json:
            for one in due:
                call.terminal.record(plain(one))
            return 0
        if not due:
            call.terminal.line(call.tr("Nothing is due."))
        for one in due:
            call.terminal.text(_words(call, one), hanging=4)
        if offers:
            call.terminal.text(call.tr("From published schedules. None of these is a plan of yours until you add it:"))
        for offer in offers:
            call.terminal.text(_offered(call, offer), indent=2, hanging=4)
        for ask in asks:
            call.terminal.text(call.tr("Ask your team: {question}").format(question=call.tr(ask.question)), hanging=4)
    return 0


def plain(due: DueExam) -> dict[str, object]:
    """Return something that is due as JSON; days as year-month-day, ids as `show` takes them."""
    return {
        "exam": due.exam.value,
        "name": due.name,
        "side": due.side.value,
        "due_from": (due.due_from or due.due_on).isoformat(),
        "due_on": due.due_on.isoformat(),
        "overdue": due.overdue,
        "booked_on": due.booked_on.isoformat() if due.booked_on is not None else None,
        "at": due.at,
        "plan": f"exam_plan-{due.plan.id}" if due.plan is not None else None,
        "entry": f"exam-{due.entry.id}" if due.entry is not None else None,
        "source": due.plan.source if due.plan is not None else "",
    }


def _offered(call: Call, offer: Suggestion) -> str:
    """Return what a published schedule would give, when it would first be due, and whose it is."""
    tr, plan = call.tr, offer.plan
    name, day = with_side(tr(plan.name), plan.side, tr), day_words(plan.starts_on, tr)
    if plan.starts_on < call.today():
        words = tr("{exam}: was due on {day}. {note} After: {source}")
    else:
        words = tr("{exam}: due on {day}. {note} After: {source}")
    return " ".join(
        words.format(exam=name, day=day, note=tr(plan.note) if plan.note else "", source=plan.source).split()
    )


def _words(call: Call, due: DueExam) -> str:
    tr, name = call.tr, with_side(call.tr(due.name), due.side, call.tr)
    day = day_words(due.booked_on or due.due_on, tr)
    if due.booked_on is not None:
        return tr("{exam}: booked for {day} {time}").format(exam=name, day=day, time=due.at).strip()
    if due.overdue:
        return tr("{exam}: was due on {day}").format(exam=name, day=day)
    if due.due_from is not None and due.due_from < due.due_on:
        return tr("{exam}: due between {first} and {day}").format(exam=name, first=day_words(due.due_from, tr), day=day)
    return tr("{exam}: due on {day}").format(exam=name, day=day)
