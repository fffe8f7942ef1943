"""Files in and out: the diary as CSV, and the whole log as open files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from followup.exchange.diary import RefusedRow
from followup.services.wishes import Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.finder import Finder


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: rows taken, rows refused with their reasons, rows the log already had, and remarks."""

    taken: int
    refused: tuple[RefusedRow, ...]
    had: int
    notes: tuple[str, ...]


class Exchange:
    """Imports and exports of one log."""

    def __init__(self, wishes: Wishes, catalogue: Catalogue, finder: Finder) -> None:
        self._wishes = wishes
        self._catalogue = catalogue
        self._finder = finder

    def import_diary(self, path: Path, dry_run: bool = False, cause: object | None = None) -> ImportReport:
        """Take a diary into the log in one transaction; a dry run says what would happen and changes nothing."""
        raise NotImplementedError

    def export_diary(self, path: Path) -> int:
        """Write the diary file and return how many rows it has."""
        raise NotImplementedError

    def export_all(self, folder: Path) -> tuple[Path, ...]:
        """Write the whole log as open files into a new folder and return what was written."""
        raise NotImplementedError
