"""Writes into a log until it is killed, and says what is kept: one line on stdout after each commit.

`python -m tools.trust.worker FOLDER [early]`: for each line on stdin it forks a child that writes. With `early` the
child says so before the commit: the control.
"""

from __future__ import annotations

import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from followup.domain.records import Episode, Note, Photo
from followup.storage import slots
from followup.storage.backup import make_backup
from followup.storage.database import Database
from followup.storage.errors import WrongKey
from followup.storage.photos import Photos

from .said import DAY, PHRASES, take_photo

UNHURRIED = 20
"""Every so many writers begin with a backup: it takes longer than most of them live."""

LIE = 0.25
"""Seconds between the word and the commit of the writer that lies: longer than the rig waits with the next kill."""


def say(word: str, number: int) -> None:
    """Tell the rig what is kept, in one write."""
    os.write(1, f"{word} {number}\n".encode())


def write_for_ever(database: Database, chance: random.Random, *, early: bool) -> None:
    """Add, change, delete, import many at once, back up, and change the passphrase; never returns."""
    while True:
        wish = chance.random()
        if wish < 0.04:
            _back_up(database)
        elif wish < 0.12:
            _turn_passphrase(database)
        elif wish < 0.34 and not early:
            _take_photo(database, chance)
        else:
            _write(database, 40 if wish < 0.16 else 1, early=early)


def _back_up(database: Database) -> None:
    make_backup(database)
    say("backup", 0)


def _write(database: Database, count: int, *, early: bool) -> None:
    kept = []
    with database.transaction() as store:
        for _ in range(count):
            note = store.add(Note(noted_on=DAY, words="w" * 2000))
            kept.append(note.id)
            if note.id % 3 == 0:
                store.change(replace(note, words="changed"))
            if note.id % 5 == 0:
                store.remove("note", note.id)
        if early:
            say("note", kept[0])
            time.sleep(LIE)
    for number in kept:
        say("note", number)


def _take_photo(database: Database, chance: random.Random) -> None:
    """Keep a picture and its entry; some go into the trash again, and some of these for good."""
    photo = take_photo(database, chance.randbytes(60_000))
    say("photo", photo.id)
    if photo.id % 3 == 0:
        with database.transaction() as store:
            store.remove(Photo.kind, photo.id)
    if photo.id % 6 == 0:
        say("erasing", photo.id)
        with Photos(database).erasing([photo.sha256]), database.transaction() as store:
            store.erase(Photo.kind, photo.id)


def _turn_passphrase(database: Database) -> None:
    say("turning", 0)
    for old, new in (PHRASES, PHRASES[::-1]):
        try:
            database.change_passphrase(old, new)
        except WrongKey:
            old_holds = False
        else:
            old_holds = True
        if old_holds:
            say("phrase", PHRASES.index(new))
            return


def main(folder: Path, *, early: bool) -> None:
    """Fork a child for each line."""
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # kills, not guesses, are what is tried here
    warm = Database.open(folder, key=(folder / ".key").read_bytes())
    with warm.transaction() as store:
        store.all(Note)
        if not store.count(Episode):
            store.add(Episode(words="rash", began_on=DAY))
    warm.close()
    for number, _ in enumerate(sys.stdin):
        if os.fork() == 0:
            # Each opens for itself: a connection must not cross a fork.
            key = Path(folder / ".key").read_bytes()
            database = Database.open(folder, key=key)
            _write(database, 1, early=early)
            if number % 2 and not early:
                _take_photo(database, random.Random(-number))
            say("pid", os.getpid())
            if number % UNHURRIED == 0 and not early:
                _back_up(database)
            write_for_ever(database, random.Random(number), early=early)
        os.wait()
        say("dead", 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), early="early" in sys.argv)
