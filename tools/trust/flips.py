"""Flipped bits and zeroed sectors in the log, its keys, a backup and the photos: noticed or harmless, never wrong."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from followup.domain.log_view import LogView
from followup.domain.records import Episode, Note, Observation
from followup.storage import slots
from followup.storage.arriving import restore
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import Damaged, StorageError, WrongKey
from followup.storage.keys import Secret
from followup.storage.pages import page_of, pages_of
from followup.storage.salvage import salvage

from .result import Result

FLIPS, SALVAGES = 1000, 200
PHRASE = "four quiet garden chairs"
_PAGE = 4096
_HAS_PHOTOS = find_spec("followup.storage.photos") is not None
_PICTURES = (b"\xff\xd8" + b"picture" * 9000, b"\xff\xd8" + b"another" * 700)


class _State(NamedTuple):
    """What a log says: the view of it, its notes, and the pictures of it by their names."""

    view: LogView
    notes: tuple[str, ...]
    pictures: tuple[bytes, ...]

    @property
    def rows(self) -> int:
        """Return how many rows were read."""
        return len(self.notes) + sum(1 + len(one.observations) for one in self.view.episodes)


def run(scale: float, place: Path) -> Result:
    """Spoil `1000 * scale` copies of each file in each of two ways, and salvage a part of them."""
    count = max(int(FLIPS * scale), 10)
    files = ("log.db", "keys.json", "photos.db", "backup log.db", "backup keys.json")
    result = Result("bit flips", {f"{name} {way}s": count for name in files for way in ("flip", "sector")})
    result.least |= {"noticed": count, "rows brought back": 1}
    good, state, names = _log(place / "good")
    chance = random.Random(11)
    for _ in range(count):
        for way in ("flip", "sector"):
            for path in _files(good):
                _try(result, good, place / "try", path, way, state, names, chance)
    for number in range(max(int(SALVAGES * scale), 3)):
        _salvage(result, good, place, number, state, chance)
    result.control = _plain_sqlite_is_silent(place)
    return result


def _files(good: Path) -> Iterator[Path]:
    """Hand out what is spoilt, as it is called in the folder of the log."""
    backup = list_backups(good)[0].path.relative_to(good)
    names = ("log.db", "keys.json", backup / "log.db", backup / "keys.json", "photos.db")
    yield from (Path(name) for name in names if (good / name).exists())
    yield from (path.relative_to(good) for path in sorted(good.rglob("*photo*/**/*")) if path.is_file())


def _log(folder: Path) -> tuple[Path, _State, tuple[str, ...]]:
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # damage, not guesses, is what is tried here
    database, _ = Database.create(folder, passphrase=PHRASE)
    with database.transaction() as store:
        for number in range(30):
            episode = store.add(Episode(words=f"symptom {number}", began_on=date(2026, 1, 1)))
            for day in range(1, 11):
                store.add(Observation(episode_id=episode.id, observed_on=date(2026, 2, day), note="seen " * 12))
        for number in range(10):
            store.add(Note(noted_on=date(2026, 1, 1), words=f"longer than a page {number} " * 300))
    photos = _photos(database)
    names = tuple(photos.keep(picture, b"small") for picture in _PICTURES) if photos else ()
    make_backup(database)
    state = _state(database, names)
    database.close()
    return folder, state, names


def _photos(database: Database) -> Any:
    return import_module("followup.storage.photos").Photos(database) if _HAS_PHOTOS else None


def _state(database: Database, names: tuple[str, ...]) -> _State:
    with database.reading() as store:
        view, notes = store.log_view(None), tuple(note.words for note in store.all(Note))
    photos = _photos(database)
    return _State(view, notes, tuple(photos.get(name).picture for name in names))


def _spoil(content: bytes, way: str, chance: random.Random, within: range | None = None) -> bytes:
    """Flip one bit, or fill a sector with zeros, anywhere or within a part of the file."""
    part = within or range(len(content))
    if way == "flip":
        spoilt = bytearray(content)
        spoilt[chance.choice(part)] ^= 1 << chance.randrange(8)
        return bytes(spoilt)
    start = chance.choice(part) // 512 * 512
    return content[:start] + bytes(len(content[start : start + 512])) + content[start + 512 :]


@contextmanager
def _counted(result: Result, path: Path, way: str) -> Iterator[None]:
    """Count what is noticed; only being called a wrong passphrase is bad, and what is no error of ours."""
    what = f"{'backup ' if 'backups' in path.parts else ''}{path.name} {way}s"
    result.done[what] += 1
    try:
        yield
    except WrongKey:
        result.bad["called a wrong passphrase"] += 1
    except StorageError:
        result.done["noticed"] += 1
    except Exception as error:  # noqa: BLE001 - what the rig is for
        result.bad[f"errors that are not ours: {type(error).__name__}"] += 1


def _try(
    result: Result,
    good: Path,
    folder: Path,
    path: Path,
    way: str,
    state: _State,
    names: tuple[str, ...],
    chance: random.Random,
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(good, folder / "log", ignore=shutil.ignore_patterns("reserve"))
    (folder / "log" / path).write_bytes(_spoil((good / path).read_bytes(), way, chance))
    with _counted(result, path, way):
        if "backups" in path.parts:
            whole = _is_the_same(restore((folder / "log" / path).parent, folder / "new", passphrase=PHRASE), state, ())
        else:
            whole = _is_the_same(folder / "log", state, names)
        result.bad["silently wrong"] += not whole


def _is_the_same(folder: Path, state: _State, names: tuple[str, ...]) -> bool:
    """Return whether a log says what was written, raising `Damaged` where the check notices what was done to it."""
    database = Database.open(folder, passphrase=PHRASE)
    try:
        if not check_log(database).is_whole:
            raise Damaged
        return _state(database, names) == state._replace(pictures=state.pictures if names else ())
    finally:
        database.close()


def _salvage(
    result: Result,
    good: Path,
    place: Path,
    number: int,
    state: _State,
    chance: random.Random,
) -> None:
    """Salvage a log without any backup: every third time it is the pages that list the tables that were hit."""
    folder, new = place / "try", place / "new"
    for old in (folder, new):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(good, folder, ignore=shutil.ignore_patterns("reserve", "backups"))
    content = (good / "log.db").read_bytes()
    pages = [1] if number % 6 == 0 else _listing(good) if number % 3 == 0 else range(1, len(content) // _PAGE + 1)
    page = chance.choice(pages)
    within = range((page - 1) * _PAGE, page * _PAGE)
    (folder / "log.db").write_bytes(_spoil(content, chance.choice(("flip", "sector")), chance, within))
    result.done["salvages without a backup"] += 1
    try:
        salvage(folder, new, secret=Secret(PHRASE))
        database = Database.open(new, passphrase=PHRASE)
        found = _state(database, ()).rows
        database.close()
    except StorageError:
        found = 0
    result.done["rows brought back"] += found
    result.done["rows written"] += state.rows
    result.bad["salvages below 95 of 100 rows"] += found < 0.95 * state.rows


def _listing(good: Path) -> list[int]:
    """Return the pages of the log that list its tables."""
    database = Database.open(good, passphrase=PHRASE)
    key = database.key
    database.close()
    raw = (good / "log.db").read_bytes()
    pages = pages_of(raw, key)
    numbers = range(2, len(raw) // _PAGE + 1)
    return [number for number in numbers if b"CREATE TABLE" in pages.opened(number, page_of(raw, number))]


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
