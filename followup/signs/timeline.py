"""What one episode says about itself: since when, how long for certain, worse or easing, and what was answered.

The definitions are ours where no source gives one; `evidence` for each stands beside it. In short:

* An observation speaks for its own day and the seven days before it, so two observations at most eight days apart
  leave nothing unknown between them.
* Longer silence is unknown: neither lasting nor gone. `all_along = yes` bridges it; without an answer the count starts
  again, and the earlier stretch is kept beside it, because nobody said that it had gone.
* `came_and_went` restarts the count; `had_gone`, or a day noted as gone, begins a new run that knows nothing of the
  old one.
* One free day between two days with the symptom is no recovery: a diary kept daily may say "not today" once. Two free
  days, or "gone" said in as many words, end the run.
* Where one person notes it on a day and another notes it as not there, it was there: who has it knows best and a helper
  sees only part of a day. Only whoever noted it as there can say later that day that it has gone. Our own choice.
* Nothing after today counts, and only the days matter, not the order in which they were typed. Within one day the
  entry with the higher id was made later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from followup.domain.days import OBSERVATION_COVERS
from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.words import AllAlong, Answer, Change
from followup.signs.summary import EpisodeSummary, Noted, Stretch, keep_ends
from followup.signs.trend import Trend, TrendReader

__all__ = ["EpisodeSummary", "summarise", "summarise_all"]

WIDEST_GAP = OBSERVATION_COVERS + 1
"""Days between two observations that still leave no day unknown."""

FREE_DAYS = 1
"""Days free of a symptom, noted as such, that do not end it. Our own default."""

_COUNT_AGAIN = frozenset({AllAlong.CAME_AND_WENT, AllAlong.HAD_GONE})
_CHANGED = frozenset({"pattern_changed", "growing", "like_first_time"})
"""Answers that say it is no longer what it was; "known for years" and "growing" together are a change."""

_STANDING = frozenset({"long_standing"}) | _CHANGED


def summarise(view: EpisodeView, today: date) -> EpisodeSummary:
    """Return what an episode says up to today.

    The result depends on `today` only through observations that lie after it, so a summary may be kept for as long as
    the episode and its observations stay as they are.
    """
    return Reading(view, today).summary


class Reading:
    """An episode read up to a day. A reading of the same episode with entries of later days goes on from it.

    `before` is an earlier reading, perhaps of something else, and is used up by this one; the summary is the same with
    and without it.
    """

    def __init__(self, view: EpisodeView, today: date, before: Reading | None = None) -> None:
        self._episode, self._seen, self._today = view.episode, view.observations, today
        walk = before._go_on_with(view, today) if before is not None else None
        known = len(before._seen) if before is not None and walk is not None else 0
        self._walk: _Walk | None = walk or _Walk(view.episode)
        for observation in counted(view.observations[known:], today):
            self._walk.take(observation)
        self._last_on = max((seen.observed_on for seen in view.observations), default=date.min)
        self.summary = self._walk.summary()

    def _go_on_with(self, view: EpisodeView, today: date) -> _Walk | None:
        """Hand over what was read so far, when only later entries came to it: they change nothing of what was before.

        On one day, what one person notes may undo what another said was not there; then all is read again.
        """
        known, walk, last_on = len(self._seen), self._walk, self._last_on
        added = view.observations[known:]
        is_same = self._episode == view.episode and self._today == today and self._seen == view.observations[:known]
        if not is_same or any(seen.observed_on < last_on for seen in added):
            return None
        if not all(seen.present for seen in (*self._seen, *added) if seen.observed_on == last_on):
            return None
        self._walk = None
        return walk


def summarise_all(views: Iterable[EpisodeView], today: date) -> dict[int, EpisodeSummary]:
    """Return the summary of each episode by its id."""
    return {view.episode.id: summarise(view, today) for view in views}


def counted(observations: Iterable[Observation], today: date) -> list[Observation]:
    """Return the observations that count up to a day, oldest first: on one day "there" outweighs another's denial."""
    known = [observation for observation in observations if observation.observed_on <= today]
    known.sort(key=_by_day)
    if all(observation.present for observation in known):
        return known
    there: defaultdict[date, set[int]] = defaultdict(set)
    for observation in known:
        if observation.present:
            there[observation.observed_on].add(observation.author_id)
    return [one for one in known if one.present or _stands(one, there.get(one.observed_on, set()))]


def _stands(denial: Observation, there: set[int]) -> bool:
    return not there or denial.author_id in there


def _by_day(observation: Observation) -> tuple[date, int]:
    return observation.observed_on, observation.id


class _Walk:
    """Goes through the observations of one episode, oldest first."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode
        self._stretches: list[tuple[date, date]] = []
        self._last: Observation | None = None
        self._is_gone = False
        self._is_sure = False
        self._may_follow = True
        self._answers: dict[str, Answer] = {}
        self._standing: dict[str, Answer] = {}
        self._yes_in: dict[str, Noted] = {}
        self._there_since = episode.began_on
        self._comes_and_goes = False
        self._noted: list[Noted] = []
        self._trend = TrendReader()

    def take(self, observation: Observation) -> None:
        if not observation.present:
            self._is_gone = True
            self._is_sure = self._is_sure or observation.change is Change.GONE
            return
        if self._last is None:
            self._may_follow = observation.all_along not in _COUNT_AGAIN
            self._begin(observation)
        elif self._starts_anew(observation, self._last):
            self._forget()
            self._begin(observation)
        else:
            self._go_on(observation, self._last)
        self._last = observation
        self._is_gone = self._is_sure = False
        self._noted.append((observation.observed_on, observation.id))
        self._trend.take(observation)
        if observation.answers:
            self._answer(observation)

    def _starts_anew(self, observation: Observation, last: Observation) -> bool:
        if observation.all_along is AllAlong.HAD_GONE:
            return True
        if not self._is_gone:
            return False
        free_days = (observation.observed_on - last.observed_on).days - 1
        return self._is_sure or free_days > FREE_DAYS or observation.all_along in _COUNT_AGAIN

    def _forget(self) -> None:
        self._stretches.clear()
        self._answers.clear()
        self._noted.clear()
        self._trend = TrendReader(self._trend.numbers)

    def _begin(self, observation: Observation) -> None:
        day = observation.observed_on
        is_first = self._last is None and not self._is_gone and observation.all_along not in _COUNT_AGAIN
        self._stretches.append((min(self._episode.began_on, day) if is_first else day, day))
        self._there_since, self._comes_and_goes = self._stretches[0][0], False

    def _go_on(self, observation: Observation, last: Observation) -> None:
        day = observation.observed_on
        if observation.all_along is AllAlong.CAME_AND_WENT:
            self._stretches[:] = [(day, day)]
            self._comes_and_goes = True
        elif observation.all_along is AllAlong.YES or (day - last.observed_on).days <= WIDEST_GAP:
            self._stretches[-1] = (self._stretches[-1][0], day)
        else:
            self._stretches.append((day, day))
            self._there_since, self._comes_and_goes = day, False

    def _answer(self, observation: Observation) -> None:
        for question, answer in observation.answers:
            if answer is Answer.NOT_SURE:
                continue
            self._answers[question] = answer
            if question in _STANDING:
                self._standing[question] = answer
            if answer is Answer.YES:
                self._yes_in[question] = observation.observed_on, observation.id

    def summary(self) -> EpisodeSummary:
        episode = self._episode
        trend = self._trend.result()
        return EpisodeSummary(
            episodes=(episode.id,),
            symptom=episode.symptom,
            place=episode.place,
            side=episode.side,
            is_open=bool(self._stretches) and not self._is_gone,
            stretches=tuple(Stretch(since, until) for since, until in self._stretches),
            answers=dict(self._answers),
            yes_on={question: day for question, (day, _) in self._yes_in.items()},
            yes_in=dict(self._yes_in),
            noted=keep_ends(self._noted),
            trend=trend,
            is_usual=is_usual(self._standing, trend),
            comes_since=self._there_since if self._comes_and_goes else None,
            may_follow=self._may_follow,
            may_be_followed=self._is_gone and not self._is_sure,
        )


def is_usual(answers: Mapping[str, Answer], trend: Trend) -> bool:
    """Return whether a symptom is the person's own normal: known from before the cancer, not changed, not worse."""
    return answers.get("long_standing") is Answer.YES and not says_changed(answers) and not trend.beyond_usual


def says_changed(answers: Mapping[str, Answer]) -> bool:
    """Return whether an answer says that a symptom is no longer what it was."""
    return any(answers.get(question) is Answer.YES for question in _CHANGED)
