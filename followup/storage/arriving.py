"""Taking in the files of a backup, or of any closed log: copied, checked, and only then called a log."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from followup.storage import copying, durable
from followup.storage.errors import Damaged, NoLog
from followup.storage.failures import translated
from followup.storage.folder import LogFolder
from followup.storage.keys import Secret, read_keys
from followup.storage.lock import FolderLock
from followup.storage.pages import PAGE, SALT, Pages
from followup.storage.photo_backup import bring_along, clear_arrived

_PIECE = 1024 * 1024


def restore(backup: Path, to: Path, *, passphrase: str | None = None, recovery_code: str | None = None) -> Path:
    """Make a log of a backup in a folder that has none and return that folder; the backup stays as it is.

    With the key at hand (or none needed) every page is checked first. Raises `AlreadyALog` when a log is there.
    """
    source, target = LogFolder(backup.absolute()), LogFolder(to.absolute())
    target.refuse_synced()
    with translated(source.path), not_in_use(source):
        key = _key_of(source, Secret(passphrase, recovery_code))
        with translated(target.path):
            target.require_free()
            target.make()
            target.put_photos_aside()
            try:
                bring_along(source, target, copy_file)
                arrive(source, target, key)
            except BaseException:
                clear_arrived(target)
                raise
            target.keep_reserve()
    return target.path


@contextmanager
def not_in_use(source: LogFolder) -> Iterator[None]:
    """Raise `InUse` for a log that somebody has open: its files, copied as they lie there, would not fit together."""
    lock = FolderLock(source.lock)
    if source.lock.exists():
        with suppress(OSError):  # on a disk that must not be written nobody has it open for writing either
            lock.take()
    try:
        yield
    finally:
        lock.give_back()


def _key_of(source: LogFolder, secret: Secret) -> bytes | None:
    """Return the data key of a backup, or None when nobody typed what it takes; raises `NoLog` and `WrongKey`."""
    if not source.database.is_file() or source.database.is_symlink() or source.keys.is_symlink():
        raise NoLog("There is no backup in this folder. Please choose another.")
    keys = read_keys(source.keys)
    return keys.unlock(secret) if keys.is_plain or secret != Secret() else None


def arrive(source: LogFolder, target: LogFolder, key: bytes | None) -> None:
    """Copy under other names, check the copy, and only then give it the name of a log: the file last of all.

    The backup itself is never opened: it may lie on a disk that must not be written, or come from a stranger. A journal
    that a power cut left beside it belongs to it and comes along.
    """
    arriving = {name: target.path / f"arriving-{name}" for name in ("keys.json", "log.db-journal", "log.db")}
    try:
        if key is not None:
            _require_first_page(source, key)
        for name, path in arriving.items():
            path.unlink(missing_ok=True)
            if (source.path / name).exists():
                _require_plain(source.path / name)
                copy_file(source.path / name, path)
        if key is not None:
            copying.require_whole(arriving["log.db"], key)
        copying.remove_journal(arriving["log.db"])
        target.put_leftovers_aside()
        for name, path in arriving.items():
            if path.exists():
                durable.replace(path, target.path / name)
    except BaseException:
        for path in arriving.values():
            path.unlink(missing_ok=True)
        with suppress(OSError):
            target.path.rmdir()  # only where it was made for this and is empty
        raise


def _require_first_page(source: LogFolder, key: bytes) -> None:
    """Raise `Damaged` where the first page is not as it was written: what is no log need not be copied to be refused.

    Where a journal has something in it, the page may be half written and comes right when the journal is played back.
    """
    journal = source.database.with_name("log.db-journal")
    if journal.exists() and (not journal.is_file() or journal.stat().st_size):
        return
    with source.database.open("rb") as file:
        page = file.read(PAGE)
    if not Pages(key, page[:SALT]).is_whole(1, page):
        raise Damaged


def _require_plain(path: Path) -> None:
    """Raise `NoLog` for a link, a pipe or a folder of one of our names: it leads out of the backup, or nowhere."""
    if path.is_symlink() or not path.is_file():
        raise NoLog(
            "A file in this backup is a link to another place, so it is not read. Please choose another backup."
        )


def copy_file(source: Path, target: Path) -> None:
    """Copy a file nobody writes to, for its owner alone, and read it back from the disk."""
    written = hashlib.sha256()
    with source.open("rb") as reading, os.fdopen(durable.new_file(target), "wb") as writing:
        while piece := reading.read(_PIECE):
            written.update(piece)
            writing.write(piece)
        writing.flush()
        durable.sync_file(writing.fileno())
    durable.forget(target)
    with target.open("rb") as reading:
        if hashlib.file_digest(reading, "sha256").digest() != written.digest():
            raise Damaged("The copy is not the same as the original. The disk may be failing. Please use another disk.")
