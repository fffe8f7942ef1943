"""Flags on the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup.cli.flags import plain, tier_advice, tier_words
from followup.domain.wording import untranslated
from followup.domain.words import Tier
from followup.signs.flag import Flag, Source
from followup.ui.kit import tier_words as window_words
from tests.cli.conftest import Run

FACTS = {"surgery": "lumpectomy", "surgery_side": "left", "treatment_ended_on": "2022-03-02"}


@pytest.fixture
def survivor(run: Run, log: Path) -> Path:
    """A log that knows of the operation."""
    for name, value in FACTS.items():
        assert run("add", "fact", "--log", log, stdin={"name": name, "value": value}).code == 0
    return log


def _hip(run: Run, log: Path, **more: Any) -> None:
    given = {"what": "hip_pain", "side": "left", "observed_on": "2026-03-18", "began_on": "2026-02-20", **more}
    assert run("add", "symptom", "--log", log, stdin=given).code == 0


def test_no_flag_is_no_line(run: Run, survivor: Path) -> None:
    """A program reads nothing; a person reads that they may always call."""
    assert run("flags", "--log", survivor, "--json").out == ""
    assert "You can always call about anything that worries you." in " ".join(
        run("flags", "--log", survivor).out.split()
    )


def test_a_flag_has_all_that_it_rests_on(run: Run, survivor: Path) -> None:
    """One object a line with the keys of the design, and ids that show takes."""
    _hip(run, survivor, severity=6, answers={"wakes_at_night": "yes"}, all_along="yes")
    flag = run("flags", "--log", survivor, "--json", "--on", "2026-03-20").one
    keys = ["sign", "tier", "hours", "since", "days", "rule", "rule_version", "sources", "observations"]
    assert list(flag) == keys
    assert (flag["sign"], flag["tier"], flag["since"], flag["days"]) == ("bone_pain", "call", "2026-02-20", 28)
    assert flag["sources"]
    for entry in flag["observations"]:
        assert run("show", entry, "--log", survivor).code == 0


def test_the_most_pressing_comes_first(run: Run, survivor: Path) -> None:
    """Coughing blood stands above a hip that hurts."""
    _hip(run, survivor, severity=6, answers={"wakes_at_night": "yes"}, all_along="yes")
    blood = {"what": "coughing_blood", "observed_on": "2026-03-19"}
    assert run("add", "symptom", "--log", survivor, stdin=blood).code == 0
    tiers = [flag["tier"] for flag in run("flags", "--log", survivor, "--json", "--on", "2026-03-20").lines]
    assert tiers == sorted(tiers, key=lambda tier: Tier(tier).rank)
    assert tiers[0] == "urgent"


ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles")


def test_every_time_zone_gives_the_same_flags(run: Run, survivor: Path, root: Path) -> None:
    """Fourteen hours ahead or eight behind, with another order of hashes: the days are those that were written down."""
    told = {"sign": "bone_pain", "rule": "bone_pain.two_weeks", "rule_version": 1, "told_on": "2026-03-18"}
    _hip(run, survivor, severity=4, all_along="yes")
    assert run("add", "told", "--log", survivor, stdin={**told, "tier": "call", "episodes": [1]}).code == 0
    _hip(run, survivor, severity=7, change="worse")
    late = {"what": "headache", "observed_on": "2024-02-29", "answers": {"sudden": "yes"}}
    assert run("add", "symptom", "--log", survivor, stdin=late).code == 0
    said = set()
    for seed, zone in enumerate(ZONES):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(seed)}
        command = [sys.executable, "-m", "followup", "flags", "--log", survivor, "--json", "--on", "2026-03-18"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root, env=environment)
        said.add(done.stdout)
    assert len(said) == 1
    assert "bone_pain" in said.pop()


def test_what_the_team_knows_is_quiet(run: Run, survivor: Path) -> None:
    """A told flag is no line for a program and one calm line for a person."""
    _hip(run, survivor, severity=6, answers={"wakes_at_night": "yes"}, all_along="yes")
    flag = run("flags", "--log", survivor, "--json", "--on", "2026-03-20").one
    told = {
        "sign": flag["sign"],
        "rule": flag["rule"],
        "rule_version": flag["rule_version"],
        "told_on": "2026-03-19",
        "tier": flag["tier"],
        "severity": 6,
        "episodes": [1],
    }
    assert run("add", "told", "--log", survivor, stdin=told).code == 0
    assert run("flags", "--log", survivor, "--json", "--on", "2026-03-20").out == ""
    words = " ".join(run("flags", "--log", survivor, "--on", "2026-03-20").out.split())
    assert "Told on 19 March 2026" in words
    assert "Your team knows about everything that matches the rules today. You can always call" in words
    assert "Nothing in your log" not in words


def test_a_person_reads_what_why_and_who_says_so(run: Run, survivor: Path) -> None:
    """The readable form has the tier's words, the person's own numbers, the rule and the source."""
    _hip(run, survivor, severity=6, answers={"wakes_at_night": "yes"}, all_along="yes")
    words = " ".join(run("flags", "--log", survivor, "--on", "2026-03-20").out.split())
    advice = "Call your team within the next three days. Call sooner if it gets worse."
    for part in (
        "Call your team within three days: ",
        advice,
        "6 of 10",
        "In your log for 28 days",
        "Why:",
        "Who says so:",
        "Rule: bone_pain",
    ):
        assert part in words


@pytest.mark.parametrize(
    ("on", "words"),
    [("2026-03-01", "In your log since today."), ("2026-06-01", "Noted on 1 March 2026.")],
)
def test_one_entry_of_long_ago_is_not_of_today(run: Run, survivor: Path, on: str, words: str) -> None:
    """A fit that was noted once keeps its flag, and the day it was noted."""
    fit = {"what": "seizure", "observed_on": "2026-03-01"}
    assert run("add", "symptom", "--log", survivor, stdin=fit).code == 0
    assert words in " ".join(run("flags", "--log", survivor, "--on", on).out.split())


def _flag(**more: Any) -> Flag:
    values: dict[str, Any] = {
        "sign": "weight_loss",
        "title": "Weight lost",
        "clinical": "",
        "tier": Tier.CALL,
        "hours": 72,
        "since": date(2026, 3, 1),
        "days": 3,
        "rule": "weight_loss.five",
        "rule_version": 1,
        "why": "",
        "sooner": "",
        "causes": (),
        "questions": (),
        "sources": (Source("BPWL", "", "", "", ""),),
        "observations": (),
        "episodes": (),
        "weights": (4, 7),
    }
    return Flag(**{**values, **more})


def test_a_flag_about_weight_names_its_weighings() -> None:
    """What it rests on is never empty."""
    assert plain(_flag())["observations"] == ["weight-4", "weight-7"]


@pytest.mark.parametrize(
    ("tier", "hours", "words"),
    [
        (Tier.URGENT, 0, "Get help now"),
        (Tier.CALL, 24, "Call your team today"),
        (Tier.CALL, 72, "Call your team within three days"),
        (Tier.CALL, None, "Call your team"),
        (Tier.NEXT_VISIT, None, "Bring to your next visit"),
        (Tier.WATCH, None, "Keep an eye on it"),
    ],
)
def test_each_tier_has_its_words(tier: Tier, hours: int | None, words: str) -> None:
    """They are those of the screens."""
    assert tier_words(_flag(tier=tier, hours=hours), untranslated) == words


@pytest.mark.parametrize(
    ("tier", "hours"),
    [
        (Tier.URGENT, 0),
        (Tier.CALL, 24),
        (Tier.CALL, 72),
        (Tier.CALL, None),
        (Tier.NEXT_VISIT, None),
        (Tier.WATCH, None),
    ],
)
def test_the_window_asks_for_the_same(tier: Tier, hours: int | None) -> None:
    """One flag has one set of words, wherever it is read."""
    flag = _flag(tier=tier, hours=hours)
    assert tier_words(flag, untranslated) == window_words.tier_words(tier, hours)
    assert tier_advice(flag, untranslated) == window_words.tier_advice(tier, hours)
