"""The rigs of `make check-trust`, small: each finds nothing, and its control is caught."""

import os
import sys
from importlib import import_module
from pathlib import Path

import pytest

SMALL = {"kill": 0.1, "replay": 0.1, "flips": 0.1, "migrations": 0.1, "device": 0.1, "fuzz": 0.002}
"""Part of the full size of each rig: a tenth, and less of the inputs, which our own mutator makes slowly.

`power` and `canaries` run in `make check-trust` alone, because they need root: one mounts disks, the other reads the
memory of a process. So does `planted`, which runs tests of its own.
"""


@pytest.mark.skipif(sys.platform != "linux" or not hasattr(os, "fork"), reason="the rigs kill, fork and preload")
@pytest.mark.parametrize("rig", SMALL)
def test_a_rig_finds_nothing_and_its_control_is_caught(
    rig: str, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figures stand in the message when it does."""
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(str(root))
    from followup.storage import slots

    for name in ("ITERATIONS", "LANES", "MEMORY_KIB"):
        monkeypatch.setattr(slots, name, getattr(slots, name))  # the rigs lower them, and leave them so
    result = import_module(f"tools.trust.{rig}").run(SMALL[rig], tmp_path)
    assert result.is_good, result.line()
    assert result.skipped or result.done
