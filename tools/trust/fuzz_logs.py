"""What opens a log or a backup: its key file, its first bytes, and its pages before and behind the cipher."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .fuzz_targets import Target, plain_entry

if TYPE_CHECKING:
    from followup.domain.records import Record
    from followup.storage.database import Database

_WORTH_TRYING = 4096
"""KiB times passes that a key file may ask for before it is tried: what we write ourselves takes half a second."""


def key_file(place: Path) -> Target:
    """The reader of key files, and a passphrase tried on what it read."""
    from followup.storage.keys import Secret, make_keys, read_keys, write_keys

    path, seeds = place / "keys.json", []
    plain, _ = make_keys("ab" * 16, bytes(32), None)
    phrase, _ = make_keys("ab" * 16, bytes(32), "four quiet garden chairs")
    helper, _ = phrase.with_helper(bytes(32), "seven noisy kitchen stools")
    for keys in (plain, phrase, helper, phrase.with_keychain(bytes(32), "cd" * 8, bytes(32))):
        write_keys(path, keys)
        seeds.append(path.read_bytes())

    def act(content: bytes) -> None:
        path.write_bytes(_signed(content))
        keys = read_keys(path)
        if sum(slot.work for slot in keys.slots) < _WORTH_TRYING:
            keys.unlock(Secret("four quiet garden chairs"))

    return Target(seeds, [b'"slots":', b'"kind":', b'"plain"', b'"iterations":', b'"format":', b"[]", b"{}"], act)


def _signed(content: bytes) -> bytes:
    """Put the right checksum on two of three, so that what stands behind it is tried too."""
    from followup.storage.keys import _checksum

    if len(content) % 3 == 0:
        return content
    try:
        given = json.loads(content)
        given["checksum"] = _checksum({name: value for name, value in given.items() if name != "checksum"})
        return json.dumps(given).encode()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return content


def header(place: Path) -> Target:
    """What is looked at before SQLCipher is asked: the first bytes and the length of a log."""
    from followup.storage.folder import LogFolder
    from followup.storage.opening import _require_pages

    (place / "log.db").touch()
    folder = LogFolder(place)

    def act(content: bytes) -> None:
        folder.require_log()
        folder.database.write_bytes(content)
        _require_pages(folder)

    return Target([b"SQLite format 3\0" + bytes(4080), bytes(4096)], [b"SQLite format 3\0"], act)


def opener(place: Path) -> Target:
    """The opener of logs. What it refuses is left as it was, to the byte, and nothing is put beside it."""
    from followup.domain.errors import FollowupError
    from followup.storage.database import Database

    folder = place / "log"
    made, _ = Database.create(folder)
    made.close()
    log = SpoiltLog(folder, made.key)

    def act(content: bytes) -> None:
        log.spoil(content)
        try:
            Database.open(folder).close()
        except FollowupError:
            log.require_untouched()
            raise
        finally:
            log.mend()

    return Target(log.seeds(), [], act)


def backup_opener(place: Path) -> Target:
    """Restoring a backup. What it refuses leaves nothing where the log was to go, and the backup as it was."""
    from followup.domain.errors import FollowupError
    from followup.storage.arriving import restore
    from followup.storage.backup import list_backups, make_backup
    from followup.storage.database import Database

    made, _ = Database.create(place / "log")
    make_backup(made)
    made.close()
    source, new = list_backups(place / "log")[0].path, place / "new"
    backup = SpoiltLog(source, made.key)

    def act(content: bytes) -> None:
        backup.spoil(content)
        try:
            restore(source, new)
        except FollowupError:
            if new.exists():
                raise AssertionError("something was left behind") from None
            backup.require_untouched()
            raise
        finally:
            backup.mend()
            shutil.rmtree(new, ignore_errors=True)

    return Target(backup.seeds(), [], act)


def log_reader(place: Path) -> Target:
    """All that a log is asked once it is open: the check, and every kind of record, in both ways of reading."""
    from followup.domain.records import KINDS, Observation
    from followup.storage.check import check_log
    from followup.storage.database import Database

    folder = place / "log"
    made, _ = Database.create(folder)
    _fill(made)
    made.close()
    log = SpoiltLog(folder, made.key)

    def act(content: bytes) -> None:
        log.spoil(content)
        try:
            database = Database.open(folder)
            try:
                check_log(database)
                read = [partial(_read, database, kind) for kind in KINDS.values()]
                glanced = [partial(_glanced, database, kind) for kind in KINDS.values() if kind is not Observation]
                _all_asked([*read, *glanced, partial(_viewed, database), partial(_happened, database)])
            finally:
                database.close()
        finally:
            log.mend()

    return Target(log.seeds(), [], act)


def _fill(database: Database) -> None:
    """Keep an entry of each kind, with something in every field, and a draft."""
    from followup.cli.entries import record_of
    from followup.domain.errors import FollowupError
    from followup.domain.records import KINDS
    from followup.storage.drafts import keep_draft

    keep_draft(database, "note", [("words", "half a sentence")])
    for kind in KINDS:
        given = {name: 1 if name.endswith("_id") else value for name, value in plain_entry(kind).items()}
        try:
            with database.transaction() as store:
                store.add(record_of(kind, given))
        except FollowupError:
            continue  # what only goes with others; the form of its table is there all the same


def _all_asked(questions: list[Callable[[], object]]) -> None:
    """Ask everything, also where something before was refused; that refusal is told at the end."""
    from followup.domain.errors import FollowupError

    refused = None
    for ask in questions:
        try:
            ask()
        except FollowupError as error:
            refused = error
    if refused is not None:
        raise refused


def _glanced(database: Database, kind: type[Record]) -> None:
    with database.glancing() as glance:
        glance.all(kind)


def _read(database: Database, kind: type[Record]) -> None:
    with database.reading() as store:
        store.all(kind)


def _happened(database: Database) -> None:
    with database.reading() as store:
        _all_asked([store.history, store.trash, store.erased])


def _viewed(database: Database) -> None:
    with database.glancing() as glance:
        _all_asked([glance.began_at, glance.last_written_at, glance.drafts, lambda: glance.log_view(None)])


class SpoiltLog:
    """A good log, some pages of which are spoilt for a moment: as they lie on the disk, or behind the cipher.

    Behind it, the pages are sealed again with the log's own key, as somebody would who has it and means harm: what
    is proved by a key holds nothing back from SQLite, from our checks and from our own reading.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        from followup.storage.pages import PAGE, SALT, Pages

        self.key = key
        self._folder, self._path, self._page = folder, folder / "log.db", PAGE
        self._good = self._path.read_bytes()
        self._pages = Pages(key, self._good[:SALT])
        self._others = {path.name: path.stat().st_size for path in folder.iterdir()}
        self._count = len(self._good) // PAGE
        self._plain = [self._pages.opened(at + 1, self._raw(at)) for at in range(self._count)]
        self._keeper = folder.with_name(f"{folder.name}-good")
        shutil.copytree(folder, self._keeper)
        self._spoilt, self._at, self._written = b"", 0, os.stat_result(range(10))

    def _raw(self, at: int) -> bytes:
        return self._good[at * self._page : (at + 1) * self._page]

    def seeds(self) -> list[bytes]:
        """Return what leaves the log good: each page that is in use, and its beginning alone, where its form stands."""
        pages = [(at, content) for at, content in enumerate(self._plain) if any(content)]
        return [
            *(bytes((1, at)) + content[:120] for at, content in pages),
            *(bytes((1, at)) + content for at, content in pages),
            *(bytes((0, at)) + self._raw(at) for at in (0, 1, self._count - 1)),
        ]

    def spoil(self, content: bytes) -> None:
        """Put an input into the file: two bytes say how and at which page, the rest goes there."""
        how, at, rest = (content[:1] or b"\0")[0], (content[1:2] or b"\0")[0] % self._count, content[2:]
        spoilt = self._sealed(at, rest) if how % 2 else rest
        self._at, self._spoilt = at * self._page, spoilt
        with self._path.open("r+b") as file:
            file.seek(self._at)
            file.write(spoilt)
            if how % 8 == 2:
                file.truncate()
        self._written = self._path.stat()

    def _sealed(self, at: int, content: bytes) -> bytes:
        sealed = []
        for number, start in enumerate(range(0, len(content), self._page), at):
            if number < self._count:
                piece = content[start : start + self._page]
                sealed.append(self._pages.sealed(number + 1, piece + self._plain[number][len(piece) :]))
        return b"".join(sealed)

    def require_untouched(self) -> None:
        """Raise `AssertionError` where a refused log was written to, or something was put beside it."""
        beside = {path.name: path.stat().st_size for path in self._folder.iterdir()}
        if beside != {**self._others, "log.db": self._written.st_size} or not self._is_as_written():
            raise AssertionError("a log that was refused is not as it was")

    def _is_as_written(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(self._at)
            same = file.read(len(self._spoilt)) == self._spoilt
        now = self._path.stat()
        return same and (now.st_ino, now.st_mtime_ns) == (self._written.st_ino, self._written.st_mtime_ns)

    def mend(self) -> None:
        """Make the log good again; all of its folder where it was opened and brought up to date."""
        if {path.name for path in self._folder.iterdir()} != set(self._others) or not self._is_as_written():
            shutil.rmtree(self._folder)
            shutil.copytree(self._keeper, self._folder)
            return
        is_cut = self._written.st_size < len(self._good)
        with self._path.open("r+b") as file:
            file.seek(self._at)
            file.write(self._good[self._at : None if is_cut else self._at + len(self._spoilt)])
            file.truncate(len(self._good))
