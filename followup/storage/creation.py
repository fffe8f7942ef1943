"""Making a new log: keys first, then the file from the migrations, and only whole under its final name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from followup.domain.records import THE_PERSON, Author
from followup.domain.words import Role
from followup.storage import durable
from followup.storage.engine import make_engine
from followup.storage.folder import LogFolder
from followup.storage.keys import make_keys, read_keys, write_keys
from followup.storage.link import opened
from followup.storage.migrate import migrate
from followup.storage.schema import Schema
from followup.storage.slots import KEY_BYTES
from followup.storage.store import Store
from followup.storage.tables import log

_LOG_ID_BYTES = 16


def create_log(
    folder: LogFolder, passphrase: str | None, clock: Callable[[], datetime], schema: Schema
) -> tuple[bytes, str | None]:
    """Make the log in a folder that is locked and free; return its data key and its recovery code."""
    key, log_id = secrets.token_bytes(KEY_BYTES), secrets.token_hex(_LOG_ID_BYTES)
    keys, code = make_keys(log_id, key, passphrase)
    temporary = folder.database.with_name("log.db.new")
    temporary.unlink(missing_ok=True)
    os.close(durable.new_file(temporary))
    try:
        _fill(temporary, key, log_id, clock(), schema)
        durable.sync_path(temporary)
        folder.put_leftovers_aside()
        folder.put_photos_aside()
        # The keys stand before the log does: a log without its keys would be lost.
        write_keys(folder.keys, keys)
        durable.replace(temporary, folder.database)
    except BaseException:
        # Keys of a log that never came to be: the next try starts clean.
        if not folder.database.exists() and _is_of(folder, log_id):
            folder.keys.unlink()
        raise
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name("log.db.new-journal").unlink(missing_ok=True)
    folder.keep_reserve()
    return key, code


def take_back(folder: LogFolder) -> None:
    """Take away a log that was made a moment ago and closed again; never raises.

    The file goes before its keys: what a power cut leaves is no log, and never one that nothing opens.
    """
    journal = folder.database.with_name("log.db-journal")
    with suppress(OSError):
        for path in (folder.database, journal, folder.keys, folder.reserve, folder.lock):
            path.unlink(missing_ok=True)
        folder.path.rmdir()  # only where nothing else lies in it


def _fill(path: Path, key: bytes, log_id: str, moment: datetime, schema: Schema) -> None:
    migrate(path, key, schema)
    engine = make_engine(path, key)
    try:
        with opened(engine, path.parent, writing=True) as link:
            link.insert(log, {"id": 1, "log_id": log_id, "made_at": moment})
            Store(link, moment, THE_PERSON, "start the log").add(Author(name="", role=Role.PERSON))
            link.commit()
    finally:
        engine.dispose()


def _is_of(folder: LogFolder, log_id: str) -> bool:
    return folder.keys.exists() and read_keys(folder.keys).log_id == log_id
