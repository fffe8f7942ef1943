"""Inputs led by coverage: atheris (libFuzzer) keeps what reaches new code and goes on from there.

libFuzzer ends its process, so a share runs in a child (`python -m tools.trust.guided`), which hands its outcome back
through a file. A child that ends early or falls silent counts as bad.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .faultio import ROOT
from .share import Outcome, folder_of_its_own, limited, peak_megabytes, target_of, tried

SILENT_SECONDS = 60.0
"""How long a share may go without a word: an input that no signal interrupts is stuck in a library."""

_LONGEST = 8192
_WORTH_KEEPING = 1.0
"""Seconds from which on an input is kept: a fifth of what it may take."""

_OURS, _WITH_LIBRARY, _EVERY = ["followup"], ["followup", "pypdf"], 10
"""What is watched for new code: in one share of ten the reader of PDF too, which makes it four times as slow."""

_SEEN = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def can_guide() -> bool:
    """Return whether atheris is installed; it is made for Linux alone."""
    return sys.platform == "linux" and find_spec("atheris") is not None


def guided_share(name: str, count: int, number: int, found: Path, silent: float = SILENT_SECONDS) -> Outcome:
    """Try so many inputs on one reader in a child; `found` holds the inputs that reach new code, for the next share."""
    found.mkdir(parents=True, exist_ok=True)
    with folder_of_its_own() as place:
        told, said = place / "outcome.json", place / "said.txt"
        command = [sys.executable, "-m", "tools.trust.guided", name, str(count), str(number), str(found), str(told)]
        with said.open("wb") as output:
            child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
            _wait(child, told, silent)
        outcome = _outcome(told, Outcome(name, "atheris"))
        if child.returncode or outcome.inputs < count:
            outcome.bad[f"{name}: the share ended after {outcome.inputs} of {count} inputs"] += 1
        for edges, features, seeds in _SEEN.findall(said.read_text(encoding="utf-8", errors="replace")):
            outcome.edges, outcome.features, outcome.seeds = int(edges), int(features), int(seeds)
        return outcome


def _wait(child: subprocess.Popen[bytes], told: Path, silent: float) -> None:
    while True:
        try:
            child.wait(1)
        except subprocess.TimeoutExpired:
            heard = told.stat().st_mtime if told.exists() else child_began(child)
            if time.time() - heard > silent:
                child.kill()
                child.wait()
                return
        else:
            return


def child_began(child: subprocess.Popen[bytes]) -> float:
    """Return when a child began, as the clock says it."""
    return Path(f"/proc/{child.pid}").stat().st_mtime


def _outcome(told: Path, otherwise: Outcome) -> Outcome:
    try:
        return Outcome.of(json.loads(told.read_text()))
    except (OSError, ValueError):
        return otherwise


class _Teller:
    """Calls the reader, and writes the outcome down once a second and at the last input."""

    def __init__(self, name: str, act: Callable[[bytes], object], count: int, told: Path, found: Path) -> None:
        self._name, self._act, self._count, self._told, self._found = name, act, count, told, found
        self._outcome = Outcome(name, "atheris")
        self._began, self._before = time.monotonic(), peak_megabytes()
        self._next, self._rig = 0.0, os.getppid()

    def __call__(self, content: bytes) -> None:
        outcome = self._outcome
        if outcome.inputs < self._count:
            kinds, slowest = len(outcome.bad), outcome.slowest
            tried(self._name, lambda: self._act(content), outcome)
            if len(outcome.bad) > kinds or outcome.slowest > max(slowest, _WORTH_KEEPING):
                self._keep(content)
        if time.monotonic() >= self._next or outcome.inputs >= self._count:
            self._next = time.monotonic() + 1
            self._tell()
            if os.getppid() != self._rig:
                os._exit(1)  # the rig was stopped: nobody waits for this share any more

    def _keep(self, content: bytes) -> None:
        """Keep an input for whoever mends what it met: the first of each kind, and each that was slower than all."""
        kept = self._found.with_name("kept")
        kept.mkdir(exist_ok=True)
        (kept / f"{self._name}-{hashlib.sha256(content).hexdigest()[:12]}").write_bytes(content)

    def _tell(self) -> None:
        outcome = self._outcome
        outcome.seconds, outcome.megabytes = time.monotonic() - self._began, peak_megabytes() - self._before
        outcome.whole = outcome.inputs >= self._count
        new = self._told.with_suffix(".new")
        new.write_text(json.dumps(outcome.plain()))
        new.replace(self._told)


def main(name: str, count: str, number: str, found: str, told: str) -> None:
    """Run one share and end this process, as libFuzzer does."""
    import atheris

    from .mutate import Mutator

    with folder_of_its_own() as place:
        with atheris.instrument_imports(include=_OURS if int(number) % _EVERY else _WITH_LIBRARY):
            target = target_of(name, place)
        mutator = Mutator(target.seeds, target.words, int(number))

        def spoilt(content: bytes, most: int, seed: int) -> bytes:
            made = mutator.spoil(content) if seed % 2 else atheris.Mutate(content, len(content))
            return bytes(made[:most])

        options = {
            "runs": count,
            "seed": str(int(number) + 1),
            "max_len": str(_LONGEST),
            "len_control": "0",
            # The limits are our own and go on to the next input; libFuzzer's would end the share.
            "timeout": "0",
            "rss_limit_mb": "0",
            "malloc_limit_mb": "0",
            "detect_leaks": "0",
            "artifact_prefix": f"{place}/",
        }
        with limited():
            teller: Any = _Teller(name, target.act, int(count), Path(told), Path(found))
            arguments = [
                sys.argv[0],
                *(f"-{option}={value}" for option, value in options.items()),
                *_seeds(place, target, found),
            ]
            atheris.Setup(arguments, teller, custom_mutator=spoilt)
            atheris.Fuzz()


def _seeds(place: Path, target: Any, found: str) -> list[str]:
    """Write the seeds to a folder; libFuzzer adds what it finds to the first of its folders and only reads the rest."""
    folder = place / "seeds"
    folder.mkdir()
    for number, seed in enumerate([*target.seeds, *target.words]):
        (folder / str(number)).write_bytes(seed)
    return [found, str(folder)]


if __name__ == "__main__":
    main(*sys.argv[1:])
