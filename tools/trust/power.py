"""Real power cuts: ext4 on a loop image that is shut down in the middle of writing, as root on Linux."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

from followup.domain.records import Note
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import StorageError

from .faultio import ROOT
from .result import Result

CUTS = 300
_SHUTDOWN = (2 << 30) | (4 << 16) | (ord("X") << 8) | 125
"""EXT4_IOC_SHUTDOWN; with 2 nothing that waits is written any more, as when the power goes."""

CODE = """
import os, sys
from datetime import date
from pathlib import Path
from followup.domain.records import Note
from followup.storage import driver
from followup.storage.database import Database
if sys.argv[3] == "weak":
    driver._SETTINGS = tuple((n, "OFF", 0) if n == "synchronous" else (n, w, f) for n, w, f in driver._SETTINGS)
database = Database.open(Path(sys.argv[1]), key=bytes.fromhex(sys.argv[2]))
while True:
    with database.transaction() as store:
        note = store.add(Note(noted_on=date(2026, 1, 1), words="w" * 800))
    os.write(1, f"{note.id}\\n".encode())
"""


def run(scale: float, place: Path) -> Result:
    """Cut the power `300 * scale` times, then some under a program that waits for no disk."""
    result = Result("power cuts")
    if sys.platform != "linux" or os.geteuid() != 0 or not Path("/dev/loop-control").exists():
        result.skipped = "needs root and loop devices on Linux"
        return result
    _cuts(result, place / "careful", max(int(CUTS * scale), 3), "careful")
    weak = Result("control")
    _cuts(weak, place / "weak", 4, "weak")
    result.control = any(weak.bad.values())
    return result


def _cuts(result: Result, place: Path, count: int, how: str) -> None:
    place.mkdir()
    image, mount = place / "disk.img", place / "mount"
    mount.mkdir()
    _do("truncate", "-s", "96M", str(image))
    _do("mkfs.ext4", "-q", "-F", str(image))
    _do("mount", "-o", "loop", str(image), str(mount))
    database, _ = Database.create(mount / "log")
    key = database.key
    database.close()
    (mount / "log" / "reserve").unlink(missing_ok=True)
    os.sync()
    _unmount(mount)
    kept, chance = set[int](), random.Random(9)
    for _ in range(count):
        _do("mount", "-o", "loop", str(image), str(mount))
        try:
            _look(result, mount / "log", key, kept)
            kept |= _cut(mount, key, how, chance.random() * 0.4)
            result.done["cuts"] += 1
        finally:
            _unmount(mount)
    _do("mount", "-o", "loop", str(image), str(mount))
    _look(result, mount / "log", key, kept)
    _unmount(mount)
    result.done["acknowledged saves"] += len(kept)


def _cut(mount: Path, key: bytes, how: str, wait: float) -> set[int]:
    """Let a program write, cut the power, and return what it had said to be kept before that."""
    command = [sys.executable, "-c", CODE, str(mount / "log"), key.hex(), how]
    writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if writer.stdout is None:
        raise RuntimeError
    said = writer.stdout.readline()
    time.sleep(wait)
    # Stopped first: what is said afterwards was not said before the cut.
    writer.send_signal(signal.SIGSTOP)
    os.set_blocking(writer.stdout.fileno(), False)
    said += writer.stdout.read() or b""
    descriptor = os.open(mount, os.O_RDONLY)
    fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", 2))
    os.close(descriptor)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    return {int(line) for line in said.split(b"\n")[:-1] if line}


def _look(result: Result, folder: Path, key: bytes, kept: set[int]) -> None:
    try:
        database = Database.open(folder, key=key)
    except StorageError:
        result.bad["logs that do not open"] += 1
        return
    try:
        result.bad["logs not whole"] += not check_log(database).is_whole
        with database.reading() as store:
            there = {note.id for note in store.all(Note)}
        result.bad["acknowledged entries lost"] += len(kept - there)
    except StorageError:
        result.bad["logs that do not read"] += 1
    finally:
        database.close()


def _do(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _unmount(mount: Path) -> None:
    for _ in range(100):
        if subprocess.run(["umount", str(mount)], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError
