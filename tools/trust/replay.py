"""What a power cut may leave of the log, a backup and the key file: replayed from a record of every file operation."""

from __future__ import annotations

import shutil
from pathlib import Path

from followup.domain.records import Note
from followup.storage import slots
from followup.storage.backup import list_backups
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import StorageError
from followup.storage.keys import Secret, read_keys

from . import faultio
from .result import Result

STATES = 5000

CODE = """
import ctypes, os, sys
from datetime import date
from pathlib import Path
from followup.domain.records import Note
from followup.storage import driver, durable, slots
from followup.storage.backup import make_backup
from followup.storage.database import Database
mark = ctypes.CDLL(None).faultio_mark
mark.argtypes = [ctypes.c_long]
slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64
if sys.argv[2] == "weak":
    driver._SETTINGS = tuple((n, "OFF", 0) if n == "synchronous" else (n, w, f) for n, w, f in driver._SETTINGS)
    durable.sync_file = durable.sync_path = durable.sync_folder = lambda *_: None
database = Database.open(Path(sys.argv[1]), passphrase="first passphrase")
for number in range(1, 13):
    with database.transaction() as store:
        note = store.add(Note(noted_on=date(2026, 1, 1), words="w" * 1500))
    mark(note.id)
    if number % 6 == 0:
        make_backup(database)
        mark(1000 + number)
database.change_passphrase("first passphrase", "second passphrase")
mark(2000)
os._exit(0)
"""


def run(scale: float, place: Path) -> Result:
    """Replay `5000 * scale` states, then some of a program that syncs nothing."""
    result = Result("replay")
    library = faultio.built(place)
    if library is None:
        result.skipped = "no C compiler, or not Linux"
        return result
    _replay(result, library, place, "careful", max(int(STATES * scale), 20))
    weak = Result("control")
    _replay(weak, library, place, "weak", 60)
    result.control = any(weak.bad.values())
    return result


def _replay(result: Result, library: Path, place: Path, how: str, count: int) -> None:
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # power cuts, not guesses, are what is tried here
    folder, out = place / how / "log", place / how / "state"
    Database.create(folder, passphrase="first passphrase")[0].close()
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "reserve"}
    record = place / f"{how}.record"
    faultio.run(library, CODE, str(folder), how, folder=folder, record=record)
    found = faultio.operations(record)
    for kept in faultio.states(found, before, folder, out, count):
        result.done["states"] += 1
        _look(result, out, kept)
    shutil.rmtree(out, ignore_errors=True)


def _look(result: Result, folder: Path, kept: set[int]) -> None:
    key = _key(result, folder, kept)
    if key is None:
        return
    try:
        database = Database.open(folder, key=key)
    except StorageError:
        result.bad["logs that do not open"] += 1
        return
    try:
        result.bad["logs not whole"] += not check_log(database).is_whole
        with database.reading() as store:
            there = {note.id for note in store.all(Note)}
        result.bad["acknowledged entries lost"] += len({one for one in kept if one < 1000} - there)
    except StorageError:
        result.bad["logs that do not read"] += 1
    finally:
        database.close()
    _look_at_backups(result, folder, key, kept)


def _key(result: Result, folder: Path, kept: set[int]) -> bytes | None:
    try:
        keys = read_keys(folder / "keys.json")
    except StorageError:
        result.bad["key files lost"] += 1
        return None
    for phrase in ("second passphrase", "first passphrase"):
        try:
            key = keys.unlock(Secret(phrase))
        except StorageError:
            continue
        result.bad["passphrase changes lost"] += phrase.startswith("first") and 2000 in kept
        return key
    result.bad["key files that open with neither passphrase"] += 1
    return None


def _look_at_backups(result: Result, folder: Path, key: bytes, kept: set[int]) -> None:
    whole = 0
    for one in list_backups(folder):
        try:
            opened = Database.open(one.path, key=key)
        except StorageError:
            result.bad["bad backups under a final name"] += 1
            continue
        whole += check_log(opened).is_whole
        opened.close()
    acknowledged = sum(1000 < one < 2000 for one in kept)
    result.bad["acknowledged backups lost"] += max(acknowledged - whole, 0)
