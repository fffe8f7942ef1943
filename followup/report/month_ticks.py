"""Which months, or years, are named under a chart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup.report.chart import ChartModel

if TYPE_CHECKING:
    from followup.report.plot import Look


def month_ticks(model: ChartModel, width: float, look: Look) -> list[tuple[date, str]]:
    """Return the firsts of months (or of years) to name, far enough apart; the year stands once and at each January."""
    days = max((model.to_on - model.from_on).days, 1)
    room = look.measure("MMM 2000", look.size * 0.95, False) * 1.1
    most = max(int(width / room), 1)
    every = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if days / 30.44 / step <= most), 240)
    ticks = [day for day in _firsts(model.from_on, model.to_on) if (day.year * 12 + day.month - 1) % every == 0]
    if not ticks:
        return [(model.from_on, _month(model, model.from_on, year=True))]
    named = [str(day.year) if every >= 12 else _month(model, day, year=day == ticks[0]) for day in ticks]
    return list(zip(ticks, named, strict=True))


def _firsts(from_on: date, to_on: date) -> Iterator[date]:
    day = from_on if from_on.day == 1 else (from_on.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day <= to_on:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _month(model: ChartModel, day: date, *, year: bool) -> str:
    name = model.months[day.month - 1]
    return f"{name} {day.year}" if year or day.month == 1 else name
