"""A damaged file laid out anew, so that SQLite reads all of it that is whole.

One bad page spoils a connection of SQLCipher for good pages too; and where it is page 1, or a page that lists tables,
SQLite opens no table at all, although every entry may be whole. So the pages are proved one by one, and a bad one is
replaced by one that says nothing and spoils no other. Where the list of tables is lost, a page of it is known by what
it says, and a table that none of them names is looked for by its shape. The new file is as encrypted as the first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from followup.storage import driver, durable
from followup.storage.migrate import migrate
from followup.storage.pages import PAGE, RESERVED, Pages, page_of, pages_of
from followup.storage.schema import APPLICATION_ID, Schema

_LEAF, _INNER, _INNER_OF_INDEX = 13, 5, 2
_DEEPEST = 20
_UNREADABLE = b"\xff" * PAGE
"""Stands for a bad page. It is no page of a table, leads nowhere, and as the rest of a long text it is no UTF-8:
whatever reaches into it fails, and nothing of it is taken for what a person wrote."""

_LISTS = b"CREATE "
"""What stands in a page that lists tables; a page of entries that holds these letters gives no such rows."""

_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class _Table(NamedTuple):
    """A table: its name, its first page, and the statement that makes it."""

    name: str
    root: int
    statement: str


class _Shape(NamedTuple):
    """A table as this program makes it: the statement, and how many columns that gives."""

    statement: str
    width: int


def relaid(damaged: Path, key: bytes, schema: Schema) -> Path:
    """Return a copy, beside a damaged file, that can be read wherever a page is whole; the file stays as it is."""
    raw = _without_empty_end(damaged.read_bytes())
    pages = pages_of(raw, key)
    whole = {number for number in _numbers(raw) if pages.is_whole(number, page_of(raw, number))}
    new = damaged.with_name("relaid.db")
    os.close(durable.new_file(new))
    first = pages.opened(1, page_of(raw, 1)) if 1 in whole else _first_page(len(_numbers(raw)))
    _write(new, first, raw, pages, whole)
    if not _is_listed(new, key):
        _write(new, _first_page(len(_numbers(raw))), raw, pages, whole)
        content = {number: pages.opened(number, page_of(raw, number)) for number in whole}
        relaying = _Relaying(new, key, content, _known(damaged.with_name("known.db"), key, schema))
        try:
            relaying.run()
        finally:
            relaying.close()
    return new


def _without_empty_end(raw: bytes) -> bytes:
    """Return a file without the pages of zeros at its end; the last byte of a page that is whole may be zero too."""
    return raw[: -(-len(raw.rstrip(b"\0")) // PAGE) * PAGE]


def _numbers(raw: bytes) -> range:
    return range(1, -(-len(raw) // PAGE) + 1)


def _write(new: Path, first: bytes, raw: bytes, pages: Pages, whole: set[int]) -> None:
    """Write what is whole as it was, and unreadable pages for the rest, up to the length that the first page states."""
    with new.open("r+b") as file:
        file.write(pages.sealed(1, first))
        for number in range(2, max(int.from_bytes(first[28:32], "big"), len(_numbers(raw))) + 1):
            page = page_of(raw, number)
            if number not in whole:
                file.write(pages.sealed(number, _UNREADABLE))
            else:
                file.write(page if pages.proves else pages.sealed(number, pages.opened(number, page)))


def _is_listed(path: Path, key: bytes) -> bool:
    """Return whether a file tells its tables."""
    try:
        with closing(driver.connect(path, key)) as connection:
            return bool(connection.execute(_TABLES).fetchall())
    except Exception:  # noqa: BLE001 - whatever the page did to the driver
        return False


def _first_page(count: int) -> bytes:
    """Return the first page of a file of so many pages that knows of no table yet (sqlite.org/fileformat2.html)."""
    page = bytearray(PAGE)
    page[:24] = b"SQLite format 3\x00" + PAGE.to_bytes(2, "big") + bytes([1, 1, RESERVED, 64, 32, 32])
    for at, value in ((24, 1), (28, count), (40, 1), (44, 4), (56, 1), (68, APPLICATION_ID), (92, 1), (96, 3_053_000)):
        page[at : at + 4] = value.to_bytes(4, "big")
    page[100] = _LEAF
    page[105:107] = (PAGE - RESERVED).to_bytes(2, "big")
    return bytes(page)


def _known(path: Path, key: bytes, schema: Schema) -> dict[str, _Shape]:
    """Return the tables of the form of the log that this program writes."""
    os.close(durable.new_file(path))
    migrate(path, key, schema)
    connection = driver.connect(path, key)
    try:
        return {
            name: _Shape(statement, len(connection.execute(f'PRAGMA table_info("{name}")').fetchall()))
            for name, statement in connection.execute(_TABLES).fetchall()
        }
    finally:
        connection.close()


class _Relaying:
    """Describes the tables of one file anew."""

    def __init__(self, path: Path, key: bytes, content: dict[int, bytes], known: dict[str, _Shape]) -> None:
        self._path, self._key, self._content, self._known = path, key, content, known
        self._connection = self._connected()

    def close(self) -> None:
        self._connection.close()

    def run(self) -> None:
        listing = [number for number, page in self._content.items() if page[0] == _LEAF and _LISTS in page]
        found: dict[str, _Table] = {}
        used: set[int] = {1, *listing}
        for number in listing:
            for kind, name, root, statement in self._listed(number):
                used.add(root)
                known = self._known.get(name)
                if kind == "table" and not name.startswith("sqlite_") and (statement or known):
                    found[name] = _Table(name, root, statement or (known.statement if known else ""))
        lost = {name: shape for name, shape in self._known.items() if name not in found}
        self._describe(*found.values(), *self._by_shape(lost, used))

    def _listed(self, number: int) -> Iterator[tuple[str, str, int, str]]:
        """Hand out what a page says of tables and indexes: kind, name, first page, and statement where it reads."""
        self._describe(_Table("listing", number, "CREATE TABLE listing (kind, name, tbl_name, root, statement)"))
        for (row,) in self._ask("SELECT rowid FROM listing"):
            for kind, name, root in self._ask("SELECT kind, name, root FROM listing WHERE rowid = ?", row):
                statement = self._ask("SELECT statement FROM listing WHERE rowid = ?", row)
                if kind in ("table", "index") and isinstance(name, str) and isinstance(root, int):
                    yield kind, name, root, str(statement[0][0] or "") if statement else ""

    def _by_shape(self, lost: dict[str, _Shape], used: set[int]) -> list[_Table]:
        """Find the first pages of tables that no page names: each must fit one table, and the table one page."""
        fitting: dict[str, list[_Table]] = {name: [] for name in lost}
        for root in self._roots() - used:
            width = self._width(root)
            tables = [_Table(name, root, shape.statement) for name, shape in lost.items() if shape.width == width]
            fits = [table for table in tables if self._fits(table)]
            if len(fits) == 1:
                fitting[fits[0].name].append(fits[0])
        return [tables[0] for tables in fitting.values() if len(tables) == 1]

    def _roots(self) -> set[int]:
        """Return the pages of tables that no other page leads to."""
        led_to = {child for page in self._content.values() for child in _children(page)}
        return {number for number, page in self._content.items() if page[0] in (_LEAF, _INNER)} - led_to

    def _width(self, root: int) -> int:
        """Return how many columns the first entry below a page has; 0 where it cannot be read or there is none."""
        page = self._content[root]
        for _ in range(_DEEPEST):
            if page[0] == _LEAF:
                return _first_width(page)
            page = next((self._content[child] for child in _children(page) if child in self._content), b"\0")
        return 0

    def _fits(self, table: _Table) -> bool:
        """Return whether every entry is as a table demands: types, values that must be there, checks."""
        self._describe(table)
        return self._ask(f'PRAGMA quick_check("{table.name}")') == [("ok",)]

    def _describe(self, *tables: _Table) -> None:
        """Let these be the tables of the file, and no others."""
        rows = [("table", table.name, table.name, table.root, table.statement) for table in tables]
        self._ask("PRAGMA writable_schema = ON")
        self._ask("DELETE FROM sqlite_master")
        self._connection.executemany("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", rows)
        # SQLite reads the description when a file is opened.
        self._connection.close()
        self._connection = self._connected()

    def _ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with suppress(Exception):  # whatever a page did to the driver, the next row may be well
            rows: list[tuple[Any, ...]] = self._connection.execute(statement, values).fetchall()
            return rows
        return []

    def _connected(self) -> Any:
        return driver.connect(self._path, self._key, foreign_keys=False)


def _children(page: bytes) -> Iterator[int]:
    """Hand out the pages that an inner page leads to."""
    if page[0] in (_INNER, _INNER_OF_INDEX):
        yield int.from_bytes(page[8:12], "big")
        for cell in range(int.from_bytes(page[3:5], "big")):
            at = int.from_bytes(page[12 + 2 * cell : 14 + 2 * cell], "big")
            yield int.from_bytes(page[at : at + 4], "big")


def _first_width(page: bytes) -> int:
    """Return how many columns the first entry of a page has; 0 where there is none."""
    if page[3:5] == b"\0\0":
        return 0
    at = int.from_bytes(page[8:10], "big")
    for _ in ("length", "id"):
        _, at = _number(page, at)
    length, after = _number(page, at)
    width, end = 0, at + length
    while after < end:
        _, after = _number(page, after)
        width += 1
    return width


def _number(page: bytes, at: int) -> tuple[int, int]:
    """Return a number as SQLite writes it, seven bits a byte, and where it ends."""
    value = 0
    for byte in page[at : at + 9]:
        value, at = value << 7 | byte & 0x7F, at + 1
        if byte < 0x80:
            break
    return value, at
