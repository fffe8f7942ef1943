"""The calendar file, read back by the library that other programs use too."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.exchange.calendar_file import CalendarEntry, write_calendar

MADE = datetime(2026, 6, 30, 12, tzinfo=UTC)


def read(content: bytes) -> list[object]:
    """Return the events of a file."""
    from icalendar import Calendar

    return list(Calendar.from_ical(content).walk("VEVENT"))


def entry(**changes: object) -> CalendarEntry:
    """Return an entry for tests."""
    return CalendarEntry(**{"uid": "a@followup", "title": "Something planned", "on": date(2026, 7, 1), **changes})  # type: ignore[arg-type]


def test_a_time_is_written_in_its_zone_with_the_rules_of_the_zone() -> None:
    """Summer and winter differ, and a calendar elsewhere shows the right moment."""
    content = write_calendar(
        [entry(at=time(10, 30)), entry(uid="b", on=date(2026, 12, 1), at=time(10, 30))],
        made_at=MADE,
        zone="Europe/London",
    )
    summer, winter = (event["dtstart"].dt for event in read(content))  # type: ignore[index]
    assert (summer.astimezone(UTC).hour, winter.astimezone(UTC).hour) == (9, 10)
    assert summer.tzinfo == ZoneInfo("Europe/London")
    assert b"BEGIN:VTIMEZONE" in content


def test_without_a_known_zone_the_moment_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """In universal time, as this computer's clock reads it."""
    for zone in ("", "Nowhere/Atall"):
        (event,) = read(write_calendar([entry(at=time(10, 30))], made_at=MADE, zone=zone))
        assert event["dtstart"].dt == datetime(2026, 7, 1, 10, 30).astimezone(UTC)  # type: ignore[index]


def test_a_day_without_a_time_takes_the_whole_day() -> None:
    """One day, and free for other things."""
    (event,) = read(write_calendar([entry()], made_at=MADE))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 7, 1), date(2026, 7, 2))  # type: ignore[index]
    assert event["transp"] == "TRANSPARENT"  # type: ignore[index]


def test_what_was_deleted_is_crossed_out_and_what_is_only_due_is_tentative() -> None:
    """The three states a calendar knows."""
    entries = [entry(), entry(uid="b", fixed=False), entry(uid="c", cancelled=True)]
    found = [event["status"] for event in read(write_calendar(entries, made_at=MADE))]  # type: ignore[index]
    assert found == ["CONFIRMED", "TENTATIVE", "CANCELLED"]


def test_a_reminder_says_nothing_of_what_it_is_for() -> None:
    """Neutral words, the day before, and none for what was cancelled."""
    content = write_calendar(
        [entry(title="Mammogram"), entry(uid="b", cancelled=True)], made_at=MADE, remind=True
    ).decode()
    assert content.count("BEGIN:VALARM") == 1
    alarm = content.split("BEGIN:VALARM")[1].split("END:VALARM")[0]
    assert "You have something planned tomorrow" in alarm
    assert "Mammogram" not in alarm


def test_the_same_entries_give_the_same_bytes() -> None:
    """Nothing in the file comes from the clock of the computer."""
    assert write_calendar([entry()], made_at=MADE, zone="Europe/Paris") == write_calendar(
        [entry()], made_at=MADE, zone="Europe/Paris"
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_title_and_place_come_back_and_never_break_the_file(title: str, place: str) -> None:
    """Commas, semicolons, line breaks and long lines are escaped and folded by the library."""
    content = write_calendar([entry(title=title, place=place), entry(uid="b")], made_at=MADE)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    first, second = read(content)
    assert second["uid"] == "b"  # type: ignore[index]
    assert first["uid"] == "a@followup"  # type: ignore[index]


def test_the_files_other_calendars_write_have_the_shape_of_ours(shared: Path) -> None:
    """A known good calendar reads by the same means as ours."""
    content = (shared / "data" / "ics" / "icalendar_example.ics").read_bytes()
    assert read(content)
