"""Copies of the pictures beside the backups of the log, in packs: files that are finished once and never written again.

A backup of the log is small and holds no picture. Pictures never change, so each is copied once, into the pack of the
day it came, and all packs together hold every picture that any backup of the log can name. Copying the whole file of
pictures each day would cost a log of ten years a quarter of a gigabyte a day; writing into one copy for ever would put
the only copy at risk each time.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from followup.storage import copying, durable
from followup.storage.errors import PhotoMissing, PhotosDamaged, StorageError
from followup.storage.photo_file import PhotoFile, Picture, photo_errors

_STAMP = "%Y-%m-%dT%H%M%SZ"
_MAKING = ".making-"

MOST_SMALL = 20
"""Packs below the size of a large one that may lie there before they become one."""

LARGE = 32 * 1024 * 1024
"""Bytes from which on a pack is left alone."""


class PhotoPacks:
    """The packs in one folder."""

    def __init__(self, place: Path, key: bytes) -> None:
        self._place, self._key = place, key

    def files(self) -> tuple[PhotoFile, ...]:
        """Return the finished packs, newest first."""
        found: list[Path] = []
        with suppress(OSError):
            found = [path for path in self._place.glob("*.db") if not path.name.startswith(".") and path.is_file()]
        return tuple(PhotoFile(path, self._key, read_only=True) for path in sorted(found, reverse=True))

    def names(self) -> frozenset[str]:
        """Return the names of all pictures that lie in a pack; a pack that cannot be read counts as empty."""
        return frozenset[str]().union(*(_names(pack) for pack in self.files()))

    def get(self, name: str) -> Picture:
        """Return a picture out of the newest pack that has it whole; raises `PhotoMissing`."""
        for pack in self.files():
            with suppress(StorageError):
                return pack.get(name)
        raise PhotoMissing

    def some(self, names: Iterable[str]) -> Iterator[Picture]:
        """Hand out those of the pictures that a pack has whole, one at a time."""
        for name in sorted(names):
            with suppress(PhotoMissing):
                yield self.get(name)

    def write(self, pictures: Iterable[Picture], moment: datetime) -> Path:
        """Make a pack and return it. It was read back, every page and every picture, before it got its name."""
        with photo_errors(self._place):
            durable.new_folder(self._place)
            making = PhotoFile(self._place / f"{_MAKING}{secrets.token_hex(4)}.db", self._key)
            try:
                making.make()
                making.add(pictures)
                copying.remove_journal(making.path)
                durable.sync_path(making.path)
                durable.forget(making.path)
                _require_whole(making)
                final = self._free_name(moment)
                durable.replace(making.path, final)
            except BaseException:
                making.path.unlink(missing_ok=True)
                raise
        return final

    def tidy(self, moment: datetime, gone: frozenset[str] = frozenset()) -> None:
        """Make one pack of many small ones, and take out pictures that are gone for good.

        What is not gone stands in a new pack before an old one goes. A pack that cannot be read is left alone.
        """
        self._clear()
        touched = [pack for pack in self.files() if _names(pack) & gone]
        small = [pack for pack in self.files() if pack.path.stat().st_size < LARGE and _names(pack)]
        if len(small) > MOST_SMALL:
            touched += [pack for pack in small if pack not in touched]
        if not touched:
            return
        stay = frozenset[str]().union(*map(_names, touched)) - gone
        if stay:
            self.write(self.some(stay), moment)
        for pack in touched:
            if _names(pack) - gone <= self._names_without(touched):
                pack.path.unlink()
        durable.sync_folder(self._place)

    def set_aside(self, pack: PhotoFile) -> None:
        """Let a pack that is not whole no longer count; the file stays, under another name."""
        durable.replace(pack.path, pack.path.with_name(f"{pack.path.name}.damaged"))

    def _names_without(self, packs: Iterable[PhotoFile]) -> frozenset[str]:
        left_out = {pack.path for pack in packs}
        return frozenset[str]().union(*(_names(pack) for pack in self.files() if pack.path not in left_out))

    def _clear(self) -> None:
        for path in self._place.glob(f"{_MAKING}*"):
            path.unlink(missing_ok=True)

    def _free_name(self, moment: datetime) -> Path:
        stamp = moment.astimezone(UTC).strftime(_STAMP)
        for number in range(1, 1000):
            path = self._place / f"{stamp}{f'-{number}' if number > 1 else ''}.db"
            if not path.exists():
                return path
        raise FileExistsError(self._place)


def _names(pack: PhotoFile) -> frozenset[str]:
    try:
        return pack.names()
    except StorageError:
        return frozenset()


def _require_whole(pack: PhotoFile) -> None:
    if pack.findings():
        raise PhotosDamaged("The copy of the photos could not be read back. The disk may be failing.")
