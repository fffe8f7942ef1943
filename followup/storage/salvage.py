"""Putting a new log together from what can be read of a damaged one, from its history, and from a backup.

The damaged files are read from a copy and stay as they are. Nothing is made up: where an entry is lost that others
belong to, an entry that says so stands in its place.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from followup.domain import days
from followup.storage import arriving, copying, driver, durable
from followup.storage import backup as backups
from followup.storage.errors import Damaged, StorageError
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.key_search import keys_that_open
from followup.storage.keys import KeyFile, Secret, write_keys
from followup.storage.mending import Mending, count_kinds
from followup.storage.migrate import migrate
from followup.storage.relaying import relaid
from followup.storage.schema import Schema, shipped
from followup.storage.shreds import Row, Shreds

_WORK = ".salvaging-"
_PAGE, _ENOUGH = 4096, 64
"""Bytes of a page, and pages that a file is made longer by, beside twice its own length."""

_NONE = Secret()
_ANY = "SELECT count(*) FROM sqlite_master"

Rows = dict[str, list[Row]]
"""The rows of each table."""


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What became of each kind of entry: how many were read, came from the history or a backup, and are missing.

    `stand_ins` counts entries that only say that something was lost; `backup` is the day of the backup that helped.
    """

    read: Mapping[str, int] = field(default_factory=dict)
    from_history: Mapping[str, int] = field(default_factory=dict)
    from_backup: Mapping[str, int] = field(default_factory=dict)
    missing: Mapping[str, int] = field(default_factory=dict)
    stand_ins: int = 0
    backup: datetime | None = None

    @property
    def is_complete(self) -> bool:
        """Return whether nothing is known to be missing."""
        return not self.missing and not self.stand_ins


def salvage(
    folder: Path,
    to: Path,
    *,
    secret: Secret = _NONE,
    clock: Callable[[], datetime] = days.now,
    schema: Schema | None = None,
) -> SalvageReport:
    """Make a log in a new folder of a damaged one and return what is missing; the damaged one stays as it is.

    Raises `WrongKey`, `InUse`, `AlreadyALog`, or `Damaged` when neither the log nor a backup of it can be read.
    """
    source, target = LogFolder(folder.absolute()), LogFolder(to.absolute())
    target.refuse_synced()
    with translated(source.path), arriving.not_in_use(source):
        return salvage_locked(source, target, secret, clock, schema or shipped())


def salvage_locked(
    source: LogFolder, target: LogFolder, secret: Secret, clock: Callable[[], datetime], schema: Schema
) -> SalvageReport:
    """Do what `salvage` does, for a log whose lock is held."""
    with translated(source.path):
        keys, key = keys_that_open(source, secret)
        with translated(target.path):
            target.require_free()
            target.make()
            work = target.path / f"{_WORK}{secrets.token_hex(4)}"
            durable.new_folder(work)
            try:
                report = _Salvage(source, work, keys, key, schema, clock).run()
                target.put_leftovers_aside()
                write_keys(target.keys, keys)
                durable.replace(work / "new.db", target.database)
            finally:
                shutil.rmtree(work, ignore_errors=True)
            target.keep_reserve()
    return report


class _Salvage:
    """One salvage, step by step, in a folder of its own."""

    def __init__(
        self,
        source: LogFolder,
        work: Path,
        keys: KeyFile,
        key: bytes,
        schema: Schema,
        clock: Callable[[], datetime],
    ) -> None:
        self._source, self._work, self._key = source, work, key
        self._log_id = keys.log_id
        self._schema, self._clock = schema, clock

    def run(self) -> SalvageReport:
        rows, revision = self._read()
        helper, made_at = self._backup()
        new = self._work / "new.db"
        if not any(rows.get(name) for name in ("log", "history", "author")) and helper is None:
            raise Damaged("Nothing in this log can be read, and no backup is here. Please look for a copy elsewhere.")
        os.close(durable.new_file(new))
        migrate(new, self._key, self._schema, to=revision or "head")
        _put(new, self._key, rows)
        if revision not in (None, self._schema.head):
            migrate(new, self._key, self._schema, gaps=True)
        read = count_kinds(new, self._key)
        with Mending(new, self._key, self._log_id, self._clock()) as mending:
            if helper is not None:
                mending.take_log_of(helper)
            mending.rebuild()
            if helper is not None:
                mending.take_entries_of(helper)
            mending.close_gaps()
        copying.remove_journal(new)
        copying.require_whole(new, self._key)
        durable.sync_path(new)
        return SalvageReport(
            read, mending.from_history, mending.from_backup, mending.missing, mending.stand_ins, made_at
        )

    def _read(self) -> tuple[Rows, str | None]:
        if not self._source.database.exists():
            return {}, None
        shreds = shreds_of(self._source, self._work, self._key, self._schema)
        try:
            return all_rows(shreds)
        finally:
            shreds.close()

    def _backup(self) -> tuple[Path | None, datetime | None]:
        """Return a copy, brought up to date, of the newest backup that is whole, and when it was made."""
        for number, one in enumerate(backups.list_backups(self._source.path)):
            copy = LogFolder(self._work / f"backup-{number}")
            try:
                copy.make()
                arriving.arrive(LogFolder(one.path), copy, self._key)
                if _revision(copy.database, self._key) != self._schema.head:
                    migrate(copy.database, self._key, self._schema)
            except (StorageError, OSError):
                continue
            return copy.database, one.made_at
        return None, None


def copied(source: LogFolder, work: Path) -> Path:
    """Return a copy of a log and its journal that every page that is left can be read from."""
    copy = work / "damaged.db"
    for ending in ("", "-journal"):
        path = source.path / f"log.db{ending}"
        if path.exists():
            shutil.copyfile(path, copy.with_name(copy.name + ending))
            durable.close_to_others(copy.with_name(copy.name + ending), durable.FILE_MODE)
    # The file may have lost its end, and SQLite refuses one that is shorter than it says. Pages of zeros are refused
    # one by one, when something is looked for in them.
    os.truncate(copy, (2 * copy.stat().st_size // _PAGE + _ENOUGH) * _PAGE)
    return copy


def shreds_of(source: LogFolder, work: Path, key: bytes, schema: Schema) -> Shreds:
    """Return what reads a log row by row, from a copy in a folder of its own, whichever of its pages are damaged."""
    copy = copied(source, work)
    with suppress(Exception), closing(driver.connect(copy, key)) as connection:
        connection.execute(_ANY).fetchall()  # plays the journal of a save that a power cut broke off back into the copy
    return Shreds(relaid(copy, key, schema), key)


def all_rows(shreds: Shreds) -> tuple[Rows, str | None]:
    """Return every row that can be read, and the revision of the file."""
    tables = [str(row[0]) for row in shreds.ask("SELECT name FROM sqlite_master WHERE type = 'table'") or []]
    version = shreds.ask("SELECT version_num FROM alembic_version")
    rows: Rows = {}
    highest: dict[str, int] = {}
    for entry in shreds.rows("history", "seq"):
        rows.setdefault("history", []).append(entry)
        highest[entry["kind"]] = max(highest.get(entry["kind"], 0), int(entry["record_id"]))
    for table in tables:
        names = shreds.columns(table)
        if "id" in names:
            rows[table] = list(shreds.rows(table, "id", highest.get(table, 0)))
        elif table not in {"history", "alembic_version"} and not table.startswith("sqlite_"):
            ids = [int(row["id"]) for row in rows.get("observation", ())]
            rows[table] = list(shreds.parts(table, names[0], lambda ids=ids: iter(ids)))  # type: ignore[misc]
    return rows, str(version[0][0]) if version else None


def _revision(path: Path, key: bytes) -> str:
    connection = driver.connect(path, key)
    try:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    finally:
        connection.close()


def _put(path: Path, key: bytes, rows: Rows) -> None:
    """Put rows into the tables of a new file just as they were read."""
    connection = driver.connect(path, key, foreign_keys=False)
    try:
        connection.execute("BEGIN IMMEDIATE")
        for table, found in rows.items():
            for row in found:
                put_row(connection, table, row)
        connection.execute("COMMIT")
    finally:
        connection.close()


def put_row(connection: object, table: str, row: Row) -> None:
    """Insert one row; one that is there already stays."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    statement = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our own tables
    connection.execute(statement, tuple(row.values()))  # type: ignore[attr-defined]
