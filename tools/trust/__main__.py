"""`python -m tools.trust [RIG ...]`: run the rigs and print their figures; the variable SCALE sizes them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from .result import Result

RIGS = ("flips", "migrations", "kill", "fuzz", "replay", "device", "power", "canaries", "planted")


def main(names: list[str]) -> int:
    """Return 0 when every rig is good."""
    scale = float(os.environ.get("SCALE", "1"))
    good = True
    for name in names or RIGS:
        place = Path(tempfile.mkdtemp(prefix="followup-trust-"))
        try:
            result: Result = import_module(f".{name}", __package__).run(scale, place)
        finally:
            shutil.rmtree(place, ignore_errors=True)
        print(result.line(), flush=True)
        good = good and result.is_good
    print("all good" if good else "NOT GOOD")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
