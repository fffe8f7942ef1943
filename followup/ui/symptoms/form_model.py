"""The forms of this screen without widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from followup.domain.days import OBSERVATION_COVERS, Day
from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import THE_PERSON, Episode, Observation
from followup.domain.words import AllAlong, Answer, Change, Side

Answers = tuple[tuple[str, Answer], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationForm:
    """What was typed for one day of an episode."""

    day: Day | None
    change: Change = Change.NONE
    severity: int | None = None
    all_along: AllAlong = AllAlong.UNKNOWN
    answers: Answers = ()
    note: str = ""
    author_id: int = THE_PERSON

    def over(self, old: Observation) -> Observation:
        """Return the observation with what was typed; raises `Refused` when there is no day."""
        if self.day is None:
            raise Refused("Please say on which day.", field="observed_on")
        gone = self.change is Change.GONE
        return replace(
            old,
            observed_on=self.day.on,
            about=self.day.about,
            present=not gone,
            change=self.change,
            severity=None if gone else self.severity,
            all_along=self.all_along,
            answers=tuple(sorted(self.answers)),
            note=self.note.strip(),
            author_id=self.author_id,
        )


def observation_before(view: EpisodeView, day: date, not_this: int = 0) -> Observation | None:
    """Return the latest observation before a day, leaving out the one that is being changed."""
    earlier = [seen for seen in view.observations if seen.observed_on < day and seen.id != not_this]
    return earlier[-1] if earlier else None


def asks_between(view: EpisodeView, day: date, not_this: int = 0) -> date | None:
    """Return the day since which nothing is known, or None when the last observation still speaks for this day.

    An observation speaks for the seven days before it; a longer silence has to be asked about.
    """
    before = observation_before(view, day, not_this)
    if before is None or not before.present or (day - before.observed_on).days <= OBSERVATION_COVERS + 1:
        return None
    return before.observed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeForm:
    """What was typed for an episode as a whole."""

    symptom: str
    words: str
    place: str
    side: Side
    began: Day | None
    note: str = ""

    def check_beginning(self, observations: Iterable[Observation]) -> None:
        """Raise `Refused` when it would begin after it was first noted."""
        first = min((seen.observed_on for seen in observations), default=None)
        if first is not None and self.began is not None and self.began.on > first:
            raise Refused("You noted it earlier than that. Please check when it began.", field="began_on")

    def over(self, old: Episode) -> Episode:
        """Return the episode with what was typed; raises `Refused` when it has no name or no beginning."""
        if not self.symptom and not self.words.strip():
            raise Refused("Please say what it is, in your own words.", field="words")
        if self.began is None:
            raise Refused("Please say when it began. A month or a year alone is fine.", field="began_on")
        return replace(
            old,
            symptom=self.symptom,
            words=self.words.strip(),
            place=self.place,
            side=self.side,
            began_on=self.began.on,
            began_about=self.began.about,
            note=self.note.strip(),
        )
