"""Many observations at once: the one place where reading a log has to be quick.

A log of ten years holds some 30,000 observations. Through typed columns and one constructor call each, reading them
took five times as long. Here rows come straight from the driver and the records are filled field by field, each field
for all records in one pass; the fields and their types are those of `Observation`, which a test holds.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from typing import Any

from followup.domain.records import Observation
from followup.domain.words import AllAlong, Answer, Change
from followup.storage.plain import LISTED, PlainLink
from followup.storage.values import read_moment

Read = Callable[[Any], Any]

_FIELDS: dict[str, Read | None] = {
    "id": None,
    "rev": None,
    "author_id": None,
    "entered_at": read_moment,
    "episode_id": None,
    "observed_on": date.fromisoformat,
    "about": bool,
    "present": bool,
    "severity": None,
    "change": {str(word): word for word in Change}.__getitem__,
    "all_along": {str(word): word for word in AllAlong}.__getitem__,
    "words": None,
    "note": None,
}
"""How each column of the query becomes its field; None where it already is."""

# An observation goes into the trash with its episode, so its own mark is enough. Python sorts: SQLite would pack every
# row into its sorter and unpack it again.
_LIVE = "observation.removed_at IS NULL"
_ALL = f"SELECT {', '.join(_FIELDS)} FROM observation"  # noqa: S608 - names of ours
_ANSWERS = "SELECT observation_id, question, answer FROM answer"
_OF_THESE = "JOIN observation ON observation.id = answer.observation_id"
_IN_ORDER = itemgetter(*(list(_FIELDS).index(name) for name in ("episode_id", "observed_on", "id")))

_ANSWER = {str(word): word for word in Answer}


def observations_of(
    link: PlainLink,
    *,
    since: date | None = None,
    episodes: Sequence[int] | None = None,
    ids: Sequence[int] | None = None,
) -> dict[int, tuple[Observation, ...]]:
    """Return the observations of each episode by its id, oldest first, none of them in the trash.

    They can be narrowed to days on or after `since`, to some episodes, or to some observations.
    """
    where, values = _narrowed(since, episodes, ids)
    rows = link.raw(f"{_ALL} WHERE {' AND '.join((_LIVE, *where))}", values)
    # Of the whole log, all answers are read as they lie; those of the trash find no record.
    theirs = f"{_OF_THESE} WHERE {' AND '.join((_LIVE, *where))}" if where else ""
    answers = link.raw(f"{_ANSWERS} {theirs}", values)
    with link.named():
        found = _build(sorted(rows, key=_IN_ORDER))
        _answer(found, answers)
    return {episode: tuple(some) for episode, some in groupby(found, attrgetter("episode_id"))}


def _narrowed(
    since: date | None, episodes: Sequence[int] | None, ids: Sequence[int] | None
) -> tuple[list[str], list[str]]:
    where, values = [], []
    if since is not None:
        where.append("observation.observed_on >= ?")
        values.append(since.isoformat())
    for column, chosen in (("episode_id", episodes), ("id", ids)):
        if chosen is not None:
            where.append(f"observation.{column} IN {LISTED}")
            values.append(json.dumps(list(chosen)))
    return where, values


def _build(rows: Sequence[tuple[Any, ...]]) -> list[Observation]:
    records = [*map(object.__new__, repeat(Observation, len(rows)))]
    for (name, read), column in zip(_FIELDS.items(), zip(*rows, strict=True), strict=False):
        # A frozen record refuses plain assignment; its slots are filled the way its own constructor does it.
        _each(_slot(name), records, _values(read, column))
    _each(_slot("answers"), records, repeat((), len(rows)))
    return records


def _values(read: Read | None, column: Sequence[Any]) -> Iterable[Any]:
    """Each distinct day, moment or word is read once: a check-in writes many observations at the same moment."""
    if read is None:
        return column
    known = {value: read(value) for value in set(column)}
    return map(known.__getitem__, column)


def _slot(name: str) -> Callable[[Observation, Any], None]:
    put: Callable[[Observation, Any], None] = getattr(Observation, name).__set__
    return put


def _each(put: Callable[[Any, Any], None], records: Iterable[Observation], values: Iterable[Any]) -> None:
    deque(map(put, records, values), maxlen=0)


def _answer(records: Sequence[Observation], rows: Sequence[tuple[int, str, str]]) -> None:
    by_id = {record.id: record for record in records}
    put = _slot("answers")
    for observation, answers in groupby(sorted(rows), itemgetter(0)):
        record = by_id.get(observation)
        if record is not None:
            put(record, tuple((question, _ANSWER[answer]) for _, question, answer in answers))
