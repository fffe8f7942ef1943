"""One program at a time: a lock that the operating system lets go when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from followup.storage import durable
from followup.storage.errors import InUse


class FolderLock:
    """A file held while a log is open. What the file says does not matter, only that somebody holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> None:
        """Hold the lock; raises `InUse` at once when somebody has it, `OSError` when the folder cannot be written."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, durable.FILE_MODE)
        try:
            _hold(descriptor)
        except BlockingIOError:
            os.close(descriptor)
            raise InUse from None
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def give_back(self) -> None:
        """Let the lock go. The file stays: taking it away would let two programs hold two files of one name."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def _hold(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BlockingIOError from None
    else:
        import fcntl

        # flock, not lockf: a second open of the same log inside this program is refused too.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
