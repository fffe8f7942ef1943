"""What the rules know of one episode: its stretches, its answers and how it develops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from followup.domain.days import OBSERVATION_COVERS
from followup.domain.words import Answer, Side
from followup.signs.trend import STEADY, Trend

OBSERVATIONS_KEPT = 5, 15
"""How many of the oldest and of the newest observations a flag names."""

Noted = tuple[date, int]
"""The day and the id of an observation with the symptom."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days with nothing unknown between them: the first, and the last on which the symptom was noted as there."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """Return the whole days from the first to the last; 0 for a single day."""
        return (self.until - self.since).days

    def days_to(self, other: Stretch) -> int:
        """Return the days between two stretches; 0 where they overlap."""
        return max(0, (other.since - self.until).days, (self.since - other.until).days)


@dataclass(frozen=True, slots=True)
class EpisodeSummary:
    """One episode as the rules see it; holds nothing that changes with the day it is looked at.

    episodes: the ids it speaks for: one, or several that follow each other with a single free day between.
    stretches: those of the last run, oldest first; empty when the symptom was only ever denied.
    answers: the newest of that run; `yes_on` is the newest day of each "yes" of the whole episode, and
    `yes_in` the observation that says it.
    noted: days and ids of observations, the oldest and newest kept.
    is_usual: the baseline: known from before the cancer and not changed.
    comes_since: where it comes and goes, the first day of that.
    may_follow, may_be_followed: whether it can go on after, or before, a single free day.
    """

    episodes: tuple[int, ...]
    symptom: str
    place: str
    side: Side
    is_open: bool
    stretches: tuple[Stretch, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    yes_on: Mapping[str, date] = field(default_factory=dict)
    yes_in: Mapping[str, Noted] = field(default_factory=dict)
    noted: tuple[Noted, ...] = ()
    trend: Trend = STEADY
    is_usual: bool = False
    comes_since: date | None = None
    may_follow: bool = True
    may_be_followed: bool = False

    @property
    def first_on(self) -> date | None:
        """Return the first day of the last run, or None."""
        return self.stretches[0].since if self.stretches else None

    @property
    def last_on(self) -> date | None:
        """Return the last day the symptom was noted as there, or None."""
        return self.stretches[-1].until if self.stretches else None

    @property
    def severity(self) -> int | None:
        """Return the newest number of the last run, or None."""
        return self.trend.newest

    def lasting(self, days: int) -> Stretch | None:
        """Return the stretch that lasted at least so many days: the newest if it did, else the longest, else None."""
        if not self.stretches:
            return None
        if self.stretches[-1].days >= days:
            return self.stretches[-1]
        longest = max(self.stretches, key=lambda stretch: stretch.days)
        return longest if longest.days >= days else None

    def said_yes(self, question: str) -> bool:
        """Return whether the newest clear answer of the last run is yes."""
        return self.answers.get(question) is Answer.YES


def keep_ends(ids: list[Noted]) -> tuple[Noted, ...]:
    """Return all, or only the oldest and the newest when there are many."""
    oldest, newest = OBSERVATIONS_KEPT
    if len(ids) <= oldest + newest:
        return tuple(ids)
    return (*ids[:oldest], *ids[-newest:])


def covers(last_on: date, today: date) -> bool:
    """Return whether what was noted on a day still speaks for today."""
    return today - last_on <= timedelta(days=OBSERVATION_COVERS)
