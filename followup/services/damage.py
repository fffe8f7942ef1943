"""A log that is damaged: noticing it, putting it together again, and saying what is missing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.wording import Translate

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.photo_salvage import PhotoSalvage
    from followup.storage.salvage import SalvageReport

LARGE = 100_000_000
"""Bytes of a log above which the check at the start is left to the backups, which prove every page anyway."""


def is_whole(database: Database) -> bool:
    """Return whether every page of an open log is as it was written; a large log is left to its backups."""
    from followup.storage.check import check_log
    from followup.storage.errors import Damaged

    if database.log_folder.database.stat().st_size > LARGE:
        return True
    try:
        return check_log(database).is_whole
    except Damaged:
        return False


def mend_photos(database: Database) -> int | None:
    """Put damaged photos together again; return how many pictures are missing then, None where all was well.

    A large file of them is left to the backups, and one that must not be written stays as it is.
    """
    from followup.storage.photo_salvage import mend_photos as mend

    photos = database.log_folder.photos
    if database.is_read_only or not photos.exists() or photos.stat().st_size > LARGE:
        return None
    return mend(database)


def clock_is_behind(database: Database) -> bool:
    """Return whether the computer's clock stands more than a day before the newest entry: then one of them is wrong."""
    with database.glancing() as glance:
        last = glance.last_written_at()
    return last is not None and last - database.clock() > timedelta(days=1)


def put_together(folder: Path, passphrase: str | None, recovery_code: str | None) -> SalvageReport:
    """Put the log in a folder together again where it lies; the damaged files go into its folder `quarantine`."""
    from followup.storage.in_place import put_in_place
    from followup.storage.keys import Secret

    return put_in_place(folder, secret=Secret(passphrase, recovery_code))


def export_unopened(
    folder: Path, to: Path, passphrase: str | None = None, recovery_code: str | None = None
) -> tuple[Path, ...]:
    """Write all that can be read of a log or a backup into a new or empty folder, without opening or changing it.

    Works for any form of a log, damaged or not, and on a disk that must not be written.
    """
    from followup.services import whole_log
    from followup.storage.keys import Secret
    from followup.storage.photo_salvage import rescued_pictures
    from followup.storage.rescue import rescued

    secret = Secret(passphrase, recovery_code)
    with whole_log.complete(to) as room:
        rows, revision = rescued(folder, secret, room)
        files = whole_log.write_rows(rows, rescued_pictures(folder, secret, room), revision, room)
    return tuple(to / path.relative_to(room) for path in files)


def salvage_lines(report: SalvageReport, tr: Translate) -> list[str]:
    """Return what became of a damaged log, in sentences that hold counts and nothing a person wrote."""
    lines = [tr("Entries that could be read: {count}.").format(count=sum(report.read.values()))]
    if report.from_history:
        count = sum(report.from_history.values())
        lines.append(tr("Entries brought back from the history of changes: {count}.").format(count=count))
    if report.from_backup and report.backup is not None:
        count, day = sum(report.from_backup.values()), report.backup.astimezone().date().isoformat()
        lines.append(tr("Entries brought back from the backup of {day}: {count}.").format(count=count, day=day))
    if report.stand_ins:
        words = tr('Entries that others belong to and that are lost: {count}. They say "could not be read".')
        lines.append(words.format(count=report.stand_ins))
    for kind, count in report.missing.items():
        lines.append(tr("Missing, {kind}: {count}.").format(kind=kind.replace("_", " "), count=count))
    if report.is_complete:
        lines.append(tr("Nothing is known to be missing."))
    return lines


def photo_lines(report: PhotoSalvage, tr: Translate) -> list[str]:
    """Return what became of the photos of a damaged log; nothing where it had none."""
    lines = []
    if report.read:
        lines.append(tr("Photos that could be read: {count}.").format(count=report.read))
    if report.missing:
        lines.append(tr("Photos whose picture is missing: {count}.").format(count=report.missing))
    return lines
