"""Days for a calendar program: an `.ics` file (RFC 5545), written through the library icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from followup.domain.wording import Translate, untranslated

if TYPE_CHECKING:
    from icalendar import Event

_LASTS = timedelta(hours=1)
"""How long an entry with a time is drawn; nobody notes when a visit will end."""

_REMIND_ALL_DAY = timedelta(hours=-15)
"""Nine in the morning of the day before, for what has no time of day; a day before, for what has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry. `uid` stays the same for ever, `sequence` grows with each change, `at` None takes the whole day.

    `fixed` is false for what is only due then. `cancelled` tells a calendar that has it to cross it out.
    """

    uid: str
    title: str
    on: date
    at: time | None = None
    place: str = ""
    sequence: int = 0
    fixed: bool = True
    cancelled: bool = False


def write_calendar(
    entries: Iterable[CalendarEntry],
    *,
    made_at: datetime,
    zone: str = "",
    remind: bool = False,
    tr: Translate = untranslated,
) -> bytes:
    """Return the file; the same entries at the same moment give the same bytes.

    made_at: an aware moment, written as the moment of the last change: a calendar takes the newer of two.
    zone: the IANA name of the time zone that times of day are in, written into the file with its rules. Without it, or
        where this computer does not know it, times are written as moments (UTC) by this computer's own clock.
    remind: a neutral reminder the day before.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Followup//Followup//EN")
    calendar.add("version", "2.0")
    known = _zone(zone)
    for entry in entries:
        calendar.add_component(
            _event(entry, made_at, known, tr("You have something planned tomorrow") if remind else "")
        )
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, made_at: datetime, zone: ZoneInfo | None, reminder: str) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("last-modified", made_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("class", "PRIVATE")
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    else:
        event.add("dtstart", _moment(entry.on, entry.at, zone))
        event.add("dtend", _moment(entry.on, entry.at, zone) + _LASTS)
    if entry.place:
        event.add("location", entry.place)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED" if entry.fixed else "TENTATIVE")
    event.add("transp", "OPAQUE" if entry.at is not None and not entry.cancelled else "TRANSPARENT")
    if reminder and not entry.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", reminder)
        alarm.add("trigger", _REMIND_ALL_DAY if entry.at is None else timedelta(days=-1))
        event.add_component(alarm)
    return event


def _moment(on: date, at: time, zone: ZoneInfo | None) -> datetime:
    if zone is not None:
        return datetime.combine(on, at, tzinfo=zone)
    return datetime.combine(on, at).astimezone(UTC)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
