"""The public headache diaries of 67 people, person by person, as diary files of ours."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2025, 1, 1)


def headache_diaries(source: Path) -> dict[str, str]:
    """Return each person's diary file: a row for each day of the study, with a headache or without one.

    Source of the data: Kostecki-Dillon, Monette and Wong, as packaged in carData; see SOURCES beside it.
    """
    days: dict[str, list[dict[str, str]]] = defaultdict(list)
    with source.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            days[row["id"]].append(row)
    return {person: _diary(rows) for person, rows in days.items()}


def _diary(rows: list[dict[str, str]]) -> str:
    first = min(int(row["dos"]) for row in rows)
    lines = ["kind,observed_on,what,present,value", f"profile,,sex,,{rows[0]['sex']}"]
    for row in rows:
        day = FIRST + timedelta(days=int(row["dos"]) - first)
        lines.append(f"symptom,{day},headache,{row['headache']},")
    return "\n".join(lines) + "\n"
