"""Records straight from the driver, without SQLAlchemy: importing it takes longer than all that Today reads.

Only what the first page needs is read this way. The names of columns are those of the records' fields, as everywhere;
no value ever becomes part of a statement.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

from followup.domain.records import KINDS, Record
from followup.storage.values import read_moment

AnyRecord = TypeVar("AnyRecord", bound=Record)

LISTED = "(SELECT value FROM json_each(?))"
"""The ids of a JSON list as a question mark stands for it."""

Plain = str | int | None
"""What a field can be asked for: a text or a word, a number, true or false, or that nothing is set."""

DAYS: dict[str, tuple[str, ...]] = {
    "treatment": ("started_on",),
    "episode": ("began_on",),
    "observation": ("observed_on",),
    "weight": ("measured_on",),
    "overall": ("observed_on",),
    "check_in": ("done_on",),
    "note": ("noted_on",),
    "dose_period": ("started_on",),
    "exam_plan": ("starts_on",),
    "visit": ("visit_on", "at"),
    "question": ("rank",),
    "check_item": ("visit_id",),
    "prepared_answer": ("visit_id",),
    "agreed": ("visit_id",),
    "told": ("told_on",),
    "sheet": ("made_on",),
    "diagnosis": ("found_on",),
    "measure": ("measured_on",),
    "step": ("started_on",),
    "intake": ("taken_on",),
    "photo": ("taken_on",),
}
"""What each kind is ordered by before its id; an exam by the first of its days that is known."""


class PlainLink(Protocol):
    """One transaction that hands back rows as the driver gives them."""

    def raw(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return every row of a query; the values stand for its question marks."""

    def named(self) -> AbstractContextManager[None]:
        """Let none but our own errors out of the block."""


def records(
    link: PlainLink,
    record_type: type[AnyRecord],
    equal: Mapping[str, Plain] | None = None,
    *,
    since: date | None = None,
    ids: Sequence[int] | None = None,
) -> tuple[AnyRecord, ...]:
    """Return the records that are not in the trash, by their natural day and then in the order of entry.

    `equal` narrows by fields, None in it means nothing is set; `since` leaves out what lies before a day, and `ids` all
    but some.
    """
    readers = _readers(record_type.kind)
    tests, values = ["removed_at IS NULL"], list[object]()
    for name, value in (equal or {}).items():
        tests.append(f"{name} IS ?")
        values.append(value)
    if since is not None:
        tests.append(f"{DAYS[record_type.kind][0]} >= ?")
        values.append(since.isoformat())
    if ids is not None:
        tests.append(f"id IN {LISTED}")
        values.append(json.dumps(list(ids)))
    where, order = " AND ".join(tests), ", ".join(_order(record_type.kind))
    statement = f"SELECT {', '.join(readers)} FROM {record_type.kind} WHERE {where} ORDER BY {order}"  # noqa: S608 - names of ours
    rows = link.raw(statement, values)
    with link.named():
        return tuple(_record(record_type, readers, row) for row in rows)


def last_day(link: PlainLink, record_type: type[Record]) -> date | None:
    """Return the last natural day of a kind that is not in the trash, or None."""
    statement = f"SELECT max({DAYS[record_type.kind][0]}) FROM {record_type.kind} WHERE removed_at IS NULL"  # noqa: S608 - names of ours
    ((found,),) = link.raw(statement, ())
    with link.named():
        return None if found is None else date.fromisoformat(found)


def _record(
    record_type: type[AnyRecord], readers: Mapping[str, Callable[[Any], Any] | None], row: Sequence[Any]
) -> AnyRecord:
    read = {
        name: value if value is None or reader is None else reader(value)
        for (name, reader), value in zip(readers.items(), row, strict=True)
    }
    return record_type(**read)


def _order(kind: str) -> tuple[str, ...]:
    if kind == "exam":
        return "coalesce(done_on, booked_on, due_on)", "id"
    return (*DAYS.get(kind, ()), "id")


@cache
def _readers(kind: str) -> dict[str, Callable[[Any], Any] | None]:
    """How the column of each field becomes its value; None where it already is."""
    hints = get_type_hints(KINDS[kind])
    return {field.name: _reader(hints[field.name]) for field in fields(KINDS[kind])}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return lambda text: tuple(map(inner, json.loads(text)))
    one = next((option for option in get_args(hint) if option is not NoneType), hint)
    if one in {str, int}:
        return None
    known: dict[Any, Callable[[Any], Any]] = {bool: bool, date: date.fromisoformat, datetime: read_moment}
    if one in known:
        return known[one]
    if isinstance(one, type) and issubclass(one, StrEnum):
        return one
    raise TypeError(f"no plain reader for {hint}")
