"""Diaries that real people kept each day, with a yes or a no for headache."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from tests.signs.logs import Diary, flag, gone, seen, tier

Days = dict[int, bool]


@pytest.fixture(scope="module")
def diaries(shared: Path) -> dict[str, Days]:
    """The days of each person: whether there was a headache."""
    people: defaultdict[str, Days] = defaultdict(dict)
    with (shared / "data" / "diary" / "headache_daily_KosteckiDillon_dev.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            people[row["id"]][int(row["time"])] = row["headache"] == "yes"
    return people


def _log(days: Days, *, long_standing: bool) -> Diary:
    """Return the log as the program keeps it: a "no" ends an episode, the next "yes" starts one."""
    diary, there = Diary(), []
    answers = {"long_standing": True} if long_standing else {}
    for day in sorted(days):
        if days[day]:
            there.append(seen(day, **answers))
        elif there:
            diary.has("headache", *there, gone(day), place="head")
            there = []
    return diary.has("headache", *there, place="head") if there else diary


def _lasts(days: Days, today: int) -> bool:
    """Return, by counting alone, whether a headache goes on for over 14 days with single free days at most."""
    known = [day for day in sorted(days) if day <= today]
    if not known or not days[known[-1]]:
        return False
    newest = oldest = known[-1]
    for day in reversed(known[:-1]):
        is_broken = oldest - day > 2 if any(not days[between] for between in known if day < between < oldest) else False
        if days[day] and (is_broken or oldest - day > 8):
            break
        oldest = day if days[day] else oldest
    return newest - oldest > 14


def test_a_daily_diary_is_flagged_where_counting_says_so(diaries: dict[str, Days]) -> None:
    """Every third day of every diary: the flag is there when, and only when, the days add up."""
    flagged = 0
    for days in diaries.values():
        diary = _log(days, long_standing=False)
        for today in range(min(days), max(days) + 1, 3):
            is_called = tier(diary, "severe_headache", today) == "call 72"
            assert is_called == _lasts(days, today)
            flagged += is_called
    assert flagged > 0


def test_a_known_and_unchanged_headache_is_never_flagged(diaries: dict[str, Days]) -> None:
    """The same diaries of people who say that they have had it for years raise nothing."""
    for days in diaries.values():
        diary = _log(days, long_standing=True)
        assert all(flag(diary, "severe_headache", today) is None for today in range(min(days), max(days) + 1, 7))
