"""Every n-th file operation fails, once or from then on: said to the person or harmless, and nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

from . import faultio
from .device_deeds import DEEDS
from .device_work import make
from .result import Result

_CODE = (
    "import runpy, sys; sys.argv[0] = 'device_work'; runpy.run_module('tools.trust.device_work', run_name='__main__')"
)


def run(scale: float, place: Path) -> Result:
    """Fail every `1 / scale`-th operation of each deed; then with a program that takes an error for a success."""
    result = Result("device", {"said": 1} | {f"{name} at {deed}": 1 for name in ("ENOSPC", "EIO") for deed in DEEDS})
    library = faultio.built(place)
    if library is None:
        result.skipped = "no C compiler, or not Linux"
        return result
    make(place / "base")
    make(place / "empty", empty=True)
    step = max(round(1 / scale), 1)
    _sweep(result, library, place, step, "careful", *DEEDS)
    careless, telling = Result("control"), ("save", "photo", "backup", "passphrase")
    _sweep(careless, library, place, max(step, 9), "swallow", *telling)
    result.control = all(careless.bad[f"acknowledged and lost at {deed}"] for deed in telling)
    return result


def _sweep(result: Result, library: Path, place: Path, step: int, how: str, *deeds: str) -> None:
    try:
        said = faultio.run(library, _CODE, str(place / "base"), str(place / "empty"), str(step), how, *deeds)
    except RuntimeError:
        result.bad["sweeps that did not end"] += 1
        return
    for line in said.splitlines():
        _, done, bad = json.loads(line)
        result.done.update(done)
        result.bad.update(bad)
