"""The photos in the backups of a log: packs beside the log, a whole file of them in a copy elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.base import Record
from followup.domain.photos import Photo
from followup.storage import copying, durable
from followup.storage.errors import Damaged, PhotosDamaged, PhotosLost, StorageError
from followup.storage.folder import LogFolder
from followup.storage.photo_file import PhotoFile, photo_errors
from followup.storage.photo_mending import Copy, gather, mend, pack_paths
from followup.storage.photos import Photos

if TYPE_CHECKING:
    from followup.storage.database import Database


class PhotoBackup:
    """What one backup does with the photos. Trouble is kept until the log itself is safe, then raised."""

    def __init__(self, database: Database, copy: Copy) -> None:
        self._database, self._copy = database, copy
        self._photos = Photos(database)
        self._trouble: StorageError | None = None

    def back_up(self) -> None:
        """Copy new pictures into a pack beside the log."""
        if not self._database.is_read_only:
            self._try(self._back_up)

    def tidy(self) -> None:
        """Take away what is superfluous beside the log."""
        if not self._database.is_read_only:
            self._try(self._photos.tidy)

    def copy_into(self, making: LogFolder) -> None:
        """Copy all pictures into a backup that is being made; of a damaged file, those that can be read."""
        source, key = self._database.log_folder, self._database.key
        if not self._photos.file.is_there:
            return
        try:
            with photo_errors(source.path):
                copying.copy_log(source.photos, making.photos, key)
        except Damaged as error:
            self._trouble = error
            making.photos.unlink(missing_ok=True)
            gather(source, key, PhotoFile(making.photos, key), making.path)
            copying.remove_journal(making.photos)
            durable.sync_path(making.photos)

    def raise_trouble(self) -> None:
        """Raise what went wrong with the photos, if anything did."""
        if self._trouble is not None:
            raise self._trouble

    def _back_up(self) -> None:
        try:
            self._photos.back_up()
        except PhotosDamaged:
            with self._database.aside():
                mend(self._database.log_folder, self._database.key, self._database.clock(), self._copy)
            self._photos.back_up()
            if lost := len(self._photos.missing()):
                raise PhotosLost(count=lost) from None

    def _try(self, step: Callable[[], None]) -> None:
        try:
            with photo_errors(self._database.folder):
                step()
        except StorageError as error:
            self._trouble = self._trouble or error


def photos_with(database: Database, made: Path) -> int:
    """Return how many pictures a backup of an open log has: in itself, or in the packs beside it."""
    inside = PhotoFile(LogFolder(made).photos, database.key, read_only=True)
    if inside.is_there:
        return len(inside.names())
    return len(Photos(database).packs.names()) if made.parent == database.log_folder.backups else 0


def bring_pictures(database: Database, backup: Path, records: Iterable[Record]) -> None:
    """Take the pictures of photos that are to come back out of a backup, where the log has them no longer.

    A picture that is nowhere keeps no entry from coming back.
    """
    photos, source = Photos(database), PhotoFile(LogFolder(backup).photos, database.key, read_only=True)
    for photo in records:
        if isinstance(photo, Photo) and source.is_there:
            with suppress(StorageError):
                _bring(photos, source, photo.sha256)


def _bring(photos: Photos, source: PhotoFile, name: str) -> None:
    try:
        photos.get(name)
    except StorageError:
        found = source.get(name)
        photos.keep(found.picture, found.preview)


def bring_along(source: LogFolder, target: LogFolder, copy: Copy) -> None:
    """Copy the pictures of a backup into the folder of a new log: its file of them, or else the packs beside it.

    They are locked with the key of the log, so no passphrase is needed; what is not whole is noticed when it is read. A
    journal that a power cut left beside the file belongs to it and comes along.
    """
    with photo_errors(target.path):
        if source.photos.is_file() and not source.photos.is_symlink():
            if holds_something(source.photo_journal):
                copy(source.photo_journal, target.photo_journal)
            copy(source.photos, target.photos)
            return
        for path in pack_paths(source, b""):
            if not path.is_symlink() and not (target.photo_packs / path.name).exists():
                durable.new_folder(target.photo_packs)
                copy(path, target.photo_packs / path.name)


def holds_something(journal: Path) -> bool:
    """Return whether there is a journal with something in it, which is part of the file beside it."""
    return journal.is_file() and not journal.is_symlink() and journal.stat().st_size > 0


def clear_arrived(target: LogFolder) -> None:
    """Take away pictures that arrived for a log that then did not come to be."""
    with suppress(OSError):
        target.photos.unlink(missing_ok=True)
        target.photo_journal.unlink(missing_ok=True)
        shutil.rmtree(target.photo_packs, ignore_errors=True)
        for folder in (target.backups, target.path):
            folder.rmdir()  # only where it was made for this and is empty
