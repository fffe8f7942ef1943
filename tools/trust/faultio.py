"""Building and loading faultio.c, and the states of a disk that a power cut may leave of what it wrote down."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_SECTOR = 512


class Operation(NamedTuple):
    """One file operation: C created, W written, T cut, S synced, U unlinked, R renamed, K kept (acknowledged)."""

    kind: str
    path: str
    number: int
    data: bytes


def built(place: Path) -> Path | None:
    """Return the library, built into a folder; None where there is no C compiler or no Linux."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    library = place / "faultio.so"
    source = Path(__file__).with_name("faultio.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def run(library: Path, code: str, *words: str, folder: Path | None = None, record: Path | None = None) -> str:
    """Run Python code with the library loaded before all others and return what it printed."""
    environ = os.environ | {"LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT)}
    if folder is not None and record is not None:
        record.unlink(missing_ok=True)
        environ |= {"FAULTIO_ROOT": str(folder), "FAULTIO_RECORD": str(record)}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def operations(record: Path) -> list[Operation]:
    """Return what was written down."""
    raw, found, at = record.read_bytes(), list[Operation](), 0
    while at < len(raw):
        (length,) = struct.unpack_from("<H", raw, at + 1)
        path = raw[at + 3 : at + 3 + length].decode()
        number, size = struct.unpack_from("<QI", raw, at + 3 + length)
        start = at + 3 + length + 12
        found.append(Operation(chr(raw[at]), path, number, raw[start : start + size]))
        at = start + size
    return found


class _File:
    """A file: what is surely on the disk, and what was written since the last sync."""

    def __init__(self, content: bytes = b"") -> None:
        self.sure = bytearray(content)
        self.waiting: list[Operation] = []


class Disk:
    """A disk that keeps un-synced writes, drops them or tears them at sectors; names reach it in order."""

    def __init__(self, before: dict[str, bytes], chance: random.Random) -> None:
        self._live = {path: _File(content) for path, content in before.items()}
        self._sure = dict(self._live)
        self._names: list[tuple[str, str, str, _File | None]] = []
        self._chance = chance

    def apply(self, one: Operation) -> None:
        """Carry out one operation."""
        live = self._live
        if one.kind == "C":
            live[one.path] = _File()
            self._names.append(("C", one.path, "", live[one.path]))
        elif one.kind == "U":
            live.pop(one.path, None)
            self._names.append(("U", one.path, "", None))
        elif one.kind == "R":
            self._rename(one.path, one.data.decode())
        elif one.kind in "WT" and one.path in live:
            live[one.path].waiting.append(one)
        elif one.kind == "S":
            self._sync(one.path)

    def crash(self, root: Path, out: Path) -> None:
        """Write into a folder what a power cut now may leave of the folder `root`."""
        names = dict(self._sure)
        for change in self._names[: self._chance.randint(0, len(self._names))]:
            _rename(names, change)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        style = self._chance.choice(("drop", "keep", "mix", "mix", "torn", "torn"))
        for path, file in names.items():
            target = out / Path(path).relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self._left(file, style))

    def _rename(self, old: str, new: str) -> None:
        _move(self._live, old, new)
        self._names.append(("R", old, new, None))

    def _sync(self, path: str) -> None:
        if path in self._live:
            file = self._live[path]
            for one in file.waiting:
                _write(file.sure, one.kind, one.number, one.data)
            file.waiting = []
            return
        # A folder that is synced makes its own names sure, and those of no other folder.
        left = list[tuple[str, str, str, _File | None]]()
        for change in self._names:
            if Path(path) in (Path(change[1]).parent, Path(change[2]).parent):
                _rename(self._sure, change)
            else:
                left.append(change)
        self._names = left

    def _left(self, file: _File, style: str) -> bytes:
        content = bytearray(file.sure)
        for one in file.waiting:
            if style == "keep" or (style == "mix" and self._chance.random() < 0.5):
                _write(content, one.kind, one.number, one.data)
            elif style == "torn" and one.kind == "W":
                for at in range(0, len(one.data), _SECTOR):
                    if self._chance.random() < 0.6:
                        _write(content, "W", one.number + at, one.data[at : at + _SECTOR])
        return bytes(content)


def _rename(names: dict[str, _File], change: tuple[str, str, str, _File | None]) -> None:
    kind, path, target, file = change
    if kind == "C" and file is not None:
        names[path] = file
    elif kind == "U":
        names.pop(path, None)
    elif kind == "R":
        _move(names, path, target)


def _move(names: dict[str, _File], old: str, new: str) -> None:
    """Give a file or folder another name in one step; a folder takes along what lies in it, all or nothing."""
    for path in [path for path in names if path == old or path.startswith(old + "/")]:
        names[new + path[len(old) :]] = names.pop(path)


def _write(content: bytearray, kind: str, at: int, data: bytes) -> None:
    end = at if kind == "T" else at + len(data)
    if end > len(content):
        content.extend(bytes(end - len(content)))
    if kind == "T":
        del content[at:]
    else:
        content[at:end] = data


def states(
    found: list[Operation], before: dict[str, bytes], root: Path, out: Path, count: int, seed: int = 1
) -> Iterator[list[int]]:
    """Write one state after another into `out` and hand out what had been acknowledged by then, in its order."""
    chance = random.Random(seed)
    disk, kept = Disk(before, chance), list[int]()
    points = Counter(chance.randrange(len(found) + 1) for _ in range(count))
    for number, one in enumerate([*found, Operation("K", "", 0, b"")]):
        for _ in range(points[number]):
            disk.crash(root, out)
            yield list(kept)
        if one.kind == "K":
            kept.append(one.number)
        else:
            disk.apply(one)
