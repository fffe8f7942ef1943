"""The end of a window: what still runs comes to its end, and after a lock the program goes on as a new process."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

_LONGEST_GOODBYE = 3.0
"""Seconds for which a program whose window is gone waits for its threads."""


def wait_for_threads(seconds: float = _LONGEST_GOODBYE) -> None:
    """Let what still runs come to its end, for so long at most: a page half drawn while Python ends is a crash."""
    ends = time.monotonic() + seconds
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(max(ends - time.monotonic(), 0))


def start_anew(folder: Path) -> None:
    """Go on as a new process that knows nothing of the log but its folder; returns on Windows only."""
    sys.stdout.flush()
    sys.stderr.flush()
    script = Path(sys.argv[0])
    if getattr(sys, "frozen", False):
        program = [sys.executable]
    elif script.name == "main.py":
        program = [sys.executable, str(script.absolute())]
    else:
        program = [sys.executable, "-m", "followup"]
    words = [*program, "--log", str(folder.absolute()), "--locked"]
    if sys.platform == "win32":
        import subprocess

        # What Windows has for execv cuts a folder with a space in its name in two.
        subprocess.Popen(words)  # noqa: S603 - this very program
        return
    os.execv(program[0], words)  # noqa: S606 - this very program
