"""Every n-th file operation fails, once or from then on: said to the person or harmless, and nothing lost."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from followup.storage.database import Database

from . import faultio
from .result import Result

CODE = """
import ctypes, errno, json, shutil, sys
from collections import Counter
from datetime import date
from pathlib import Path
from followup.domain.errors import FollowupError
from followup.domain.records import Note
from followup.storage import slots
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64
library = ctypes.CDLL(None)
library.faultio_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
library.faultio_fired.restype = ctypes.c_long
base, step, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
place = base.parent / "try"
library.faultio_root(str(place).encode())
done, bad = Counter(), Counter()

def work(kept):
    said = []
    try:
        database = Database.open(place, passphrase="first passphrase")
    except FollowupError as error:
        return [error]
    for number in range(4):
        try:
            with database.transaction() as store:
                note = store.add(Note(noted_on=date(2026, 1, 1), words="w" * 3000))
            kept.add(note.id)
        except FollowupError as error:
            said.append(error)
            if how == "blind":
                kept.add(10_000 + number)
    change = lambda: database.change_passphrase("first passphrase", "second passphrase")
    for deed in (lambda: make_backup(database), change):
        try:
            deed()
        except FollowupError as error:
            said.append(error)
    database.close()
    return said

def look(kept):
    for phrase in ("second passphrase", "first passphrase"):
        try:
            database = Database.open(place, passphrase=phrase)
            break
        except FollowupError:
            continue
    else:
        bad["logs that do not open"] += 1
        return
    bad["logs not whole"] += not check_log(database).is_whole
    with database.reading() as store:
        there = {note.id for note in store.all(Note)}
    database.close()
    bad["acknowledged entries lost"] += len(kept - there)
    for one in list_backups(place):
        opened = Database.open(one.path, key=database.key)
        bad["bad backups"] += not check_log(opened).is_whole
        opened.close()

for name, always in (("ENOSPC", 0), ("ENOSPC", 1), ("EIO", 0), ("EIO", 1)):
    code = getattr(errno, name)
    number = 1
    while True:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(base, place)
        kept = set()
        library.faultio_arm(number, code, always, 13 if code == errno.ENOSPC else 63)
        try:
            said = work(kept)
        except Exception as error:
            bad["errors that are not ours: " + type(error).__name__] += 1
            said = [error]
        fired = library.faultio_fired()
        library.faultio_arm(0, 0, 0, 0)
        if not fired:
            break
        done[name + " faults"] += 1
        done["said"] += bool(said)
        look(kept)
        number += step
print(json.dumps([done, bad]))
"""


def run(scale: float, place: Path) -> Result:
    """Fail every `1 / scale`-th operation; then with a program that takes an error for a save."""
    result = Result("device")
    library = faultio.built(place)
    if library is None:
        result.skipped = "no C compiler, or not Linux"
        return result
    base = place / "base"
    Database.create(base, passphrase="first passphrase")[0].close()
    (base / "reserve").unlink(missing_ok=True)
    step = max(int(1 / scale), 1)
    _sweep(result, library, base, step, "careful")
    blind = Result("control")
    _sweep(blind, library, base, 40, "blind")
    result.control = blind.bad["acknowledged entries lost"] > 0
    return result


def _sweep(result: Result, library: Path, base: Path, step: int, how: str) -> None:
    try:
        done, bad = json.loads(faultio.run(library, CODE, str(base), str(step), how).splitlines()[-1])
    except subprocess.SubprocessError:
        result.bad["sweeps that did not end"] += 1
        return
    result.done.update(done)
    result.bad.update(bad)
