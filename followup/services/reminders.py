"""Reminders that say nothing: only that something is planned, and only where somebody asked for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from followup.domain.records import Setting, Visit
from followup.services.exams import Exams
from followup.services.wishes import Wishes

_NAME = "reminders"
_ON = "on"


class Reminders:
    """Whether to remind, and whether there is anything to remind of."""

    def __init__(self, wishes: Wishes, exams: Exams) -> None:
        self._wishes = wishes
        self._exams = exams

    @property
    def wanted(self) -> bool:
        """Whether somebody asked for reminders in this log; off until then."""
        with self._wishes.database.glancing() as glance:
            return any(setting.value == _ON for setting in glance.all(Setting, name=_NAME))

    def set(self, *, on: bool, cause: object | None = None) -> None:
        """Turn reminders on or off."""
        with self._wishes.wish("set reminders", cause=cause) as wish:
            value, standing = _ON if on else "off", wish.store.all(Setting, name=_NAME)
            if standing:
                wish.change(replace(standing[0], value=value))
            else:
                wish.add(Setting(name=_NAME, value=value))
            wish.words = self._wishes.tr("Your choice is kept.")

    def sentence(self, today: date | None = None) -> str:
        """Return the neutral sentence for today, or "" when nothing is planned for tomorrow or nobody asked.

        What is only due, with no day set for it, is no reason to disturb anybody: it stands on Today.
        """
        day = (today or self._wishes.today()) + timedelta(days=1)
        if not self.wanted or not (self._has_visit(day) or self._has_exam(day)):
            return ""
        return self._wishes.tr("You have something planned tomorrow.")

    def _has_visit(self, day: date) -> bool:
        with self._wishes.database.glancing() as glance:
            return any(not visit.happened for visit in glance.all(Visit, visit_on=day.isoformat()))

    def _has_exam(self, day: date) -> bool:
        return any(due.booked_on == day for due in self._exams.due(day - timedelta(days=1)))
