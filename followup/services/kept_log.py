"""The log as the rules see it, kept in memory and read again only where something changed."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.profile import profile_of
from followup.domain.records import Fact, Told, Treatment, Weight
from followup.services.changes import Change, Topic
from followup.services.medicines import medicine_views
from followup.services.wishes import Wishes
from followup.signs.timeline import EpisodeSummary, Reading

_PERSON = frozenset({"fact", "treatment"})
_MEDICINES = frozenset({"medicine", "dose_period"})
_READ = _PERSON | _MEDICINES | {"weight", "told"}


class KeptLog:
    """A view of the log and the summary of each episode, read again where a change was announced.

    A change may be announced by a thread that imports while another one looks, hence the lock.
    """

    def __init__(self, wishes: Wishes, recall: int) -> None:
        self._recall = timedelta(days=recall)
        self._database = wishes.database
        self._lock = threading.RLock()
        self._episodes: dict[int, EpisodeView] = {}
        self._summaries: dict[int, EpisodeSummary] = {}
        self._readings: dict[int, Reading] = {}
        self._rest = LogView()
        self._summed_on: date | None = None
        self._all_stale = True
        self._whole = False
        self._near_since = date.max
        self._stale_episodes: set[int] = set()
        self._stale_kinds: set[str] = set()

        self._stop = wishes.changes.listen(self._changed)

    @property
    def is_fresh(self) -> bool:
        """Return whether nothing has changed since the last look."""
        return not (self._all_stale or self._stale_episodes or self._stale_kinds)

    def view(self) -> LogView:
        """Return the log as it is now."""
        with self._lock:
            return self._freshened(date.min)

    def near(self, today: date) -> LogView:
        """Return the log with every episode that counts today: those that are open, and those just over.

        Until somebody asks for the whole log, only this much is read: a log of ten years has ten times more.
        """
        with self._lock:
            return self._freshened(today - self._recall)

    def look(self, today: date) -> tuple[LogView, dict[int, EpisodeSummary]]:
        """Return the log and what each of its episodes says up to a day; those that did not change are kept."""
        with self._lock:
            log = self.near(today)
            if self._summed_on != today:
                # A summary leaves out what was noted for days after the day it is made on.
                self._summaries.clear()
                self._readings.clear()
                self._summed_on = today
            for id_, view in self._episodes.items():
                if id_ not in self._summaries:
                    self._readings[id_] = Reading(view, today, self._readings.get(id_))
                    self._summaries[id_] = self._readings[id_].summary
            return log, dict(self._summaries)

    def close(self) -> None:
        """Stop listening for changes."""
        self._stop()

    def _changed(self, change: Change) -> None:
        if Topic.FLAGS not in change.topics:
            return
        with self._lock:
            if not change.touched:
                self._all_stale = True
            self._stale_episodes |= {id_ for kind, id_ in change.touched if kind == "episode"}
            self._stale_kinds |= {kind for kind, _ in change.touched if kind in _READ}

    def _freshened(self, since: date) -> LogView:
        """Read what is missing or stale. What changed may reach back to an episode not read yet: then all is read."""
        wanted = date.min if self._whole or self._stale_episodes else since
        if self._all_stale or wanted < self._near_since:
            self._read(wanted)
        elif not self.is_fresh:
            self._read_stale()
        self._all_stale = False
        self._stale_episodes.clear()
        self._stale_kinds.clear()
        return self._rest

    def _read(self, since: date) -> None:
        whole = since == date.min
        with self._database.glancing() as glance:
            self._rest = glance.log_view(None) if whole else glance.near_view(since)
        self._whole, self._near_since = whole, since
        self._episodes = {view.episode.id: view for view in self._rest.episodes}
        self._summaries.clear()
        self._readings.clear()

    def _read_stale(self) -> None:
        kinds = self._stale_kinds
        with self._database.reading() as store:
            if self._stale_episodes:
                self._take_episodes(store.episode_views(ids=list(self._stale_episodes)))
            if kinds & _PERSON:
                treatments = store.all(Treatment)
                profile = profile_of(store.all(Fact), treatments)
                self._rest = replace(self._rest, profile=profile, treatments=treatments)
            if kinds & _MEDICINES:
                self._rest = replace(self._rest, medicines=medicine_views(store))
            if "weight" in kinds:
                self._rest = replace(self._rest, weights=store.all(Weight))
            if "told" in kinds:
                self._rest = replace(self._rest, told=store.all(Told))
            if self._stale_episodes or "told" in kinds:
                self._rest = replace(self._rest, edits=store.edits(self._rest.episodes, self._rest.told))

    def _take_episodes(self, views: tuple[EpisodeView, ...]) -> None:
        for id_ in self._stale_episodes:
            self._episodes.pop(id_, None)
            self._summaries.pop(id_, None)
        self._episodes |= {view.episode.id: view for view in views}
        ordered = sorted(self._episodes.values(), key=lambda view: (view.episode.began_on, view.episode.id))
        self._rest = replace(self._rest, episodes=tuple(ordered))
