"""One connection in one transaction; no error of the driver or of SQLAlchemy leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from followup.storage.engine import WRITING
from followup.storage.errors import Damaged
from followup.storage.failures import translated

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Link:
    """Runs statements and hands back plain results."""

    def __init__(self, connection: sa.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def rows(self, statement: sa.Executable, values: Values | None = None) -> Sequence[sa.Row[Any]]:
        """Return every row of a query."""
        with self.named():
            return self._connection.execute(statement, values).all()

    def scalar(self, statement: sa.Executable, values: Values | None = None) -> Any:
        """Return the first column of the first row, or None."""
        with self.named():
            return self._connection.execute(statement, values).scalar()

    def raw(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return every row of a query just as the driver gives it; the values stand for its question marks."""
        with self.named():
            driver: Any = self._connection.connection.driver_connection
            found: list[tuple[Any, ...]] = driver.execute(statement, values).fetchall()
            return found

    def run(self, statement: sa.Executable, values: Values | None = None) -> int:
        """Carry out a change and return how many rows it met."""
        with self.named():
            return self._connection.execute(statement, values).rowcount

    def insert(self, table: sa.Table, values: dict[str, Any]) -> int:
        """Insert a row and return its id."""
        with self.named():
            key = self._connection.execute(_insert_into(table), values).inserted_primary_key
            return int(key[0]) if key else 0

    def commit(self) -> None:
        """Put everything on the disk; after this it survives a power cut."""
        with self.named():
            self._connection.commit()

    @contextmanager
    def named(self) -> Iterator[None]:
        """Let none but our own errors out of the block, while rows are read and understood."""
        try:
            with translated(self._folder):
                yield
        except Damaged:
            # One bad page poisons a connection of SQLCipher for good pages too.
            self._connection.invalidate()
            raise


@cache
def _insert_into(table: sa.Table) -> sa.Insert:
    """The same statement each time, which SQLAlchemy then puts into words once: an import of thousands needs it."""
    return sa.insert(table)


@contextmanager
def opened(engine: sa.Engine, folder: Path, *, writing: bool) -> Iterator[Link]:
    """Open a link whose transaction has begun; whatever is not committed at the end is rolled back."""
    with translated(folder):
        connection = engine.connect().execution_options(**{WRITING: writing})
    try:
        with translated(folder):
            connection.begin()
        yield Link(connection, folder)
    finally:
        with translated(folder):
            connection.close()
