"""How long until the window is painted, and until Today is filled, beside an empty window of the same Qt."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .figures import Figure, print_figures

ROOT = Path(__file__).resolve().parents[2]
_LIMIT = 180


def run(log: Path, rounds: int, home: Path) -> None:
    """Measure offscreen, and on a real X server where Xvfb is at hand."""
    _measure("offscreen", log, rounds, {**_environment(home), "QT_QPA_PLATFORM": "offscreen"})
    if shutil.which("Xvfb") is None:
        print("\nCold start on X: left out, Xvfb is not on this computer.")
        return
    with _x_server() as display:
        _measure("X server", log, rounds, {**_environment(home), "QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


def starts(log: Path, rounds: int, home: Path) -> list[dict[str, float]]:
    """Return the milliseconds of some cold starts of a log, offscreen, without the first one."""
    environment = {**_environment(home), "QT_QPA_PLATFORM": "offscreen"}
    found = [_start([str(log)], environment) for _ in range(rounds + 1)]
    return [one for one in found[1:] if "filled" in one]


def _measure(platform: str, log: Path, rounds: int, environment: dict[str, str]) -> None:
    taken: list[tuple[dict[str, float], dict[str, float]]] = []
    for number in range(rounds + 1):
        pair = (_start([], environment), _start([str(log)], environment))
        if number and all("filled" in one for one in pair):  # the first round warms the disk cache
            taken.append(pair)
    if not taken:
        print(f"\nCold start, {platform}: the window did not come up.")
        return
    floor = tuple(empty["painted"] for empty, _ in taken)
    figures = [
        Figure("empty window", floor, floor),
        Figure("painted", tuple(app["painted"] for _, app in taken), floor),
        Figure("Today filled", tuple(app["filled"] for _, app in taken), floor),
    ]
    memory = statistics.median(app["resident"] for _, app in taken)
    empty_memory = statistics.median(empty["resident"] for empty, _ in taken)
    modules = max(int(app["modules"]) for _, app in taken)
    remark = f"{modules} modules at the first paint; {memory:.0f} MiB when filled ({memory / empty_memory:.2f}x empty)"
    print_figures(f"Cold start, {platform}: a log of ten years with 30,000 observations", figures, remark)


def _start(arguments: list[str], environment: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tools.bench.probe", repr(time.monotonic()), *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=_LIMIT, check=False
    )
    if done.returncode or not done.stdout.strip():
        print(done.stderr.strip()[-400:], file=sys.stderr)
        return {}
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _environment(home: Path) -> dict[str, str]:
    """A home of its own, so that nobody's settings or open windows take part, and modules compiled as when installed.

    Where Python may keep no compiled modules, each start compiles all of ours and none of the floor's.
    """
    left_out = ("QT_", "XDG_", "DISPLAY", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LANG": "C.UTF-8"}


@contextmanager
def _x_server() -> Iterator[str]:
    """Hand out the display of a private X server."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
