"""Flipped bits and zeroed sectors in the log, the key file and a backup: noticed or harmless, never silently wrong."""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

from followup.domain.log_view import LogView
from followup.domain.records import Episode, Observation
from followup.storage import slots
from followup.storage.backup import make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import Damaged, StorageError, WrongKey
from followup.storage.salvage import salvage

from .result import Result

FLIPS, SALVAGES = 1000, 100
PHRASE = "four quiet garden chairs"


def run(scale: float, place: Path) -> Result:
    """Spoil `1000 * scale` copies in each of two ways, and salvage a part of them."""
    result = Result("bit flips")
    good, view = _log(place / "good")
    chance = random.Random(11)
    for _ in range(max(int(FLIPS * scale), 10)):
        for way in ("flip", "sector"):
            for name in ("log.db", "keys.json"):
                _try(result, good, place / "try", name, way, view, chance)
    for _ in range(max(int(SALVAGES * scale), 2)):
        _salvage(result, good, place, view, chance)
    result.control = _plain_sqlite_is_silent(place)
    return result


def _log(folder: Path) -> tuple[Path, LogView]:
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # damage, not guesses, is what is tried here
    database, _ = Database.create(folder, passphrase=PHRASE)
    with database.transaction() as store:
        for number in range(30):
            episode = store.add(Episode(words=f"symptom {number}", began_on=date(2026, 1, 1)))
            for day in range(1, 11):
                store.add(Observation(episode_id=episode.id, observed_on=date(2026, 2, day), note="seen " * 12))
        view = store.log_view(None)
    make_backup(database)
    database.close()
    return folder, view


def _spoil(content: bytes, way: str, chance: random.Random) -> bytes:
    if way == "flip":
        spoilt = bytearray(content)
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        return bytes(spoilt)
    start = chance.randrange(max(len(content) // 512, 1)) * 512
    return content[:start] + bytes(len(content[start : start + 512])) + content[start + 512 :]


def _try(result: Result, good: Path, folder: Path, name: str, way: str, view: LogView, chance: random.Random) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in ("log.db", "keys.json"):
        content = (good / part).read_bytes()
        (folder / part).write_bytes(_spoil(content, way, chance) if part == name else content)
    result.done[f"{name} {way}s"] += 1
    try:
        database = Database.open(folder, passphrase=PHRASE)
    except WrongKey:
        result.bad["called a wrong passphrase"] += 1
        return
    except StorageError:
        return
    try:
        noticed = not check_log(database).is_whole
        with database.reading() as store:
            same = store.log_view(None) == view
        result.bad["silently wrong"] += not same
        result.bad["not noticed"] += name == "log.db" and not noticed and not same
    except Damaged:
        pass
    finally:
        database.close()


def _salvage(result: Result, good: Path, place: Path, view: LogView, chance: random.Random) -> None:
    folder, new = place / "try", place / "new"
    for old in (folder, new):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(good, folder)
    (folder / "log.db").write_bytes(_spoil((good / "log.db").read_bytes(), chance.choice(("flip", "sector")), chance))
    from followup.storage.keys import Secret

    salvage(folder, new, secret=Secret(PHRASE))
    database = Database.open(new, passphrase=PHRASE)
    with database.reading() as store:
        found = sum(len(one.observations) for one in store.log_view(None).episodes)
    database.close()
    result.done["salvages"] += 1
    result.bad["salvages below 95 of 100 rows"] += found < 0.95 * sum(len(one.observations) for one in view.episodes)


def _plain_sqlite_is_silent(place: Path) -> bool:
    """The control: a file without HMACs lets most flips pass."""
    path, chance, silent = place / "plain.db", random.Random(3), 0
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    plain.executemany("INSERT INTO note (words) VALUES (?)", [("seen " * 40,)] * 400)
    plain.commit()
    plain.close()
    good = path.read_bytes()
    for _ in range(30):
        path.write_bytes(_spoil(good, "flip", chance))
        plain = sqlite3.connect(path)
        try:
            whole = plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            same = all(words == "seen " * 40 for (words,) in plain.execute("SELECT words FROM note"))
            silent += whole and not same
        except sqlite3.DatabaseError:
            pass
        finally:
            plain.close()
    return silent > 0
