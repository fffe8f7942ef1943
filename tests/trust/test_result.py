"""What a rig must show before it counts as good."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def result(root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A rig that must kill ten times, and whose control was caught."""
    monkeypatch.syspath_prepend(str(root))
    return import_module("tools.trust.result").Result("kills", {"kills": 10}, control=True)


def test_a_rig_that_tried_nothing_is_not_good(result: Any) -> None:
    """No kill finds no loss."""
    result.least = {}
    assert not result.is_good
    assert "nothing tried" in result.line()


def test_a_rig_that_tried_too_little_is_not_good(result: Any) -> None:
    """Nor do other figures stand in for the one that counts."""
    result.done.update({"kills": 9, "saves": 500})
    assert not result.is_good
    assert "TOO FEW: 9 of 10 kills" in result.line()
    result.done["kills"] += 1
    assert result.is_good
    assert "TOO FEW" not in result.line()


def test_a_loss_and_a_control_that_was_missed_are_not_good(result: Any) -> None:
    """Each alone is enough."""
    result.done["kills"] = 10
    result.bad["entries lost"] = 1
    assert not result.is_good
    result.bad.clear()
    result.control = False
    assert not result.is_good
    assert "NOT CAUGHT" in result.line()


def test_a_rig_that_cannot_run_here_says_so(result: Any) -> None:
    """That is no loss, and no figure either."""
    result.skipped = "not Linux"
    assert result.is_good
    assert "skipped: not Linux" in result.line()
