"""Runs below faultio.so: what a person does, over and over, each time with the next file operation failing.

`python -m tools.trust.device_work BASE STEP HOW DEED`: prints counts as JSON. With `swallow` the program takes an error
for a success: the control.
"""

from __future__ import annotations

import ctypes
import errno
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from followup.domain.errors import FollowupError
from followup.domain.records import Note
from followup.paths import resource
from followup.services.log import OpenLog
from followup.services.shipped import load_shipped
from followup.storage import slots
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database

FIRST, SECOND = "first passphrase", "second passphrase"
DAY = date(2026, 1, 1)
BEFORE = 3
"""Notes that are there before each deed."""

WRITING, ALL = 13, 127
"""What fails on a full disk (writing, cutting, opening), and on a broken one (reading, syncing, renaming too)."""

_FAULTS = (("ENOSPC", 0, WRITING), ("ENOSPC", 1, WRITING), ("EIO", 0, ALL), ("EIO", 1, ALL))


class Deed(NamedTuple):
    """What is done with an open log, and whether the log, opened again, shows it: fully, and by halves."""

    do: Callable[[Database], object]
    is_done: Callable[[Database], bool]
    is_half: Callable[[Database], bool] = lambda _: False


def _notes(database: Database) -> dict[int, str]:
    with database.reading() as store:
        return {note.id: note.words for note in store.all(Note)}


def _save(database: Database) -> None:
    with database.transaction() as store:
        store.add(Note(noted_on=DAY, words="w" * 9000))


def _edit(database: Database) -> None:
    with database.transaction() as store:
        store.change(replace(store.get(Note, 1), words="changed"))


def _delete(database: Database) -> None:
    with database.transaction(may_use_reserve=True) as store:
        store.remove("note", 2)


def _import(database: Database) -> None:
    diary = Path(__file__).with_name("device_diary.csv")
    OpenLog(database, SHIPPED, lambda: DAY).exchange.import_diary(diary)


def _imported(database: Database) -> int:
    return sum(words.startswith("from the file") for words in _notes(database).values())


DEEDS: dict[str, Deed] = {
    "save": Deed(_save, lambda log: "w" * 9000 in _notes(log).values()),
    "edit": Deed(_edit, lambda log: _notes(log)[1] == "changed"),
    "delete": Deed(_delete, lambda log: 2 not in _notes(log)),
    "backup": Deed(make_backup, lambda log: len(list_backups(log.folder)) > 1),
    "import": Deed(_import, lambda log: _imported(log) == 5, lambda log: _imported(log) not in (0, 5)),
    "passphrase": Deed(lambda log: log.change_passphrase(FIRST, SECOND), lambda log: _opens(log.folder) == SECOND),
    "recovery code": Deed(
        lambda log: CODES.append(log.new_recovery_code()), lambda log: log.is_recovery_code(CODES[-1])
    ),
}
CODES: list[str] = [""]
SHIPPED: Any = None


def _opens(folder: Path) -> str:
    from followup.storage.keys import Secret, read_keys

    keys = read_keys(folder / "keys.json")
    for phrase in (SECOND, FIRST):
        try:
            keys.unlock(Secret(phrase))
        except FollowupError:
            continue
        return phrase
    return ""


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
        deed = DEEDS[self._name]
        try:
            database = Database.open(self._place, passphrase=_opens(self._place) or FIRST)
        except FollowupError:
            self.bad["logs that do not open"] += 1
            return
        try:
            self.bad["logs not whole"] += not check_log(database).is_whole
            self.bad["acknowledged and lost"] += acknowledged and not deed.is_done(database)
            self.bad["done by halves"] += deed.is_half(database)
            kept = _notes(database).keys() | ({2} if self._name == "delete" else set())
            self.bad["earlier entries lost"] += not kept >= set(range(1, BEFORE + 1))
            for one in list_backups(self._place):
                opened = Database.open(one.path, key=database.key)
                self.bad["bad backups"] += not check_log(opened).is_whole
                opened.close()
        except FollowupError:
            self.bad["logs that do not read"] += 1
        finally:
            database.close()


def make(base: Path) -> None:
    """Make the log that each deed begins with: three notes and a backup."""
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # disks, not guesses, are what is tried here
    database, _ = Database.create(base, passphrase=FIRST)
    with database.transaction() as store:
        for _ in range(BEFORE):
            store.add(Note(noted_on=DAY, words="before"))
    make_backup(database)
    database.close()
    (base / "reserve").unlink(missing_ok=True)


if __name__ == "__main__":
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64
    if sys.argv[4] == "import":
        SHIPPED = load_shipped(resource())
    sweep = Sweep(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])
    sweep.run()
    print(json.dumps([sweep.done, sweep.bad]))
