"""A flag: a sign met by this log today. Derived each time, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.domain.records import Told
from followup.domain.words import Tier


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from."""

    id: str
    title: str
    publisher: str
    year: str
    link: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign that this log meets today, with what it rests on.

    `hours` is how soon to call (None where no hours apply), `days` how long it has been in the log. `rule` is the id
    of the rule that decided and `why` that rule in one sentence. `observations` and `episodes` are ids, oldest first;
    a flag about weight has the ids of weighings in `weights`. `told` is set while the person's tick that the team
    knows keeps it quiet. `within` is the sign of a flag at least as pressing that rests on the same episodes and says
    it already: a screen may fold this one under that; it is never left out. `last_on` is the last day it was noted.
    An emergency of some time ago is not `is_of_now`: it asks for less than its rule, and `why` says so.
    """

    sign: str
    title: str
    clinical: str
    tier: Tier
    hours: int | None
    since: date
    days: int
    rule: str
    rule_version: int
    why: str
    sooner: str
    causes: tuple[str, ...]
    questions: tuple[str, ...]
    sources: tuple[Source, ...]
    observations: tuple[int, ...]
    episodes: tuple[int, ...]
    weights: tuple[int, ...] = ()
    severity: int | None = None
    told: Told | None = None
    within: str = ""
    last_on: date | None = None
    is_of_now: bool = True

    @property
    def is_quiet(self) -> bool:
        """Return whether the person has said that the team knows and nothing has changed since."""
        return self.told is not None
