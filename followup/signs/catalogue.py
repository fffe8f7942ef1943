"""The catalogue: every symptom and every body place the log can name, read from the shipped files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followup.domain.errors import FollowupError
from followup.signs.shipped_files import ReadToml, read_toml

if TYPE_CHECKING:
    from followup.signs.vocabulary import Vocabulary

_SYMPTOM_KEYS = frozenset({"title", "group", "places", "default_place", "sided", "scale", "yields"})
_PLACE_KEYS = frozenset({"title", "region", "sided", "part_of", "names"})


class CatalogueError(FollowupError):
    """A shipped file says something the program does not understand; the sentence names the file and the entry."""

    def __init__(self, file: str, entry: str, what: str) -> None:
        super().__init__("{file}, {entry}: {what}.", file=file, entry=entry, what=what)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the body. `part_of` is the id of the larger place that contains it, empty when there is none."""

    id: str
    title: str
    region: str
    sided: bool
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Symptom:
    """An entry of the catalogue.

    `places` are ids of the places that fit, the most usual first; empty means anywhere. `default_place` is the id the
    name implies, or empty. `scale` holds the words for 0 and for 10: higher is worse. `yields` marks a symptom that
    often only says how bad another one is, so that the finder puts the other one first.
    """

    id: str
    title: str
    group: str
    places: tuple[str, ...]
    default_place: str
    sided: bool
    scale: tuple[str, str]
    yields: bool = False


@dataclass(frozen=True)
class Catalogue:
    """Symptoms, places and the words people use for them, in the order of the files."""

    symptoms: tuple[Symptom, ...]
    places: tuple[Place, ...]
    groups: Mapping[str, str]
    regions: Mapping[str, str]
    symptom_by_id: Mapping[str, Symptom]
    place_by_id: Mapping[str, Place]
    read_words: Callable[[], Vocabulary] = field(repr=False, compare=False)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words people use; read when they are first needed, which is when somebody types."""
        return self.read_words()

    def symptom(self, symptom_id: str) -> Symptom:
        """Return the symptom with this id; raises `KeyError` when there is none."""
        return self.symptom_by_id[symptom_id]

    def place(self, place_id: str) -> Place:
        """Return the place with this id; raises `KeyError` when there is none."""
        return self.place_by_id[place_id]

    def within(self, place_id: str) -> Iterator[str]:
        """Yield this place and each larger one that contains it, smallest first."""
        while place_id:
            yield place_id
            place_id = self.place_by_id[place_id].part_of

    def fits(self, symptom_id: str, place_id: str) -> bool:
        """Return whether a symptom can be at a place: one of its places or a part of one."""
        places = self.symptom_by_id[symptom_id].places
        return not places or any(outer in places for outer in self.within(place_id))

    def places_of(self, symptom_id: str) -> tuple[Place, ...]:
        """Return the places to offer for a symptom, the most usual first, each followed by its parts."""
        order = self.symptom_by_id[symptom_id].places
        ranked = [
            (min(order.index(outer) for outer in self.within(place.id) if outer in order), place.id not in order, place)
            for place in self.places
            if order and self.fits(symptom_id, place.id)
        ]
        return tuple(place for *_, place in sorted(ranked, key=lambda row: row[:2]))


def load_catalogue(folder: Path, *, words_later: bool = False, read: ReadToml = read_toml) -> Catalogue:
    """Return the catalogue kept in a folder with `symptoms.toml`, `places.toml` and `lexicon/`.

    With `words_later` the lexicon is left until `vocabulary` is asked for, and so is what may be wrong in it.

    Raises:
        CatalogueError: an unknown key, an unknown id or a file that cannot be read, named with file and entry.
    """
    symptom_file = _read(folder / "symptoms.toml", {"groups", "scales", "symptoms"}, read)
    place_file = _read(folder / "places.toml", {"regions", "places"}, read)
    places = _places(place_file)
    symptoms = _symptoms(symptom_file, places)
    names = {place_id: str(row["names"]) for place_id, row in place_file["places"].items()}
    catalogue = Catalogue(
        symptoms=tuple(symptoms.values()),
        places=tuple(places.values()),
        groups=symptom_file["groups"],
        regions=place_file["regions"],
        symptom_by_id=symptoms,
        place_by_id=places,
        read_words=lambda: _words(folder / "lexicon", names, places, frozenset(symptoms)),
    )
    if not words_later:
        _ = catalogue.vocabulary
    return catalogue


def _words(folder: Path, names: Mapping[str, str], places: Mapping[str, Place], symptoms: frozenset[str]) -> Vocabulary:
    from followup.signs.lexicon import LexiconFault
    from followup.signs.vocabulary import load_vocabulary

    parents = {place.id: place.part_of for place in places.values()}
    try:
        return load_vocabulary(folder, names, parents, symptoms)
    except LexiconFault as fault:
        raise CatalogueError(fault.file, fault.entry, fault.what) from None


def _read(path: Path, sections: set[str], read: ReadToml) -> dict[str, Any]:
    try:
        content = read(path)
    except (OSError, ValueError):
        raise CatalogueError(path.name, "whole file", "it cannot be read") from None
    if set(content) != sections:
        odd = ", ".join(sorted(set(content) ^ sections))
        raise CatalogueError(path.name, odd, "this section is unknown or missing")
    return content


def _places(content: Mapping[str, Any]) -> dict[str, Place]:
    rows = content["places"]
    places: dict[str, Place] = {}
    for place_id, row in rows.items():
        _check_keys("places.toml", place_id, row, _PLACE_KEYS, needed={"title", "region", "sided", "names"})
        _check_known("places.toml", place_id, "region", row["region"], content["regions"])
        if "part_of" in row:
            _check_known("places.toml", place_id, "part_of", row["part_of"], places)
        places[place_id] = Place(place_id, row["title"], row["region"], row["sided"], row.get("part_of", ""))
    return places


def _symptoms(content: Mapping[str, Any], places: Mapping[str, Place]) -> dict[str, Symptom]:
    return {symptom_id: _symptom(symptom_id, row, content, places) for symptom_id, row in content["symptoms"].items()}


def _symptom(
    symptom_id: str, row: Mapping[str, Any], content: Mapping[str, Any], places: Mapping[str, Place]
) -> Symptom:
    file = "symptoms.toml"
    _check_keys(file, symptom_id, row, _SYMPTOM_KEYS, needed={"title", "group", "scale"})
    _check_known(file, symptom_id, "group", row["group"], content["groups"])
    _check_known(file, symptom_id, "scale", row["scale"], content["scales"])
    for place_id in row.get("places", ()):
        _check_known(file, symptom_id, "place", place_id, places)
    default_place = row.get("default_place", "")
    if default_place:
        _check_known(file, symptom_id, "default_place", default_place, places)
    none, worst = content["scales"][row["scale"]]
    return Symptom(
        id=symptom_id,
        title=row["title"],
        group=row["group"],
        places=tuple(row.get("places", ())),
        default_place=default_place,
        sided=row.get("sided", False),
        scale=(none, worst),
        yields=row.get("yields", False),
    )


def _check_keys(file: str, entry: str, row: Mapping[str, Any], known: frozenset[str], needed: set[str]) -> None:
    for key in row:
        if key not in known:
            raise CatalogueError(file, entry, f"unknown key {key}")
    for key in sorted(needed - set(row)):
        raise CatalogueError(file, entry, f"{key} is missing")


def _check_known(file: str, entry: str, key: str, value: str, known: Mapping[str, Any]) -> None:
    if value not in known:
        raise CatalogueError(file, entry, f"{key} {value} is not known")
