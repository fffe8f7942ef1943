"""Names that stand for several ids in the files of the signs: symptoms, places, medicines, and what can go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import Protocol

from followup.signs.conditions import Feature
from followup.signs.medicine_names import MedicineNames
from followup.signs.person import words_of
from followup.signs.table import Table

NOT_SAID = ""
"""A place that was not said, written as an empty text in the files."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Placed(_Named, Protocol):
    @property
    def part_of(self) -> str: ...


class KnownIds(Protocol):
    """What is needed of the catalogue: the symptoms, and the places with the larger place of each."""

    @property
    def symptoms(self) -> Iterable[_Named]:
        """Every symptom, by its id."""

    @property
    def places(self) -> Iterable[_Placed]:
        """Every place, by its id, with the id of the larger place it is part of."""


class Groups:
    """Turns lists of ids and "@groups" into sets of ids; refuses an id that is not known."""

    def __init__(self, catalogue: KnownIds, medicines: MedicineNames | None = None) -> None:
        self._medicines = medicines or MedicineNames()
        self._symptoms = frozenset(symptom.id for symptom in catalogue.symptoms)
        self._parts = _parts(catalogue.places)
        self.symptom_groups: Mapping[str, tuple[str, ...]] = {}
        self.place_groups: Mapping[str, tuple[str, ...]] = {}
        self.medicine_groups: Mapping[str, tuple[str, ...]] = {}
        self.features: Mapping[str, Feature] = {}

    def symptoms(self, table: Table, key: str) -> frozenset[str]:
        """Return the ids of symptoms listed under a key."""
        ids = _spread(table, key, self.symptom_groups)
        for symptom in ids:
            if symptom not in self._symptoms:
                raise table.refuse(f"symptom {symptom} is not known")
        return frozenset(ids)

    def places(self, table: Table, key: str) -> frozenset[str]:
        """Return the ids of places listed under a key, each with its parts, without those after a minus sign."""
        found: set[str] = set()
        left_out: set[str] = set()
        for name in _spread(table, key, self.place_groups):
            place = name.removeprefix("-")
            if place != NOT_SAID and place not in self._parts:
                raise table.refuse(f"place {place} is not known")
            (found if place == name else left_out).update(self._parts.get(place, {NOT_SAID}))
        return frozenset(found - left_out)

    def medicines(self, table: Table, key: str) -> frozenset[str]:
        """Return the words that name the medicines listed under a key, in small letters, and "@" with each group."""
        names = _spread(table, key, self.medicine_groups, self._medicines.groups)
        marks = {name for name in names if name.startswith("@")}
        return frozenset(word for name in names if name not in marks for word in words_of(name)) | marks


def read_groups(
    file: Table, catalogue: KnownIds, questions: Container[str], medicines: MedicineNames | None = None
) -> Groups:
    """Return the groups of a file with the tables `symptoms`, `places`, `medicines` and `features`."""
    groups = Groups(catalogue, medicines)
    groups.symptom_groups = _lists(file.table("symptoms"))
    groups.place_groups = _lists(file.table("places"))
    groups.medicine_groups = _lists(file.table("medicines"))
    features = file.table("features")
    groups.features = {name: _feature(name, features.table(name), groups, questions) for name in features.keys()}  # noqa: SIM118
    file.done()
    return groups


def _feature(name: str, table: Table, groups: Groups, questions: Container[str]) -> Feature:
    answers = table.texts("answers")
    for question in answers:
        if question not in questions:
            raise table.refuse(f"short question {question} is not known")
    feature = Feature(
        id=name,
        answers=frozenset(answers),
        symptoms=groups.symptoms(table, "symptoms"),
        places=groups.places(table, "places"),
        lost=table.maybe("weight_lost"),
    )
    table.done()
    return feature


def _lists(table: Table) -> dict[str, tuple[str, ...]]:
    return {name: table.texts(name) for name in table.keys()}  # noqa: SIM118 - a Table is no mapping


def _spread(table: Table, key: str, groups: Mapping[str, tuple[str, ...]], marks: Container[str] = ()) -> list[str]:
    """Return the names with every group taken apart; a group in `marks` stays beside what else it holds."""
    waiting = list(table.texts(key))
    found: list[str] = []
    while waiting:
        name = waiting.pop(0)
        if not name.startswith("@"):
            found.append(name)
            continue
        if name[1:] not in groups and name[1:] not in marks:
            raise table.refuse(f"group {name} is not known")
        if name[1:] in marks:
            found.append(name)
        waiting = [*groups.get(name[1:], ()), *waiting]
    return found


def _parts(places: Iterable[_Placed]) -> dict[str, frozenset[str]]:
    """Return each place with itself and every smaller place in it."""
    places = tuple(places)
    larger = {place.id: place.part_of for place in places}
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for place in places:
        outer = place.id
        while outer:
            parts[outer].add(place.id)
            outer = larger.get(outer, "")
    return {place: frozenset(inner) for place, inner in parts.items()}
