"""The rigs of `make check-trust`, small: each finds nothing, and its control is caught."""

import os
import sys
from importlib import import_module
from pathlib import Path

import pytest

SMALL = {"kill": 0.005, "replay": 0.008, "flips": 0.01, "fuzz": 0.0005, "migrations": 0.002, "device": 0.005}
"""Part of the full size of each rig. `power`, `canaries` and `planted` run in `make check-trust` alone."""


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
