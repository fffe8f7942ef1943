"""What a power cut may leave of a log, its photos, its backups and its key file: replayed from every file operation."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from . import faultio
from .result import Result
from .said import CAUGHT, Said, look, make

STATES = 5000
_CODE = "import runpy, sys; sys.argv[0] = 'writer'; runpy.run_module('tools.trust.writer', run_name='__main__')"


def run(scale: float, place: Path) -> Result:
    """Replay `5000 * scale` states, then some of a program that syncs nothing."""
    count = max(int(STATES * scale), 20)
    result = Result("replay", {"states": count, "acknowledged photos": 4, "acknowledged backups": 2})
    library = faultio.built(place)
    if library is None:
        result.skipped = "no C compiler, or not Linux"
        return result
    _replay(result, library, place, "careful", count)
    weak = Result("control")
    _replay(weak, library, place, "weak", 60)
    result.control = all(weak.bad[name] for name in CAUGHT)
    return result


def _replay(result: Result, library: Path, place: Path, how: str, count: int) -> None:
    folder, out = place / how / "log", place / how / "state"
    log = make(folder)
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "reserve"}
    record = place / f"{how}.record"
    faultio.run(library, _CODE, str(folder), how, "once", folder=folder, record=record)
    found = faultio.operations(record)
    for kept in faultio.states(found, before, folder, out, count):
        result.done["states"] += 1
        look(result, replace(log, folder=out), Said().hear(*kept))
    shutil.rmtree(out, ignore_errors=True)
    Said().hear(*(one.number for one in found if one.kind == "K")).count(result)
