"""Runs below faultio.so: what a person does, over and over, each time with the next file operation failing.

`python -m tools.trust.device_work BASE EMPTY STEP HOW DEED ...`: prints counts for each deed as JSON. With `swallow`
the program takes an error for a success: the control.
"""

from __future__ import annotations

import ctypes
import errno
import json
import shutil
import sys
from collections import Counter
from pathlib import Path

from followup.domain.errors import FollowupError
from followup.domain.records import Episode, Note
from followup.paths import resource
from followup.services.shipped import load_shipped
from followup.storage import slots
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database

from .device_deeds import BEFORE, CODES, DEEDS, FIRST, PHOTOS, SHIPPED, STALE, notes, opening, photos_in
from .said import DAY, take_photo

WRITING, ALL = 13, 127
"""What fails on a full disk (writing, cutting, opening), and on a broken one (reading, syncing, renaming too)."""

_FAULTS = (("ENOSPC", 0, WRITING), ("ENOSPC", 1, WRITING), ("EIO", 0, ALL), ("EIO", 1, ALL))


class Sweep:
    """One deed with each operation failing in turn."""

    def __init__(self, base: Path, step: int, how: str, name: str) -> None:
        self._base, self._step, self._how, self._name = base, step, how, name
        self._place = base.parent / "try"
        self._library = ctypes.CDLL(None)
        self._library.faultio_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
        self._library.faultio_fired.restype = ctypes.c_long
        self._library.faultio_root(str(self._place).encode())
        self.done, self.bad = Counter[str](), Counter[str]()

    def run(self) -> None:
        """Let each operation fail, on a full disk and on a broken one, once and for good."""
        for name, always, kinds in _FAULTS:
            number = 1
            while self._try(getattr(errno, name), number, always, kinds):
                self.done[f"{name} at {self._name}"] += 1
                number += self._step

    def _try(self, code: int, number: int, always: int, kinds: int) -> bool:
        """Do it with an operation failing; return False when there were not so many."""
        shutil.rmtree(self._place, ignore_errors=True)
        shutil.copytree(self._base, self._place)
        CODES[:], STALE[:] = [_code_of(self._base).read_text(encoding="ascii")], [0]
        self._library.faultio_arm(number, code, always, kinds)
        said = self._do()
        fired = bool(self._library.faultio_fired())
        self._library.faultio_arm(0, 0, 0, 0)
        if fired:
            self.done["said"] += said
            self._look(acknowledged=not said)
        return fired

    def _do(self) -> bool:
        """Return whether the person was told that something went wrong."""
        try:
            database = Database.open(self._place, passphrase=FIRST)
            try:
                DEEDS[self._name].do(database)
            finally:
                database.close()
        except FollowupError:
            return self._how != "swallow"
        except Exception as error:  # noqa: BLE001 - what the rig is for
            self.bad[f"errors that are not ours at {self._name}: {type(error).__name__}"] += 1
            return True
        return False

    def _look(self, *, acknowledged: bool) -> None:
        try:
            phrases = opening(self._place / "keys.json")
            database = Database.open(self._place, passphrase=phrases[0] if phrases else FIRST)
        except FollowupError:
            self.bad["logs that do not open"] += 1
            return
        try:
            self._look_over(database, acknowledged=acknowledged)
        except FollowupError:
            self.bad["logs that do not read"] += 1
        finally:
            database.close()

    def _look_over(self, database: Database, *, acknowledged: bool) -> None:
        deed, report = DEEDS[self._name], check_log(database, photos=True)
        self.bad["logs not whole"] += not report.is_whole
        self.bad["photos not whole"] += not report.has_all_photos
        self.bad[f"acknowledged and lost at {self._name}"] += acknowledged and not deed.is_done(database)
        self.bad[f"done by halves at {self._name}"] += deed.is_half(database)
        kept = notes(database).keys() | ({2} if self._name == "delete" else set())
        self.bad["earlier entries lost"] += not kept >= set(range(1, BEFORE + 1))
        photos = photos_in(database) + (self._name == "erasing")
        self.bad["earlier photos lost"] += photos < (0 if deed.empty else PHOTOS)
        for one in list_backups(self._place):
            opened = Database.open(one.path, key=database.key)
            self.bad["bad backups"] += not check_log(opened).is_whole
            opened.close()


def make(base: Path, *, empty: bool = False) -> None:
    """Make the log that each deed begins with: three notes, a backup and photos, or none of these."""
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # disks, not guesses, are what is tried here
    database, code = Database.create(base, passphrase=FIRST)
    with database.transaction() as store:
        store.add(Episode(words="rash", began_on=DAY))
        for _ in range(BEFORE):
            store.add(Note(noted_on=DAY, words="before"))
    for number in range(0 if empty else PHOTOS):
        if number == PHOTOS - 1:
            make_backup(database)
        take_photo(database, f"picture {number}".encode() * 3000)
    database.close()
    _code_of(base).write_text(code or "", encoding="ascii")
    (base / "reserve").unlink(missing_ok=True)


def _code_of(base: Path) -> Path:
    return base.with_name(f"{base.name}.code")


if __name__ == "__main__":
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64
    if "import" in sys.argv[5:]:
        SHIPPED.append(load_shipped(resource()))
    for deed in sys.argv[5:]:
        sweep = Sweep(Path(sys.argv[2 if DEEDS[deed].empty else 1]), int(sys.argv[3]), sys.argv[4], deed)
        sweep.run()
        print(json.dumps([deed, sweep.done, sweep.bad]), flush=True)
