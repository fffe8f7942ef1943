"""The words of this screen that several of its parts say."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from followup.domain.records import Visit
from followup.domain.words import Clinician
from followup.ui.kit.dates import full_day


def _tr(text: str) -> str:
    return QCoreApplication.translate("visits", text)


def clinician_words(role: Clinician) -> str:
    """Return whom a visit is with, or a question is for."""
    return {
        Clinician.NONE: _tr("Anybody"),
        Clinician.ONCOLOGIST: _tr("Cancer doctor"),
        Clinician.NURSE: _tr("Nurse"),
        Clinician.PHARMACIST: _tr("Pharmacist"),
        Clinician.GP: _tr("Family doctor"),
        Clinician.SURGEON: _tr("Surgeon"),
        Clinician.OTHER: _tr("Somebody else"),
    }[role]


def visit_title(visit: Visit) -> str:
    """Return whom a visit is with."""
    return visit.clinician or (clinician_words(visit.role) if visit.role else _tr("Visit"))


def visit_when(visit: Visit, today: date) -> str:
    """Return the day and the time of a visit, and in how many days it is unless it has been already."""
    when = " ".join(part for part in (full_day(visit.visit_on), visit.at) if part)
    days = (visit.visit_on - today).days
    if days == 0:
        return _tr("Today: {when}").format(when=when)
    if visit.happened and days > 0:
        return _tr("It has happened. Day noted: {when}").format(when=when)
    if days == 1:
        return _tr("Tomorrow: {when}").format(when=when)
    return _tr("In {count} days: {when}").format(count=days, when=when) if days > 1 else when


def reader_words(reader: str) -> str:
    """Return whom a summary is for, inside a sentence."""
    return {
        "oncologist": _tr("cancer doctor"),
        "gp": _tr("family doctor"),
        "surgeon": _tr("surgeon"),
        "nurse": _tr("nurse"),
        "pharmacist": _tr("pharmacist"),
    }.get(reader, _tr("team"))
