"""How one episode went in the period: its numbers then and now, and whether it is worse, the same, better or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.words import Answer, Change

CHANGED_BY = 2
"""Points on the 0 to 10 scale that count as a change; our own choice, printed with every sheet, no published value."""

COMPARED = 14
"""Days at each end whose numbers are averaged before they are compared; a third of the stretch where that is less."""

IsOwn = Callable[[Observation], bool]


@dataclass(frozen=True, slots=True)
class Level:
    """A number on the 0 to 10 scale and the day it was noted for."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What the team has seen of an episode on the last sheet they were given: its number then, where it had one.

    `is_listed` says that it was on that sheet, `is_unseen` that it was typed in only afterwards.
    """

    level: Level | None
    is_listed: bool = False
    is_unseen: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """An episode as the period shows it.

    `seen` are the observations up to the end of the period, oldest first, `within` those inside it. `now` and `was` are
    the person's own numbers (somebody else's where the person gave none: `by_others`). `word` is the person's own last
    word on the change where it differs from `change`. `means` are the means of the first and the last days, set where
    they decide and `was` and `now` alone would say something else.
    """

    episode: Episode
    seen: tuple[Observation, ...]
    within: tuple[Observation, ...]
    change: Change
    is_new: bool
    now: Level | None
    was: Level | None
    by_others: bool
    word: Change
    means: tuple[float, float] | None = None

    @property
    def last(self) -> Observation:
        """Return the latest observation."""
        return self.seen[-1]

    @property
    def is_open(self) -> bool:
        """Return whether it was still there when last noted."""
        return self.last.present

    def answer(self, question: str) -> Answer | None:
        """Return the latest answer to a short question, or None where it was never answered."""
        for observation in reversed(self.seen):
            for asked, answer in observation.answers:
                if asked == question:
                    return answer
        return None


def course_of(view: EpisodeView, from_on: date, to_on: date, is_own: IsOwn, shown: Seen | None = None) -> Course | None:
    """Return how the episode went, or None when it was never there or had gone before the period.

    Where the team was given a sheet, `shown` is what it said: the number now is compared with the one they saw, and
    new is what they have not seen.
    """
    seen = tuple(observation for observation in view.observations if observation.observed_on <= to_on)
    within = tuple(observation for observation in seen if observation.observed_on >= from_on)
    if not any(observation.present for observation in seen) or not (within or seen[-1].present):
        return None
    if not any(observation.present for observation in within) and _gone_before(seen, from_on):
        return None
    own = _numbers(observation for observation in seen if is_own(observation))
    numbers = own or _numbers(seen)
    now = numbers[-1] if numbers else None
    was = _before(numbers, from_on, shown.level if shown is not None else None)
    word = _last_word(within or seen)
    means = _means(numbers, was) if was is not None else None
    change = _change(seen[-1], means, word)
    ends = None if was is None else (float(was.value), float(numbers[-1].value))
    return Course(
        episode=view.episode,
        seen=seen,
        within=within,
        change=change,
        is_new=_is_new(view.episode, from_on, to_on, shown),
        now=now,
        was=was,
        by_others=bool(numbers) and not own,
        word=word,
        means=means if _misled(change, means, ends) else None,
    )


def _gone_before(seen: Sequence[Observation], from_on: date) -> bool:
    before = [observation for observation in seen if observation.observed_on < from_on]
    return bool(before) and not before[-1].present


def _numbers(observations: Iterable[Observation]) -> tuple[Level, ...]:
    return tuple(
        Level(observation.observed_on, observation.severity)
        for observation in observations
        if observation.severity is not None and observation.present
    )


def _is_new(episode: Episode, from_on: date, to_on: date, shown: Seen | None) -> bool:
    if shown is not None and (shown.is_listed or shown.is_unseen):
        return shown.is_unseen
    return from_on <= episode.began_on <= to_on


def _before(numbers: Sequence[Level], from_on: date, shown: Level | None = None) -> Level | None:
    """The number the present one is compared with: what the team saw, the last up to the period, else the first."""
    if shown is not None and numbers:
        return shown if shown.day < numbers[-1].day or shown.value != numbers[-1].value else None
    earlier = [number for number in numbers if number.day <= from_on]
    was = earlier[-1] if earlier else (numbers[0] if numbers else None)
    return was if was is not None and was.day < numbers[-1].day else None


def _last_word(observations: Sequence[Observation]) -> Change:
    return next((seen.change for seen in reversed(observations) if seen.change), Change.NONE)


def _change(last: Observation, means: tuple[float, float] | None, word: Change) -> Change:
    if not last.present:
        return Change.GONE
    moved = _moved(*means) if means is not None else Change.SAME
    if moved is not Change.SAME:
        return moved
    if word in {Change.WORSE, Change.BETTER, Change.SAME}:
        return word
    return Change.SAME if means is not None else Change.NONE


def _moved(before: float, after: float) -> Change:
    if after - before >= CHANGED_BY:
        return Change.WORSE
    return Change.BETTER if before - after >= CHANGED_BY else Change.SAME


def _misled(change: Change, means: tuple[float, float] | None, ends: tuple[float, float] | None) -> bool:
    """Whether the means decided and the first and the last number alone would say something else."""
    return means is not None and ends is not None and _moved(*means) is change and _moved(*ends) is not change


def _means(numbers: Sequence[Level], was: Level) -> tuple[float, float]:
    """The mean of the first and of the last days of the stretch that is compared."""
    stretch = [number for number in numbers if number.day >= was.day]
    if was not in stretch:  # what the team saw, where the log was changed since
        stretch = [was, *(number for number in stretch if number.day > was.day)]
    first, last = was.day, stretch[-1].day
    window = timedelta(days=min(COMPARED, (last - first).days // 3))
    start = [number.value for number in stretch if number.day <= first + window]
    end = [number.value for number in stretch if number.day >= last - window]
    return sum(start) / len(start), sum(end) / len(end)
