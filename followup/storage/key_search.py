"""Finding the key file that opens a log, when the one beside it is broken, gone, or that of another log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from followup.storage import backup as backups
from followup.storage import driver
from followup.storage.errors import Damaged, StorageError, WrongKey
from followup.storage.folder import LogFolder
from followup.storage.keys import KeyFile, Secret, read_keys

_NONE_LEFT = "The key file keys.json is damaged, and no backup is here. Please look for a copy on another disk."

_LOOKED_INTO = 3
"""Backups that a key is tried on where the log itself cannot say."""


def keys_that_open(source: LogFolder, secret: Secret) -> tuple[KeyFile, bytes]:
    """Return the key file and the data key that open a log, from beside it or from one of its backups.

    A key file of another log may well open with the same passphrase, so a key counts only once it opens a page. Where
    no page can say any more, the first key file that opens is taken. Raises `WrongKey` and `Damaged`.
    """
    opened: list[tuple[KeyFile, bytes]] = []
    refused: WrongKey | None = None
    for keys in _candidates(source):
        try:
            opened.append((keys, keys.unlock(secret)))
        except WrongKey as error:
            refused = refused or error
            continue
        if driver.fits(source.database, opened[-1][1]):
            return opened[-1]
    newest = [LogFolder(one.path).database for one in backups.list_backups(source.path)[:_LOOKED_INTO]]
    for keys, key in opened:
        if any(driver.fits(path, key) for path in newest):
            return keys, key
    if refused is not None:
        raise refused
    if not opened:
        raise Damaged(_NONE_LEFT)
    return opened[0]


def is_of_another_log(source: LogFolder) -> bool:
    """Return whether the backups of a log say that the key file beside it belongs to another one."""
    try:
        keys = read_keys(source.keys)
    except (StorageError, OSError):
        return False
    found = {one.log_id for one in _of_backups(source)}
    return bool(found) and keys.log_id not in found


def _candidates(source: LogFolder) -> Iterator[KeyFile]:
    """The key file beside the log, then those of its backups, newest first, each only once: trying one takes long."""
    known: set[KeyFile] = set()
    with suppress(Damaged):
        known.add(own := read_keys(source.keys))
        yield own
    for keys in _of_backups(source):
        if keys not in known:
            known.add(keys)
            yield keys


def _of_backups(source: LogFolder) -> Iterator[KeyFile]:
    for one in backups.list_backups(source.path):
        with suppress(StorageError, OSError):
            yield read_keys(LogFolder(one.path).keys)
