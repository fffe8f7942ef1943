"""Erasing an entry for good: its row, what belongs to it, and its values in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from followup.domain.records import Record
from followup.storage.link import Link
from followup.storage.mapping import referring, table_of, type_of
from followup.storage.tables import erasure, history

if TYPE_CHECKING:
    from followup.storage.store import Store


def erase(store: Store, link: Link, record: Record, stamp: dict[str, Any]) -> None:
    """Erase an entry with what belongs to it; what only refers to it stays and no longer does.

    `stamp` says who erases it and when, which stays written down.
    """
    # The room of what is deleted is filled with zeros.
    link.raw("PRAGMA secure_delete = ON", ())
    for kind, column, owned in referring(record.kind):
        table = table_of(kind)
        found = link.rows(sa.select(table.c.id).where(table.c[column] == record.id).order_by(table.c.id))
        for row in found:
            other = store.get(type_of(kind), row.id, removed=True)
            if owned:
                erase(store, link, other, stamp)
            else:
                store.let_go_of(other, column)
    table = table_of(record.kind)
    link.run(sa.delete(table).where(table.c.id == record.id))
    link.insert(erasure, {**stamp, "kind": record.kind, "record_id": record.id})
    lines = sa.update(history).where(history.c.kind == record.kind, history.c.record_id == record.id)
    link.run(lines.values(before=None, after=None))


def next_id(link: Link, kind: str) -> int:
    """Return 0, which leaves the id of a new entry to the file, unless one is due that an erased entry had."""
    highest = link.scalar(sa.select(sa.func.max(erasure.c.record_id)).where(erasure.c.kind == kind))
    if highest is None:
        return 0
    there = link.scalar(sa.select(sa.func.max(table_of(kind).c.id)))
    return 0 if there is not None and there >= highest else int(highest) + 1
