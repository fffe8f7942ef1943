"""Every n-th file operation fails, once or from then on: said to the person or harmless, and nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

from . import faultio
from .device_work import DEEDS, make
from .result import Result

_CODE = (
    "import runpy, sys; sys.argv[0] = 'device_work'; runpy.run_module('tools.trust.device_work', run_name='__main__')"
)


def run(scale: float, place: Path) -> Result:
    """Fail every `1 / scale`-th operation of each deed; then with a program that takes an error for a success."""
    result = Result("device")
    library = faultio.built(place)
    if library is None:
        result.skipped = "no C compiler, or not Linux"
        return result
    base = place / "base"
    make(base)
    step = max(round(1 / scale), 1)
    for deed in DEEDS:
        _sweep(result, library, base, step, "careful", deed)
    for deed in ("save", "backup", "passphrase"):
        careless = Result("control")
        _sweep(careless, library, base, max(step, 9), "swallow", deed)
        result.control = careless.bad["acknowledged and lost"] > 0
        if not result.control:
            break
    return result


def _sweep(result: Result, library: Path, base: Path, step: int, how: str, deed: str) -> None:
    try:
        done, bad = json.loads(faultio.run(library, _CODE, str(base), str(step), how, deed).splitlines()[-1])
    except (RuntimeError, ValueError, IndexError):
        result.bad[f"sweeps that did not end ({deed})"] += 1
        return
    result.done.update(done)
    result.bad.update(bad)
