"""What a medicine is by the name on its box: our own list of substances, brands and spellings, and what looks alike.

Reading a name never changes it: the words of the person are kept, and what is only close is offered, never taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from followup.domain.words import MedicineKind
from followup.signs.shipped_files import ReadToml, read_toml
from followup.signs.table import SignsError, Table, read_file
from followup.signs.text import edits

NOT_OURS = "none"
"""What a person settles on when a medicine is none of the list; no name of it is read then."""

_WORD = re.compile(r"[^\W_]+")
_CLOSEST_TYPED = 4
"""Letters that have to be typed before something close is looked for."""

_SHORTEST_SLIP = 7
_MOST_SLIPS = 2
"""A name of fewer letters, or further away, is as likely another medicine: nobody is asked whether they meant this."""


@dataclass(frozen=True, slots=True)
class KnownMedicine:
    """One substance, or a fixed mixture. `what` says what it is in plain words; `groups` are those the rules read.

    `us_name` is what the substance is called in the United States, where that is another name.
    """

    id: str
    what: str
    kind: MedicineKind
    groups: frozenset[str]
    names: tuple[str, ...]
    us_name: str = ""

    @property
    def title(self) -> str:
        """Return the substance with its other name: "paracetamol (acetaminophen)"."""
        return f"{self.id} ({self.us_name})" if self.us_name else self.id


@dataclass(frozen=True, slots=True)
class Named:
    """A medicine of the list, and by which of its names it was found."""

    medicine: KnownMedicine
    name: str

    @property
    def by_other_name(self) -> bool:
        """Return whether the name says something else than the substance, as Femara does for letrozole."""
        return self.name.casefold() != self.medicine.id.casefold()


class MedicineNames:
    """Every known name. A name counts as whole words, and the longest one wins."""

    def __init__(self, medicines: Iterable[KnownMedicine] = (), lookalikes: Iterable[tuple[str, ...]] = ()) -> None:
        self.by_id: Mapping[str, KnownMedicine] = {medicine.id: medicine for medicine in medicines}
        self.groups = frozenset(group for medicine in self.by_id.values() for group in medicine.groups)
        self._alike = tuple(frozenset(_spelled(name) for name in names) for names in lookalikes)
        self._by_first: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
        self._by_spelling: dict[str, Named] = {}
        for medicine in self.by_id.values():
            for name in (medicine.id, *medicine.names):
                self._learn(Named(medicine, name))
        for longer in self._by_first.values():
            longer.sort(key=lambda entry: -len(entry[0]))

    def _learn(self, named: Named) -> None:
        words = words_in(named.name)
        self._by_first.setdefault(words[0], []).append((words, named))
        self._by_spelling[" ".join(words)] = named

    def read(self, text: str) -> tuple[Named, ...]:
        """Return every medicine that these words name, in their order; none twice."""
        found: dict[str, Named] = {}
        words, at = words_in(text), 0
        while at < len(words):
            hit = self._at(words, at)
            if hit is not None:
                found.setdefault(hit[1].medicine.id, hit[1])
            at += len(hit[0]) if hit is not None else 1
        return tuple(found.values())

    def settled(self, text: str, known: str = "") -> tuple[Named, ...]:
        """Return the medicine a person settled on, else those the words name; none when it is none of the list."""
        if known == NOT_OURS:
            return ()
        chosen = self.by_id.get(known)
        return self.read(text) if chosen is None else (Named(chosen, chosen.id),)

    def groups_of(self, text: str, known: str = "") -> frozenset[str]:
        """Return the groups of the rules that these words fall into."""
        return frozenset(group for named in self.settled(text, known) for group in named.medicine.groups)

    def suggest(self, text: str, most: int = 5) -> tuple[Named, ...]:
        """Return names that begin with what was typed or are a slip of the pen away, the closest first.

        Whatever looks like one of them and is a different medicine comes along, so that nobody picks the wrong one
        unseen. Only the closest name of each medicine is returned.
        """
        typed = " ".join(words_in(text))
        if len(typed) < _CLOSEST_TYPED:
            return ()
        costs = {name: cost for name in self._by_spelling if (cost := _cost(typed, name)) is not None}
        found: dict[str, Named] = {}
        for name in sorted(costs, key=lambda name: (costs[name], len(name), name)):
            named = self._by_spelling[name]
            found.setdefault(named.medicine.id, named)
        close = tuple(found.values())[:most]
        alike = [other for named in close[:1] for other in self.lookalikes(named)]
        return (*close, *(named for named in alike if named.medicine.id not in {one.medicine.id for one in close}))

    def meant(self, text: str) -> Named | None:
        """Return the name that is a slip of the pen away from words which name nothing of the list, or None."""
        words = words_in(text)
        if self.read(text):
            return None
        for typed in (" ".join(words), *words):
            close = self.suggest(typed, 1) if len(typed) >= _SHORTEST_SLIP else ()
            if close and edits(typed, _spelled(close[0].name), _MOST_SLIPS) <= _MOST_SLIPS:
                return close[0]
        return None

    def lookalikes(self, named: Named) -> tuple[Named, ...]:
        """Return the names that look or sound like this one and are a different medicine."""
        spelled = _spelled(named.name)
        others = sorted({other for group in self._alike if spelled in group for other in group})
        found = [self._by_spelling[other] for other in others if other in self._by_spelling]
        return tuple(other for other in found if other.medicine.id != named.medicine.id)

    def _at(self, words: tuple[str, ...], at: int) -> tuple[tuple[str, ...], Named] | None:
        for known, named in self._by_first.get(words[at], ()):
            if words[at : at + len(known)] == known:
                return known, named
        return None


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a name in small letters without accents: "St. John's Wort" gives st, john, s and wort."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return tuple(_WORD.findall(text.casefold()))


def load_medicine_names(path: Path, read: ReadToml = read_toml) -> MedicineNames:
    """Return the list of a file; raises `SignsError` for an unknown key, a name that stands twice or a strange kind."""
    file = read_file(path, read)
    us_names = {substance: str(name) for substance, name in file.table("us_names").items()}
    lookalikes = tuple(tuple(names.split(" / ")) for names in file.texts("lookalikes"))
    medicines: dict[str, KnownMedicine] = {}
    seen: set[str] = set()
    for family in file.keys():  # noqa: SIM118 - a Table is no mapping
        for medicine in _family(file.table(family)):
            for name in map(_spelled, (medicine.id, *medicine.names)):
                if not name or name in seen:
                    raise SignsError(path.name, family, f"{medicine.id}: a name is empty or stands twice")
                seen.add(name)
            medicines[medicine.id] = replace(medicine, us_name=us_names.get(medicine.id, ""))
    for substance in us_names:
        if substance not in medicines:
            raise SignsError(path.name, "us_names", f"{substance} is not known")
    for name in (_spelled(name) for group in lookalikes for name in group):
        if name not in seen:
            raise SignsError(path.name, "lookalikes", f"{name} is not known")
    return MedicineNames(medicines.values(), lookalikes)


def _family(table: Table) -> Iterator[KnownMedicine]:
    what, kind = table.text("class"), MedicineKind(table.choice("kind", tuple(MedicineKind)))
    groups = frozenset(table.texts("groups"))
    medicines = table.table("medicines")
    for substance in medicines.keys():  # noqa: SIM118 - as above
        yield KnownMedicine(substance, what, kind, groups, medicines.texts(substance))
    table.done()


def _spelled(name: str) -> str:
    return " ".join(words_in(name))


def _cost(typed: str, name: str) -> float | None:
    """How far a name is from what was typed: less than 1 for a beginning, else the slips between; None when too far."""
    if name.startswith(typed):
        return 0 if name == typed else 0.5
    reach = 1 if len(typed) < 6 else 2 if len(typed) < 10 else 3
    if abs(len(name) - len(typed)) > reach or name[0] != typed[0]:
        return None
    far = edits(typed, name, reach)
    return float(far) if far <= reach else None
