"""Writes into a log until the power goes, and says what is kept.

`python -m tools.trust.writer FOLDER careful|weak ever|once`: `ever` writes at random and says it on stdout, `once`
writes a few of everything and marks it in the record of faultio.so. With `weak` it waits for no disk: the control.
"""

from __future__ import annotations

import ctypes
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from followup.domain.records import Note
from followup.storage import driver, durable, slots
from followup.storage.backup import make_backup
from followup.storage.database import Database

from .said import DAY, PHRASES, Word, number_of, opening, take_photo

Tell = Callable[[int], object]


def wait_for_no_disk() -> None:
    """Let this program take for kept what the system has only heard of."""
    settings: Any = driver
    settings._SETTINGS = tuple(
        (name, "OFF", 0) if name == "synchronous" else (name, *rest) for name, *rest in settings._SETTINGS
    )
    durable.sync_file = durable.sync_path = durable.sync_folder = lambda *_: None  # type: ignore[assignment]


class Writer:
    """Does one thing at a time and tells when it is kept."""

    def __init__(self, folder: Path, tell: Tell, chance: random.Random) -> None:
        self._folder, self._tell, self._chance = folder, tell, chance
        slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64
        self._phrase = opening(folder / "keys.json")[0]
        self._database = Database.open(folder, passphrase=PHRASES[self._phrase])

    def note(self) -> None:
        """Add a note."""
        with self._database.transaction() as store:
            note = store.add(Note(noted_on=DAY, words="w" * 1500))
        self._tell(number_of(Word.NOTE, note.id))

    def photo(self) -> None:
        """Take a photo."""
        photo = take_photo(self._database, self._chance.randbytes(self._chance.randrange(500, 25_000)))
        self._tell(number_of(Word.PHOTO, photo.id))

    def back_up(self) -> None:
        """Make a backup beside the log."""
        make_backup(self._database)
        self._tell(number_of(Word.BACKUP))

    def turn(self) -> None:
        """Change the passphrase."""
        self._tell(number_of(Word.TURNING))
        old, self._phrase = self._phrase, 1 - self._phrase
        self._database.change_passphrase(PHRASES[old], PHRASES[self._phrase])
        self._tell(number_of(Word.PHRASE, self._phrase))

    def write_for_ever(self) -> None:
        """Write at random; never returns."""
        while True:
            (deed,) = self._chance.choices((self.note, self.photo, self.back_up, self.turn), (12, 5, 2, 1))
            deed()

    def write_once(self) -> None:
        """Write a few of everything, in an order where each meets what the others left."""
        for _ in range(2):
            for deed in (self.note, self.note, self.photo, self.note, self.photo, self.back_up, self.note, self.turn):
                deed()


def main(folder: Path, how: str, times: str) -> None:
    """Open the log and write."""
    if how == "weak":
        wait_for_no_disk()
    if times == "ever":
        writer = Writer(folder, lambda said: os.write(1, f"{said}\n".encode()), random.Random(os.getpid()))
        writer.note()
        writer.write_for_ever()
    mark = ctypes.CDLL(None).faultio_mark
    mark.argtypes = [ctypes.c_long]
    Writer(folder, mark, random.Random(5)).write_once()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4])
