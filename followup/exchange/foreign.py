"""Opening a file that somebody else may have made: its kind and its size are looked at before anything is read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from followup.domain.errors import FollowupError


class UnreadableFile(FollowupError):
    """A file that cannot be read at all, with one sentence on what to do."""


def open_foreign(path: Path, most: int) -> BinaryIO:
    """Return an open file of at most `most` bytes; raises `UnreadableFile` for anything that is no such file.

    A pipe or a device would wait for ever or never end, so it is refused and nothing of it is read. The file may grow
    while it is read: who reads it still counts.
    """
    try:
        # Without waiting: opening a pipe that nobody writes into would never return.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        raise UnreadableFile("This file cannot be opened. Please check its name and place.") from None
    file = os.fdopen(descriptor, "rb", closefd=True) if _is_file(descriptor) else None
    if file is None:
        os.close(descriptor)
        raise UnreadableFile("This is no file that can be read. Please choose a file.")
    if os.fstat(descriptor).st_size > most:
        file.close()
        raise UnreadableFile(
            "This file is larger than {most} MB, so nothing of it was read. Please check that it is the right one.",
            most=most // 1024**2,
        )
    return file


def _is_file(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)
