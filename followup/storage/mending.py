"""Filling the gaps of a salvaged log: from its history, from a backup, and where nothing is left, saying so."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self, get_args, get_type_hints

import sqlalchemy as sa

from followup.domain.codec import Plain, from_plain
from followup.domain.errors import FollowupError
from followup.domain.records import KINDS, THE_PERSON, Author, Observation, Record
from followup.domain.words import Role
from followup.storage import driver
from followup.storage.engine import WRITING, make_engine
from followup.storage.history import Action, HistoryEntry, rebuild
from followup.storage.mapping import table_of, to_row
from followup.storage.shreds import Row
from followup.storage.tables import answer, erasure, history, log, wish

LOST = "This part of the log could not be read."
"""What stands in a text that was lost. It is data, like everything a person wrote, and is not translated."""


class Mending:
    """Works on a new file at the head of the schema, with foreign keys off until its end."""

    def __init__(self, path: Path, key: bytes, log_id: str | None, moment: datetime) -> None:
        self._path, self._key, self._log_id, self._moment = path, key, log_id, moment
        self.from_history: Counter[str] = Counter()
        self.from_backup: Counter[str] = Counter()
        self.missing: dict[str, int] = {}
        self.stand_ins = 0

    def __enter__(self) -> Self:
        self._engine = make_engine(self._path, self._key, foreign_keys=False)
        self._link = self._engine.connect().execution_options(**{WRITING: True})
        self._link.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._link.commit()
        self._link.close()
        self._engine.dispose()

    def take_log_of(self, helper: Path) -> None:
        """Take what a backup knows of what happened: lines of the history that were lost, and the mark of the log."""
        self._take_rows(helper, ("log", "wish", "history", "erasure"))

    def rebuild(self) -> None:
        """Bring back from the history every entry that its table lost, as it last stood."""
        standing = rebuild(self._history())
        for (kind, number), stands in standing.items():
            if kind not in KINDS:
                continue
            try:
                record = from_plain(kind, stands.values)
            except FollowupError:
                continue
            if self._has(kind, number):
                self._insert_answers(record)
            else:
                self._insert(record, stands.removed_at)
                self.from_history[kind] += 1

    def take_entries_of(self, helper: Path) -> None:
        """Take from a backup the entries that neither the tables nor the history have, but none erased since."""
        before = {kind: self._count(kind) for kind in KINDS}
        self._take_rows(helper, (*KINDS, "answer"))
        for kind in KINDS:
            grown = self._count(kind) - before[kind]
            if grown:
                self.from_backup[kind] = grown

    def close_gaps(self) -> None:
        """Let something stand where others refer to what is lost, and count what is missing for good."""
        self._count_missing()
        self._stand_in_for_log()
        self._stand_in_for_wishes()
        for _ in range(len(KINDS)):
            if not sum([self._stand_in(kind) for kind in (Author.kind, *KINDS)]):
                break
        self._link.exec_driver_sql("DELETE FROM answer WHERE observation_id NOT IN (SELECT id FROM observation)")

    def _take_rows(self, helper: Path, tables: tuple[str, ...]) -> None:
        connection = driver.connect(helper, self._key)
        erased = self._erased()
        try:
            for table in tables:
                cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
                names = [column[0] for column in cursor.description]
                for values in cursor.fetchall():
                    row = dict(zip(names, values, strict=True))
                    if not _is_erased(table, row, erased):
                        self._put(table, row)
        finally:
            connection.close()

    def _put(self, table: str, row: Row) -> None:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        statement = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - as above
        self._link.exec_driver_sql(statement, tuple(row.values()))

    def _history(self) -> list[HistoryEntry]:
        rows = self._link.execute(sa.select(history).order_by(history.c.seq)).all()
        return [
            HistoryEntry(
                row.seq,
                row.wish_id,
                row.at,
                row.author_id,
                Action(row.action),
                row.kind,
                row.record_id,
                _plain(row.before),
                _plain(row.after),
            )
            for row in _from_the_beginning(rows)
        ]

    def _erased(self) -> frozenset[tuple[str, int]]:
        """What was erased, by its mark or, where that was lost, by a line of the history that was emptied for it."""
        marked = sa.select(erasure.c.kind, erasure.c.record_id)
        emptied = sa.select(history.c.kind, history.c.record_id).where(
            history.c.before.is_(None), history.c.after.is_(None)
        )
        rows = (*self._link.execute(marked).all(), *self._link.execute(emptied).all())
        return frozenset((row.kind, row.record_id) for row in rows)

    def _count(self, kind: str) -> int:
        return int(self._link.execute(sa.select(sa.func.count()).select_from(table_of(kind))).scalar_one())

    def _has(self, kind: str, number: int) -> bool:
        table = table_of(kind)
        return self._link.execute(sa.select(table.c.id).where(table.c.id == number)).first() is not None

    def _insert(self, record: Record, removed_at: datetime | None) -> None:
        self._link.execute(sa.insert(table_of(record.kind)), {**to_row(record), "removed_at": removed_at})
        self._insert_answers(record)

    def _insert_answers(self, record: Record) -> None:
        """Add the answers of an observation that are not there: they have a table, and pages, of their own."""
        if isinstance(record, Observation) and record.answers:
            rows = [{"observation_id": record.id, "question": asked, "answer": said} for asked, said in record.answers]
            self._link.execute(sa.insert(answer).prefix_with("OR IGNORE"), rows)

    def _count_missing(self) -> None:
        """An id that was given and is nowhere: entries never leave a table, unless they are erased for good."""
        erased = self._erased()
        for kind in KINDS:
            there = set(self._link.execute(sa.select(table_of(kind).c.id)).scalars())
            known = sa.select(sa.func.max(history.c.record_id)).where(history.c.kind == kind)
            highest = max(max(there, default=0), self._link.execute(known).scalar() or 0)
            lost = sum(number not in there and (kind, number) not in erased for number in range(1, highest + 1))
            if lost:
                self.missing[kind] = lost

    def _stand_in_for_log(self) -> None:
        if self._link.execute(sa.select(log.c.id)).first() is None:
            self._link.execute(sa.insert(log), {"id": 1, "log_id": self._log_id or "", "made_at": self._moment})

    def _stand_in_for_wishes(self) -> None:
        self._link.exec_driver_sql(
            "INSERT OR IGNORE INTO wish (id, at, author_id, words) "
            "SELECT wish_id, at, author_id, 'lost' FROM history WHERE wish_id NOT IN (SELECT id FROM wish)"
        )
        self._link.exec_driver_sql("UPDATE wish SET undoes = NULL WHERE undoes NOT IN (SELECT id FROM wish)")

    def _stand_in(self, kind: str) -> int:
        """Add what others refer to and is not there; return how many."""
        lost: set[int] = set()
        for table in (*map(table_of, KINDS), wish, history, erasure):
            for column in table.c:
                if any(key.column.table.name == kind for key in column.foreign_keys):
                    lost |= set(self._link.execute(sa.select(column).where(column.is_not(None)).distinct()).scalars())
        there = set(self._link.execute(sa.select(table_of(kind).c.id)).scalars())
        for number in sorted(lost - there):
            self._insert(_stand_in_of(kind, number, self._moment), None)
            self.stand_ins += 1
        return len(lost - there)


def count_kinds(path: Path, key: bytes) -> dict[str, int]:
    """Return how many entries of each kind a closed file has; kinds without any are left out."""
    connection = driver.connect(path, key)
    try:
        statement = 'SELECT count(*) FROM "{}"'
        counted = {kind: connection.execute(statement.format(kind)).fetchone()[0] for kind in KINDS}
    finally:
        connection.close()
    return {kind: number for kind, number in counted.items() if number}


def _is_erased(table: str, row: Row, erased: frozenset[tuple[str, int]]) -> bool:
    if table == "answer":
        return ("observation", row["observation_id"]) in erased
    if table == "history":
        return (row["kind"], row["record_id"]) in erased
    return (table, row.get("id")) in erased


def _from_the_beginning(rows: Any) -> list[Any]:
    """Leave out lines of an entry whose first line is lost and that say nothing of its values."""
    known: set[tuple[str, int]] = set()
    kept = []
    for row in rows:
        if row.before or row.after:
            known.add((row.kind, row.record_id))
        if (row.kind, row.record_id) in known or not (row.before or row.after):
            kept.append(row)
    return kept


def _plain(text: str | None) -> Plain | None:
    return json.loads(text) if text else None


def _stand_in_of(kind: str, number: int, moment: datetime) -> Record:
    """Return an entry that says that it was lost: its texts, and the least that its other fields must have."""
    record_type = KINDS[kind]
    hints = get_type_hints(record_type)
    values: dict[str, Any] = {}
    for one in fields(record_type):
        if one.default is one.default_factory:
            values[one.name] = _least(hints[one.name], moment)
    values |= {name: LOST for name in ("words", "name") if name in hints}
    if kind == Author.kind:
        values |= {"name": "", "role": Role.PERSON if number == THE_PERSON else Role.CAREGIVER}
    return replace(record_type(**values), id=number, rev=1, entered_at=moment)


def _least(hint: Any, moment: datetime) -> object:
    options = get_args(hint)
    if type(None) in options:
        return None
    if hint is date:
        return moment.date()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    return {str: LOST, int: 1, bool: False}.get(hint, ())
