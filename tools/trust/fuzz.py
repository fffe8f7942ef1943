"""Foreign files: whatever they hold, a named error or entries, within 512 MB and 5 s each, and nothing stored.

The inputs are led by coverage where atheris is installed, else they are made by a mutator of our own, as in the suite.
Outcomes are kept in build/trust-fuzz while neither our code nor pypdf changes: what was interrupted goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from .faultio import ROOT
from .guided import can_guide, guided_share
from .result import Result
from .share import Outcome, folder_of_its_own, limited, peak_megabytes, target_of, tried

INPUTS = 1_000_000
READERS = {
    "header": 1.0,
    "settings": 1.0,
    "entry": 1.0,
    "secret": 1.0,
    "compiled": 1.0,
    "key_file": 1.0,
    "diary": 1.0,
    "picture": 1.0,
    "filled_page": 1.0,
    "locked_page": 0.02,
    "log_reader": 0.002,
    "opener": 1.0,
    "backup_opener": 0.1,
}
"""The readers, quickest first, and the part of the inputs each gets: fewer where one input takes 5 ms to 0.1 s."""

_SHARE = 50_000
"""Inputs that one process tries before the next takes over."""

_FULL_FROM = 0.05
"""From this scale on it is led by coverage, kept, and told reader by reader; the suite is content with less."""

HOW_TO_LEAD = (
    "Not led by coverage: atheris is missing. On Linux: python3 -m pip --python .venv install 'atheris>=3,<4', "
    "which is the group fuzz of pyproject.toml."
)


def run(scale: float, place: Path) -> Result:
    """Try `1,000,000 * scale` inputs on each reader, and files of every awkward size."""
    result = Result("fuzz")
    if sys.platform != "linux":
        result.skipped = "limits of memory are set as on Linux"
        return result
    full = scale >= _FULL_FROM
    led = full and can_guide()
    if full and not led:
        print(HOW_TO_LEAD, flush=True)
    for outcome in _outcomes(scale, led=led, kept=ROOT / "build" / "trust-fuzz" / _state() if full else place):
        result.done[outcome.name] += outcome.inputs
        result.done["refused"] += outcome.refused
        result.bad.update(outcome.bad)
        if full:
            print(outcome.line(), flush=True)
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        if full:
            hard = pool.submit(_hardest, str(place)).result()
            result.done[hard.name] += hard.inputs
            result.bad.update(hard.bad)
        careless = (
            guided_share("careless", 300, 1, place / "careless")
            if led
            else pool.submit(_share, "careless", 300, 1).result()
        )
    # The control: readers that are careless with types, time and memory.
    result.control = {f"careless: {fault}" for fault in ("KeyError", "slower than 5 s", "MemoryError")} <= set(
        careless.bad
    )
    return result


def _outcomes(scale: float, *, led: bool, kept: Path) -> Iterator[Outcome]:
    """Hand out what each reader came to, two at a time where this process may use two cores."""
    workers = 2 if led and len(os.sched_getaffinity(0)) > 1 else 1
    counts = {name: max(int(INPUTS * scale * part), 20) for name, part in READERS.items()}
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(lambda job: _reader(*job, led=led, kept=kept), counts.items())


def _reader(name: str, count: int, *, led: bool, kept: Path) -> Outcome:
    """Try so many inputs on one reader, share after share, each in a process of its own."""
    kept.mkdir(parents=True, exist_ok=True)
    whole = Outcome(name, "atheris" if led else "own", whole=True)
    for number, size in enumerate(_sizes(count)):
        file = kept / f"{name}-{whole.way}-{number}-{size}.json"
        if file.exists():
            whole.add(Outcome.of(json.loads(file.read_text())))
            continue
        if led:
            outcome = guided_share(name, size, number, kept / f"{name}-found")
        else:
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                outcome = pool.submit(_share, name, size, number).result()
        if outcome.whole:  # one that ended early is tried again the next time
            new = file.with_suffix(".new")
            new.write_text(json.dumps(outcome.plain()))
            new.replace(file)
        whole.add(outcome)
    return whole


def _sizes(count: int) -> Iterable[int]:
    return [min(_SHARE, count - begun) for begun in range(0, count, _SHARE)]


def _share(name: str, count: int, seed: int) -> Outcome:
    """Try so many inputs of our own mutator on one reader, in a process that may take 512 MB beyond its beginning."""
    from .mutate import Mutator

    outcome = Outcome(name, "own")
    with folder_of_its_own() as place:
        target = target_of(name, place)
        before, began = peak_megabytes(), time.monotonic()
        with limited():
            mutator = Mutator(target.seeds, target.words, seed)
            mutator.run(count, lambda content: tried(name, lambda: target.act(content), outcome))
        outcome.megabytes, outcome.seconds = peak_megabytes() - before, time.monotonic() - began
        outcome.seeds, outcome.whole = mutator.grown, True
    return outcome


def _hardest(place: str) -> Outcome:
    from . import hard_files

    outcome = Outcome("hard files", "awkward sizes")
    with limited():
        for name, act in hard_files.cases(Path(place)):
            tried(name, act, outcome)
    return outcome


def _state() -> str:
    """Return a name for what is tried: our code, the rig's and the libraries that read for us."""
    state = hashlib.sha256("".join(version(name) for name in ("pypdf", "pillow", "sqlcipher3")).encode())
    for folder in (ROOT / "followup", Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            state.update(path.read_bytes())
    return state.hexdigest()[:12]
