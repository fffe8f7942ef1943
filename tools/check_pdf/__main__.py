"""Write the sheets, let veraPDF look at each, and print what it says: `python -m tools.check_pdf [--strict]`.

Where veraPDF cannot be had, a sentence says so and nothing fails, unless `--strict` is asked for.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from . import verapdf
from .sheets import controls, sheets

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "verapdf"
STANDARDS = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}


def main() -> int:
    """Return 0 when every sheet holds to both standards and every control does not."""
    parser = argparse.ArgumentParser(prog="tools.check_pdf", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail where veraPDF cannot be had")
    strict = parser.parse_args().strict
    try:
        command = verapdf.prepare(KEPT)
        with tempfile.TemporaryDirectory(prefix="followup-check-pdf-") as scratch:
            return _check(command, Path(scratch))
    except verapdf.Missing as missing:
        print(f"Nothing was checked, because veraPDF cannot be had here: {missing}.")
        return 1 if strict else 0


def _check(command: list[str], folder: Path) -> int:
    wishes: list[tuple[str, Path]] = []
    for name, pdf in sheets():
        file = _kept(folder, name, pdf)
        wishes += [(standard, file) for standard in STANDARDS]
        if name == "usual":
            wishes += [(standard, _kept(folder, f"control {what}", bad)) for what, standard, bad in controls(pdf)]
    failed = 0
    for verdict in verapdf.validate(command, wishes):
        control = verdict.file.stem.startswith("control")
        good = verdict.compliant != control
        failed += not good
        said = "holds" if verdict.compliant else "does not hold"
        print(f"{'ok  ' if good else 'FAIL'} {verdict.file.stem}: {STANDARDS[verdict.standard]} {said}"
              f" ({verdict.assertions} things looked at)")  # fmt: skip
        for clause in [] if good else verdict.broken:
            print(f"     {clause}")
    print(f"{len(wishes)} checks, {failed} of them not as they should be.")
    return 1 if failed else 0


def _kept(folder: Path, name: str, pdf: bytes) -> Path:
    file = folder / f"{name}.pdf"
    file.write_bytes(pdf)
    return file


if __name__ == "__main__":
    raise SystemExit(main())
