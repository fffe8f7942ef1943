"""The days of a log for a calendar: visits, and exams that are booked or due."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from followup.domain.errors import Refused
from followup.domain.records import Exam, ExamPlan, Setting, Visit
from followup.domain.words import ExamKind
from followup.exchange.calendar_file import CalendarEntry, write_calendar
from followup.report.wording import with_side
from followup.services.exams import Exams
from followup.services.files import write_file
from followup.services.plan_days import PlanDays
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.storage.store import Store

_LOOKS_BACK = timedelta(days=31)
"""Days in the past that are written again, so that a day that was moved lately is moved in the calendar too."""

_FIRST_WRITTEN = "calendar_first_written"
_EPOCH = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class CalendarChoices:
    """What somebody wants in their calendar: titles that say what it is, and a neutral reminder the day before."""

    named: bool = False
    remind: bool = False
    zone: str = ""


class CalendarDays:
    """Writes the days of one log for a calendar program."""

    def __init__(self, wishes: Wishes, exams: Exams) -> None:
        self._wishes = wishes
        self._exams = exams

    def export(self, path: Path, choices: CalendarChoices | None = None, cause: object | None = None) -> int:
        """Write the file, complete or not at all, and return how many entries are in it.

        The same day has the same id in every file, so that a second file changes entries and doubles none. What was
        deleted after a first file is written as cancelled.

        Raises:
            Refused: a file is there that is no calendar, or the time zone is not known.
        """
        wanted = choices or CalendarChoices()
        if path.exists() and not _is_calendar(path):
            raise Refused("This file is there already, and it is no calendar. Please choose another name.")
        if wanted.zone and wanted.zone not in available_timezones():
            raise Refused("This time zone is not known. Write it like this: Europe/London.", field="zone")
        entries = self.entries(wanted)
        content = write_calendar(
            entries,
            made_at=self._wishes.database.clock(),
            zone=wanted.zone or local_zone(),
            remind=wanted.remind,
            tr=self._wishes.tr,
        )
        write_file(path, content)
        self._remember(cause)
        return len(entries)

    def entries(self, choices: CalendarChoices) -> tuple[CalendarEntry, ...]:
        """Return what a file holds now, by day."""
        days = self._exams.days()
        with self._wishes.database.reading() as store:
            was_written = bool(store.all(Setting, name=_FIRST_WRITTEN))
            found = list(self._visits(store, choices))
            visits = frozenset(entry.on for entry in found)
            found += self._of_exams(days, choices, visits, was_written=was_written)
            found += self._of_plans(days, choices, was_written=was_written)
            if was_written:
                found += self._deleted(store)
        return tuple(sorted(found, key=lambda entry: (entry.on, entry.at or time.min, entry.uid)))

    def _visits(self, store: Store, choices: CalendarChoices) -> Iterator[CalendarEntry]:
        for visit in store.all(Visit):
            if self._is_near(visit.visit_on):
                name = self._wishes.tr("Visit: {who}").format(who=visit.clinician or visit.place or visit.purpose)
                yield CalendarEntry(
                    uid=self._uid(Visit.kind, visit.id),
                    title=name.rstrip(": ") if choices.named else self._neutral(),
                    on=visit.visit_on,
                    at=_time(visit.at),
                    place=visit.place if choices.named else "",
                    sequence=visit.rev,
                )

    def _of_exams(
        self, days: PlanDays, choices: CalendarChoices, visits: frozenset[date], *, was_written: bool
    ) -> Iterator[CalendarEntry]:
        """Exams with a day; a follow-up visit that stands among the visits of that day is not written twice."""
        for exam in days.exams:
            on = exam.booked_on or exam.done_on or exam.due_on
            is_visit = exam.exam is ExamKind.CLINIC_VISIT and on in visits
            if on is not None and self._is_near(on) and (was_written or not is_visit):
                yield CalendarEntry(
                    uid=self._uid(Exam.kind, exam.id),
                    title=self._title(exam, choices),
                    on=on,
                    at=_time(exam.at) if exam.booked_on is not None else None,
                    place=exam.place if choices.named else "",
                    sequence=exam.rev,
                    fixed=exam.booked_on is not None or exam.done_on is not None,
                    cancelled=is_visit,
                )

    def _of_plans(self, days: PlanDays, choices: CalendarChoices, *, was_written: bool) -> Iterator[CalendarEntry]:
        """The next day of each plan; one that is booked has an entry of its own, and the plan's is crossed out."""
        for plan in days.plans:
            due = days.of_plan(plan)
            waits = due is not None and due.entry is None
            if waits or was_written:
                yield CalendarEntry(
                    uid=self._uid(ExamPlan.kind, plan.id),
                    title=self._title(plan, choices),
                    on=due.due_on if due is not None else plan.starts_on,
                    # Its day moves with exams and with the record, which leave no mark on the plan itself.
                    sequence=(days.today - _EPOCH).days,
                    fixed=False,
                    cancelled=not waits,
                )

    def _deleted(self, store: Store) -> Iterator[CalendarEntry]:
        kinds: dict[str, type[Visit | Exam | ExamPlan]] = {one.kind: one for one in (Visit, Exam, ExamPlan)}
        for gone in store.trash():
            record = store.get(kinds[gone.kind], gone.id, removed=True) if gone.kind in kinds else None
            on = _day_of(record) if record is not None else None
            if record is not None and on is not None:
                since = (self._wishes.today() - _EPOCH).days if isinstance(record, ExamPlan) else record.rev
                uid = self._uid(record.kind, record.id)
                yield CalendarEntry(uid=uid, title=self._neutral(), on=on, sequence=since + 1, cancelled=True)

    def _title(self, record: Exam | ExamPlan, choices: CalendarChoices) -> str:
        if not choices.named:
            return self._neutral()
        return with_side(self._wishes.tr(record.name), record.side, self._wishes.tr)

    def _neutral(self) -> str:
        return self._wishes.tr("Something planned")

    def _is_near(self, on: date) -> bool:
        return on >= self._wishes.today() - _LOOKS_BACK

    def _uid(self, kind: str, id_: int) -> str:
        """An id that is the same in every file of this log and says nothing of what it is for."""
        mark = f"{self._wishes.database.log_id}/{kind}/{id_}"
        return f"{hashlib.sha256(mark.encode()).hexdigest()[:32]}@followup"

    def _remember(self, cause: object | None) -> None:
        with self._wishes.database.reading() as store:
            known = bool(store.all(Setting, name=_FIRST_WRITTEN))
        if not known:
            with self._wishes.wish("write calendar", cause=cause) as wish:
                wish.add(Setting(name=_FIRST_WRITTEN, value=self._wishes.today().isoformat()))


def local_zone() -> str:
    """Return the IANA name of this computer's time zone, or "" where it cannot be told (Windows)."""
    named = os.environ.get("TZ", "").removeprefix(":")
    link = Path("/etc/localtime")
    if not named and link.is_symlink():
        named = str(link.resolve()).rpartition("zoneinfo/")[2]
    return named if named in available_timezones() else ""


def _time(at: str) -> time | None:
    hours, _, minutes = at.partition(":")
    return time(int(hours), int(minutes)) if hours else None


def _day_of(record: Visit | Exam | ExamPlan) -> date | None:
    if isinstance(record, Visit):
        return record.visit_on
    return record.starts_on if isinstance(record, ExamPlan) else record.booked_on or record.done_on or record.due_on


def _is_calendar(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.readline(100).strip().upper() == b"BEGIN:VCALENDAR"
