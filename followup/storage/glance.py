"""A quick look at the log through the driver alone: what the first page shows before SQLAlchemy is here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from followup.domain.log_view import LogView
from followup.domain.records import Record
from followup.storage import driver, log_reader
from followup.storage.failures import translated
from followup.storage.plain import AnyRecord, Plain, last_day, records
from followup.storage.values import read_moment


class Glance:
    """Records out of one transaction that only reads; it asks the same of the log as a `Store`, but less."""

    def __init__(self, connection: Any, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def all(self, record_type: type[AnyRecord], **equal: Plain) -> tuple[AnyRecord, ...]:
        """Return the records that are not in the trash, by their natural day and then in the order of entry."""
        return records(self, record_type, equal)

    def since(self, record_type: type[AnyRecord], day: date, **equal: Plain) -> tuple[AnyRecord, ...]:
        """Return the same, without what lies before a day."""
        return records(self, record_type, equal, since=day)

    def last_day(self, record_type: type[Record]) -> date | None:
        """Return the last day of a kind, such as that of the last weighing, or None."""
        return last_day(self, record_type)

    def log_view(self, since: date | None) -> LogView:
        """Return the log as rules and sheets read it; `since` as for `Reader.log_view`."""
        return log_reader.log_view(self, since)

    def near_view(self, since: date) -> LogView:
        """Return the log as the rules read it, without the episodes that were over before a day."""
        return log_reader.near_view(self, since)

    def began_at(self) -> datetime | None:
        """Return when the log was begun."""
        rows = self.raw("SELECT made_at FROM log", ())
        return self._moment(rows)

    def last_written_at(self) -> datetime | None:
        """Return the moment of the newest line of the history."""
        rows = self.raw("SELECT at FROM history ORDER BY seq DESC LIMIT 1", ())
        return self._moment(rows)

    def drafts(self) -> list[tuple[str, datetime, list[tuple[str, str]]]]:
        """Return each form with the moment and the labels and texts that were kept of it, oldest first."""
        rows = self.raw("SELECT form, saved_at, content FROM draft ORDER BY saved_at", ())
        with self.named():
            return [(form, read_moment(at), [(str(a), str(b)) for a, b in json.loads(text)]) for form, at, text in rows]

    def _moment(self, rows: Sequence[tuple[Any, ...]]) -> datetime | None:
        with self.named():
            return read_moment(rows[0][0]) if rows else None

    def raw(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return every row of a query; the values stand for its question marks."""
        with self.named():
            found: list[tuple[Any, ...]] = self._connection.execute(statement, values).fetchall()
            return found

    @contextmanager
    def named(self) -> Iterator[None]:
        """Let none but our own errors out of the block."""
        with translated(self._folder):
            yield


class Glances:
    """Hands out glances at one log, and keeps the connection of the last one: keying one anew costs 2 ms.

    A kept connection has no transaction open, so it holds nothing that another would wait for.
    """

    def __init__(self, database: Path, key: bytes, folder: Path, *, read_only: bool = False) -> None:
        self._connect = partial(driver.connect, database, key, read_only=read_only)
        self._folder = folder
        self._turn = threading.Lock()
        self._kept: list[Any] = []
        self._is_open = True

    @contextmanager
    def glancing(self) -> Iterator[Glance]:
        """Open a glance at the log as it is at this moment."""
        with translated(self._folder):
            connection = self._taken() or self._connect()
        try:
            with translated(self._folder):
                connection.execute("BEGIN")
            yield Glance(connection, self._folder)
            with translated(self._folder):
                connection.execute("ROLLBACK")
        except BaseException:
            # One bad page poisons a connection of SQLCipher for good pages too.
            connection.close()
            raise
        self._give_back(connection)

    def close(self) -> None:
        """Close what was kept; glances that are still open close at their own end."""
        with self._turn:
            self._is_open = False
            kept, self._kept = self._kept, []
        for connection in kept:
            connection.close()

    def _taken(self) -> Any:
        with self._turn:
            return self._kept.pop() if self._kept else None

    def _give_back(self, connection: Any) -> None:
        with self._turn:
            if self._is_open and not self._kept:
                self._kept.append(connection)
                return
        connection.close()
