"""The field for a day."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.ui.kit.date_field import DateField


@pytest.fixture
def field(qtbot: QtBot, today: Callable[[], date]) -> DateField:
    """A field for a day that must be given."""
    field = DateField(today, name="When?")
    qtbot.addWidget(field)
    return field


def test_today_is_chosen(field: DateField) -> None:
    """A new field stands on today and says so in words."""
    assert field.day == Day(date(2026, 3, 12))
    assert "12 March 2026" in field.says.text()


def test_shortcuts(field: DateField) -> None:
    """Yesterday is a day; about a month ago is a guess."""
    _today, yesterday, month = field.shortcuts[:3]
    yesterday.click()
    assert field.day == Day(date(2026, 3, 11))
    month.click()
    assert field.day == Day(date(2026, 2, 12), about=True)
    assert field.says.text().startswith("About")


def test_a_typed_month_is_a_guess(field: DateField) -> None:
    """2026-01 is taken, as about the first of January."""
    field.typed.setText("2026-01")
    assert field.day == Day(date(2026, 1, 1), about=True)


def test_typing_over_a_guess_ends_it(qtbot: QtBot, field: DateField) -> None:
    """A full day typed after "about a month ago" is no guess any more."""
    field.shortcuts[2].click()
    field.typed.selectAll()
    qtbot.keyClicks(field.typed, "2026-02-03")
    assert field.day == Day(date(2026, 2, 3))


def test_no_day_is_refused_in_words(qtbot: QtBot, field: DateField) -> None:
    """What is no day raises, and is said under the field once enough is typed."""
    field.typed.clear()
    qtbot.keyClicks(field.typed, "2026-02-31")
    with pytest.raises(Refused):
        _ = field.day
    assert field.says.text()


def test_optional_begins_empty(qtbot: QtBot, today: Callable[[], date]) -> None:
    """Where a day may be missing, none is chosen beforehand."""
    field = DateField(today, optional=True)
    qtbot.addWidget(field)
    assert field.day is None
    assert field.on is None


def test_the_calendar_takes_a_day(field: DateField) -> None:
    """A day picked in the calendar stands in the field; days to come cannot be picked."""
    field._show_calendar()
    assert field.calendar is not None
    assert field.calendar.maximumDate() == QDate(2026, 3, 12)
    field.calendar.clicked.emit(QDate(2026, 3, 2))
    assert field.day == Day(date(2026, 3, 2))


def test_every_part_says_its_name(field: DateField) -> None:
    """A screen reader hears what the buttons belong to."""
    assert field.typed.accessibleName() == "When?"
    assert all(button.accessibleName().startswith("When?: ") for button in field.shortcuts)
