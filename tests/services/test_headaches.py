"""Real diaries of people with headaches, from the file to the flags."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from followup.services.log import OpenLog
from tests.services.conftest import Calendar
from tests.services.headaches import headache_diaries

FEW = 5
"""How many of the people the suite looks at; `make bench` looks at them all."""


def _source(shared: Path) -> Path:
    path = shared / "data" / "diary" / "headache_daily_KosteckiDillon_dev.csv"
    if not path.is_file():
        pytest.skip("the headache diaries are not beside this checkout")
    return path


def _walk(log: OpenLog, calendar: Calendar) -> tuple[int, Counter[str]]:
    """Return how many days the diary spans and on how many of them each tier was the strongest flag."""
    days = [seen.observed_on for view in log.journal.episodes() for seen in view.observations]
    first, last = min(days), max(days)
    tiers: Counter[str] = Counter()
    for number in range((last - first).days + 1):
        calendar.day = first + timedelta(days=number)
        flags = log.flags.today()
        if flags:
            tiers[str(flags[0].tier)] += 1
    return (last - first).days + 1, tiers


def test_diaries_of_people_with_headaches_go_in_without_an_error(
    new_log: Callable[[], OpenLog], calendar: Calendar, shared: Path, tmp_path: Path
) -> None:
    """Every row is taken, once; no headache day makes anything urgent."""
    diaries = headache_diaries(_source(shared))
    for person in list(diaries)[:FEW]:
        calendar.day = date(2026, 6, 30)
        log, path = new_log(), tmp_path / f"{person}.csv"
        path.write_text(diaries[person], encoding="utf-8")
        report = log.exchange.import_diary(path)
        assert (report.refused, report.had, report.notes) == ((), 0, ())
        assert report.taken == len(diaries[person].splitlines()) - 1
        assert log.exchange.import_diary(path).taken == 0
        _, tiers = _walk(log, calendar)
        assert "urgent" not in tiers
