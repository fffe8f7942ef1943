"""The program killed before each statement of each migration, from every released form of the log."""

from __future__ import annotations

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

KEY = bytes(range(32))
_ROOT = Path(__file__).resolve().parents[2]

CODE = """
import os, signal, sys
from pathlib import Path
import followup.storage.driver as driver
left = int(sys.argv[2])
real = driver.connect
def connect(*words, **options):
    connection = real(*words, **options)
    def count(statement):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    connection.set_trace_callback(count)
    return connection
driver.connect = connect
from followup.storage.database import Database
Database.open(Path(sys.argv[1])).close()
print(sys.argv[2], left)
"""
"""Counts every statement of an opening, upgrade and all, and dies before the given one."""


def run(scale: float, place: Path) -> Result:
    """Kill at every `1 / scale`-th statement; the next start works and the data is equal."""
    result = Result("migrations")
    step = max(int(1 / scale), 1) if scale < 1 else 1
    for revision in sorted(path.stem for path in (_ROOT / "tests" / "databases").glob("*.sql")):
        if revision == HEAD:
            continue
        original = place / revision
        _build(revision, original)
        expected = _after_upgrade(original, place / "whole")
        total = _statements(original, place / "try")
        for number in range(1 + step // 2, total, step):
            _kill(result, original, place / "try", number, expected)
    _newer_is_refused(result, place)
    result.control = _half_applied_is_seen(place)
    return result


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


def _run(folder: Path, number: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CODE, str(folder), str(number)], cwd=_ROOT, capture_output=True, text=True, check=False
    )


def _statements(original: Path, folder: Path) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    most = 1_000_000
    return most - int(_run(folder, most).stdout.split()[1])


def _kill(result: Result, original: Path, folder: Path, number: int, expected: dict[str, Any]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    died = _run(folder, number).returncode == -signal.SIGKILL
    result.done["kills" if died else "runs to the end"] += 1
    try:
        result.bad["logs other than expected"] += _content(folder) != expected
    except StorageError:
        result.bad["logs that no longer open"] += 1


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


def _half_applied_is_seen(place: Path) -> bool:
    """The control: a migration that commits half-way leaves a log that is not the expected one."""
    from followup.storage import driver

    folder = place / "half"
    _build("0001", folder)
    connection = driver.connect(folder / "log.db", KEY)
    connection.execute("CREATE TABLE draft (form TEXT)")
    connection.close()
    try:
        return _content(folder) == {}
    except StorageError:
        return True
