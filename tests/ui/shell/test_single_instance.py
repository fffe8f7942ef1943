"""One window for one log."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from followup.ui.shell.single_instance import SingleInstance


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    """The second one does not get the lock, knocks, and the first one hears it."""
    first, second = (SingleInstance(tmp_path / "log", tmp_path / "locks") for _ in range(2))
    assert first.take()
    assert not second.take()
    first.listen()
    with qtbot.waitSignal(first.raise_requested):
        assert second.knock()
    first.give_back()
    assert second.take()
    second.give_back()


def test_two_logs_are_two_windows(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever cares for two people may have both logs open."""
    first = SingleInstance(tmp_path / "one", tmp_path / "locks")
    second = SingleInstance(tmp_path / "two", tmp_path / "locks")
    assert first.take()
    assert second.take()
    first.give_back()
    second.give_back()


def test_the_name_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """The lock file does not tell where the log is or whose it is."""
    single = SingleInstance(tmp_path / "ruth-palmer", tmp_path / "locks")
    assert single.take()
    (file,) = (tmp_path / "locks").iterdir()
    assert "ruth" not in file.name
    assert "palmer" not in file.read_text(encoding="utf-8")
    single.give_back()


def test_a_home_that_cannot_be_written_does_not_stop_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    """The disk is full, or the home folder is read-only: the log itself has a lock of its own."""
    (tmp_path / "file").write_bytes(b"")
    single = SingleInstance(tmp_path / "log", tmp_path / "file" / "locks")
    assert not single.take()
    assert not single.knock()
    single.give_back()


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes a right there")
def test_another_way_to_the_same_log_is_the_same_log(qtbot: QtBot, tmp_path: Path) -> None:
    """Started through a link, the first window comes forward too."""
    (tmp_path / "log").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "log")
    first, second = (SingleInstance(tmp_path / name, tmp_path / "locks") for name in ("log", "link"))
    assert first.take()
    assert not second.take()
    first.give_back()
