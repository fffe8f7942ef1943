"""Measuring fairly on a busy machine: interleaved rounds, medians, and ratios taken round by round."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

Subject = Callable[[], float]
"""Runs once and returns milliseconds."""


@dataclass(frozen=True)
class Figure:
    """One subject: the milliseconds of each round, and of the floor in the same round."""

    name: str
    rounds: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.rounds)

    @property
    def ratio(self) -> float:
        """The median of the ratios to the floor, each taken within its round."""
        return statistics.median(mine / floor for mine, floor in zip(self.rounds, self.floor, strict=True) if floor)


def timed(work: Callable[[], object]) -> Subject:
    """Return a subject that times a piece of work in this process, with no collection of garbage in between."""

    def subject() -> float:
        gc.collect()
        gc.disable()
        try:
            began = time.perf_counter()
            work()
            return (time.perf_counter() - began) * 1000
        finally:
            gc.enable()

    return subject


def interleaved(subjects: Mapping[str, Subject], rounds: int, warm_ups: int = 1) -> list[Figure]:
    """Run A B C, A B C and so on; the first subject is the floor and the first rounds are thrown away."""
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(rounds + warm_ups):
        for name, subject in subjects.items():
            milliseconds = subject()
            if number >= warm_ups:
                taken[name].append(milliseconds)
    floor = tuple(next(iter(taken.values())))
    return [Figure(name, tuple(found), floor) for name, found in taken.items()]


def print_figures(title: str, figures: Sequence[Figure], remark: str = "") -> None:
    """Print a table: the median, the smallest and the largest round, and the ratio to the first line."""
    print(f"\n{title}")
    width = max(len(figure.name) for figure in figures)
    print(f"  {'':{width}}  {'median ms':>10}  {'min':>9}  {'max':>9}  {'x floor':>8}  rounds")
    for figure in figures:
        row = f"{figure.median:10.2f}  {min(figure.rounds):9.2f}  {max(figure.rounds):9.2f}  {figure.ratio:8.2f}"
        print(f"  {figure.name:{width}}  {row}  {len(figure.rounds):6}")
    if remark:
        print(f"  {remark}")
    sys.stdout.flush()


def print_environment(command: str) -> None:
    """Print what the figures were measured on, so that nobody quotes them without it."""
    names = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    print(f"command   {command}")
    print(f"machine   {platform.platform()}, {os.cpu_count()} processors, {_load()}")
    print(f"python    {platform.python_version()}; {packages}")
    print("reading   ratios, not milliseconds: other work on this machine moves the latter")


def _load() -> str:
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load {os.getloadavg()[0]:.1f}"


def processor(rounds: int, work: Callable[[], object], before: Callable[[], object] | None = None) -> float:
    """Return the least processor time of some work in milliseconds; `before` is done each time and not counted."""
    least = float("inf")
    for _ in range(2 * rounds):
        if before is not None:
            before()
        began = time.process_time()
        work()
        least = min(least, time.process_time() - began)
    return least * 1000
