"""The words of this screen that several of its parts say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from followup.domain.words import ExamKind
from followup.ui.kit.dates import month_of, short_day

if TYPE_CHECKING:
    from followup.services.plan_days import DueExam


def _tr(text: str) -> str:
    return QCoreApplication.translate("exams", text)


def exam_words(kind: ExamKind) -> str:
    """Return a kind of exam in the reader's language."""
    return {
        ExamKind.CLINIC_VISIT: _tr("Follow-up visit"),
        ExamKind.MAMMOGRAM: _tr("Mammogram"),
        ExamKind.ULTRASOUND: _tr("Ultrasound"),
        ExamKind.MRI: _tr("MRI"),
        ExamKind.CT: _tr("CT"),
        ExamKind.XRAY: _tr("X-ray"),
        ExamKind.BONE_SCAN: _tr("Bone scan"),
        ExamKind.PET: _tr("PET"),
        ExamKind.BONE_DENSITY: _tr("Bone density"),
        ExamKind.GYNAECOLOGICAL: _tr("Gynaecological exam"),
        ExamKind.HEART: _tr("Heart scan"),
        ExamKind.BLOOD_TEST: _tr("Blood test"),
        ExamKind.BIOPSY: _tr("Biopsy"),
        ExamKind.OTHER: _tr("Other exam"),
    }[kind]


def when_words(due: DueExam, today: date) -> str:
    """Return when something is due or booked."""
    if due.booked_on is not None:
        return _tr("Booked for {day}").format(day=short_day(due.booked_on, today))
    if due.due_on == today:
        return _tr("Due today")
    month = month_of(due.due_on, today)
    return _tr("Was due in {month}").format(month=month) if due.overdue else _tr("Due in {month}").format(month=month)


def every_words(months: int) -> str:
    """Return how often a plan repeats."""
    if months == 1:
        return _tr("every month")
    if months % 12:
        return _tr("every {count} months").format(count=months)
    return _tr("every year") if months == 12 else _tr("every {count} years").format(count=months // 12)
