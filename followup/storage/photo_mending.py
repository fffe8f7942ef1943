"""Pictures out of damaged files: read one by one, from the file itself and from the packs, each proved by its name.

A damaged file of pictures never keeps a log from opening. It is copied into the quarantine as it is, a new one takes
its place with all that can be read, and what is nowhere is counted.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from followup.storage import copying, driver, durable
from followup.storage.folder import LogFolder
from followup.storage.photo_file import PhotoFile, Picture, photo_errors
from followup.storage.photo_packs import PhotoPacks

_MENDING = ".mending-"

_PAGE, _ENOUGH = 4096, 64
"""Bytes of a page, and pages that a copy is made longer by, beside twice its own length."""

_MOST = 20_000
"""Pictures looked for where the file cannot say how many it has: one a day for fifty years."""

Copy = Callable[[Path, Path], None]
"""Copies a closed file and reads the copy back from the disk."""


@dataclass(frozen=True, slots=True)
class MendReport:
    """What became of a damaged file of pictures: how many were read in it, and how many came from their copies."""

    read: int
    from_copies: int


def is_whole(folder: LogFolder, key: bytes) -> bool:
    """Return whether every page and every picture of a log and of its packs is as it was written."""
    files = (PhotoFile(folder.photos, key, read_only=True), *PhotoPacks(folder.photo_packs, key).files())
    return not any(file.findings() for file in files)


def mend(folder: LogFolder, key: bytes, moment: datetime, copy: Copy) -> MendReport:
    """Put the pictures of a closed or locked log together again where they lie; nothing that was there is deleted.

    A pack that is not whole is put aside: the next backup writes its pictures anew.
    """
    forget_mending(folder)
    file, packs = PhotoFile(folder.photos, key), PhotoPacks(folder.photo_packs, key)
    with photo_errors(folder.path):
        report = MendReport(0, 0)
        if file.findings():
            work = LogFolder(folder.path / f"{_MENDING}{secrets.token_hex(4)}")
            work.make()
            try:
                fresh = PhotoFile(work.photos, key)
                report = gather(folder, key, fresh, work.path)
                _quarantine(folder, moment, copy)
                copying.remove_journal(fresh.path)
                durable.sync_path(fresh.path)
                durable.replace(fresh.path, folder.photos)
            finally:
                shutil.rmtree(work.path, ignore_errors=True)
        for pack in packs.files():
            if pack.findings():
                packs.set_aside(pack)
    return report


def gather(source: LogFolder, key: bytes, target: PhotoFile, room: Path) -> MendReport:
    """Make a file of all the pictures that can be read of a log; `room` is a folder for a locked copy meanwhile."""
    target.make()
    read = _keep(target, _readable(source.photos, key, room))
    return MendReport(read, sum(_keep(target, _readable(path, key, room)) for path in pack_paths(source, key)))


def readable(source: LogFolder, key: bytes, room: Path) -> Iterator[Picture]:
    """Hand out every picture that can be read of a log, damaged or not, once each and one at a time."""
    done: set[str] = set()
    for path in (source.photos, *pack_paths(source, key)):
        for one in _readable(path, key, room):
            if one.sha256 not in done:
                done.add(one.sha256)
                yield one


def pack_paths(source: LogFolder, key: bytes) -> list[Path]:
    """Return the packs of a log, or those beside one of its backups."""
    places = [source.photo_packs]
    if source.path.parent.name == source.backups.name:
        places.append(source.path.parent / source.photo_packs.name)
    return [pack.path for place in places for pack in PhotoPacks(place, key).files()]


def forget_mending(folder: LogFolder) -> None:
    """Take away copies that a power cut left behind."""
    for path in folder.path.glob(f"{_MENDING}*"):
        shutil.rmtree(path, ignore_errors=True)


def _keep(target: PhotoFile, pictures: Iterator[Picture]) -> int:
    """Add pictures that are not there yet, each on its own, and return how many."""
    before = target.names()
    for one in pictures:
        if one.sha256 not in before:
            target.add([one])
    return len(target.names() - before)


def _readable(path: Path, key: bytes, room: Path) -> Iterator[Picture]:
    """Hand out the pictures of one file that are themselves, from a copy: opening may play a journal back."""
    if not path.is_file() or path.is_symlink():
        return
    copy = room / f".reading-{secrets.token_hex(4)}.db"
    for ending in ("", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            shutil.copyfile(beside, copy.with_name(copy.name + ending))
            copy.with_name(copy.name + ending).chmod(durable.FILE_MODE)
    # The file may have lost its end, and SQLite refuses one that is shorter than it says.
    os.truncate(copy, (2 * copy.stat().st_size // _PAGE + _ENOUGH) * _PAGE)
    broken = _Broken(copy, key)
    try:
        for number in range(1, broken.last() + 1):
            one = broken.picture(number)
            if one is not None and one.is_itself:
                yield one
    finally:
        broken.close()
        copy.unlink(missing_ok=True)
        copy.with_name(copy.name + "-journal").unlink(missing_ok=True)


class _Broken:
    """A copy of a damaged file, opened anew after each error: one bad page spoils a connection for good pages too.

    Laying the file out anew, as for a damaged log, would take the whole of it into memory, and pictures are large.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: Any = None

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def last(self) -> int:
        """Return the last number a picture may have; where that place is lost, as many as the file has room for."""
        if self._ask("SELECT name FROM sqlite_master") is None:
            return 0  # without its first page nothing of a file opens
        found = self._ask("SELECT coalesce(max(id), 0) FROM picture")
        return int(found[0][0]) if found else min(self._path.stat().st_size // _PAGE, _MOST)

    def picture(self, number: int) -> Picture | None:
        """Return a picture as it can be read; without its small one where that is lost."""
        rows = self._ask("SELECT sha256, picture, preview, kept_at FROM picture WHERE id = ?", number)
        if rows is None:
            # The small picture lies after the large one; without it the large one still shows.
            rows = self._ask("SELECT sha256, picture, x'', '' FROM picture WHERE id = ?", number)
        return Picture(*rows[0]) if rows else None

    def _ask(self, statement: str, *values: object) -> list[tuple[Any, ...]] | None:
        try:
            if self._connection is None:
                self._connection = driver.connect(self._path, self._key)
            found: list[tuple[Any, ...]] = self._connection.execute(statement, values).fetchall()
        except Exception:  # noqa: BLE001 - whatever the page did to the driver, the next picture may be well
            self.close()
            return None
        return found


def _quarantine(folder: LogFolder, moment: datetime, copy: Copy) -> None:
    """Copy the damaged file and its journal aside; the journal goes from its place, for it would spoil the new file."""
    stamp = moment.strftime("%Y-%m-%dT%H%M%S")
    place = folder.path / "quarantine" / f"{stamp}-{secrets.token_hex(2)}"
    durable.new_folder(place)
    journal = folder.photo_journal
    copy(folder.photos, place / folder.photos.name)
    if journal.exists():
        durable.replace(journal, place / journal.name)
