"""Where things are in a checkout, what is marked as ready there, and how the set-up talks. Standard library only."""

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class Stop(Exception):
    """The set-up cannot go on; the text is the one sentence that is said."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.code = code


class Offline(Stop):
    """The packages could not be fetched. Nothing was touched: the installer fetches all before it installs any."""


@dataclass(frozen=True)
class Place:
    """Where things are in a checkout."""

    root: Path
    windows: bool = os.name == "nt"

    @property
    def venv(self) -> Path:
        """The folder that holds all that is installed."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder of the programs in .venv."""
        return self.venv / ("Scripts" if self.windows else "bin")

    @property
    def python(self) -> Path:
        """The project's own Python."""
        return self.scripts / ("python.exe" if self.windows else "python")

    @property
    def mark(self) -> Path:
        """Says what is ready: level to fingerprint."""
        return self.venv / ".followup-ready"

    @property
    def unfinished(self) -> Path:
        """There while a set-up is under way, and left behind by one that was interrupted."""
        return self.venv / ".followup-unfinished"


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr, flush=True)


def read_marks(place: Place) -> dict[str, str]:
    """What the mark says; empty where there is none or it cannot be read."""
    try:
        found = json.loads(place.mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_mark(place: Place, name: str, value: str) -> None:
    """Add one line to the mark, in one step."""
    marks = read_marks(place) | {name: value}
    part = place.mark.with_suffix(".part")
    part.write_text(json.dumps(marks), encoding="utf-8")
    part.replace(place.mark)


def python_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """These variables without those that would make another Python's packages seem to be ours."""
    return {name: value for name, value in environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold this lock file, waiting for another set-up of the same folder; the system frees it when a program dies.

    Programs started inside inherit it: where only this one is killed, its pip is waited for and not raced.
    """
    with lock.open("a", encoding="utf-8") as held:
        os.set_inheritable(held.fileno(), True)
        if not _is_locked(held):
            say("Another set-up is at work in this folder. Waiting for it.")
            while not _is_locked(held):
                time.sleep(0.5)
        yield


def _is_locked(held: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
