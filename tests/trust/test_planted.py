"""The list of planted faults stays in step with the program."""

from importlib import import_module
from pathlib import Path

import pytest


def test_every_planted_fault_still_has_its_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve, each in a text that is there, with tests that are there."""
    monkeypatch.syspath_prepend(str(root))
    faults = import_module("tools.trust.planted").FAULTS
    assert len(faults) == 12
    for fault in faults:
        assert fault.old in (root / fault.file).read_text(encoding="utf-8"), fault.name
        assert fault.tests == ("ruff",) or any((root / name).exists() for name in fault.tests), fault.name
