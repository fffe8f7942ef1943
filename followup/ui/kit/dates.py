"""Days in words, in the reader's own language and order."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def full_day(day: date) -> str:
    """Return the day with its weekday, such as "Thursday 12 March 2026"."""
    return QLocale().toString(_qt(day), "dddd d MMMM yyyy")


def plain_day(day: date) -> str:
    """Return the day with its year and without its weekday, such as "12 March 2026"."""
    return QLocale().toString(_qt(day), "d MMMM yyyy")


def short_day(day: date, today: date) -> str:
    """Return the day as people say it: "today", "yesterday", "12 March", with the year when it is another one."""
    if day == today:
        return QCoreApplication.translate("dates", "today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("dates", "yesterday")
    if day == today + timedelta(days=1):
        return QCoreApplication.translate("dates", "tomorrow")
    return QLocale().toString(_qt(day), "d MMMM" if day.year == today.year else "d MMMM yyyy")


def weekday_day(day: date) -> str:
    """Return the day with its short weekday, such as "Tue 24 March"."""
    return QLocale().toString(_qt(day), "ddd d MMMM")


def short_weekday(day: date) -> str:
    """Return the day in the fewest letters, such as "Tue 24 Mar"."""
    return QLocale().toString(_qt(day), "ddd d MMM")


def month_of(day: date, today: date) -> str:
    """Return the month, with its year when it is another one, such as "April"."""
    return QLocale().toString(_qt(day), "MMMM" if day.year == today.year else "MMMM yyyy")


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def weekday_letters() -> list[str]:
    """Return the short names of the days of the week, Monday first."""
    return [QLocale().dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
