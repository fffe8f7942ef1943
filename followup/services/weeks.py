"""A week that was written by hand: what the log has of it already, and everything typed from it kept in one wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import THE_PERSON, Note, Observation, Overall, Question, Weight
from followup.services.journal import Journal, SymptomEntry
from followup.services.visits import append_question
from followup.services.wishes import Wish, Wishes

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """What the log has of a week: its days from Monday on, the episodes to show, and the measures by day."""

    days: tuple[date, ...]
    episodes: tuple[EpisodeView, ...]
    overalls: Mapping[date, Overall]
    weights: Mapping[date, Weight]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWeek:
    """What was typed. Each of `rows` is one symptom: its days in order; those of a new symptom share its episode.

    `changed` are records that stood there before, in their new state: nothing else overwrites them.
    """

    rows: tuple[tuple[SymptomEntry, ...], ...] = ()
    changed: tuple[Observation | Overall | Weight, ...] = ()
    overalls: tuple[Overall, ...] = ()
    weights: tuple[Weight, ...] = ()
    note: Note | None = None
    questions: tuple[str, ...] = field(default=())
    author_id: int = THE_PERSON

    @property
    def count(self) -> int:
        """Return how many entries there are."""
        measures = len(self.changed) + len(self.overalls) + len(self.weights)
        return sum(map(len, self.rows)) + measures + (self.note is not None) + len(self.questions)


class Weeks:
    """Reads a week and keeps one."""

    def __init__(self, wishes: Wishes, journal: Journal) -> None:
        self._wishes, self._journal = wishes, journal

    def read(self, monday: date) -> Week:
        """Return what the log has of a week: what is open now or was there then, the latest noted first.

        What was only ever asked about and not there is no row: it would be a "none" among symptoms.
        """
        days = tuple(monday + timedelta(days=number) for number in range(DAYS))
        first, last = days[0], days[-1]
        shown = [view for view in self._journal.episodes() if view.is_open or _noted(view, first, last)]
        with self._wishes.database.reading() as store:
            overalls = {one.observed_on: one for one in store.all(Overall) if first <= one.observed_on <= last}
            weights = {one.measured_on: one for one in store.all(Weight) if first <= one.measured_on <= last}
        return Week(days, tuple(shown), overalls, weights)

    def keep(self, typed: TypedWeek, cause: object | None = None) -> int:
        """Keep everything together, or nothing of it, and return how many entries it was.

        Raises `Refused` where nothing was typed or a day lies ahead.
        """
        if typed.count == 0:
            raise Refused("Nothing is typed yet. Choose a day and press a number.")
        self._refuse_future(typed)
        with self._wishes.wish("type in week", author_id=typed.author_id, cause=cause) as wish:
            for row in typed.rows:
                self._keep_row(wish, row)
            for record in typed.changed:
                wish.change(record)
            for measure in (*typed.overalls, *typed.weights):
                wish.add(measure)
            if typed.note is not None:
                wish.add(typed.note)
            for words in typed.questions:
                append_question(wish, Question(words=words, author_id=typed.author_id))
            wish.words = self._wishes.tr("The week is kept.")
        return typed.count

    def _keep_row(self, wish: Wish, row: tuple[SymptomEntry, ...]) -> None:
        episode_id: int | None = None
        for entry in row:
            known = entry if episode_id is None else replace(entry, episode_id=episode_id)
            episode_id = self._journal.keep_in(wish, known).episode.id

    def _refuse_future(self, typed: TypedWeek) -> None:
        today = self._wishes.today()
        days = [entry.observed_on for row in typed.rows for entry in row]
        days += [one.observed_on for one in typed.overalls] + [one.measured_on for one in typed.weights]
        if any(day > today for day in days):
            raise Refused("A day of this week is still to come. Please leave it empty.")


def _noted(view: EpisodeView, first: date, last: date) -> bool:
    was_there = any(seen.present for seen in view.observations)
    return was_there and any(first <= seen.observed_on <= last for seen in view.observations)
