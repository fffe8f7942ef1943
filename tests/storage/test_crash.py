"""Ending the program in the middle of everything."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.history import rebuild

KILLS = 30

_WRITER = textwrap.dedent("""
    import os, sys
    from dataclasses import replace
    from datetime import date
    from pathlib import Path
    from followup.domain.records import Note
    from followup.storage.database import Database

    database = Database.open(Path(sys.argv[1]))
    with database.reading() as store:
        store.all(Note)
    for _ in sys.stdin:
        if os.fork() == 0:
            database.engine.dispose(close=False)  # a connection must not cross a fork
            while True:
                with database.transaction() as store:
                    note = store.add(Note(noted_on=date(2026, 1, 1), words="w" * 3000))
                    if note.id % 3 == 0:
                        store.change(replace(note, words="changed"))
                    if note.id % 5 == 0:
                        store.remove("note", note.id)
                os.write(1, f"{os.getpid()} {note.id}\\n".encode())
        os.wait()
        os.write(1, b"dead\\n")
""")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer forks, to start thirty times in a moment")
def test_no_acknowledged_save_is_lost_to_a_kill(folder: Path, root: Path) -> None:
    """Killed thirty times at any point: every save that was acknowledged is there, whole and written down."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    acknowledged: set[int] = set()
    chance = random.Random(7)
    for _ in range(KILLS):
        writer.stdin.write("go\n")
        process, first = map(int, writer.stdout.readline().split())
        acknowledged.add(first)
        time.sleep(chance.random() * 0.03)
        os.kill(process, signal.SIGKILL)
        for line in iter(writer.stdout.readline, "dead\n"):
            acknowledged.add(int(line.split()[1]))
    writer.stdin.close()
    writer.wait(timeout=30)
    writer.stdout.close()
    assert len(acknowledged) >= KILLS
    _require_kept(folder, acknowledged)


def _require_kept(folder: Path, acknowledged: set[int]) -> None:
    database = Database.open(folder)
    assert check_log(database).is_whole
    with database.reading() as store:
        written = rebuild(reversed(store.history("note")))
        live = {note.id: note.words for note in store.all(Note)}
        trash = {entry.id for entry in store.trash()}
    database.close()
    assert acknowledged <= live.keys() | trash
    for (_, number), standing in written.items():
        assert standing.values["words"] == ("changed" if number % 3 == 0 else "w" * 3000)
        assert (number in trash) == (number % 5 == 0)
    assert written.keys() == {("note", number) for number in live.keys() | trash}
