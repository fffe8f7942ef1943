"""One share of inputs on one reader: what both ways of making inputs have in common, and what came of it."""

from __future__ import annotations

import resource
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

MOST_SECONDS = 5.0
MOST_BYTES = 512 * 1024 * 1024
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder that only this user can look into is made in it
_ROOM = 1024**3


class TooSlow(BaseException):
    """The time is over; no reader of ours catches this."""


@dataclass
class Outcome:
    """What one share, or several on the same reader, came to.

    `bad` counts what is neither an answer nor an error of ours. `edges` and `features` are what atheris saw of our code
    and of pypdf, nothing without it; `seeds` are the inputs that reached something new.
    """

    name: str
    way: str
    inputs: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: int = 0
    edges: int = 0
    features: int = 0
    seeds: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    whole: bool = False

    def plain(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {**vars(self), "bad": dict(self.bad)}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Outcome:
        """Return what `plain` gave."""
        return cls(**{**plain, "bad": Counter(plain["bad"])})

    def add(self, other: Outcome) -> None:
        """Count another share on the same reader in."""
        self.inputs += other.inputs
        self.refused += other.refused
        self.seconds += other.seconds
        self.bad.update(other.bad)
        for most in ("slowest", "megabytes", "edges", "features", "seeds"):
            setattr(self, most, max(getattr(self, most), getattr(other, most)))
        self.whole = self.whole and other.whole

    def line(self) -> str:
        """Return the figures in one line."""
        seen = f", {self.edges} edges, {self.features} features" if self.edges else ""
        wrong = ", ".join(f"{count} {name}" for name, count in self.bad.items()) or "0 wrong"
        return (
            f"  {self.name:<14} {self.inputs:>9} inputs ({self.way}), {self.refused} refused, {self.seconds:.0f} s, "
            f"slowest {self.slowest:.2f} s, +{self.megabytes} MB{seen}, {self.seeds} seeds: {wrong}"
        )


def tried(kind: str, act: Callable[[], object], outcome: Outcome) -> None:
    """Call a reader once, count it, and count what is neither an answer nor an error of ours."""
    from followup.domain.errors import FollowupError

    outcome.inputs += 1
    began = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    try:
        act()
    except FollowupError:
        outcome.refused += 1
    except TooSlow:
        outcome.bad[f"{kind}: slower than 5 s"] += 1
    except Exception as error:  # noqa: BLE001 - what the rig is for
        outcome.bad[f"{kind}: {type(error).__name__}"] += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    outcome.slowest = max(outcome.slowest, time.perf_counter() - began)


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


def peak_megabytes() -> int:
    """Return the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """Hand out a new folder, in memory where there is room: what a disk does is tried by other rigs."""
    roomy = _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ROOM
    place = Path(tempfile.mkdtemp(prefix="followup-fuzz-", dir=_IN_MEMORY if roomy else None))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def target_of(name: str, place: Path) -> Any:
    """Return a reader with its seeds, some of them read once, so that everything it imports is there."""
    from followup.domain.errors import FollowupError
    from followup.storage import folder, slots

    from . import fuzz_logs, fuzz_targets

    # Files are what is tried here, not how long a guess takes, nor how much room a log keeps on the disk.
    slots.ITERATIONS, slots.LANES, slots.MEMORY_KIB, folder.RESERVE_BYTES = 1, 1, 64, 4096
    target = (getattr(fuzz_targets, name, None) or getattr(fuzz_logs, name))(place)
    for seed in target.seeds[:: 1 + len(target.seeds) // 10] if name != "careless" else ():
        try:
            target.act(seed)
        except FollowupError:
            continue
    return target
