"""Saving an observation, and saving until its flag shows, beside one raw save under the same settings."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, time
from pathlib import Path

from followup.domain.words import Answer
from followup.paths import resource
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.storage import driver
from followup.storage.database import Database

from .figures import interleaved, print_figures, timed
from .ten_years import UNTIL

ENTRY = SymptomEntry(
    words="sore hip", symptom="hip_pain", observed_on=UNTIL, severity=6, answers=(("wakes_at_night", Answer.YES),)
)


def open_log(folder: Path, today: date = UNTIL) -> OpenLog:
    """Return the log of ten years, opened on its last day."""
    moment = datetime.combine(today, time(12), UTC)
    return OpenLog(Database.open(folder, clock=lambda: moment), resource(), lambda: today)


def run(folder: Path, rounds: int, scratch: Path) -> None:
    """Measure on the log of ten years; the raw save is one row of the same width in a file of its own."""
    (scratch / "raw.db").touch()
    raw = driver.connect(scratch / "raw.db", secrets.token_bytes(32))
    raw.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY, day TEXT, severity INTEGER, words TEXT, note TEXT)")
    log = open_log(folder)
    try:
        log.flags.today()

        def save_raw() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO seen (day, severity, words, note) VALUES (?, 6, 'sore hip', '')", (str(UNTIL),))
            raw.execute("COMMIT")

        def save() -> None:
            log.journal.note(ENTRY)

        def save_and_show() -> None:
            log.journal.note(ENTRY)
            log.flags.today()

        subjects = {
            "one raw save, same settings": timed(save_raw),
            "an observation (with its history)": timed(save),
            "an observation, until its flag shows": timed(save_and_show),
        }
        figures = interleaved(subjects, rounds)
    finally:
        log.close()
        raw.close()
    print_figures("Saving into a log of ten years with 30,000 observations", figures)
