"""Writing files so that a power cut leaves either the old one or the new one, readable by their owner alone."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

_UNKNOWN = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})

FILE_MODE, FOLDER_MODE = 0o600, 0o700

_HELD_BY_SOMEBODY = frozenset({5, 32, 33})
"""Windows codes while a virus scanner or an indexer holds a file for a moment: denied, sharing, locked."""


def sync_file(descriptor: int) -> None:
    """Wait until the bytes of an open file are on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync stops at the disk's own cache.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_path(path: Path) -> None:
    """Wait until a closed file is on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)


def forget(path: Path) -> None:
    """Let the system forget what it remembers of a file that is on the disk: what is read next comes from the disk."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is None:
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):
            advise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems, of networks and of sticks, know no such thing for folders; any other failure is one.
        if error.errno not in _UNKNOWN:
            raise
    finally:
        os.close(descriptor)


def new_file(path: Path) -> int:
    """Create a file that only its owner may read, whatever the umask, and return its open descriptor.

    Raises `FileExistsError` when the name is taken; a link is never followed.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
    if sys.platform != "win32":
        with suppress(OSError):  # a stick without owners; the mode above went as far as it can
            os.fchmod(descriptor, FILE_MODE)
    return descriptor


def new_folder(path: Path) -> None:
    """Create a folder, and those above it, that only its owner may enter; one that is there stays as it is."""
    if path.is_dir():
        return
    new_folder(path.parent)
    path.mkdir(mode=FOLDER_MODE)
    with suppress(OSError):
        path.chmod(FOLDER_MODE)
    sync_folder(path.parent)


def close_to_others(path: Path, mode: int) -> None:
    """Take away what others may do with a file or folder, where the disk knows such a thing."""
    if sys.platform != "win32":
        with suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                path.chmod(mode)


def replace(source: Path, target: Path, *, tries: int = 20) -> None:
    """Put a finished file in the place of another in one step, and wait until the folder says so on the disk."""
    for attempt in range(tries):
        try:
            source.replace(target)
            break
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_SOMEBODY or attempt == tries - 1:
                raise
            time.sleep(0.05)
    sync_folder(target.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that, whatever happens, the old content or the new one is there, never half of it."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    try:
        descriptor = new_file(temporary)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            sync_file(file.fileno())
        replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
