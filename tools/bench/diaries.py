"""How often the rules speak up: real headache diaries, looked at on every day as it comes."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.profile import Profile
from followup.domain.records import Episode, Observation
from followup.domain.words import Answer, Side
from followup.paths import resource
from followup.services.shipped import load_shipped
from followup.signs.evaluate import evaluate
from followup.signs.sign import Signs

FILE = Path("data") / "diary" / "headache_daily_KosteckiDillon_dev.csv"
FIRST = date(2026, 1, 1)
DAYS_A_MONTH = 30.44
TWO_WEEKS = 14
Person = dict[int, bool]
"""Days of a diary, counted from its first, and whether there was a headache."""


def run(shared: Path) -> None:
    """Print flags for each person and month, and those of a plain rule without a baseline."""
    if not (shared / FILE).is_file():
        print("\nHeadache diaries: left out, the folder `shared` with sample data is not beside this checkout.")
        return
    signs = load_shipped(resource()).signs
    people = _read(shared / FILE)
    months = sum(max(days) + 1 for days in people.values()) / DAYS_A_MONTH
    print(f"\nHeadache diaries: {len(people)} people, {months:.0f} person-months, looked at on every day")
    plain = sum(_plain_rule(days) for days in people.values())
    print(f"  {'plain rule: half of the days of two weeks':41} alerts a person-month: {plain / months:.2f}")
    for title, answers in (
        ("noted as they are", ()),
        ("had for years, from before the cancer", (("long_standing", Answer.YES),)),
    ):
        started, days_up = _count(signs, people, answers)
        tiers = ", ".join(f"{tier} {count / months:.2f}" for tier, count in sorted(started.items())) or "none"
        share = days_up / sum(len(days) for days in people.values())
        print(f"  {title:41} flags a person-month: {tiers}; a flag stood on {share:.0%} of the days")


def _read(path: Path) -> dict[str, Person]:
    people: dict[str, Person] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            people[row["id"]][int(row["time"])] = row["headache"] == "yes"
    return {name: {day - min(days): there for day, there in days.items()} for name, days in people.items()}


def _plain_rule(days: Person) -> int:
    """Return how often a rule without a baseline would begin: a headache on half of the noted days of two weeks."""
    began, was_met = 0, False
    for day in sorted(days):
        window = [days[other] for other in range(day - TWO_WEEKS + 1, day + 1) if other in days]
        is_met = day >= TWO_WEEKS - 1 and sum(window) * 2 >= len(window)
        began += is_met and not was_met
        was_met = is_met
    return began


def _count(
    signs: Signs, people: dict[str, Person], answers: tuple[tuple[str, Answer], ...]
) -> tuple[Counter[str], int]:
    """Return how many flags began, by tier, and on how many days of diary one stood."""
    started: Counter[str] = Counter()
    days_up = 0
    for days in people.values():
        before: set[tuple[str, str]] = set()
        for day in sorted(days):
            flags = [flag for flag in evaluate(signs, _log(days, day, answers), _on(day)) if not flag.is_quiet]
            now = {(flag.sign, str(flag.tier)) for flag in flags}
            started.update(tier for _, tier in now - before)
            days_up += bool(now)
            before = now
    return started, days_up


def _log(days: Person, until: int, answers: tuple[tuple[str, Answer], ...]) -> LogView:
    """Return the log of one person as it stood on a day: headaches that follow each other are one episode."""
    views: list[EpisodeView] = []
    seen: list[Observation] = []
    for day in (day for day in sorted(days) if day <= until):
        if days[day] or seen:
            number = len(views) + 1
            seen.append(
                Observation(
                    id=day + 1,
                    episode_id=number,
                    observed_on=_on(day),
                    present=days[day],
                    answers=answers if days[day] else (),
                )
            )
        if seen and not days[day]:
            views.append(_view(len(views) + 1, seen))
            seen = []
    if seen:
        views.append(_view(len(views) + 1, seen))
    profile = Profile(
        birth_date=date(1965, 1, 1),
        sex="female",
        surgery={Side.LEFT: frozenset({"lumpectomy"})},
        treatment_ended_on=date(2023, 1, 1),
    )
    return LogView(profile=profile, episodes=tuple(views))


def _view(number: int, seen: list[Observation]) -> EpisodeView:
    episode = Episode(id=number, symptom="headache", place="head", began_on=seen[0].observed_on)
    return EpisodeView(episode, tuple(seen))


def _on(day: int) -> date:
    return FIRST + timedelta(days=day)
