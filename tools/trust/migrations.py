"""The program killed before each statement of each migration, from every released form of the log."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import StorageError, TooNew
from followup.storage.schema import HEAD

from .result import Result

_ROOT = Path(__file__).resolve().parents[2]
_MANY = 1_000_000

FEWEST = 2
"""Kills in the upgrade from each released form, however small the scale."""


class Upgrader:
    """The process that forks those who die."""

    def __init__(self, how: str) -> None:
        command = [sys.executable, "-m", "tools.trust.upgrader", how]
        self._process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def open(self, original: Path, folder: Path, number: int) -> tuple[int, int]:
        """Open a copy of a log and die before the given statement; return how it ended and the statements left."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(original, folder)
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError
        self._process.stdin.write(f"{number} {folder}\n")
        self._process.stdin.flush()
        status, left = self._process.stdout.readline().split()
        return os.waitstatus_to_exitcode(int(status)), int(left)

    def close(self) -> None:
        """Let the process end."""
        self._process.communicate(timeout=60)


def run(scale: float, place: Path) -> Result:
    """Kill at every `1 / scale`-th statement; the next start works and the data is equal."""
    result = Result("migrations", {"newer logs refused": 1, "kills": FEWEST})
    released = [path.stem for path in sorted((_ROOT / "tests" / "databases").glob("*.sql")) if path.stem != HEAD]
    for revision in released:
        _build(revision, place / revision)
    _kill_all(result, "careful", [place / revision for revision in released], scale)
    result.least["kills"] = FEWEST * len(released)
    _newer_is_refused(result, place)
    default = Result("control")
    _kill_all(default, "default", [place / revision for revision in released[:1]], max(scale / 20, 0.02))
    result.control = default.done["kills"] > 0 and default.bad["logs that no longer open"] > 0
    return result


def _kill_all(result: Result, how: str, originals: list[Path], scale: float) -> None:
    upgrader = Upgrader(how)
    for original in originals:
        folder = original.with_name("try")
        expected = _after_upgrade(original, original.with_name("whole"))
        total = _MANY - upgrader.open(original, folder, _MANY)[1]
        step = max(min(round(1 / min(scale, 1)), total // FEWEST), 1)
        for number in range(1 + step // 2, total + 1, step):
            died, _ = upgrader.open(original, folder, number)
            result.done["kills" if died == -signal.SIGKILL else "runs to the end"] += 1
            try:
                result.bad["logs other than expected"] += _content(folder) != expected
            except StorageError:
                result.bad["logs that no longer open"] += 1
    upgrader.close()


def _build(revision: str, folder: Path) -> None:
    sys.path.insert(0, str(_ROOT))
    from tests.storage.released import build

    build(revision, folder)


def _content(folder: Path) -> dict[str, Any]:
    database = Database.open(folder)
    try:
        if not check_log(database).is_whole:
            return {}
        with database.engine.connect() as connection:
            names = [
                row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            return {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in sorted(names)}  # noqa: S608
    finally:
        database.close()


def _after_upgrade(original: Path, folder: Path) -> dict[str, Any]:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    return _content(folder)


def _newer_is_refused(result: Result, place: Path) -> None:
    folder = place / "newer"
    Database.create(folder)[0].close()
    database = Database.open(folder)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = (folder / "log.db").read_bytes()
    try:
        Database.open(folder).close()
        result.bad["newer logs opened"] += 1
    except TooNew:
        result.done["newer logs refused"] += 1
    result.bad["newer logs changed"] += (folder / "log.db").read_bytes() != before
