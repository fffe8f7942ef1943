"""The cards of this screen: something due, a plan, a plan on offer, something done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from followup.domain.records import Exam, ExamPlan
from followup.ui.exams.forms import DayForm, ExamForm, PlanForm
from followup.ui.exams.rows import Action, ExamCard
from followup.ui.exams.words import every_words, when_words
from followup.ui.kit.dates import short_day
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate
from followup.ui.today.words import side_words

if TYPE_CHECKING:
    from followup.services.plan_days import DueExam
    from followup.services.log import OpenLog
    from followup.services.plan_offers import Suggestion
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
            exams.book(due, typed[0].on, typed[1])

        def complete(typed: Any) -> None:
            exams.complete_due(due, typed[0].on, typed[1], about=typed[0].about)

        actions: list[Action] = [
            (_tr("Set a date"), lambda: self._open(card, DayForm(self._today, done=False), book)),
            (_tr("It was done"), lambda: self._open(card, DayForm(self._today, done=True), complete)),
        ]
        if entry is not None:
            actions.append((_tr("Change"), lambda: self._edit(card, entry)))
            actions.append((_tr("Delete"), lambda: self._services.entries.remove(Exam.kind, entry.id)))
        where = [entry.place, entry.note] if entry is not None else []
        card = ExamCard(self._named(due.name, due.side), [when_words(due, self._today()), *where], actions)
        card.about = due
        return card

    def plan(self, plan: ExamPlan) -> ExamCard:
        """Return the card of a plan."""
        card: ExamCard
        rest = _tr("Let it rest") if plan.active else _tr("Take it up again")
        actions: list[Action] = [
            (_tr("Change"), lambda: self._open(card, PlanForm(plan, self._today), self._services.exams.plan)),
            (rest, lambda: self._services.exams.plan(replace(plan, active=not plan.active))),
            (_tr("Delete"), lambda: self._services.entries.remove(ExamPlan.kind, plan.id)),
        ]
        lines = [every_words(plan.every_months)] if plan.active else [_tr("Rests for now")]
        source = _tr("After: {source}").format(source=plan.source) if plan.source else ""
        card = ExamCard(self._named(plan.name, plan.side), [*lines, plan.note], actions, source)
        return card

    def offer(self, suggestion: Suggestion) -> ExamCard:
        """Return the card of a plan that a published schedule would give."""
        plan, source = suggestion.plan, suggestion.schedule.source
        lines = [every_words(plan.every_months), translate(plan.note)]
        add = (_tr("Add to my plans"), lambda: self._services.exams.plan(plan))
        said = ", ".join(part for part in (source.title, source.publisher, source.year) if part and part != "n.d.")
        return ExamCard(self._named(plan.name, plan.side), lines, [add], said)

    def done(self, exam: Exam) -> ExamCard:
        """Return the card of an exam that was done."""
        card: ExamCard
        actions: list[Action] = [
            (_tr("Change"), lambda: self._edit(card, exam)),
            (_tr("Delete"), lambda: self._services.entries.remove(Exam.kind, exam.id)),
        ]
        on = short_day(exam.done_on, self._today()) if exam.done_on is not None else ""
        when = _tr("about {day}").format(day=on) if exam.about else on
        report = _tr("You have the report.") if exam.report_received else ""
        result = exam.result or _tr("Result not noted")
        card = ExamCard(self._named(exam.name, exam.side), [when, result, exam.place, report, exam.note], actions)
        return card

    def _named(self, name: str, side: Any) -> str:
        words = side_words(side)
        return f"{translate(name)}, {words}" if words else translate(name)

    def _edit(self, card: ExamCard, exam: Exam) -> None:
        self._open(card, ExamForm(exam, self._today), self._services.entries.change)

    def _open(self, card: ExamCard, form: FormCard, keep: Callable[[Any], object]) -> None:
        card.open_form(form, keep, self._navigation.show_error)
