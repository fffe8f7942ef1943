"""Backups nobody has to think of."""

from pathlib import Path
from threading import Event, Timer

import pytest
from pytestqt.qtbot import QtBot

from followup.services.log import OpenLog
from followup.storage.errors import DiskFull
from followup.ui.shell.window import Window
from followup.ui.start.auto_backup import AutoBackup


@pytest.fixture
def keeper(window: Window, services: OpenLog) -> AutoBackup:
    """Backups for the open log, without the pause after a save."""
    keeper = AutoBackup(window, services, services.today)
    keeper._wait.setInterval(0)
    return keeper


def test_the_first_save_of_a_day_is_backed_up(qtbot: QtBot, keeper: AutoBackup, services: OpenLog) -> None:
    """One save, one backup; the next save of the day makes no other."""
    services.journal.add_note("one", services.today())
    qtbot.waitUntil(lambda: len(services.backups.list()) == 1, timeout=10_000)
    services.journal.add_note("two", services.today())
    qtbot.wait(50)
    assert len(services.backups.list()) == 1


def test_closing_backs_up_what_changed_since(
    qtbot: QtBot, keeper: AutoBackup, window: Window, services: OpenLog
) -> None:
    """On closing a backup is made when something changed, and none when nothing did."""
    keeper._wait.setInterval(60_000)
    services.journal.add_note("one", services.today())
    window.close()
    assert len(list((services.database.folder / "backups").iterdir())) == 1


def test_closing_without_a_change_makes_none(keeper: AutoBackup, window: Window, services: OpenLog) -> None:
    """Looking is not changing."""
    folder: Path = services.database.folder / "backups"
    window.close()
    assert not folder.exists() or not list(folder.iterdir())


def test_a_backup_that_fails_is_said(
    qtbot: QtBot, keeper: AutoBackup, window: Window, services: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence of the storage stands in the foot of the window, and closing does not fail over it."""

    def full() -> Path:
        raise DiskFull

    monkeypatch.setattr(services.backups, "make", full)
    services.journal.add_note("one", services.today())
    qtbot.waitUntil(lambda: "The disk is full" in window.undo_bar.words.text())
    window.close()
    assert not window.isVisible()


def test_closing_while_a_backup_is_made_waits_for_it(
    qtbot: QtBot, keeper: AutoBackup, window: Window, services: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ends with its threads: half a backup would be none, and the day's entries in no other."""
    real, begun, go_on = services.backups.make, Event(), Event()

    def slowly() -> Path:
        begun.set()
        go_on.wait(10)
        return real()

    monkeypatch.setattr(services.backups, "make", slowly)
    services.journal.add_note("one", services.today())
    qtbot.waitUntil(begun.is_set)
    Timer(0.2, go_on.set).start()
    window.close()
    assert len(list((services.database.folder / "backups").iterdir())) == 1


def test_what_is_noted_while_a_backup_is_made_is_in_the_next(
    qtbot: QtBot, keeper: AutoBackup, window: Window, services: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing makes another one then."""
    real, begun, go_on = services.backups.make, Event(), Event()

    def slowly() -> Path:
        begun.set()
        go_on.wait(10)
        return real()

    monkeypatch.setattr(services.backups, "make", slowly)
    services.journal.add_note("one", services.today())
    qtbot.waitUntil(begun.is_set)
    services.journal.add_note("two", services.today())
    go_on.set()
    qtbot.waitUntil(lambda: keeper._kept == 1)
    window.close()
    assert len(list((services.database.folder / "backups").iterdir())) == 2
