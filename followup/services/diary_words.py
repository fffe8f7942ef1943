"""What a symptom row says: its words turned into a symptom, a place and a side, and the words kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from followup.domain.errors import Refused
from followup.domain.records import Episode
from followup.domain.words import AllAlong, Change, Side
from followup.exchange.diary import DiaryRow
from followup.services.joining import Spot
from followup.services.symptom_entry import SymptomEntry, spot_at
from followup.signs.catalogue import Catalogue
from followup.signs.finder import Finder, Match
from followup.signs.places import PlaceMatch, find_place

_GOOD_SHARE = 0.8
"""The share of the best confidence from which another match may win because it is what the log goes on with."""


_GOES_ON = frozenset({Change.BETTER, Change.SAME, Change.WORSE, Change.GONE})


class Used(Protocol):
    """What a log knows already."""

    def has_symptom(self, symptom: str) -> bool:
        """Return whether some episode has this symptom id."""
        ...

    def has_place(self, place: str) -> bool:
        """Return whether some episode has this place id."""
        ...

    def goes_on(self, spot: Spot, row: DiaryRow) -> bool:
        """Return whether there is an episode that a row about this would join."""
        ...

    def only_open(self, places: frozenset[str], side: Side, on: date) -> Episode | None:
        """Return the one episode open about that day, at one of some places where any are given; None for several."""
        ...


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row understood: the entry it makes, and whether its symptom was found from words rather than named by id."""

    row: DiaryRow
    entry: SymptomEntry
    from_words: bool


class RowReader:
    """Turns the words of rows into ids. `used` says what the log itself knows."""

    def __init__(self, catalogue: Catalogue, finder: Finder, used: Used) -> None:
        self._catalogue = catalogue
        self._finder = finder
        self._used = used
        self._found: dict[tuple[str, bool], tuple[Match, ...]] = {}
        self._places: dict[str, PlaceMatch] = {}

    def read(self, row: DiaryRow) -> ReadRow:
        """Return what a row says; raises `Refused` when its days contradict each other."""
        assert row.observed_on is not None  # noqa: S101 - the file's reader refuses symptom rows without a day
        if row.began_on is not None and row.began_on.on > row.observed_on.on:
            raise Refused("The day it began lies after the day of this row.", field="began_on")
        chosen = self._chosen(row)
        text = chosen or row.what.strip()
        named = not text or self._is_id(text)
        match = self._spoken_of(chosen, row) if chosen else None if named else self._best(text, row)
        place, side, note = self._spot(row, match)
        about = row.about or row.observed_on.about
        denied = match is not None and not match.present
        entry = SymptomEntry(
            words=row.words or ("" if row.what.strip() in {"", text} and named else row.what),
            symptom=text if named else match.symptom if match else "",
            place=place,
            side=side,
            observed_on=row.observed_on.on,
            began_on=_began_on(row),
            began_about=_began_about(row),
            about=about,
            present=not denied if row.present is None else row.present,
            change=row.change,
            all_along=row.all_along,
            severity=row.severity,
            answers=row.answers,
            note=note,
        )
        return ReadRow(row, entry, not named)

    def _is_id(self, text: str) -> bool:
        return text in self._catalogue.symptom_by_id or self._used.has_symptom(text)

    def _chosen(self, row: DiaryRow) -> str:
        """Return the id that a row names beside its words, or nothing; raises `Refused` where it names another too."""
        chosen, what = row.symptom.strip(), row.what.strip()
        if chosen and not self._is_id(chosen):
            raise Refused("There is no symptom of this name. Please check it, or use your own words.", field="symptom")
        if chosen and what != chosen and what and self._is_id(what):
            raise Refused("“symptom” and “what” name two symptoms here. Please keep one of them.", field="symptom")
        return chosen

    def _spoken_of(self, symptom: str, row: DiaryRow) -> Match | None:
        """Return what the words beside a chosen symptom say of it: its place and side."""
        found = self._finder.find(row.what.replace("_", " "), by_helper=bool(row.author.strip()))
        return next((match for match in found if match.symptom == symptom), None)

    def _best(self, text: str, row: DiaryRow) -> Match | None:
        """Return what the words mean: the best match that fits the place, or a good one that goes on already."""
        asked = text, bool(row.author.strip())
        if asked not in self._found:
            self._found[asked] = self._finder.find(text.replace("_", " "), by_helper=asked[1])
        found = self._found[asked]
        place, _, _ = self._spot(row, None)
        if place in self._catalogue.place_by_id:
            found = tuple(match for match in found if self._catalogue.fits(match.symptom, place)) or found
        is_placed = not place or any(self._catalogue.fits(match.symptom, place) for match in found)
        if not (found and is_placed) and (meant := self._meant(place, row)) is not None:
            return meant
        good = [match for match in found if match.confidence >= _GOOD_SHARE * found[0].confidence]
        going_on = (match for match in good if self._used.goes_on(self._spot_of(match, row), row))
        return next(going_on, found[0] if found else None)

    def _meant(self, place: str, row: DiaryRow) -> Match | None:
        """Return what a row goes on with that says how it is but not what: "that hip, has not let up once".

        Only where one episode is open there can it be meant, and never where the row speaks of something new.
        """
        says_so = row.change in _GOES_ON or row.all_along in {AllAlong.YES, AllAlong.CAME_AND_WENT}
        if not says_so or row.began_on is not None or row.observed_on is None:
            return None
        known = self._catalogue.place_by_id
        places = frozenset(other for other in known if place in known and self._is_near(place, other))
        if place and not places:
            return None
        episode = self._used.only_open(places, row.side, row.observed_on.on)
        if episode is None or not episode.symptom:
            return None
        return Match(episode.symptom, 0.0, present=True, place=episode.place or None, side=episode.side or None)

    def _is_near(self, place: str, other: str) -> bool:
        """Whether one of two places lies in the other."""
        return place in self._catalogue.within(other) or other in self._catalogue.within(place)

    def _spot_of(self, match: Match, row: DiaryRow) -> Spot:
        place, side, _ = self._spot(row, match)
        return spot_at(match.symptom, place, side, self._catalogue)

    def _spot(self, row: DiaryRow, match: Match | None) -> tuple[str, Side, str]:
        """Return place, side and note; words for a place that nothing is known of are kept in the note."""
        where = row.place.strip()
        if not where:
            place, side = (match.place, match.side) if match else (None, None)
            return place or "", row.side or Side(side or ""), row.note
        if where in self._catalogue.place_by_id or self._used.has_place(where):
            return where, row.side, row.note
        found = self._place(where)
        note = row.note if found.place else f"{row.note} ({where})".strip()
        return found.place or "", row.side or Side(found.side or ""), note

    def _place(self, where: str) -> PlaceMatch:
        if where not in self._places:
            self._places[where] = find_place(where, self._catalogue)
        return self._places[where]


def _began_on(row: DiaryRow) -> date | None:
    """Return the day it began: the one that is said, or the row's own where only the guess of it is said."""
    day = row.began_on or (row.observed_on if row.began_about is not None else None)
    return day.on if day else None


def _began_about(row: DiaryRow) -> bool:
    if row.began_about is not None:
        return row.began_about
    return row.about or (row.began_on is not None and row.began_on.about)
