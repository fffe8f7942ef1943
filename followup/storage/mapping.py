"""Records to rows and back. A column has the name of the field; only the answers of an observation live elsewhere."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

import sqlalchemy as sa

from followup.domain.errors import Refused
from followup.domain.records import (
    KINDS,
    Agreed,
    CheckItem,
    Diagnosis,
    DosePeriod,
    Episode,
    Exam,
    Fact,
    Intake,
    Medicine,
    Observation,
    Photo,
    PreparedAnswer,
    Question,
    Record,
    SideEffect,
    Visit,
)
from followup.storage.column_types import Answers
from followup.storage.columns import METADATA
from followup.storage.plain import DAYS
from followup.storage.tables import answer, observation

AnyRecord = TypeVar("AnyRecord", bound=Record)

PARENTS: dict[str, tuple[str, str]] = {
    Observation.kind: ("episode_id", Episode.kind),
    DosePeriod.kind: ("medicine_id", Medicine.kind),
    Question.kind: ("visit_id", Visit.kind),
    CheckItem.kind: ("visit_id", Visit.kind),
    PreparedAnswer.kind: ("visit_id", Visit.kind),
    Agreed.kind: ("visit_id", Visit.kind),
    Fact.kind: ("diagnosis_id", Diagnosis.kind),
    Intake.kind: ("medicine_id", Medicine.kind),
    SideEffect.kind: ("medicine_id", Medicine.kind),
    Photo.kind: ("episode_id", Episode.kind),
}
"""The kinds that go into the trash and come back with another: child -> (its column, kind of the parent)."""

CHILDREN: dict[str, tuple[tuple[str, str], ...]] = {
    parent: tuple((child, column) for child, (column, above) in PARENTS.items() if above == parent)
    for _, parent in PARENTS.values()
}
"""The same from above: parent -> (kind of its children, their column), for each kind of children."""

_ANSWERS = sa.type_coerce(
    sa.select(sa.func.json_group_object(answer.c.question, answer.c.answer))
    .where(answer.c.observation_id == observation.c.id)
    .scalar_subquery(),
    Answers,
).label("answers")


def type_of(kind: str) -> type[Record]:
    """Return the type of a kind of record; raises `Refused` for a kind there is not."""
    if kind not in KINDS:
        raise Refused("There is no such kind of entry. The kinds are: {kinds}.", kinds=", ".join(sorted(KINDS)))
    return KINDS[kind]


def table_of(kind: str) -> sa.Table:
    """Return the table of a kind of record."""
    return METADATA.tables[kind]


@cache
def columns_of(kind: str) -> tuple[sa.ColumnElement[Any], ...]:
    """Return what a query selects to build a record of this kind, in the order of its fields."""
    table = table_of(kind)
    return tuple(_ANSWERS if name == "answers" else table.c[name] for name in _names(kind))


@cache
def text_columns(kind: str) -> tuple[sa.ColumnElement[str], ...]:
    """Return the columns that hold free words."""
    hints = get_type_hints(KINDS[kind])
    return tuple(table_of(kind).c[name] for name in _names(kind) if hints[name] is str)


@cache
def order_of(kind: str) -> tuple[sa.ColumnElement[Any], ...]:
    """Return what a kind is ordered by: its natural day, then the order of entry."""
    table = table_of(kind)
    if kind == Exam.kind:
        return sa.func.coalesce(table.c.done_on, table.c.booked_on, table.c.due_on), table.c.id
    return (*(table.c[name] for name in DAYS.get(kind, ())), table.c.id)


@cache
def referring(kind: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the kinds that refer to this one, each with its column and whether it cannot be without it."""
    return tuple(
        (other, column.name, PARENTS.get(other) == (column.name, kind) or not column.nullable)
        for other in KINDS
        for column in table_of(other).c
        if column.name != "author_id" and any(key.column.table.name == kind for key in column.foreign_keys)
    )


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(KINDS[kind]))


def to_row(record: Record) -> dict[str, Any]:
    """Return the values of a record for its table; an id of 0 is left to the database."""
    left_out = {"answers"} if record.id else {"answers", "id"}
    return {name: getattr(record, name) for name in _names(record.kind) if name not in left_out}


def to_record(record_type: type[AnyRecord], row: sa.Row[Any]) -> AnyRecord:
    """Return the record of a row selected by `columns_of`."""
    return record_type(**row._asdict())
