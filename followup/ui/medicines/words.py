"""The words of this screen that several of its parts say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from followup.domain.records import DosePeriod
from followup.domain.words import MedicineKind
from followup.report.wording import dose_words as amount
from followup.ui.kit.dates import short_day
from followup.ui.kit.sentences import translate
from followup.ui.medicines.form_model import Step, period_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("medicines", text)


def kind_words(kind: MedicineKind) -> str:
    """Return a kind of medicine in the reader's language."""
    return {
        MedicineKind.PRESCRIPTION: _tr("On prescription"),
        MedicineKind.OVER_THE_COUNTER: _tr("Bought without a prescription"),
        MedicineKind.VITAMIN: _tr("Vitamin or mineral"),
        MedicineKind.SUPPLEMENT: _tr("Supplement"),
        MedicineKind.THERAPY: _tr("Other therapy, such as yoga"),
    }[kind]


def step_words(step: Step) -> str:
    """Return the words of the button for a step."""
    return {
        Step.CHANGE: _tr("Change the dose"),
        Step.TAPER: _tr("Go down in steps"),
        Step.PAUSE: _tr("Pause"),
        Step.RESUME: _tr("Take it again"),
        Step.STOP: _tr("Stop"),
    }[step]


def day_question(step: Step) -> str:
    """Return the question for the day of a step."""
    return {
        Step.CHANGE: _tr("From which day is the dose new?"),
        Step.TAPER: _tr("From which day does the first step count?"),
        Step.PAUSE: _tr("From which day did you leave it out?"),
        Step.RESUME: _tr("From which day do you take it again?"),
        Step.STOP: _tr("When did you take it for the last time?"),
    }[step]


def days_of(period: DosePeriod, today: Callable[[], date]) -> str:
    """Return the days of a stretch in words."""
    if period.about:
        between, since, until = _tr("about {first} to {last}"), _tr("since about {first}"), _tr("until about {last}")
    else:
        between, since, until = _tr("{first} to {last}"), _tr("since {first}"), _tr("until {last}")
    sentences = {"between": between, "since": since, "until": until, "unknown": _tr("days not known")}
    return period_words(period, lambda day: short_day(day, today()), sentences)


def dose_words(period: DosePeriod) -> str:
    """Return the dose of a stretch, or that it was a pause."""
    if period.paused:
        return _tr("Paused")
    return amount(period, translate) or _tr("Dose not noted")
