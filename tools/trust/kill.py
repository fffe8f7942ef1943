"""kill -9 at any point of adding, changing, deleting, importing, photos, backing up and changing the passphrase."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from followup.domain.records import Note
from followup.storage import slots
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.folder import LogFolder
from followup.storage.history import rebuild
from followup.storage.photos import Photos

from .result import Result
from .said import PHRASES, opening
from .worker import UNHURRIED

KILLS = 2000

SHORT, LONG = 0.12, 4.0
"""Seconds within which a writer is killed; one that begins with a backup may get as far as its end."""

CONTROLS = 8
"""Tries to catch the writer that lies: it may be busy with a backup when it is killed, and lose nothing."""


def run(scale: float, place: Path) -> Result:
    """Kill `2000 * scale` times and look everything over; then again with a writer that lies."""
    count = max(int(KILLS * scale), 10)
    least = {"kills": count, "acknowledged saves": count, "acknowledged photos": count // 3}
    result = Result(
        "kill -9",
        least
        | {"passphrase changes": count // 200, "acknowledged backups": count // 100, "backups opened": count // 400},
    )
    _kill(result, place / "log", count, early=False)
    result.control = any(_is_caught(place / f"lying-{number}") for number in range(CONTROLS))
    return result


def _is_caught(folder: Path) -> bool:
    """Kill a writer that speaks before it commits; only what the last one lost shows, its id is not taken anew."""
    lying = Result("control")
    _kill(lying, folder, 5, early=True)
    return lying.bad["acknowledged entries lost"] > 0


def _kill(result: Result, folder: Path, times: int, *, early: bool) -> None:
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64
    database, _ = Database.create(folder, passphrase=PHRASES[0])
    key = database.key
    database.close()
    (folder / ".key").write_bytes(key)
    command = [sys.executable, "-m", "tools.trust.worker", str(folder), *(["early"] if early else [])]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    chance, acknowledged, phrase = random.Random(7), set[int](), _Phrase(folder)
    photos, erasing = set[int](), set[int]()
    if writer.stdin is None or writer.stdout is None:
        raise RuntimeError
    for turn in range(times):
        writer.stdin.write("go\n")
        pid = 0
        for line in iter(writer.stdout.readline, ""):
            word, number = line.split()
            if word == "pid":
                pid = int(number)
                break
            {"photo": photos, "erasing": erasing}.get(word, acknowledged).add(int(number))
        time.sleep(chance.random() * (LONG if turn % UNHURRIED == 0 else SHORT))
        os.kill(pid, signal.SIGKILL)
        result.done["kills"] += 1
        for line in iter(writer.stdout.readline, "dead 0\n"):
            word, number = line.split()
            if word == "note":
                acknowledged.add(int(number))
            elif word == "backup":
                result.done["acknowledged backups"] += 1
            elif word in {"photo", "erasing"}:
                (photos if word == "photo" else erasing).add(int(number))
            else:
                phrase.hear(word, int(number))
        phrase.look(result)
    writer.stdin.close()
    writer.wait(timeout=60)
    writer.stdout.close()
    result.done["acknowledged saves"] += len(acknowledged)
    _look_over(result, folder, key, acknowledged)
    result.done["acknowledged photos"] += len(photos)
    _look_at_photos(result, folder, key, photos - erasing)


def _look_at_photos(result: Result, folder: Path, key: bytes, acknowledged: set[int]) -> None:
    """Every photo that was acknowledged is there with its picture; a picture without a photo is no fault."""
    database = Database.open(folder, key=key)
    report = check_log(database, photos=True)
    listed = {row["id"] for row in Photos(database).listed()}
    result.bad["photos not whole"] += len(report.photos)
    result.bad["pictures lost"] += report.pictures_missing
    result.bad["acknowledged photos lost"] += len(acknowledged - listed)
    make_backup(database)
    result.bad["photos not whole"] += len(check_log(database, photos=True).photos)
    database.close()


def _look_over(result: Result, folder: Path, key: bytes, acknowledged: set[int]) -> None:
    database = Database.open(folder, key=key)
    result.bad["logs not whole"] += not check_log(database).is_whole
    with database.reading() as store:
        written = rebuild(reversed(store.history("note")))
        live = {note.id: note.words for note in store.all(Note)}
        trash = {entry.id for entry in store.trash() if entry.kind == Note.kind}
    database.close()
    there = live.keys() | trash
    result.bad["acknowledged entries lost"] += len(acknowledged - there)
    result.bad["entries other than written"] += sum(
        standing.values["words"] != ("changed" if number % 3 == 0 else "w" * 2000)
        or (number in trash) != (number % 5 == 0)
        for (_, number), standing in written.items()
    )
    result.bad["entries other than written"] += sum(
        words != ("changed" if number % 3 == 0 else "w" * 2000) for number, words in live.items()
    )
    result.bad["entries without history"] += len(there ^ {number for _, number in written})
    for backup in list_backups(folder):
        result.done["backups opened"] += 1
        opened = Database.open(backup.path, key=key)
        result.bad["backups not whole"] += not check_log(opened).is_whole
        result.bad["backups that no passphrase opens"] += not opening(LogFolder(backup.path).keys)
        opened.close()


class _Phrase:
    """Which passphrase opens the log, as far as the writer said; after each kill exactly one does."""

    def __init__(self, folder: Path) -> None:
        self._keys = LogFolder(folder).keys
        self._said: int | None = 0
        self._turned = 0

    def hear(self, word: str, number: int) -> None:
        """Take what the writer says: that it begins to change the passphrase, or that it is changed."""
        if word == "turning":
            self._said = None
        elif word == "phrase":
            self._said = number
            self._turned += 1

    def look(self, result: Result) -> None:
        """Count a passphrase that was acknowledged and does not open, and a log that both or none opens."""
        opens = opening(self._keys)
        result.bad["passphrases lost"] += len(opens) != 1 or (self._said is not None and opens != [self._said])
        if self._said is None and len(opens) == 1:
            result.done["kills in a passphrase change"] += 1
            self._said = opens[0]
        result.done["passphrase changes"] += self._turned
        self._turned = 0
