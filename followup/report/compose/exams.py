"""Examinations done and due."""

from __future__ import annotations

from datetime import date

from followup.domain.records import Exam, ExamPlan
from followup.report.care.words import outcomes
from followup.report.compose.reading import Reading
from followup.report.document import Column, ColumnKind, Heading, Row, Section, Table
from followup.report.front import ExamList, ExamRow, More
from followup.report.inputs import ExamDue
from followup.report.wording import count_words, joined, with_side


def done(reading: Reading) -> ExamList:
    """Return the examinations done, newest first."""
    tr = reading.tr
    rows = tuple(_done_row(reading, exam) for exam in _done(reading))
    more = More(tr("+{count} on page {page}"), tr("+{count} more"), "exams")
    return ExamList(tr("Exams done"), rows, tr("No exams written down."), more)


def due(reading: Reading) -> ExamList:
    """Return the examinations due, soonest first."""
    tr = reading.tr
    rows = tuple(_due_row(reading, exam) for exam in sorted(reading.view.due, key=lambda exam: exam.due_on))
    more = More(tr("+{count} on page {page}"), tr("+{count} more"), "exams")
    return ExamList(tr("Exams due"), rows, tr("Nothing planned in this log."), more)


def _done(reading: Reading) -> list[Exam]:
    found = [exam for exam in reading.view.exams if exam.done_on is not None]
    return sorted(found, key=lambda exam: (exam.done_on or date.min, exam.id), reverse=True)


def _done_row(reading: Reading, exam: Exam) -> ExamRow:
    said = joined([outcomes(reading.tr)[exam.outcome], exam.result.strip()], "; ")
    result = said or reading.tr("result not written down")
    name = joined([with_side(exam.name.strip(), exam.side, reading.tr), exam.body_part.strip()])
    return ExamRow(reading.day(exam.done_on, about=exam.about), name, result)


def _due_row(reading: Reading, exam: ExamDue) -> ExamRow:
    tr = reading.tr
    words = ""
    if exam.booked_on is not None:
        words = joined([tr("booked for {day}").format(day=reading.near(exam.booked_on)), exam.at], " ")
    elif exam.overdue:
        words = tr("was due, no date yet")
    elif exam.due_from is not None and exam.due_from < exam.due_on:
        words = tr("at the latest; from {day}").format(day=reading.day(exam.due_from))
    return ExamRow(reading.day(exam.due_on), with_side(exam.name.strip(), exam.side, tr), words, exam.overdue)


def section(reading: Reading) -> Section:
    """Return every examination done, what is due and the plans they come from."""
    tr = reading.tr
    return Section("exams", tr("Exams"), (_due_table(reading), Heading(tr("Done")), _done_table(reading)))


def _due_table(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Due"), ColumnKind.DAY),
        Column(tr("Exam"), ColumnKind.NAME, strong=True),
        Column(tr("Booked, and the plan it comes from"), ColumnKind.WORDS),
    )
    rows = []
    for exam in sorted(reading.view.due, key=lambda exam: exam.due_on):
        row = _due_row(reading, exam)
        rows.append(Row((row.day, row.name, joined([row.result, _plan_words(reading, exam)], "; "))))
    return Table("due", columns, tuple(rows), tr("Nothing planned in this log."))


def _plan_words(reading: Reading, exam: ExamDue) -> str:
    plan = next((plan for plan in reading.view.plans if plan.name == exam.name and plan.active), None)
    return joined([_repeats(reading, plan) if plan else "", exam.source.strip()], ", ")


def _repeats(reading: Reading, plan: ExamPlan) -> str:
    tr = reading.tr
    return count_words(plan.every_months, tr("every month"), tr("every {count} months"))


def _report_asked(reading: Reading, exam: Exam) -> str:
    if exam.report_asked_on is None:
        return ""
    return reading.tr("report asked for {day}").format(day=reading.day(exam.report_asked_on))


def _done_table(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Done"), ColumnKind.DAY),
        Column(tr("Exam"), ColumnKind.NAME, strong=True),
        Column(tr("Where, result, notes"), ColumnKind.WORDS),
    )
    rows = []
    for exam in _done(reading):
        row = _done_row(reading, exam)
        received = tr("report received") if exam.report_received else _report_asked(reading, exam)
        rows.append(
            Row((row.day, row.name, joined([exam.place.strip(), row.result, exam.note.strip(), received], "; ")))
        )
    return Table("done", columns, tuple(rows), tr("No exams written down."))
