"""The reminder on the desktop, and the settings that go with it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from followup.domain.records import Visit
from followup.services.log import OpenLog
from followup.ui.settings.planned import Planned
from followup.ui.shell.window import Window
from followup.ui.start.reminder import Reminder
from tests.ui.conftest import TODAY


def test_the_sentence_is_said_once_a_day_and_says_nothing_of_what_it_is_for(window: Window, services: OpenLog) -> None:
    """On the day before, after somebody asked."""
    said: list[str] = []
    days = [TODAY]
    reminder = Reminder(window, services, lambda: days[-1], said.append)
    services.entries.add(Visit(visit_on=TODAY + timedelta(days=1), clinician="Dr Hart"))
    reminder.look()
    assert said == []

    services.reminders.set(on=True)
    reminder.look()
    reminder.look()
    assert said == ["You have something planned tomorrow."]

    services.entries.add(Visit(visit_on=TODAY + timedelta(days=2)))
    days.append(TODAY + timedelta(days=1))
    reminder.look()
    assert len(said) == 2
    reminder.stop()


def test_a_calendar_is_written_from_the_settings(window: Window, services: OpenLog, tmp_path: Path) -> None:
    """Neutral until the box is ticked; the sentence says how many days are in it."""
    services.entries.add(Visit(visit_on=date(2026, 3, 24), at="10:30", clinician="Dr Hart"))
    part = Planned(services, window.navigation, lambda: TODAY, lambda: True)
    part.write(tmp_path / "days.ics")
    assert "Hart" not in (tmp_path / "days.ics").read_text(encoding="utf-8")
    part.named.click()
    part.write(tmp_path / "days.ics")
    assert "Hart" in (tmp_path / "days.ics").read_text(encoding="utf-8")


def test_a_desktop_without_a_place_for_reminders_says_so(window: Window, services: OpenLog) -> None:
    """The box keeps what was chosen."""
    part = Planned(services, window.navigation, lambda: TODAY, lambda: False)
    part.refresh()
    assert "no place for reminders" in part.says.text()
    part.remind.click()
    assert services.reminders.wanted
