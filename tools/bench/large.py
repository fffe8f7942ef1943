"""A log of 100 MB: until the first field can be typed in, how long a save takes, and how long one waits for a backup.

These are milliseconds, unlike the other figures: they are what a person waits. On a busy machine they say little.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

from followup.domain.records import Note
from followup.services.log import OpenLog

from . import cold_start
from .saving import ENTRY, open_log
from .ten_years import UNTIL

SIZE = 100_000_000
SAVES = 200
PAUSE = 1.5
"""Seconds between two saves beside a backup: what is being typed is kept as often."""


def run(log: Path, rounds: int, home: Path) -> None:
    """Make the log large, and print the figures with their aims."""
    opened = open_log(log)
    _fill(opened, log / "log.db")
    opened.close()
    starts = cold_start.starts(log, rounds, home)
    opened = open_log(log)
    try:
        opened.flags.today()
        alone = [_timed(lambda: opened.journal.note(ENTRY)) for _ in range(SAVES)]
        beside = _beside_a_backup(opened)
    finally:
        opened.close()
    print(f"\nA log of {(log / 'log.db').stat().st_size / 1e6:.0f} MB")
    for name, found, aim in (
        ("first field there", statistics.median(one["painted"] for one in starts), 2000),
        ("Today filled", statistics.median(one["filled"] for one in starts), 2000),
        ("a save, at the median", statistics.median(alone), 50),
        ("a save, at the 99th percentile", sorted(alone)[int(SAVES * 0.99) - 1], 50),
        (f"the longest save beside a backup ({len(beside)} saves)", max(beside), 100),
    ):
        print(f"  {name:48}{found:10.1f} ms   aim {aim} ms")


def _fill(opened: OpenLog, database: Path) -> None:
    number = 0
    while database.stat().st_size < SIZE:
        with opened.database.transaction() as store:
            for _ in range(500):
                number += 1
                store.add(Note(noted_on=UNTIL - timedelta(days=number % 3_000), words=f"note {number} " * 300))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _beside_a_backup(opened: OpenLog) -> list[float]:
    backup = Thread(target=opened.backups.make)
    backup.start()
    taken = []
    while backup.is_alive():
        taken.append(_timed(lambda: opened.journal.note(ENTRY)))
        time.sleep(PAUSE)
    return taken
