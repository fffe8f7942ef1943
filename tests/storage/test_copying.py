"""Whole copies of a log that is open, and copies that did not come to their end."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup.domain.records import Episode, Note
from followup.storage import copying, driver, durable
from followup.storage.database import Database
from followup.storage.errors import Damaged

_READ_ERROR = 10


class _Stopping:
    """A connection whose copy stops at the first page, and says so to nobody but the one who counts the steps."""

    def backup(self, _target: object, *, progress: Any, **_how: object) -> None:
        """Copy nothing."""
        progress(_READ_ERROR, 0, 0)


class _WrittenTo:
    """A connection to a log into which somebody writes after each step of a copy."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = driver.connect(database.log_folder.database, database.key)
        self.pages: list[int] = []

    def backup(self, target: object, *, progress: Any, pages: int = -1, sleep: float = 0) -> None:
        """Copy as SQLite does."""
        self.pages.append(pages)

        def after_step(*said: int) -> None:
            if pages > 0:
                with self._database.transaction() as store:
                    store.add(Note(noted_on=date(2026, 1, 1), words="meanwhile"))
            progress(*said)

        self._connection.backup(target, pages=pages, progress=after_step, sleep=sleep)

    def close(self) -> None:
        """Let the log go."""
        self._connection.close()


def _empty(path: Path) -> Path:
    os.close(durable.new_file(path))
    return path


def test_a_copy_that_stopped_is_no_copy(database: Database, tmp_path: Path) -> None:
    """No page is left to copy then either, and the checks find nothing wrong with an empty file."""
    target = _empty(tmp_path / "copy.db")
    copying.require_whole(target, database.key)
    with pytest.raises(Damaged):
        copying._copy_pages(_Stopping(), target, database.key)


def test_a_log_that_somebody_keeps_writing_into_is_copied_in_one_go(
    database: Database, hip: Episode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once patience is over: each write between two steps lets the copy begin anew."""
    monkeypatch.setattr(copying, "_PATIENCE", 0.0)
    monkeypatch.setattr(copying, "_STEP", 8)
    reading, target = _WrittenTo(database), _empty(tmp_path / "copy.db")
    copying._copy_pages(reading, target, database.key)
    reading.close()
    copying.require_whole(target, database.key)
    assert reading.pages == [8, -1]
    counts = copying.row_counts(target, database.key)
    assert counts["episode"] == hip.id
    assert counts["note"] == copying.row_counts(database.log_folder.database, database.key)["note"] > 0
