"""Files in and out: the diary as CSV, and the whole log as open files."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from followup.domain.errors import FollowupError, Refused
from followup.exchange.diary import Diary, RefusedRow, is_own_header, read_diary, write_diary
from followup.exchange.foreign import UnreadableFile, open_foreign
from followup.exchange.table import MOST_BYTES
from followup.services import whole_log
from followup.services.diary_in import DiaryImport
from followup.services.diary_out import diary_rows
from followup.services.files import write_file
from followup.services.wishes import Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.finder import Finder
from followup.signs.medicine_names import MedicineNames

_LONGEST_HEADER = 2_000
"""Bytes of a first line that are looked at; that of a diary has a few hundred."""

__all__ = ["Cancelled", "Exchange", "ImportReport", "RefusedRow"]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: rows taken, rows refused with their reasons, rows the log already had, and remarks."""

    taken: int
    refused: tuple[RefusedRow, ...]
    had: int
    notes: tuple[str, ...]


class Cancelled(FollowupError):
    """Somebody changed their mind while a file was read or the log written out; nothing of it is left."""


class _OnlyLooking(FollowupError):
    """Ends the transaction of a dry run without keeping anything; nobody ever reads it."""


class Exchange:
    """Imports and exports of one log."""

    def __init__(self, wishes: Wishes, catalogue: Catalogue, finder: Finder, names: MedicineNames) -> None:
        self._wishes = wishes
        self._catalogue = catalogue
        self._finder = finder
        self._names = names

    def import_diary(
        self,
        path: Path,
        dry_run: bool = False,
        cause: object | None = None,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Take a diary into the log in one transaction; a dry run says what would happen and changes nothing.

        `progress` is told a share from 0 to 1, and `cancelled` is asked, before each row.

        Raises:
            UnreadableFile: when it is no diary at all.
            Cancelled: when `cancelled` says so.
        """

        def each(share: float) -> None:
            if cancelled is not None and cancelled():
                raise Cancelled("The import was stopped. Nothing of the file was taken.")
            if progress is not None:
                progress(share)

        try:
            with open_foreign(path, MOST_BYTES) as stream:
                diary = read_diary(stream, self._wishes.tr)
        except OSError:
            raise UnreadableFile("This file cannot be read to its end. Please copy it and try again.") from None
        return self._take(diary, dry_run, cause, each)

    def _take(self, diary: Diary, dry_run: bool, cause: object | None, each: Callable[[float], None]) -> ImportReport:
        wishes = self._wishes
        with suppress(_OnlyLooking), wishes.wish("import diary", cause=cause) as wish:
            today = wishes.database.clock().date()
            rows = DiaryImport(wish, self._catalogue, self._finder, self._names, today, wishes.tr)
            rows.take_all(diary.rows, each)
            wish.words = wishes.tr("{count} rows taken from the file.").format(count=rows.taken)
            if dry_run:
                raise _OnlyLooking("")
        refused = sorted((*diary.refused, *rows.refused), key=lambda one: one.line)
        return ImportReport(rows.taken, tuple(refused), rows.had, (*diary.notes, *rows.notes))

    def export_diary(self, path: Path) -> int:
        """Write the diary file, complete or not at all, and return how many rows it has.

        Raises `Refused` when a file is there that is no diary of ours: only an earlier one may be replaced.
        """
        if path.exists() and not _is_diary(path):
            raise Refused("This file is there already, and it is no diary of Followup. Please choose another name.")
        with self._wishes.database.reading() as store:
            rows = diary_rows(store)
        stream = io.BytesIO()
        write_diary(rows, stream)
        write_file(path, stream.getvalue())
        return len(rows)

    def export_all(
        self,
        folder: Path,
        progress: Callable[[float], object] = lambda _share: None,
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Path, ...]:
        """Write the whole log as open files into a new or empty folder, all of it or nothing; return the files.

        `progress` is told the share done, from 0 to 1, between the files, and `cancelled` is asked there.
        Raises `Cancelled` when that says so.
        """

        def each(share: float) -> None:
            if cancelled():
                raise Cancelled("Writing was stopped. Nothing was left behind.")
            progress(share)

        with whole_log.complete(folder) as room:
            files = whole_log.write_json(self._wishes.database, room, each)
            diary = room / "diary.csv"
            self.export_diary(diary)
            files = (*files, diary, *whole_log.write_readme(room))
            each(1.0)
        return tuple(folder / path.relative_to(room) for path in files)


def _is_diary(path: Path) -> bool:
    """Return whether a file begins as the diaries that are written here."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return is_own_header(file.readline(_LONGEST_HEADER).decode("utf-8", errors="replace"))
