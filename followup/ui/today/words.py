"""Short words for what stands in the log, as Today says them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from followup.domain.log_view import EpisodeView
from followup.domain.records import Visit
from followup.domain.words import Side
from followup.ui.kit.dates import month_of, short_day
from followup.ui.kit.sentences import translate as in_words

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.services.plan_days import DueExam
    from followup.ui.today.form_model import Offer


translate = QCoreApplication.translate


def side_words(side: Side) -> str:
    """Return a side in lower case, "" for none."""
    return {
        Side.NONE: "",
        Side.LEFT: translate("today", "left"),
        Side.RIGHT: translate("today", "right"),
        Side.BOTH: translate("today", "both sides"),
        Side.MIDDLE: translate("today", "middle"),
    }[side]


def offer_title(offer: Offer) -> str:
    """Return what an offer is, with its place and side: "Bone pain, hip, left"."""
    return ", ".join(part for part in (offer.title, offer.place_title, side_words(offer.side)) if part)


def episode_title(view: EpisodeView, services: OpenLog) -> str:
    """Return what an episode is, with its side: "Hip pain, left"."""
    title = services.journal.title(view.episode) or translate("today", "Something noted")
    side = side_words(view.episode.side)
    return f"{title}, {side}" if side else title


def last_noted(view: EpisodeView, today: date) -> str:
    """Return when an episode was last noted, with its number where it has one."""
    last = view.last
    if last is None:
        return translate("today", "Began {day}.").format(day=short_day(view.episode.began_on, today))
    day = short_day(last.observed_on, today)
    if last.severity is None:
        return translate("today", "Last noted {day}.").format(day=day)
    return translate("today", "Last noted {day}: {number} of 10.").format(day=day, number=last.severity)


def due_words(due: DueExam, today: date) -> str:
    """Return an exam with its day: "Mammogram, due in April"."""
    name = in_words(due.name)
    if due.booked_on is not None:
        return translate("today", "{exam}, booked for {day}").format(exam=name, day=short_day(due.booked_on, today))
    if due.overdue:
        return translate("today", "{exam}, was due in {month}").format(exam=name, month=month_of(due.due_on, today))
    if due.due_on == today:
        return translate("today", "{exam}, due today").format(exam=name)
    return translate("today", "{exam}, due in {month}").format(exam=name, month=month_of(due.due_on, today))


def visit_who(visit: Visit) -> str:
    """Return who a visit is with, and when on its day."""
    return " ".join(part for part in (visit.clinician or visit.place, visit.at) if part)


def counted(count: int, one: str, many: str) -> str:
    """Return the sentence for one or, with the number in it, for several."""
    return one if count == 1 else many.format(count=count)
