"""Looking a log over: every page, every row, every setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from followup.storage import copying, driver
from followup.storage.failures import translated
from followup.storage.photos import Photos

if TYPE_CHECKING:
    from followup.storage.database import Database


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: nothing when the log is whole. `entries` counts the rows of every table.

    `photos` says what is wrong with the pictures beside it, and `pictures_missing` how many of them are nowhere.
    """

    findings: tuple[str, ...]
    entries: dict[str, int]
    photos: tuple[str, ...] = ()
    pictures_missing: int = 0

    @property
    def is_whole(self) -> bool:
        """Return whether nothing was found in the log itself; the photos beside it are no part of this."""
        return not self.findings

    @property
    def has_all_photos(self) -> bool:
        """Return whether every photo is there and whole; says nothing where a check did not look at them."""
        return not self.photos and not self.pictures_missing


def check_log(database: Database, *, photos: bool = False) -> CheckReport:
    """Return what is wrong with an open log; it only reads. Raises `Damaged` when a check cannot even run.

    With `photos` every picture and every copy of one is looked at too.
    """
    file, read_only = database.log_folder.database, database.is_read_only
    with translated(database.folder):
        connection = driver.connect(file, database.key, read_only=read_only)
        try:
            found = [f"setting not in force: {name}" for name in driver.unsettled(connection)]
            found += _look(connection)
        finally:
            connection.close()
        counts = {} if found else copying.row_counts(file, database.key, read_only=read_only)
    if not photos or found:
        return CheckReport(tuple(found), counts)
    return CheckReport((), counts, *_check_photos(database))


def _look(connection: Any) -> list[str]:
    """Return what is wrong. Nobody waits for the first look; what it finds is looked at again with the log held still.

    A page that is just being written looks broken. Holding a log of 100 MB still from the start keeps a save waiting
    for seconds, and the window that asked for it.
    """
    found = copying.findings(connection)
    if found:
        copying.hold_still(connection)
        found = copying.findings(connection)
    return found


def _check_photos(database: Database) -> tuple[tuple[str, ...], int]:
    pictures = Photos(database)
    packs = [finding for pack in pictures.packs.files() for finding in pack.findings()]
    return (*pictures.file.findings(), *packs), len(pictures.missing())
