"""Foreign files: whatever they hold, a named error or entries, within 512 MB and 5 s each, and nothing stored."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

from followup.domain.errors import FollowupError
from followup.storage import slots

from . import fuzz_targets, hard_files
from .mutate import Mutator
from .result import Result

MOST_SECONDS = 5.0
MOST_BYTES = 512 * 1024 * 1024
_SHARE = 50_000
"""Inputs that one process tries before the next takes over."""

_HARDEST_AT = 0.05
"""The sizes are tried from this scale on; the suite has tests of its own for each."""


class TooSlow(BaseException):
    """The time is over; no reader of ours catches this."""


def run(scale: float, place: Path) -> Result:
    """Try `1,000,000 * scale` inputs on each importer, fewer on what is slow, and files of every awkward size."""
    result = Result("fuzz")
    if sys.platform != "linux":
        result.skipped = "limits of memory are set as on Linux"
        return result
    workers = 2 if scale > 0.5 and (os.cpu_count() or 1) > 1 else 1
    jobs = list(_jobs(scale))
    with ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=1) as pool:
        for done, bad in pool.map(_share, *zip(*jobs, strict=True)):
            result.done.update(done)
            result.bad.update(bad)
        if scale >= _HARDEST_AT:
            done, bad = pool.submit(_hardest, str(place)).result()
            result.done.update(done)
            result.bad.update(bad)
        _, bad = pool.submit(_share, "careless", 300, 1).result()
    # The control: readers that are careless with types, time and memory.
    result.control = {"careless: KeyError", "careless: slower than 5 s", "careless: MemoryError"} <= set(bad)
    return result


def _jobs(scale: float) -> Iterator[tuple[str, int, int]]:
    for target, part in fuzz_targets.PARTS.items():
        left, number = max(int(fuzz_targets.INPUTS * scale * part), 20), 0
        while left > 0:
            yield target, min(left, _SHARE), number
            left, number = left - _SHARE, number + 1


def _share(name: str, count: int, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Try so many inputs on one reader, in a process that may take no more than 512 MB beyond what it began with."""
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB = 1, 1, 64  # files, not guesses, are what is tried here
    done, bad = Counter[str](), Counter[str]()
    place = Path(tempfile.mkdtemp(prefix="followup-fuzz-"))
    try:
        target = getattr(fuzz_targets, name)(place)
        target.act(target.seeds[0]) if name == "diary" else None
        with limited():
            mutator = Mutator(target.seeds, target.words, seed)
            mutator.run(count, lambda content: tried(name, lambda: target.act(content), done, bad))
        done[f"{name} seeds found"] += mutator.grown
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return done, bad


def _hardest(place: str) -> tuple[Counter[str], Counter[str]]:
    done, bad = Counter[str](), Counter[str]()
    with limited():
        for name, act in hard_files.cases(Path(place)):
            tried("hard files", act, done, bad, name)
    return done, bad


def tried(kind: str, act: Callable[[], object], done: Counter[str], bad: Counter[str], what: str = "") -> None:
    """Call a reader once, count it, and count what is neither an answer nor an error of ours."""
    done[kind] += 1
    name = what or kind
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    try:
        act()
    except FollowupError:
        done["refused"] += 1
    except TooSlow:
        bad[f"{name}: slower than 5 s"] += 1
    except Exception as error:  # noqa: BLE001 - what the rig is for
        bad[f"{name}: {type(error).__name__}"] += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def limited() -> Iterator[None]:
    """Let this process grow by 512 MB at most, and a call last 5 s."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MOST_BYTES, before[1]))
    old = signal.signal(signal.SIGALRM, _too_slow)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, old)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow
