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
    for deed in DEEDS:
        _sweep(result, library, place, step, "careful", deed)
    for deed in ("save", "photo", "backup", "passphrase"):
        careless = Result("control")
        _sweep(careless, library, place, max(step, 9), "swallow", deed)
        result.control = careless.bad[f"acknowledged and lost at {deed}"] > 0
        if not result.control:
            break
    return result


def _sweep(result: Result, library: Path, place: Path, step: int, how: str, deed: str) -> None:
    base = place / ("empty" if DEEDS[deed].empty else "base")
    try:
        done, bad = json.loads(faultio.run(library, _CODE, str(base), str(step), how, deed).splitlines()[-1])
    except (RuntimeError, ValueError, IndexError):
        result.bad[f"sweeps that did not end ({deed})"] += 1
        return
    result.done.update(done)
    result.bad.update(bad)
