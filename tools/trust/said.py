"""What a writer said is kept, one number after each; and looking over what a power cut left, to see whether it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path

from followup.domain.records import Episode, Note, Photo
from followup.storage import slots
from followup.storage.backup import list_backups
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import StorageError
from followup.storage.keys import Secret, read_keys
from followup.storage.photos import Photos

from .result import Result

PHRASES = ("four quiet garden chairs", "seven noisy kitchen stools")
DAY = date(2026, 1, 1)
CAUGHT = ("acknowledged entries lost", "acknowledged photos lost", "acknowledged backups lost", "passphrases lost")
"""What a program that waits for no disk must be seen to lose."""


class Word(IntEnum):
    """What a writer speaks of."""

    NOTE = 0
    PHOTO = 1
    BACKUP = 2
    TURNING = 3
    PHRASE = 4


def number_of(word: Word, number: int = 0) -> int:
    """Return a word and the number of an entry as one number."""
    return number * len(Word) + word


@dataclass(frozen=True, slots=True)
class Place:
    """A log that is written to: where it is, its data key and its printed code."""

    folder: Path
    key: bytes
    code: str | None


def make(folder: Path) -> Place:
    """Make a log with a symptom to take photos of."""
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # power cuts, not guesses, are what is tried here
    database, code = Database.create(folder, passphrase=PHRASES[0])
    with database.transaction() as store:
        store.add(Episode(words="rash", began_on=DAY))
    database.close()
    (folder / "reserve").unlink(missing_ok=True)
    return Place(folder, database.key, code)


def take_photo(database: Database, picture: bytes) -> Photo:
    """Keep a picture, then the entry that names it, as the program does; return the entry."""
    name = Photos(database).keep(picture, b"small")
    with database.transaction() as store:
        return store.add(Photo(episode_id=1, taken_on=DAY, sha256=name, size=len(picture)))


@dataclass(slots=True)
class Said:
    """What is kept by what the writer said, in the order it did; `backed_up` is what the last backup must hold.

    `phrase` is the passphrase that opens the log, None while it is being changed; `renewed` says whether the change
    was finished, and with it the keys of all backups.
    """

    notes: set[int] = field(default_factory=set)
    photos: set[int] = field(default_factory=set)
    backups: int = 0
    backed_up: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    phrase: int | None = 0
    renewed: bool = True
    turned: int = 0

    def hear(self, *numbers: int) -> Said:
        """Take in what was said."""
        for said in numbers:
            number, word = divmod(said, len(Word))
            if word == Word.NOTE:
                self.notes.add(number)
            elif word == Word.PHOTO:
                self.photos.add(number)
            elif word == Word.BACKUP:
                self.backups += 1
                self.backed_up = (frozenset(self.notes), frozenset(self.photos))
            elif word == Word.TURNING:
                self.phrase, self.renewed = None, False
            elif word == Word.PHRASE:
                self.phrase, self.renewed = number, True
                self.turned += 1
        return self

    def count(self, result: Result) -> None:
        """Write down how much was said."""
        result.done["acknowledged saves"] += len(self.notes)
        result.done["acknowledged photos"] += len(self.photos)
        result.done["acknowledged backups"] += self.backups
        result.done["passphrase changes"] += self.turned


def look(result: Result, place: Place, said: Said, *, backups: int = 2) -> None:
    """Look over a log after a power cut, its key file, its photos and its newest backups; count what is lost."""
    _look_at_keys(result, place, said)
    try:
        database = Database.open(place.folder, key=place.key)
    except StorageError:
        result.bad["logs that do not open"] += 1
        return
    try:
        _look_at_entries(result, database, said)
        _look_at_backups(result, database, said, backups)
    except StorageError:
        result.bad["logs that do not read"] += 1
    finally:
        database.close()


def opening(keys: Path) -> list[int]:
    """Return which of the passphrases a key file opens with."""
    found = []
    for number, phrase in enumerate(PHRASES):
        try:
            read_keys(keys).unlock(Secret(phrase))
        except StorageError:
            continue
        found.append(number)
    return found


def _look_at_keys(result: Result, place: Place, said: Said) -> None:
    opens = opening(place.folder / "keys.json")
    result.bad["key files that no passphrase opens"] += not opens
    result.bad["key files that both passphrases open"] += len(opens) > 1
    result.bad["passphrases lost"] += said.phrase is not None and said.phrase not in opens
    if len(opens) == 1:
        said.phrase = opens[0]
    try:
        read_keys(place.folder / "keys.json").unlock_by_code(place.code or "")
    except StorageError:
        result.bad["recovery codes lost"] += 1


def _look_at_entries(result: Result, database: Database, said: Said) -> None:
    report = check_log(database, photos=True)
    result.bad["logs not whole"] += not report.is_whole
    result.bad["photos not whole"] += len(report.photos)
    result.bad["entries without their picture"] += report.pictures_missing
    with database.reading() as store:
        notes = {note.id for note in store.all(Note)}
        photos = {photo.id: photo for photo in store.all(Photo)}
    result.bad["acknowledged entries lost"] += len(said.notes - notes)
    result.bad["acknowledged photos lost"] += sum(not _reads(database, photos.get(number)) for number in said.photos)


def _reads(database: Database, photo: Photo | None) -> bool:
    """Return whether a photo is there and whole, read as for a person who looks at it."""
    try:
        return photo is not None and len(Photos(database).get(photo.sha256).picture) == photo.size
    except StorageError:
        return False


def _look_at_backups(result: Result, database: Database, said: Said, most: int) -> None:
    found, whole = list_backups(database.folder), 0
    for one in found[:most]:
        opens = opening(one.path / "keys.json")
        result.bad["backups that no passphrase opens"] += not opens
        result.bad["backups with an earlier passphrase"] += said.renewed and opens not in ([], [said.phrase])
        try:
            opened = Database.open(one.path, key=database.key, read_only=True)
        except StorageError:
            result.bad["bad backups under a final name"] += 1
            continue
        whole += _holds(opened, *said.backed_up) if check_log(opened).is_whole else 0
        opened.close()
    # One that was not acknowledged may be newer; it holds no less.
    result.bad["acknowledged backups lost"] += said.backups > 0 and whole == 0
    packs, (_, photos) = Photos(database).packs, said.backed_up
    with database.reading() as store:
        kept = [photo.sha256 for photo in store.all(Photo) if photo.id in photos]
    result.bad["photos lost from the backups"] += len(set(kept) - packs.names())


def _holds(backup: Database, notes: frozenset[int], photos: frozenset[int]) -> bool:
    with backup.reading() as store:
        return notes <= {note.id for note in store.all(Note)} and photos <= {photo.id for photo in store.all(Photo)}
