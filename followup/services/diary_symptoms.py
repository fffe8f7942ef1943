"""Symptom rows of a diary file into the episodes of a log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation, Record
from followup.domain.words import Side
from followup.exchange.diary import DiaryRow
from followup.services.diary_people import Writers, folded
from followup.services.diary_words import ReadRow, RowReader
from followup.services.joining import Spot, find_episode, joined, only_open
from followup.services.symptom_entry import beginning, is_present, new_episode, observation_of, spot_of
from followup.services.wishes import Wish
from followup.signs.catalogue import Catalogue
from followup.signs.finder import Finder

_Said = tuple[object, ...]


class SymptomRows:
    """Takes symptom rows, oldest first. Rows with the same label belong to one episode."""

    def __init__(
        self, wish: Wish, catalogue: Catalogue, finder: Finder, writers: Writers, check: Callable[[Record], None]
    ) -> None:
        self._wish = wish
        self._catalogue = catalogue
        self._writers = writers
        self._check = check
        self._reader = RowReader(catalogue, finder, self)
        self._views: dict[int, EpisodeView] = {}
        self._of_symptom: dict[str, list[int]] = defaultdict(list)
        self._said: dict[_Said, list[int]] = defaultdict(list)
        self._labelled: dict[str, int] = {}
        self._claimed: set[int] = set()
        for view in wish.store.episode_views():
            self._remember(view)
            for seen in view.observations:
                self._said[_said(seen, writers.name_of(seen.author_id))].append(view.episode.id)

    def take(self, row: DiaryRow) -> bool:
        """Keep a row and return True; return False when the log has it. Raises `Refused` when it cannot be kept."""
        read = self._reader.read(row)
        observation = observation_of(read.entry, 0)
        said = _said(observation, self._writers.in_file(row.author))
        same = self._same(read, self._said.get(said, ()))
        if same is not None:
            self._label(row, same)
            return row.began_on is not None and self._grow(same, read, Spot(""))
        view = self._join(read, observation)
        author_id = self._writers.id_of(row.author)
        kept = self._wish.add(replace(observation, episode_id=view.episode.id, author_id=author_id))
        self._said[said].append(view.episode.id)
        seen = sorted((*view.observations, kept), key=lambda one: (one.observed_on, one.id))
        self._remember(replace(view, observations=tuple(seen)))
        return True

    def labelled(self, label: str) -> int | None:
        """Return the id of the episode whose rows carry a label, or None."""
        return self._labelled.get(label)

    def has_symptom(self, symptom: str) -> bool:
        """Return whether some episode has this symptom id."""
        return symptom in self._of_symptom

    def has_place(self, place: str) -> bool:
        """Return whether some episode has this place id."""
        return any(view.episode.place == place for view in self._views.values())

    def goes_on(self, spot: Spot, row: DiaryRow) -> bool:
        """Return whether there is an episode that a row about this would join."""
        return row.observed_on is not None and self._find(spot, row.observed_on.on, row.episode) is not None

    def only_open(self, places: frozenset[str], side: Side, on: date) -> Episode | None:
        """Return the one episode open about that day, at one of some places where any are given; None for several."""
        return only_open(self._views.values(), places, side, on)

    def _same(self, read: ReadRow, episode_ids: Iterable[int]) -> EpisodeView | None:
        """Return the episode that holds this very observation already."""
        for id_ in episode_ids:
            view = self._views[id_]
            if self._may_be(view.episode, read) and self._is_free(id_, read.row.episode):
                return view
        return None

    def _may_be(self, episode: Episode, read: ReadRow) -> bool:
        """Whether a row that says the same of the same day also means this episode; what it leaves open fits."""
        spot = self._spot(read)
        if episode.symptom or spot.symptom:
            # The same words may have been found to mean something else by an earlier version.
            named = episode.symptom == spot.symptom or (read.from_words and bool(read.entry.words.strip()))
        else:
            named = folded(episode.words) == folded(spot.words)
        return named and spot.fits(episode.place or spot.usual) and (not spot.side or episode.side == spot.side)

    def _spot(self, read: ReadRow) -> Spot:
        spot = spot_of(read.entry, self._catalogue)
        return replace(spot, words=read.row.episode_words or spot.words)

    def _is_free(self, episode_id: int, label: str) -> bool:
        """Whether rows with this label may belong to the episode: no label of the file says otherwise."""
        if label in self._labelled:
            return self._labelled[label] == episode_id
        return not label or episode_id not in self._claimed

    def _label(self, row: DiaryRow, view: EpisodeView) -> None:
        if row.episode:
            self._labelled[row.episode] = view.episode.id
            self._claimed.add(view.episode.id)

    def _join(self, read: ReadRow, observation: Observation) -> EpisodeView:
        """Return the episode that a row belongs to, begun anew where there is none, with what the row adds to it."""
        spot = self._spot(read)
        begun = replace(new_episode(read.entry, spot), words=spot.words, note=read.row.episode_note)
        self._check(observation)
        self._check(begun)
        view = self._find(spot, read.entry.observed_on, read.row.episode, present=is_present(read.entry))
        if view is None:
            view = EpisodeView(self._wish.add(replace(begun, author_id=self._writers.id_of(read.row.author))), ())
            self._remember(view)
        else:
            self._grow(view, read, spot)
        self._label(read.row, view)
        return self._views[view.episode.id]

    def _find(self, spot: Spot, on: date, label: str, *, present: bool = True) -> EpisodeView | None:
        if label in self._labelled:
            return self._views[self._labelled[label]]
        views = (self._views[id_] for id_ in self._of_symptom.get(spot.symptom, ()) if self._is_free(id_, label))
        return find_episode(views, spot, on, present=present)

    def _grow(self, view: EpisodeView, read: ReadRow, spot: Spot) -> bool:
        """Let the episode begin as early as the row says, with the place it says; return whether that changed it."""
        grown = joined(view.episode, spot, *beginning(read.entry))
        if grown == view.episode:
            return False
        self._check(grown)
        self._remember(replace(view, episode=self._wish.change(grown)))
        return True

    def _remember(self, view: EpisodeView) -> None:
        episode = view.episode
        if episode.id not in self._views:
            self._of_symptom[episode.symptom].append(episode.id)
        self._views[episode.id] = view


def _said(seen: Observation, author: str) -> _Said:
    """Return all that a row says of one day; two observations with the same are one."""
    return (
        seen.observed_on,
        seen.about,
        seen.present,
        seen.change,
        seen.all_along,
        seen.severity,
        tuple(sorted(seen.answers)),
        seen.words,
        seen.note,
        author,
    )
