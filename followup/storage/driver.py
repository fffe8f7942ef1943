"""Connections to an encrypted file, straight through the driver, with the settings that durability rests on.

Figures: with SQLite's own defaults 59 of 300 power cuts lost the last save; with these none did. Each setting is set
and then asked for, because SQLite keeps quiet about those it does not take.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from followup.storage.errors import StorageError
from followup.storage.search import holds

BUSY_SECONDS = 10.0
SQLITE_FLOOR = (3, 51, 3)
"""Versions before this one can corrupt a file (the reset bug of the write-ahead log)."""

CIPHER_FLOOR = (4, 19)
"""The release of SQLCipher that the figures on damage and power cuts were measured with."""

_NOT_A_DATABASE = 26
"""What SQLCipher says of a first page that the key does not open (sqlite.org/rescode.html)."""

_SETTINGS = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
)


def connect(path: Path, key: bytes, *, foreign_keys: bool = True, read_only: bool = False) -> Any:
    """Return a connection of sqlcipher3 to a file that exists, keyed and with every setting in force.

    The driver begins no transaction by itself, and with `read_only` nothing is ever written, not even a journal. Raises
    errors of the driver; nothing of the file is changed.
    """
    from sqlcipher3 import dbapi2

    _require_version(dbapi2.sqlite_version_info)
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _settle(connection, key, foreign_keys=foreign_keys)
    except BaseException:
        connection.close()
        raise
    return connection


def fits(path: Path, key: bytes) -> bool:
    """Return whether a key opens a file, damaged or not; its journal and its locks are left alone.

    False too where the file is not there, or its first page is not as it was written.
    """
    from sqlcipher3 import dbapi2

    if not path.is_file():
        return False
    try:
        with untouched(path, key) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except dbapi2.Error as error:
        return getattr(error, "sqlite_errorcode", 0) != _NOT_A_DATABASE
    return True


@contextmanager
def untouched(path: Path, key: bytes) -> Iterator[Any]:
    """Hand out a connection that only looks: no journal is played back and nothing written, whatever the file asks for.

    What a save that was cut off left half written is seen as it lies there.
    """
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        _settle(connection, key, foreign_keys=False)
        yield connection
    finally:
        connection.close()


def _settle(connection: Any, key: bytes, *, foreign_keys: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
    connection.execute("PRAGMA cipher_compatibility = 4").fetchall()
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}").fetchall()
    for name, wanted, _ in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
    connection.create_function("holds", -1, holds, deterministic=True)
    wrong = unsettled(connection, foreign_keys=foreign_keys)
    if wrong:
        raise StorageError(
            "The storage library of this installation lacks {names}. Please install Followup again.",
            names=", ".join(wrong),
        )


def unsettled(connection: Any, *, foreign_keys: bool = True) -> list[str]:
    """Return the names of the settings that are not in force."""
    expected = [*((name, value) for name, _, value in _SETTINGS), ("foreign_keys", int(foreign_keys))]
    wrong = [name for name, value in expected if connection.execute(f"PRAGMA {name}").fetchone() != (value,)]
    found = connection.execute("PRAGMA cipher_version").fetchone()
    if not found or _numbers(str(found[0])) < CIPHER_FLOOR:
        wrong.append("encryption")
    return wrong


def _numbers(version: str) -> tuple[int, ...]:
    """Return "4.19.0 community" as numbers."""
    return tuple(int(part) for part in version.split(" ", maxsplit=1)[0].split(".") if part.isdigit())


def _require_version(version: tuple[int, ...]) -> None:
    if version < SQLITE_FLOOR:
        raise StorageError("The storage library of this installation is too old. Please install Followup again.")
