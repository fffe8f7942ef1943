"""The cards of this screen: something due, a plan, a plan on offer, a question for the team, something done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from followup.domain.records import Exam, ExamPlan, Question
from followup.domain.words import ExamKind
from followup.ui.exams.forms import DayForm, ExamForm, PlanForm
from followup.ui.exams.rows import Action, ExamCard
from followup.ui.exams.words import (
    every_words,
    exam_words,
    outcome_words,
    rest_words,
    schedule_words,
    when_words,
)
from followup.ui.kit.dates import short_day
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate
from followup.ui.kit.source_words import named
from followup.ui.today.words import side_words

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.plan_days import DueExam, PlanDays
    from followup.services.plan_offers import Suggestion
    from followup.services.plans import TeamQuestion
    from followup.signs.flag import Source
    from followup.ui.navigation import Navigation


def _tr(text: str) -> str:
    return QCoreApplication.translate("exams", text)


class Cards:
    """Makes them; each keeps what is typed in it through the services."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        self._services, self._navigation, self._today = services, navigation, today

    def due(self, due: DueExam) -> ExamCard:
        """Return the card of something that is due or booked."""
        exams, entry = self._services.exams, due.entry
        card: ExamCard

        def book(typed: Any) -> None:
            exams.book(due, typed.day.on, typed.words, at=typed.at)

        def complete(typed: Any) -> None:
            exams.complete_due(due, typed.day.on, typed.words, about=typed.day.about, outcome=typed.outcome)

        actions: list[Action] = [
            (_tr("Set a date"), lambda: self._open(card, DayForm(self._today, done=False, exam=entry), book)),
            (_tr("It was done"), lambda: self._open(card, DayForm(self._today, done=True, exam=entry), complete)),
        ]
        if entry is not None:
            actions.append((_tr("Change"), lambda: self._edit(card, entry)))
            actions.append((_tr("Delete"), lambda: self._services.entries.remove(Exam.kind, entry.id)))
        where = [entry.place, entry.note] if entry is not None else []
        card = ExamCard(self._named(due.name, due.side), [when_words(due, self._today()), *where], actions)
        card.about = due
        card.key = ("due", due.plan.id) if due.plan is not None else ("exam", entry.id if entry is not None else 0)
        return card

    def plan(self, plan: ExamPlan, days: PlanDays) -> ExamCard:
        """Return the card of a plan, with why it rests where it does."""
        card: ExamCard
        put = _tr("Let it rest") if plan.active else _tr("Take it up again")
        actions: list[Action] = [
            (_tr("Change"), lambda: self._open(card, PlanForm(plan, self._today), self._services.exams.plan)),
            (put, lambda: self._services.exams.plan(replace(plan, active=not plan.active))),
            (_tr("Delete"), lambda: self._services.entries.remove(ExamPlan.kind, plan.id)),
        ]
        rest, published = days.rests(plan), days.schedules.series(plan.template)
        gaps = schedule_words(published) if published else every_words(plan.every_months)
        ends = _tr("until {day}").format(day=short_day(plan.ends_on, self._today())) if plan.ends_on else ""
        lines = [", ".join(part for part in (gaps, ends) if part)] if rest is None else [rest_words(rest)]
        source = _tr("After: {source}").format(source=plan.source) if plan.source else _tr("Your team's own plan")
        card = ExamCard(self._named(plan.name, plan.side), [*lines, translate(plan.note)], actions, source)
        card.key = ("plan", plan.id)
        return card

    def offer(self, suggestion: Suggestion, days: PlanDays) -> ExamCard:
        """Return the card of a plan that a published schedule would give, and what other bodies say."""
        plan, source = suggestion.plan, suggestion.schedule.source
        gaps = _tr("once") if suggestion.exam is not None else schedule_words(days.schedules.series(plan.template))
        lines = [gaps, translate(plan.note)]
        for other in suggestion.others:
            words = schedule_words(days.schedules.series(other.series))
            says = _tr("Guidelines differ. {source} says: {gap}. {note} Ask your team which fits you.")
            said = says.format(source=named(other.source), gap=words, note=translate(other.note) if other.note else "")
            lines.append(" ".join(said.split()))
        add = (_tr("Add to my plans"), lambda: self._services.exams.accept(suggestion))
        return ExamCard(self._named(plan.name, plan.side), lines, [add], _cited(source))

    def ask(self, ask: TeamQuestion) -> ExamCard:
        """Return the card of something that guidelines leave to the team."""
        words = translate(ask.question)
        known = any(question.words == words for question in self._services.visits.open_questions())
        add = (_tr("Add to my questions"), lambda: self._services.visits.add(Question(words=words)))
        lines = [translate(ask.words), _tr("This is on your list of questions.") if known else ""]
        sources = "\n".join(_cited(source) for source in ask.sources)
        return ExamCard(exam_words(ask.exam), lines, [] if known else [add], sources)

    def done(self, exam: Exam) -> ExamCard:
        """Return the card of an exam that was done."""
        card: ExamCard
        actions: list[Action] = [(_tr("Change"), lambda: self._edit(card, exam))]
        if not exam.report_received and exam.exam is not ExamKind.CLINIC_VISIT:
            actions.append((_tr("I have the report"), lambda: self._keep(replace(exam, report_received=True))))
        actions.append((_tr("Delete"), lambda: self._services.entries.remove(Exam.kind, exam.id)))
        on = short_day(exam.done_on, self._today()) if exam.done_on is not None else ""
        when = _tr("about {day}").format(day=on) if exam.about else on
        said = [outcome_words(exam.outcome), exam.result]
        result = ". ".join(part for part in said if part) or _tr("Result not noted")
        report = _tr("You have the report.") if exam.report_received else self._asked(exam)
        name = ", ".join(part for part in (self._named(exam.name, exam.side), exam.body_part) if part)
        card = ExamCard(name, [when, result, exam.place, report, exam.note], actions)
        card.key = ("done", exam.id)
        return card

    def _asked(self, exam: Exam) -> str:
        if exam.report_asked_on is None:
            return ""
        return _tr("You asked for the report on {day}.").format(day=short_day(exam.report_asked_on, self._today()))

    def _keep(self, exam: Exam) -> None:
        self._services.entries.change(exam)

    def _named(self, name: str, side: Any) -> str:
        words = side_words(side)
        return f"{translate(name)}, {words}" if words else translate(name)

    def _edit(self, card: ExamCard, exam: Exam) -> None:
        form = ExamForm(exam, self._today, self._services.exams.without_symptoms)
        self._open(card, form, self._services.entries.change)

    def _open(self, card: ExamCard, form: FormCard, keep: Callable[[Any], object]) -> None:
        card.open_form(form, keep, self._navigation.show_error)


def _cited(source: Source) -> str:
    return f"{source.title}. {named(source)}"
