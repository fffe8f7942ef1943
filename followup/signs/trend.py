"""Whether a symptom gets worse or eases, from the numbers and the words of one run. The definitions are ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from followup.domain.records import Observation
from followup.domain.words import Change

MARKED = 2
"""Points of 0 to 10 that count as a change. Our own default; the sheet prints it."""

LOOK_BACK = timedelta(days=92)
"""How far back the first number of a rise may lie. Our own default."""

EASING_HOLDS = timedelta(days=14)
"""How long "better", or a fall of the number, counts as easing while nothing else is noted: "not better after a couple
of weeks" is what sources ask about (KOMEN); the 14 days are ours."""

STALLS = 2
"""Days with "same", or with a number no lower, after which it eases no longer. Our own default."""

USUAL_BEFORE = timedelta(days=14)
"""Numbers older than this, against the newest, show what is usual for the person. Our own default."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How a run of a symptom develops.

    `worse`: "worse" was said and neither "better" nor a fall of two or more came after it, or the number is two or more
    above the first since it last got better.
    `steadily_worse`: "worse" was said twice since it last got better, or the number rose so.
    `easing`: not worse, and "better" was said, or the number fell by two or more, within the last two weeks, and fewer
    than two later days said "same" or gave a number no lower.
    `beyond_usual`: "worse" was said so, or the number is two or more above what it was before.
    `newest` is the newest number of the run; `newest_on` is the newest day of each number. `usual_highest` is the
    highest number of the episode that is over two weeks older than the newest, or None.
    """

    newest: int | None = None
    worse: bool = False
    steadily_worse: bool = False
    easing: bool = False
    beyond_usual: bool = False
    newest_on: Mapping[int, date] = field(default_factory=dict)
    usual_highest: int | None = None


STEADY = Trend()


class TrendReader:
    """Takes the observations of one run, oldest first; `earlier` are the numbers of the runs before it."""

    def __init__(self, earlier: Iterable[tuple[date, int]] = ()) -> None:
        self._earlier = tuple(earlier)
        self._numbers: list[tuple[date, int]] = []
        self._since_better = 0
        self._times_worse = 0
        self._better_on: date | None = None
        self._last_on = date.min
        self._peak = 0
        self._stalled: set[date] = set()

    @property
    def numbers(self) -> tuple[tuple[date, int], ...]:
        """Every number so far with its day, those of earlier runs first."""
        return (*self._earlier, *self._numbers)

    def _usual_highest(self) -> int | None:
        if not self._numbers:
            return None
        last_on = self._numbers[-1][0]
        until = last_on - USUAL_BEFORE
        return max((number for day, number in self.numbers if day < until), default=None)

    def take(self, observation: Observation) -> None:
        """Note the number and the word of an observation with the symptom."""
        self._last_on = observation.observed_on
        self._see_whether_it_stalls(observation)
        if observation.change is Change.BETTER:
            self._times_worse, self._better_on = 0, observation.observed_on
            self._since_better = len(self._numbers)
        elif observation.change is Change.WORSE:
            self._times_worse += 1
        if observation.severity is not None:
            self._weigh(observation.severity, said_worse=observation.change is Change.WORSE)
            self._numbers.append((observation.observed_on, observation.severity))

    def _see_whether_it_stalls(self, observation: Observation) -> None:
        number, before = observation.severity, self._numbers[-1][1] if self._numbers else None
        falls = number is not None and before is not None and number < before
        if observation.change is Change.BETTER or falls:
            self._stalled.clear()
        elif observation.change is Change.SAME or (number is not None and before is not None):
            self._stalled.add(observation.observed_on)

    def _weigh(self, number: int, *, said_worse: bool) -> None:
        """Let a marked fall of the number end what an earlier "worse" said."""
        if self._peak - number >= MARKED and not said_worse:
            self._times_worse, self._peak = 0, number
        if number > self._peak:  # noqa: PLR1730 - half the time of max(), over tens of thousands of entries
            self._peak = number

    def result(self) -> Trend:
        """Return how the run develops."""
        said_worse = self._times_worse > 0
        rose = self._rose()
        worse = said_worse or rose
        return Trend(
            newest=self._numbers[-1][1] if self._numbers else None,
            worse=worse,
            steadily_worse=self._times_worse > 1 or rose,
            easing=not worse and self._eases(),
            beyond_usual=said_worse or self._above_usual(),
            newest_on={number: day for day, number in self._numbers},
            usual_highest=self._usual_highest(),
        )

    def _rose(self) -> bool:
        numbers = self._numbers[self._since_better :]
        if not numbers:
            return False
        last_on, last = numbers[-1]
        since = last_on - LOOK_BACK
        first = next(number for day, number in numbers if day >= since)
        return last - first >= MARKED

    def _eases(self) -> bool:
        if len(self._stalled) >= STALLS:
            return False
        if self._better_on is not None and self._last_on - self._better_on <= EASING_HOLDS:
            return True
        if not self._numbers:
            return False
        last_on, last = self._numbers[-1]
        if self._last_on - last_on > EASING_HOLDS:
            return False
        since = last_on - EASING_HOLDS
        return max(number for day, number in self._numbers if day >= since) - last >= MARKED

    def _above_usual(self) -> bool:
        if not self._numbers:
            return False
        last_on, last = self._numbers[-1]
        until = last_on - USUAL_BEFORE
        earlier = [number for day, number in self._numbers if day < until]
        return last - max(earlier, default=self._numbers[0][1]) >= MARKED
