"""Which episode an entry belongs to: the one that its day lies in, so that the order of typing does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from followup.domain.days import OBSERVATION_COVERS, count_days
from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode
from followup.domain.words import Answer, Side

SILENCE = 28
"""The days without a word after which an entry that says another side or place, or none, is taken for something new."""

LONG_STANDING = "long_standing"
"""The question whose yes says that it was there for years, from before the cancer."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What an entry is about: a symptom (or own words where it is empty) at a place and side, as far as said.

    `usual` is the place that the catalogue gives the symptom when none is said; `larger` are the places that contain
    the one that was said, `smaller` its parts.
    """

    symptom: str
    words: str = ""
    place: str = ""
    side: Side = Side.NONE
    usual: str = ""
    larger: frozenset[str] = frozenset()
    smaller: frozenset[str] = frozenset()

    def fits(self, place: str) -> bool:
        """Return whether another place may be the same one, said more or less exactly."""
        return not place or not self.place or place == self.place or place in self.larger | self.smaller


def find_episode(views: Iterable[EpisodeView], spot: Spot, on: date, *, present: bool = True) -> EpisodeView | None:
    """Return the episode that an observation of this day joins, or None when it starts one of its own.

    The exact place and side win. An entry that says less or more than the episode (no side, the breast rather than
    its upper part) joins when only one episode can be meant, and when that is not an old story: an episode that was
    silent for longer than `SILENCE`, or that the person had for years, may not swallow what could be new elsewhere.
    """
    by_time = [view for view in views if _same_symptom(view.episode, spot) and _in_time(view, on, present)]
    exact = [view for view in by_time if is_exact(view.episode, spot)]
    if exact:
        return max(exact, key=lambda view: _nearness(view, on))
    loose = [view for view in by_time if _is_compatible(view.episode, spot)]
    if len(loose) != 1 or (present and _is_old_story(loose[0], on)):
        return None
    return loose[0]


def only_open(views: Iterable[EpisodeView], places: frozenset[str], side: Side, on: date) -> Episode | None:
    """Return the one episode that is open about a day, at one of some places where any are given.

    None when there is none, or when several could be meant.
    """
    found = [
        view.episode
        for view in views
        if _is_open_on(view, on)
        and (not places or view.episode.place in places)
        and (not side or not view.episode.side or view.episode.side == side)
    ]
    return found[0] if len(found) == 1 else None


def _is_open_on(view: EpisodeView, on: date) -> bool:
    last = view.last
    return last is not None and last.present and 0 <= count_days(last.observed_on, on) <= SILENCE


def is_exact(episode: Episode, spot: Spot) -> bool:
    """Return whether an entry says the very place and side of an episode."""
    return (episode.place or spot.usual, episode.side) == (spot.place or spot.usual, spot.side)


def joined(episode: Episode, spot: Spot, began_on: date, about: bool) -> Episode:
    """Return the episode after an entry joined it: begun no later than the entry says, as exact as either is."""
    place = spot.place if not episode.place or episode.place in spot.larger else episode.place
    side = episode.side or spot.side
    if began_on < episode.began_on:
        return replace(episode, place=place, side=side, began_on=began_on, began_about=about)
    return replace(episode, place=place, side=side)


def was_only_denied(view: EpisodeView) -> bool:
    """Return whether the symptom was asked about and never there in this episode."""
    return bool(view.observations) and not any(seen.present for seen in view.observations)


def _same_symptom(episode: Episode, spot: Spot) -> bool:
    if episode.symptom or spot.symptom:
        return episode.symptom == spot.symptom
    return _folded(episode.words) == _folded(spot.words)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _is_compatible(episode: Episode, spot: Spot) -> bool:
    return spot.fits(episode.place) and (not episode.side or not spot.side or episode.side == spot.side)


def _is_old_story(view: EpisodeView, on: date) -> bool:
    """Whether nothing was noted near the day, or the person said that they had it for years."""
    days = [seen.observed_on for seen in view.observations] or [view.episode.began_on]
    if min(abs(count_days(day, on)) for day in days) > SILENCE:
        return True
    return any((LONG_STANDING, Answer.YES) in seen.answers for seen in view.observations)


def _in_time(view: EpisodeView, on: date, present: bool) -> bool:
    """Whether the day lies in the episode, or just before one whose begin nobody stated."""
    last = view.last
    if was_only_denied(view):
        return not present and last is not None and on >= last.observed_on
    ended = last.observed_on if last is not None and not last.present else None
    if ended is not None and (on > ended or (present and on == ended)):
        return False
    began = view.episode.began_on
    if on >= began:
        return True
    return present and (not _is_stated(view) or count_days(on, began) <= OBSERVATION_COVERS)


def _is_stated(view: EpisodeView) -> bool:
    """Whether the person said when it began, rather than it being the day of the first observation."""
    return bool(view.observations) and view.episode.began_on < view.observations[0].observed_on


def _nearness(view: EpisodeView, on: date) -> tuple[bool, int, int]:
    """Sort an episode that holds the day above one that begins later; then the nearest begin, then the newest."""
    days = count_days(view.episode.began_on, on)
    return days >= 0, -abs(days), view.episode.id
