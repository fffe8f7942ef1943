"""Print how fast things are: `python -m tools.bench [start] [save] [sheet] [signs] [diaries] [large] [--rounds N]`."""

from __future__ import annotations

import argparse
import hashlib
import shlex
import shutil
import sys
import tempfile
import time
from pathlib import Path

from followup.paths import migrations

from . import cold_start, diaries, large, saving, sheet, signs, ten_years
from .figures import print_environment

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("start", "save", "sheet", "signs", "diaries", "large")
KEPT = ROOT / "build" / "bench"
"""Where the log of ten years is kept, made once for each form of the log; every run works on a copy."""


def main(argv: list[str]) -> int:
    """Run the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="tools.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each figure (7)")
    asked = parser.parse_args(argv)
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part called {', '.join(sorted(unknown))}")
    print_environment(shlex.join(["python", "-m", "tools.bench", *argv]))
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as scratch:
        _run(asked.parts or PARTS, max(asked.rounds, 1), Path(scratch))
    return 0


def _run(parts: tuple[str, ...] | list[str], rounds: int, scratch: Path) -> None:
    log = scratch / "log"
    if set(parts) - {"diaries"}:
        shutil.copytree(_kept(), log)
    if "start" in parts:
        (scratch / "home").mkdir()
        cold_start.run(log, rounds, scratch / "home")
    if "save" in parts:
        saving.run(log, rounds, scratch)
    if "sheet" in parts:
        sheet.run(log, rounds)
    if "signs" in parts:
        signs.run(log, rounds)
    if "large" in parts:
        (scratch / "home").mkdir(exist_ok=True)
        large.run(log, min(rounds, 3), scratch / "home")
    if "diaries" in parts:
        diaries.run(ROOT.parent / "shared")


def _kept() -> Path:
    """Return the log of ten years, made now when it is not there or was made by other steps than today's."""
    steps = (*sorted(migrations().rglob("*.py")), Path(ten_years.__file__))
    folder = KEPT / hashlib.sha256(b"".join(step.read_bytes() for step in steps)).hexdigest()[:12]
    if not (folder / "log.db").is_file():
        began = time.monotonic()
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        ten_years.build(folder)
        print(f"log       made ten years in {time.monotonic() - began:.0f} s: {folder.relative_to(ROOT)}")
    return folder


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
