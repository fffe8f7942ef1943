"""Logs of released forms as plain text: written once for each release, never edited, opened for ever."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from followup.storage import driver, durable
from followup.storage.keys import make_keys, write_keys

KEY = bytes(range(32))
FOLDER = Path(__file__).resolve().parents[1] / "databases"
RELEASED_BEFORE = sorted(path.stem for path in FOLDER.glob("*.sql"))[:-1]
"""The forms before the present one."""


def dump(connection: Any) -> str:
    """Return a whole database as SQL: structure first, then rows, then triggers."""
    lines = [f"PRAGMA application_id = {connection.execute('PRAGMA application_id').fetchone()[0]};"]
    query = (
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    found = connection.execute(query).fetchall()
    lines += [f"{sql};" for kind, _, sql in found if kind != "trigger"]
    for name in (name for kind, name, _ in found if kind == "table"):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
        for (values,) in connection.execute(f'SELECT {quoted} FROM "{name}" ORDER BY "{columns[0]}"'):
            lines.append(f'INSERT INTO "{name}" VALUES ({values});')
    lines += [f"{sql};" for kind, _, sql in found if kind == "trigger"]
    return "\n".join(lines) + "\n"


def build(revision: str, folder: Path) -> None:
    """Make an encrypted log without a passphrase of the dump of a release."""
    folder.mkdir(parents=True)
    os.close(durable.new_file(folder / "log.db"))
    connection = driver.connect(folder / "log.db", KEY, foreign_keys=False)
    connection.executescript((FOLDER / f"{revision}.sql").read_text(encoding="utf-8"))
    log_id = connection.execute("SELECT log_id FROM log").fetchone()[0]
    connection.close()
    write_keys(folder / "keys.json", make_keys(log_id, KEY, None)[0])
