"""What every change of the log comes down to: rows that are written, each with its line in the history."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from followup.domain.codec import Plain, to_plain
from followup.domain.records import THE_PERSON, Observation, Record
from followup.storage.errors import Conflict, Missing
from followup.storage.history import Action
from followup.storage.link import Link
from followup.storage.mapping import CHILDREN, PARENTS, table_of, to_row, type_of
from followup.storage.reader import Reader
from followup.storage.tables import answer, history, wish


class Writer(Reader):
    """Writes rows within one wish. All that happens in one wish bears the same moment."""

    def __init__(self, link: Link, moment: datetime, author_id: int = THE_PERSON, words: str | None = None) -> None:
        super().__init__(link)
        self._moment = moment
        self._author_id = author_id
        self._birth_date: date | None = None
        self._knows_birth_date = False
        self._undoes: int | None = None
        self._wish: int | None = None
        self._words = words
        self._changes = 0

    @property
    def wish_id(self) -> int:
        """Return the id that this wish has in the history; `undo` takes it."""
        if self._words is None:
            raise RuntimeError("this store only reads: use database.transaction()")
        if self._wish is None:
            values = {"at": self._moment, "author_id": self._author_id, "words": self._words, "undoes": self._undoes}
            self._wish = self._link.insert(wish, values)
        return self._wish

    @property
    def has_changed(self) -> bool:
        """Return whether there is anything to commit."""
        return self._changes > 0

    def _require_parent(self, record: Record) -> None:
        if record.kind not in PARENTS:
            return
        column, parent = PARENTS[record.kind]
        parent_id = getattr(record, column)
        if parent_id is None:
            return
        found = self._link.rows(_removed_at_of(parent), {"wanted": parent_id})
        if not found:
            raise Missing("This belongs to an entry that is no longer there.")
        if found[0].removed_at is not None:
            raise Missing("This belongs to an entry that is in the trash. Please bring that one back first.")

    def _children(self, record: Record, *, removed_at: datetime | None) -> Sequence[Record]:
        """What belongs to a record: all that is not in the trash, or what went there at the same moment."""
        found: list[Record] = []
        for kind, column in CHILDREN.get(record.kind, ()):
            table = table_of(kind)
            went = table.c.removed_at.is_(None) if removed_at is None else table.c.removed_at == removed_at
            ids = self._link.rows(sa.select(table.c.id).where(table.c[column] == record.id, went).order_by(table.c.id))
            found += [self.get(type_of(kind), row.id, removed=True) for row in ids]
        return found

    def _removed_at(self, record: Record) -> datetime | None:
        moment: datetime | None = self._link.scalar(_removed_at_of(record.kind), {"wanted": record.id})
        return moment

    def _set_removed(self, record: Record, removed_at: datetime | None) -> Record:
        table = table_of(record.kind)
        changed = replace(record, rev=record.rev + 1)
        values = {"rev": changed.rev, "removed_at": removed_at}
        self._link.run(sa.update(table).where(table.c.id == record.id).values(values))
        if removed_at is None:
            self._write_down(Action.BRING_BACK, record.kind, record.id, None, to_plain(changed))
        else:
            self._write_down(Action.REMOVE, record.kind, record.id, to_plain(record), None)
        return changed

    def _overwrite(self, record: Record) -> None:
        table = table_of(record.kind)
        # The revision stands in the condition too, so that nothing is ever overwritten blindly.
        old = sa.and_(table.c.id == record.id, table.c.rev == record.rev - 1)
        if self._link.run(sa.update(table).where(old).values(to_row(record))) != 1:
            raise Conflict
        self._write_answers(record)

    def _write_answers(self, record: Record) -> None:
        if not isinstance(record, Observation):
            return
        if record.rev > 1:
            self._link.run(sa.delete(answer).where(answer.c.observation_id == record.id))
        rows = [{"observation_id": record.id, "question": question, "answer": a} for question, a in record.answers]
        if rows:
            self._link.run(sa.insert(answer), rows)

    def _write_down(self, action: Action, kind: str, id: int, before: Plain | None, after: Plain | None) -> None:  # noqa: A002
        values: dict[str, Any] = {
            "wish_id": self.wish_id,
            "at": self._moment,
            "author_id": self._author_id,
            "action": str(action),
            "kind": kind,
            "record_id": id,
            "before": _json(before),
            "after": _json(after),
        }
        self._link.insert(history, values)
        self._changes += 1


@cache
def _removed_at_of(kind: str) -> sa.Select[Any]:
    table = table_of(kind)
    return sa.select(table.c.removed_at).where(table.c.id == sa.bindparam("wanted"))


def _json(values: Plain | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))
