"""An open log: made, opened, asked and written here. SQLAlchemy comes in with the first transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain import days
from followup.domain.records import THE_PERSON
from followup.storage.errors import MOVE_IT, NoPermission, StorageError
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.glance import Glance, Glances
from followup.storage.key_keeper import KeyKeeper
from followup.storage.keys import Secret, read_keys
from followup.storage.lock import FolderLock
from followup.storage.opening import foreign_keys_named, held, prepare
from followup.storage.schema import Schema, shipped
from followup.storage.turns import Turns

if TYPE_CHECKING:
    import sqlalchemy as sa

    from followup.storage.store import Store


@dataclass(frozen=True, slots=True, repr=False)
class _Opened:
    """What an open log holds on to until it is closed."""

    folder: LogFolder
    key: bytes
    lock: FolderLock
    revision: str
    read_only: bool = False


class Database(KeyKeeper):
    """One open log. It holds the lock of its folder until it is closed."""

    def __init__(self, opened: _Opened, clock: Callable[[], datetime]) -> None:
        self._opened = opened
        self._clock = clock
        self._file = opened.folder.file_number()
        self._turns = Turns()
        self._making = threading.Lock()
        self.keeping = threading.Lock()
        """Held while a backup is made beside the log."""
        self.stale_backups = 0
        self._engine: sa.Engine | None = None
        self._glances = Glances(opened.folder.database, opened.key, opened.folder.path, read_only=opened.read_only)
        self._is_open = True

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        clock: Callable[[], datetime] = days.now,
        schema: Schema | None = None,
    ) -> tuple[Database, str | None]:
        """Make a new log and return it with its recovery code to print, or None when it has no passphrase."""
        from followup.storage.creation import create_log

        schema = schema or shipped()
        place = LogFolder(folder.absolute())
        place.refuse_synced()
        with translated(place.path):
            place.require_new()
            place.make()
            with held(place) as lock:
                place.require_new()
                key, code = create_log(place, passphrase, clock, schema)
                return cls(_Opened(place, key, lock, schema.head), clock), code

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        key: bytes | None = None,
        clock: Callable[[], datetime] = days.now,
        upgrade: bool = True,
        read_only: bool = False,
        schema: Schema | None = None,
    ) -> Database:
        """Open a log, and bring an older one up to date first; raises the errors of `followup.storage.errors`.

        Where the data `key` is known already, for a copy of an open log, nothing else is asked for. `read_only`
        writes nothing at all into the folder, and an older log raises `NeedsUpgrade`.
        """
        schema = schema or shipped()
        place = LogFolder(folder.absolute())
        with translated(place.path):
            place.require_log()
            if not read_only:
                place.refuse_synced(advice=MOVE_IT)
                place.require_writable()
            with held(place, may_do_without=read_only) as lock, foreign_keys_named(place):
                keys = read_keys(place.keys)
                key = key or keys.unlock(Secret(passphrase, recovery_code))
                revision = prepare(place, keys, key, schema, clock, upgrade=upgrade and not read_only)
                if not read_only:
                    place.close_to_others()
                    if passphrase is not None or recovery_code is not None:
                        place.was_asked()
                return cls(_Opened(place, key, lock, revision, read_only), clock)

    @property
    def folder(self) -> Path:
        """Return the folder of the log."""
        return self._opened.folder.path

    @property
    def log_folder(self) -> LogFolder:
        """Return the folder with the names in it."""
        return self._opened.folder

    @property
    def key(self) -> bytes:
        """Return the data key; it never leaves this room."""
        return self._opened.key

    @property
    def log_id(self) -> str:
        """Return the id this log was made with; a backup of it has the same."""
        return self.key_file().log_id

    @property
    def schema_version(self) -> str:
        """Return the form of this log, for example "0001"."""
        return self._opened.revision

    @property
    def is_open(self) -> bool:
        """Return whether this log was not closed yet."""
        return self._is_open

    @property
    def is_read_only(self) -> bool:
        """Return whether this log was opened for reading alone."""
        return self._opened.read_only

    def clock(self) -> datetime:
        """Return this moment with its offset, as this log was told to read it."""
        return self._clock()

    @property
    def engine(self) -> sa.Engine:
        """Return the engine of this log; it never leaves this room."""
        from followup.storage.engine import make_engine

        with self._making:
            if self._engine is None:
                self._engine = make_engine(self._opened.folder.database, self._opened.key, read_only=self.is_read_only)
            return self._engine

    @contextmanager
    def transaction(
        self, author_id: int = THE_PERSON, wish: str = "", *, may_use_reserve: bool = False
    ) -> Iterator[Store]:
        """Hand out a store for one wish: all of it is on the disk at the end, or nothing when anything fails.

        A wish that only takes entries away `may_use_reserve`: on a full disk it gets the room kept for that.
        """
        from followup.storage.link import opened
        from followup.storage.store import Store

        self._require_writable()
        with self._turns.writing():
            self._require_open()
            if may_use_reserve:
                with translated(self.folder):
                    self.log_folder.make_room()
            with opened(self.engine, self.folder, writing=True) as link:
                store = Store(link, self._clock(), author_id, wish)
                yield store
                if store.has_changed:
                    # A stick pulled out meanwhile: SQLite would write happily into a file without a name.
                    self._opened.folder.require_same_file(self._file)
                    link.commit()
            self.log_folder.renew_reserve()

    @contextmanager
    def aside(self) -> Iterator[tuple[sa.Engine, Path]]:
        """Hand out the engine for what lies beside the entries, such as drafts; waits for whoever writes."""
        self._require_open()
        with self._turns.writing():
            yield self.engine, self.folder

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Hand out a store that reads the log as it is at this moment, whatever others write meanwhile."""
        from followup.storage.link import opened
        from followup.storage.store import Store

        self._require_open()
        with self._turns.reading(), opened(self.engine, self.folder, writing=False) as link:
            yield Store(link, self._clock())

    @contextmanager
    def glancing(self) -> Iterator[Glance]:
        """Hand out a quick look at the log as it is at this moment: less than `reading`, and without SQLAlchemy."""
        self._require_open()
        with self._turns.reading(), self._glances.glancing() as glance:
            yield glance

    def close(self) -> None:
        """Close every connection and let the lock go; closing twice does no harm."""
        self._is_open = False
        if self._engine is not None:
            self._engine.dispose()
        self._glances.close()
        self._opened.lock.give_back()

    def _require_writable(self) -> None:
        if self.is_read_only:
            raise NoPermission("This log is open for reading only. You can look at it and export it.")

    def _require_open(self) -> None:
        if not self._is_open:
            raise StorageError("This log was closed. Please open it again.")
        self._opened.folder.require_same_file(self._file)


def lock_status(folder: Path) -> str:
    """Return how a log opens: "plain", "passphrase", "keychain" where one may do it too, or "none" where no log is."""
    place = LogFolder(folder.absolute())
    if not place.database.is_file():
        return "none"
    with translated(place.path):
        keys = read_keys(place.keys)
    return "plain" if keys.is_plain else "keychain" if keys.keychains else "passphrase"


def is_locked(folder: Path) -> bool:
    """Return whether a log asks for a passphrase."""
    return lock_status(folder) in {"passphrase", "keychain"}
