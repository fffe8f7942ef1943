"""What a person does with a log, and how it shows afterwards whether it was done; for the rig of the failing disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from followup.domain.errors import FollowupError
from followup.domain.records import Note, Photo
from followup.services.log import OpenLog
from followup.storage.arriving import restore
from followup.storage.backup import list_backups, make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.keys import Secret, read_keys
from followup.storage.photos import Photos

from .said import DAY, take_photo

FIRST, SECOND = "first passphrase", "second passphrase"
BEFORE = 3
"""Notes that are there before each deed."""

PHOTOS = 2
"""Photos that are there before each deed: the first in a pack already, the second not yet in any."""

STICK = "stick"
"""The folder that stands for another disk."""


class Deed(NamedTuple):
    """What is done with an open log, and whether the log, opened again, shows it: fully, and by halves.

    `empty` says that it is done with a log that has no photos yet.
    """

    do: Callable[[Database], object]
    is_done: Callable[[Database], bool]
    is_half: Callable[[Database], bool] = lambda _: False
    empty: bool = False


def notes(database: Database) -> dict[int, str]:
    """Return the words of every note."""
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
    OpenLog(database, SHIPPED[0], lambda: DAY).exchange.import_diary(diary)


def _imported(database: Database) -> int:
    return sum(words.startswith("from the file") for words in notes(database).values())


def _photo(database: Database) -> None:
    take_photo(database, b"third picture" * 3000)


def photos_in(database: Database) -> int:
    """Return how many photos can be looked at; one without its picture raises."""
    with database.reading() as store:
        return sum(len(Photos(database).get(photo.sha256).picture) == photo.size for photo in store.all(Photo))


def _erase(database: Database) -> None:
    photos = Photos(database)
    with database.transaction() as store:
        store.remove(Photo.kind, 1)
    with photos.erasing(photos.names_under(Photo.kind, 1)), database.transaction() as store:
        store.erase(Photo.kind, 1)


def _erased(database: Database) -> bool:
    photos = Photos(database)
    return len(photos.listed()) == PHOTOS - 1 and photos.file.names() == photos.named()


def _made(database: Database, place: Path) -> bool:
    """Return whether the newest backup is new, and a log made of it opens and holds every note and photo."""
    found = list_backups(place)
    if len(found) < (2 if place == database.folder else 1):
        return False
    target = database.folder.with_name("restored")
    shutil.rmtree(target, ignore_errors=True)
    restored = Database.open(restore(found[0].path, target, passphrase=FIRST), key=database.key)
    try:
        same = notes(restored) == notes(database) and photos_in(restored) == photos_in(database)
        return same and check_log(restored, photos=True).has_all_photos and restored.is_recovery_code(CODES[0])
    finally:
        restored.close()


def opening(keys: Path) -> tuple[str, ...]:
    """Return which of the passphrases open a key file, and nothing when the printed code no longer does."""
    found = read_keys(keys)
    try:
        found.unlock_by_code(CODES[0])
    except FollowupError:
        return ()
    return tuple(phrase for phrase in (SECOND, FIRST) if _unlocks(keys, phrase))


def _unlocks(keys: Path, phrase: str) -> bool:
    try:
        read_keys(keys).unlock(Secret(phrase))
    except FollowupError:
        return False
    return True


def _change(database: Database) -> None:
    database.change_passphrase(FIRST, SECOND)
    STALE[0] = database.stale_backups


def _changed(database: Database) -> bool:
    """Return whether only the new passphrase and the printed code open the log, and its backups too if it said so."""
    backups = [opening(one.path / "keys.json") == (SECOND,) for one in list_backups(database.folder)]
    return opening(database.folder / "keys.json") == (SECOND,) and backups.count(False) <= STALE[0]


def _new_code(database: Database) -> None:
    CODES.append(database.new_recovery_code())
    STALE[0] = database.stale_backups


def _has_one_code(database: Database) -> bool:
    """Return whether the last code that was shown opens the log, and the one before it only if that was said."""
    shown = [code for code in CODES if database.is_recovery_code(code)]
    return (
        CODES[-1] in shown
        and len(CODES) == 2
        and len(shown) <= 1 + STALE[0]
        and _unlocks(database.folder / "keys.json", FIRST)
    )


def _has_a_code(database: Database) -> bool:
    """Return whether a code that the person has been shown opens the log, and the passphrase."""
    return any(map(database.is_recovery_code, CODES)) and _unlocks(database.folder / "keys.json", FIRST)


DEEDS: dict[str, Deed] = {
    "save": Deed(_save, lambda log: "w" * 9000 in notes(log).values()),
    "edit": Deed(_edit, lambda log: notes(log)[1] == "changed"),
    "delete": Deed(_delete, lambda log: 2 not in notes(log)),
    "photo": Deed(_photo, lambda log: photos_in(log) == PHOTOS + 1),
    "first photo": Deed(_photo, lambda log: photos_in(log) == 1, empty=True),
    "erasing": Deed(_erase, _erased),
    "backup": Deed(make_backup, lambda log: _made(log, log.folder)),
    "backup elsewhere": Deed(
        lambda log: make_backup(log, log.folder / STICK), lambda log: _made(log, log.folder / STICK)
    ),
    "import": Deed(_import, lambda log: _imported(log) == 5, lambda log: _imported(log) not in (0, 5)),
    "passphrase": Deed(_change, _changed, lambda log: len(opening(log.folder / "keys.json")) != 1),
    "recovery code": Deed(_new_code, _has_one_code, lambda log: not _has_a_code(log)),
}
CODES: list[str] = []
"""The printed code, and the one that took its place if the person was shown it."""

STALE = [0]
"""Backups of which the last change of the passphrase said that they open as before."""

SHIPPED: list[Any] = []
"""The shipped files, where a deed needs them."""
