"""A symptom as somebody notes it, and the records it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.domain.records import THE_PERSON, Episode, Observation
from followup.domain.words import AllAlong, Answer, Change, Side
from followup.services.joining import Spot
from followup.signs.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomEntry:
    """A symptom as a person notes it on one day.

    `symptom` is an id of the catalogue, or empty when only the `words` say what it is. `episode_id` joins that
    episode whatever the rest says.
    """

    words: str = ""
    symptom: str = ""
    place: str = ""
    side: Side = Side.NONE
    observed_on: date
    began_on: date | None = None
    began_about: bool = False
    about: bool = False
    present: bool = True
    change: Change = Change.NONE
    all_along: AllAlong = AllAlong.UNKNOWN
    severity: int | None = None
    answers: tuple[tuple[str, Answer], ...] = ()
    note: str = ""
    author_id: int = THE_PERSON
    episode_id: int | None = None


def is_present(entry: SymptomEntry) -> bool:
    """Return whether the symptom is there; "gone" says that it is not, whatever else is said."""
    return entry.present and entry.change is not Change.GONE


def spot_of(entry: SymptomEntry, catalogue: Catalogue) -> Spot:
    """Return what an entry is about, with what the catalogue knows of its symptom and its place."""
    return spot_at(entry.symptom, entry.place, entry.side, catalogue, entry.words)


def spot_at(symptom: str, place: str, side: Side, catalogue: Catalogue, words: str = "") -> Spot:
    """Return the spot of a symptom at a place: where it usually is, and the places around."""
    known = catalogue.symptom_by_id.get(symptom)
    around: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    if place in catalogue.place_by_id:
        around = frozenset(catalogue.within(place)) - {place}
        within = frozenset(one.id for one in catalogue.places if place in catalogue.within(one.id)) - {place}
    return Spot(symptom, words, place, side, known.default_place if known else "", around, within)


def beginning(entry: SymptomEntry) -> tuple[date, bool]:
    """Return the day from which an entry says that it is there, and whether that day is a guess."""
    if entry.began_on is None or entry.began_on > entry.observed_on:
        return entry.observed_on, entry.about
    return entry.began_on, entry.began_about


def new_episode(entry: SymptomEntry, spot: Spot) -> Episode:
    """Return the episode that begins with an entry."""
    began_on, about = beginning(entry)
    return Episode(
        symptom=entry.symptom,
        words=entry.words,
        place=entry.place or spot.usual,
        side=entry.side,
        began_on=began_on,
        began_about=about,
        author_id=entry.author_id,
    )


def observation_of(entry: SymptomEntry, episode_id: int) -> Observation:
    """Return what an entry saw, as an observation of an episode."""
    return Observation(
        episode_id=episode_id,
        observed_on=entry.observed_on,
        about=entry.about,
        present=is_present(entry),
        severity=entry.severity,
        change=entry.change,
        all_along=entry.all_along,
        answers=tuple(sorted(entry.answers)),
        words=entry.words,
        note=entry.note,
        author_id=entry.author_id,
    )
