"""The development diaries and those written blind, from the file to the flags."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from followup.services.log import OpenLog
from tests.services.conftest import Calendar

DIARIES = Path(__file__).resolve().parents[1] / "diaries"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((DIARIES / "expected.toml").read_text(encoding="utf-8"))
BLIND: dict[str, dict[str, Any]] = tomllib.loads((DIARIES / "expected_blind.toml").read_text(encoding="utf-8"))
DAYS = {name: wanted["on"] for name, wanted in (EXPECTED | BLIND).items()}


@pytest.mark.parametrize("name", EXPECTED)
def test_diary_is_taken_whole_and_met_with_the_right_tier(name: str, log: OpenLog, calendar: Calendar) -> None:
    """Every row is taken, the strongest flag asks for the right thing, and the right sign is there in time."""
    wanted = EXPECTED[name]
    report = log.exchange.import_diary(DIARIES / f"{name}.csv")
    assert (report.refused, report.had, report.notes) == ((), 0, ())
    calendar.day = wanted["on"]
    flags = log.flags.today()
    assert (str(flags[0].tier) if flags else "none") in wanted["tiers"]
    if "sign" in wanted:
        flag = next(flag for flag in flags if flag.sign == wanted["sign"])
        assert flag.hours is None or flag.hours <= wanted.get("hours", 0)


@pytest.mark.parametrize("name", BLIND)
def test_case_written_blind_is_met_as_its_author_expects(name: str, log: OpenLog, calendar: Calendar) -> None:
    """Every row is taken, the strongest flag has a right tier and its hours, and a sign that was named is there."""
    wanted = BLIND[name]
    calendar.day = wanted["on"]
    report = log.exchange.import_diary(DIARIES / f"{name}.csv")
    assert report.refused == ()
    flags = log.flags.today()
    assert (str(flags[0].tier) if flags else "none") in wanted["tiers"]
    if wanted["signs"]:
        named = [flag for flag in flags if flag.sign in wanted["signs"]]
        assert named
        assert min(flag.hours or 0 for flag in named) <= wanted.get("hours", 0)


@pytest.mark.parametrize("name", DAYS)
def test_importing_a_diary_twice_adds_nothing(name: str, log: OpenLog, calendar: Calendar) -> None:
    """The second time every row is one that the log already has."""
    calendar.day = DAYS[name]
    first = log.exchange.import_diary(DIARIES / f"{name}.csv")
    before = log.entries.history()
    second = log.exchange.import_diary(DIARIES / f"{name}.csv")
    assert (second.taken, second.refused, second.had) == (0, (), first.taken)
    assert log.entries.history() == before


@pytest.mark.parametrize("name", DAYS)
def test_exported_diary_makes_the_same_log_again(
    name: str, new_log: Callable[[], OpenLog], tmp_path: Path, calendar: Calendar
) -> None:
    """What is exported changes nothing where it came from, and says the same in an empty log, flags too."""
    calendar.day = DAYS[name]
    one, other = new_log(), new_log()
    one.exchange.import_diary(DIARIES / f"{name}.csv")
    one.exchange.export_diary(tmp_path / "one.csv")
    again = one.exchange.import_diary(tmp_path / "one.csv")
    assert (again.taken, again.refused) == (0, ())
    assert other.exchange.import_diary(tmp_path / "one.csv").refused == ()
    other.exchange.export_diary(tmp_path / "other.csv")
    assert (tmp_path / "other.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
    assert [(flag.rule, flag.days) for flag in other.flags.today()] == [
        (flag.rule, flag.days) for flag in one.flags.today()
    ]


def test_a_second_row_without_a_place_joins_the_only_open_episode(log: OpenLog) -> None:
    """A heavy arm and tight rings on the same day are one swollen arm."""
    log.exchange.import_diary(DIARIES / "DV06.csv")
    (view,) = log.journal.episodes()
    assert (view.episode.symptom, view.episode.place, len(view.observations)) == ("arm_swelling", "arm", 3)
