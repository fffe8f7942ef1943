"""Reading records out of a log."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from followup.domain.log_view import Edit, EpisodeView, LogView
from followup.domain.records import KINDS, Record, Told
from followup.domain.words import Answer
from followup.storage import log_reader
from followup.storage.edits import edits_of
from followup.storage.errors import Missing
from followup.storage.history import Action, HistoryEntry, Trashed
from followup.storage.link import Link
from followup.storage.mapping import PARENTS, AnyRecord, columns_of, order_of, table_of, text_columns, to_record
from followup.storage.tables import answer as answers
from followup.storage.tables import episode, erasure, history, observation


class Reader:
    """What can be asked of a log. Records come out, never rows."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, record_type: type[AnyRecord], id: int, *, removed: bool = False) -> AnyRecord:  # noqa: A002
        """Return one record; raises `Missing` when it is not there, or in the trash (`removed` looks there too)."""
        table = table_of(record_type.kind)
        query = sa.select(*columns_of(record_type.kind)).where(table.c.id == id)
        if not removed:
            query = query.where(table.c.removed_at.is_(None))
        found = self._link.rows(query) if -(2**63) <= id < 2**63 else ()
        if not found:
            raise Missing
        return to_record(record_type, found[0])

    def all(self, record_type: type[AnyRecord], **equal: object) -> tuple[AnyRecord, ...]:
        """Return the records that are not in the trash, by their natural day and then in the order of entry.

        `equal` narrows by fields, for example `all(Observation, episode_id=3)`; None means nothing is set.
        """
        return self._records(record_type, self._chosen(record_type, None, equal).order_by(*order_of(record_type.kind)))

    def page(
        self,
        record_type: type[AnyRecord],
        *,
        offset: int,
        limit: int,
        newest_first: bool = True,
        words: str | None = None,
        **equal: object,
    ) -> tuple[AnyRecord, ...]:
        """Return one page of a list. `words` narrows to entries that hold each of them, capitals and accents aside."""
        order = [column.desc() if newest_first else column.asc() for column in order_of(record_type.kind)]
        query = self._chosen(record_type, words, equal).order_by(*order).offset(offset).limit(limit)
        return self._records(record_type, query)

    def count(self, record_type: type[AnyRecord], words: str | None = None, **equal: object) -> int:
        """Return how many records a list without pages would have."""
        query = self._chosen(record_type, words, equal).with_only_columns(sa.func.count())
        return int(self._link.scalar(query))

    def log_view(self, since: date | None) -> LogView:
        """Return the log as rules and sheets read it.

        With `since`, an episode has its observations on or after that day, and an open one at least its last; a closed
        one with none is left out. Weighings begin there too. None gives everything.
        """
        return log_reader.log_view(self._link, since)

    def episode_views(
        self, *, open_only: bool = False, since: date | None = None, ids: list[int] | tuple[int, ...] | None = None
    ) -> tuple[EpisodeView, ...]:
        """Return episodes with their observations, by the day they began; `since` as in `log_view`."""
        return log_reader.episode_views(self._link, open_only=open_only, since=since, ids=ids)

    def was_answered(self, episode_id: int, question: str, answer: Answer) -> bool:
        """Return whether a question ever got this answer in an episode, read without all that was noted in it."""
        query = (
            sa.select(sa.func.count())
            .select_from(answers.join(observation, observation.c.id == answers.c.observation_id))
            .where(observation.c.episode_id == episode_id, observation.c.removed_at.is_(None))
            .where(answers.c.question == question, answers.c.answer == answer)
        )
        return bool(self._link.scalar(query))

    def edits(self, views: Iterable[EpisodeView], told: Iterable[Told]) -> tuple[Edit, ...]:
        """Return what the observations behind some ticks said before each change, oldest first."""
        return edits_of(self._link, views, told)

    def history(
        self,
        kind: str | None = None,
        id: int | None = None,  # noqa: A002
        *,
        limit: int | None = None,
    ) -> tuple[HistoryEntry, ...]:
        """Return what happened, newest first: to the whole log, to one kind, or to one entry; at most `limit` lines."""
        query = sa.select(history).order_by(history.c.seq.desc()).limit(limit)
        if kind is not None:
            query = query.where(history.c.kind == kind)
        if id is not None:
            query = query.where(history.c.record_id == id)
        return tuple(self._entries(query))

    def wish(self, wish_id: int) -> tuple[HistoryEntry, ...]:
        """Return what one wish did, oldest first."""
        query = sa.select(history).where(history.c.wish_id == wish_id).order_by(history.c.seq)
        return tuple(self._entries(query))

    def trash(self) -> tuple[Trashed, ...]:
        """Return what can be brought back, newest first; what went with its parent comes back with its parent."""
        rows = self._link.rows(sa.union_all(*(_removed(kind) for kind in KINDS)))
        found = [Trashed(row.kind, row.id, row.removed_at) for row in rows]
        return tuple(sorted(found, key=lambda entry: (entry.removed_at, entry.kind, entry.id), reverse=True))

    def erased(self) -> frozenset[tuple[str, int]]:
        """Return the kinds and ids of the entries that were erased for good."""
        rows = self._link.rows(sa.select(erasure.c.kind, erasure.c.record_id))
        return frozenset((row.kind, row.record_id) for row in rows)

    def stands(self, kind: str, id: int) -> bool:  # noqa: A002
        """Return whether an entry is there and not in the trash."""
        table = table_of(kind)
        query = sa.select(sa.func.count()).where(table.c.id == id, table.c.removed_at.is_(None))
        return bool(self._link.scalar(query))

    def belongs_to(self, record: Record) -> tuple[tuple[str, int], ...]:
        """Return the kinds and ids of the entries that a record refers to, its author aside."""
        return tuple((kind, id_) for _, kind, id_ in _references(record))

    def without(self, record: AnyRecord, gone: Collection[tuple[str, int]]) -> AnyRecord:
        """Return a record that no longer refers to entries that are gone, where it may stand without them."""
        table = table_of(record.kind)
        cut = [name for name, kind, id_ in _references(record) if (kind, id_) in gone and table.c[name].nullable]
        nothing: dict[str, Any] = dict.fromkeys(cut)
        return replace(record, **nothing)

    def _records(self, record_type: type[AnyRecord], query: sa.Select[Any]) -> tuple[AnyRecord, ...]:
        return tuple(to_record(record_type, row) for row in self._link.rows(query))

    def _chosen(self, record_type: type[AnyRecord], words: str | None, equal: dict[str, object]) -> sa.Select[Any]:
        kind = record_type.kind
        table = table_of(kind)
        query = sa.select(*columns_of(kind)).where(table.c.removed_at.is_(None))
        for name, value in equal.items():
            query = query.where(table.c[name].is_(None) if value is None else table.c[name] == value)
        for word in (words or "").split():
            query = query.where(_holds(kind, word))
        return query

    def _entries(self, query: sa.Select[Any]) -> Iterator[HistoryEntry]:
        for row in self._link.rows(query):
            yield HistoryEntry(
                row.seq,
                row.wish_id,
                row.at,
                row.author_id,
                Action(row.action),
                row.kind,
                row.record_id,
                json.loads(row.before) if row.before else None,
                json.loads(row.after) if row.after else None,
            )


def _references(record: Record) -> list[tuple[str, str, int]]:
    """Return the columns of a record that refer to other entries, each with the kind and the id of that one."""
    columns = (column for column in table_of(record.kind).c if column.name != "author_id")
    found = (
        (column.name, key.column.table.name, getattr(record, column.name))
        for column in columns
        for key in column.foreign_keys
    )
    return [(name, kind, id_) for name, kind, id_ in found if id_ is not None]


@cache
def _removed(kind: str) -> sa.Select[Any]:
    """What of a kind is in the trash by itself, not along with what it belongs to."""
    table = table_of(kind)
    query = sa.select(sa.literal(kind).label("kind"), table.c.id, table.c.removed_at)
    query = query.where(table.c.removed_at.is_not(None))
    if kind not in PARENTS:
        return query
    column, parent = PARENTS[kind]
    above = table_of(parent)
    return query.where(~sa.exists().where(above.c.id == table.c[column], above.c.removed_at.is_not(None)))


def _holds(kind: str, word: str) -> sa.ColumnElement[bool]:
    own = sa.func.holds(word, *text_columns(kind)) == 1
    if kind != "episode":
        return own
    seen = sa.exists().where(
        observation.c.episode_id == episode.c.id,
        observation.c.removed_at.is_(None),
        sa.func.holds(word, observation.c.words, observation.c.note) == 1,
    )
    return sa.or_(own, seen)
