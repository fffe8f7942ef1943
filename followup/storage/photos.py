"""The pictures of an open log: keeping one, looking at one, and what becomes of those that nothing names any more.

A picture comes first and the entry that names it second: a power cut between the two leaves a picture without an
entry, never an entry without its picture. Such a picture may go by a simple rule: when the log has named it nowhere
(not in an entry, the trash or the history) for 90 days, and that was seen on ten different days. So a backup of the
log of the last 90 days finds every picture it names, and a clock that jumps takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup.storage.errors import NoPermission, PhotoMissing, PhotosDamaged, StorageError
from followup.storage.photo_file import PhotoFile, Picture, name_of
from followup.storage.photo_packs import PhotoPacks
from followup.storage.values import write_moment

if TYPE_CHECKING:
    from followup.storage.database import Database

KEPT_DAYS, SEEN_DAYS = 90, 10
"""How long, and on how many different days, a picture must have been without a name before it goes."""

_NAMED = """SELECT sha256 FROM photo
UNION SELECT json_extract(before, '$.sha256') FROM history WHERE kind = 'photo' AND before IS NOT NULL
UNION SELECT json_extract(after, '$.sha256') FROM history WHERE kind = 'photo' AND after IS NOT NULL"""


class Photos:
    """The pictures of one open log."""

    def __init__(self, database: Database) -> None:
        self._database = database
        folder = database.log_folder
        self.file = PhotoFile(folder.photos, database.key, read_only=database.is_read_only)
        self.packs = PhotoPacks(folder.photo_packs, database.key)

    def keep(self, picture: bytes, preview: bytes) -> str:
        """Keep a picture and return its name; it is on the disk when this returns. The same one is kept once."""
        self._require_writable()
        name = name_of(picture)
        with self._database.aside():
            if not self.file.is_there:
                self.file.make()
            self.file.add([Picture(name, picture, preview, write_moment(self._database.clock()))])
        return name

    def get(self, name: str) -> Picture:
        """Return a picture, from its copy where it cannot be read here; raises `PhotoMissing` or `PhotosDamaged`."""
        try:
            if self.file.is_there:
                return self.file.get(name)
        except (PhotoMissing, PhotosDamaged):
            pass
        try:
            return self.packs.get(name)
        except PhotoMissing:
            with self._database.glancing():
                raise  # unless the disk itself is gone, which is said instead

    def preview(self, name: str) -> bytes:
        """Return the small picture, or the large one where the small one was lost; raises as `get`."""
        try:
            if self.file.is_there and (small := self.file.preview(name)):
                return small
        except (PhotoMissing, PhotosDamaged):
            pass
        found = self.get(name)
        return found.preview or found.picture

    def named(self) -> frozenset[str]:
        """Return the names that the log holds anywhere: in entries, in the trash and in the history."""
        with self._database.glancing() as glance:
            return frozenset(str(row[0]) for row in glance.raw(_NAMED, ()))

    def listed(self) -> list[dict[str, object]]:
        """Return the number, the day and the name of the picture of every photo, the trash included."""
        with self._database.glancing() as glance:
            rows = glance.raw("SELECT id, taken_on, sha256 FROM photo ORDER BY id", ())
        return [dict(zip(("id", "taken_on", "sha256"), row, strict=True)) for row in rows]

    def missing(self) -> frozenset[str]:
        """Return the names of the pictures that entries or the trash hold and that are nowhere."""
        with self._database.glancing() as glance:
            wanted = frozenset(str(row[0]) for row in glance.raw("SELECT sha256 FROM photo", ()))
        return wanted - _names(self.file) - self.packs.names()

    def names_under(self, kind: str, id: int) -> frozenset[str]:  # noqa: A002 - the name that records use
        """Return the pictures that go with an entry: its own, or those of the photos that belong to it."""
        column = {"photo": "id", "episode": "episode_id"}.get(kind)
        if column is None:
            return frozenset()
        with self._database.glancing() as glance:
            rows = glance.raw(f"SELECT sha256 FROM photo WHERE {column} = ?", (id,))  # noqa: S608 - a name of ours
        return frozenset(str(row[0]) for row in rows)

    @contextmanager
    def erasing(self, names: Iterable[str]) -> Iterator[None]:
        """Take out, after the block erased their entries, the pictures that nothing names any more.

        What was meant to go is marked first, so that a power cut in between does not keep it.
        """
        chosen = frozenset(names) & _names(self.file)
        if chosen:
            self._database.log_folder.make_room()
            with self.file.writing() as connection:
                connection.executemany("UPDATE picture SET erasing = 1 WHERE sha256 = ?", [(name,) for name in chosen])
        try:
            yield
        finally:
            if chosen:
                self.finish_erasing()

    def finish_erasing(self) -> None:
        """Take out what was marked and is named nowhere; what is named still loses its mark."""
        if not self.file.is_there:
            return
        with self.file.opened() as connection:
            marked = frozenset(row[0] for row in connection.execute("SELECT sha256 FROM picture WHERE erasing = 1"))
        if marked:
            named = self.named()
            self.file.remove(marked - named)
            with self.file.writing() as connection:
                connection.execute("UPDATE picture SET erasing = 0")

    def back_up(self) -> None:
        """Let every picture lie here and in a pack: new ones go into a new pack, lost ones come back from theirs.

        Nobody waits while a pack is written, which may take seconds; one that is erased meanwhile is left out.
        """
        with self._database.aside():
            self._fill()
        new = self.file.names() - self.packs.names()
        if new:
            self.packs.write(self._still_here(new), self._database.clock())

    def tidy(self) -> None:
        """Finish what a power cut interrupted, let go of what nothing has named for long, and merge small packs."""
        with self._database.aside():
            self.finish_erasing()
            gone = self._unnamed_for_long(self._database.clock().date())
            if gone:
                self.file.remove(gone)
        self.packs.tidy(self._database.clock(), gone)

    def _still_here(self, names: Iterable[str]) -> Iterator[Picture]:
        for name in sorted(names):
            with suppress(PhotoMissing):
                yield self.file.get(name)

    def _fill(self) -> None:
        lost = (self.named() & self.packs.names()) - self.file.names()
        if lost:
            if not self.file.is_there:
                self.file.make()
            self.file.add(self.packs.some(lost))

    def _unnamed_for_long(self, today: date) -> frozenset[str]:
        if not self.file.is_there:
            return frozenset()
        unnamed = (self.file.names() | self.packs.names()) - self.named()
        with self.file.writing() as connection:
            known = {row[0] for row in connection.execute("SELECT sha256 FROM unnamed").fetchall()}
            connection.executemany("DELETE FROM unnamed WHERE sha256 = ?", [(name,) for name in known - unnamed])
            connection.executemany(
                "INSERT INTO unnamed (sha256, since, last_on, days) VALUES (?, ?, ?, 1) ON CONFLICT (sha256) DO UPDATE "
                "SET days = days + (last_on <> excluded.last_on), last_on = excluded.last_on",
                [(name, today.isoformat(), today.isoformat()) for name in sorted(unnamed)],
            )
            query = "SELECT sha256 FROM unnamed WHERE days >= ? AND since <= ?"
            first = (today - timedelta(days=KEPT_DAYS)).isoformat()
            return frozenset(row[0] for row in connection.execute(query, (SEEN_DAYS, first)).fetchall())

    def _require_writable(self) -> None:
        if self._database.is_read_only:
            raise NoPermission("This log is open for reading only. You can look at it and export it.")


def _names(file: PhotoFile) -> frozenset[str]:
    """What is in a file, and nothing where it cannot be read."""
    try:
        return file.names()
    except StorageError:
        return frozenset()
