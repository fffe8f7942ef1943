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
from dataclasses import replace
from pathlib import Path

from followup.storage.arriving import restore
from followup.storage.backup import list_backups

from .faultio import ROOT
from .result import Result
from .said import CAUGHT, PHRASES, Place, Said, look, make

CUTS = 300
_SHUTDOWN = (2 << 30) | (4 << 16) | (ord("X") << 8) | 125
"""EXT4_IOC_SHUTDOWN; with 2 nothing that waits is written any more, as when the power goes."""


def run(scale: float, place: Path) -> Result:
    """Cut the power `300 * scale` times, then some under a program that waits for no disk."""
    count = max(int(CUTS * scale), 3)
    least = {"cuts": count, "acknowledged saves": count, "acknowledged photos": count // 3}
    result = Result(
        "power cuts",
        least | {"acknowledged backups": count // 20, "passphrase changes": count // 10, "restored": int(count >= 30)},
    )
    if sys.platform != "linux" or os.geteuid() != 0 or not Path("/dev/loop-control").exists():
        result.skipped = "needs root and loop devices on Linux"
        return result
    _cuts(result, place / "careful", count, "careful")
    weak = Result("control")
    _cuts(weak, place / "weak", 4, "weak")
    result.control = all(weak.bad[name] for name in CAUGHT[:2])
    return result


def _cuts(result: Result, place: Path, count: int, how: str) -> None:
    place.mkdir()
    image, mount = place / "disk.img", place / "mount"
    mount.mkdir()
    _do("truncate", "-s", "512M", str(image))
    _do("mkfs.ext4", "-q", "-F", str(image))
    _do("mount", "-o", "loop", str(image), str(mount))
    log = make(mount / "log")
    os.sync()
    _unmount(mount)
    said, chance = Said(), random.Random(9)
    for number in range(count + 1):
        _do("mount", "-o", "loop", str(image), str(mount))
        try:
            look(result, log, said)
            if number < count:
                said.hear(*_cut(log, how, chance.random() * (1.2 if number % 4 == 0 else 0.4)))
                result.done["cuts"] += 1
            elif how == "careful":
                _restore(result, log, said, place / "restored")
        finally:
            _unmount(mount)
    said.count(result)


def _restore(result: Result, log: Place, said: Said, target: Path) -> None:
    """Make a log of the newest backup and look it over: it holds what it was said to hold, and the photos too."""
    for one in list_backups(log.folder)[:1]:
        restore(one.path, target, passphrase=PHRASES[said.phrase or 0])
        notes, photos = said.backed_up
        look(result, replace(log, folder=target), Said(set(notes), set(photos), phrase=said.phrase))
        result.done["restored"] += 1


def _cut(log: Place, how: str, wait: float) -> list[int]:
    """Let a program write, cut the power, and return what it had said to be kept before that."""
    command = [sys.executable, "-m", "tools.trust.writer", str(log.folder), how, "ever"]
    writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if writer.stdout is None:
        raise RuntimeError
    said = writer.stdout.readline()
    time.sleep(wait)
    # Stopped first: what is said afterwards was not said before the cut.
    writer.send_signal(signal.SIGSTOP)
    os.set_blocking(writer.stdout.fileno(), False)
    said += writer.stdout.read() or b""
    descriptor = os.open(log.folder.parent, os.O_RDONLY)
    fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", 2))
    os.close(descriptor)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    return [int(line) for line in said.split(b"\n")[:-1] if line]


def _do(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _unmount(mount: Path) -> None:
    for _ in range(100):
        if subprocess.run(["umount", str(mount)], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError
