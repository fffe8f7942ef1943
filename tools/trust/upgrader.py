"""Opens logs of released forms, each in a child that dies before its n-th statement, the upgrade and all.

`python -m tools.trust.upgrader careful|default`: for each line `NUMBER FOLDER` on stdin it says on stdout how the child
ended (0, or the signal that killed it) and how many statements were left to it. With `default` the log itself is
upgraded, each statement by itself, as the environment that Alembic ships does it: the control.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401 - once, not in each child

from followup.storage import driver, engine, store, upgrade  # noqa: F401 - as above
from followup.storage.database import Database
from followup.storage.migrate import migrate


def die_before(number: int, answer: int) -> None:
    """Let this process die before the given statement of all that it sends, and say at an ordinary end what is left."""
    places: Any = driver
    real, left = places.connect, [number]

    def count(_statement: str) -> None:
        left[0] -= 1
        os.pwrite(answer, f"{left[0]:09}".encode(), 0)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*words: Any, **options: Any) -> Any:
        connection = real(*words, **options)
        connection.set_trace_callback(count)
        return connection

    places.connect = connect


def upgrade_as_alembic_does() -> None:
    """Take away the copy and the one transaction around all steps."""
    rooms: Any = (engine, upgrade)
    rooms[0]._begin = lambda _connection: None
    rooms[1].upgrade_log = lambda folder, key, schema, _clock: migrate(folder.database, key, schema)


def main(how: str) -> None:
    """Fork a child for each line."""
    if how == "default":
        upgrade_as_alembic_does()
    answer = os.memfd_create("left")
    for line in sys.stdin:
        number, folder = line.rstrip("\n").split(" ", maxsplit=1)
        if os.fork() == 0:
            die_before(int(number), answer)
            Database.open(Path(folder)).close()
            os._exit(0)
        _, status = os.wait()
        print(status, int(os.pread(answer, 9, 0)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
