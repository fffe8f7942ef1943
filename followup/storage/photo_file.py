"""The pictures of a log: `photos.db`, encrypted with the key of the log, apart from it so that its backups stay small.

A picture never changes and is known by the SHA-256 of its bytes, so nothing here can be overwritten, and what comes out
is proved to be what went in. All that a person may change about a photo is said in the log. That is why this file has
one form, with a number of its own, and no migrations.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followup.storage import copying, driver, durable
from followup.storage.errors import Damaged, PhotoMissing, PhotosDamaged, TooNew
from followup.storage.failures import translated

APPLICATION_ID = 0x466F6C50
"""What the header of a file of pictures carries: "FolP"."""

FORM = 1
"""The form of such a file; a higher number is of a newer program and is refused."""

_TABLES = """
CREATE TABLE picture (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    picture BLOB NOT NULL,
    preview BLOB NOT NULL,
    kept_at TEXT NOT NULL,
    erasing INTEGER NOT NULL DEFAULT 0 CHECK (erasing IN (0, 1))
) STRICT;
CREATE TABLE unnamed (
    sha256 TEXT NOT NULL PRIMARY KEY,
    since TEXT NOT NULL,
    last_on TEXT NOT NULL,
    days INTEGER NOT NULL
) STRICT;
"""
"""`unnamed` holds what the log names nowhere: since which day, and on how many different days that was seen."""


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture as it is kept: its name, its bytes (JPEG), the bytes of a small one, and when it came in."""

    sha256: str
    picture: bytes
    preview: bytes
    kept_at: str

    @property
    def is_itself(self) -> bool:
        """Return whether the bytes are those that the name stands for."""
        return name_of(self.picture) == self.sha256


def name_of(picture: bytes) -> str:
    """Return the name of a picture: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(picture).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class PhotoFile:
    """A file of pictures at a path. Each call opens it anew: nothing is held, and a raw key opens in 2 ms."""

    path: Path
    key: bytes
    read_only: bool = False

    @property
    def is_there(self) -> bool:
        """Return whether there is a file; before the first photo there is none."""
        return self.path.is_file() and not self.path.is_symlink()

    def make(self) -> None:
        """Make an empty file, whole and on the disk before it has its name."""
        temporary = self.path.with_name(self.path.name + ".new")
        temporary.unlink(missing_ok=True)
        with photo_errors(self.path.parent):
            os.close(durable.new_file(temporary))
            try:
                connection = driver.connect(temporary, self.key)
                try:
                    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.execute(f"PRAGMA user_version = {FORM}")
                    connection.executescript(_TABLES)
                finally:
                    connection.close()
                copying.remove_journal(temporary)
                durable.sync_path(temporary)
                durable.replace(temporary, self.path)
            finally:
                temporary.unlink(missing_ok=True)
                temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """Hand out a connection of the driver to a file of ours; raises `PhotosDamaged` or `TooNew` for another."""
        with photo_errors(self.path.parent):
            connection = driver.connect(self.path, self.key, read_only=self.read_only)
            try:
                _require_ours(connection)
                yield connection
            finally:
                connection.close()

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """Hand out a connection in a transaction that is on the disk at the end, or did nothing."""
        with self.opened() as connection:
            connection.execute("PRAGMA secure_delete = ON").fetchall()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def add(self, pictures: Iterable[Picture]) -> None:
        """Keep pictures, all of them or none; those that are here already stay as they are."""
        with self.writing() as connection:
            for one in pictures:
                connection.execute(
                    "INSERT OR IGNORE INTO picture (sha256, picture, preview, kept_at) VALUES (?, ?, ?, ?)",
                    (one.sha256, one.picture, one.preview, one.kept_at),
                )

    def get(self, sha256: str) -> Picture:
        """Return one picture; raises `PhotoMissing` when it is not here, `PhotosDamaged` when it is not itself."""
        with self.opened() as connection:
            query = "SELECT sha256, picture, preview, kept_at FROM picture WHERE sha256 = ?"
            row = connection.execute(query, (sha256,)).fetchone()
        if row is None:
            raise PhotoMissing
        found = Picture(*row)
        if not found.is_itself:
            raise PhotosDamaged
        return found

    def remove(self, names: Iterable[str]) -> None:
        """Take pictures out for good; their room is filled with zeros."""
        with self.writing() as connection:
            connection.executemany("DELETE FROM picture WHERE sha256 = ?", [(name,) for name in names])

    def preview(self, sha256: str) -> bytes:
        """Return the small picture; raises `PhotoMissing` when it is not here."""
        with self.opened() as connection:
            row = connection.execute("SELECT preview FROM picture WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise PhotoMissing
        return bytes(row[0])

    def names(self) -> frozenset[str]:
        """Return the names of all pictures in here; none where there is no file."""
        if not self.is_there:
            return frozenset()
        with self.opened() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT sha256 FROM picture").fetchall())

    def findings(self) -> list[str]:
        """Return what a look at every page and every picture finds wrong; nothing for a whole file, or for none."""
        if not self.is_there:
            return []
        try:
            with self.opened() as connection:
                found = copying.findings(connection)
                if not found:
                    found = ["a picture is not itself" for one in _pictures(connection) if not one.is_itself]
                return found
        except Damaged:
            return ["the file of the photos cannot be read"]


@contextmanager
def photo_errors(folder: Path) -> Iterator[None]:
    """As `translated`, but damage is said of the photos: the log beside them may be well."""
    try:
        with translated(folder):
            yield
    except PhotosDamaged:
        raise
    except Damaged:
        raise PhotosDamaged from None


def _require_ours(connection: Any) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()
    form = connection.execute("PRAGMA user_version").fetchone()
    if mark != (APPLICATION_ID,):
        raise PhotosDamaged
    if form[0] > FORM:
        raise TooNew("A newer version of Followup keeps these photos. Please install that version to see them.")


def _pictures(connection: Any) -> Iterator[Picture]:
    """Hand out one picture at a time: a file of ten years is larger than what a small computer has to spare."""
    for (number,) in connection.execute("SELECT id FROM picture ORDER BY id").fetchall():
        query = "SELECT sha256, picture, preview, kept_at FROM picture WHERE id = ?"
        yield Picture(*connection.execute(query, (number,)).fetchone())
