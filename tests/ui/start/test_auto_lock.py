"""Locking by itself and by a key."""

from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.app import Door
from followup.services.log import OpenLog
from followup.ui.shell.window import Window
from followup.ui.start import auto_lock
from followup.ui.start.auto_lock import AutoLock
from tests.keychains import InMemory

MINE = "four quiet garden chairs"


class Watched:
    """A lock, and how often it asked for a new start."""

    def __init__(self, window: Window, services: OpenLog) -> None:
        self.starts = 0
        self.window = window
        self.lock = AutoLock(window, services, self._start)

    def _start(self) -> None:
        self.starts += 1


@pytest.fixture
def watched(window: Window, services: OpenLog) -> Watched:
    """A log with a passphrase, open in the window."""
    services.passphrase.set(MINE)
    return Watched(window, services)


def test_ctrl_l_lets_go_of_the_log_and_starts_anew(watched: Watched) -> None:
    """And takes away what was copied out of it."""
    watched.window.activateWindow()
    QGuiApplication.clipboard().setText("copied out of the log")
    QTest.keyClick(watched.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert watched.starts == 1
    assert watched.window.services is None
    assert QGuiApplication.clipboard().text() == ""


def test_a_lock_stops_the_keychain_too(keychain_in_memory: InMemory, watched: Watched, services: OpenLog) -> None:
    """Until the passphrase was typed, also for a program started later."""
    folder, door = services.database.folder, Door(date.today)
    services.passphrase.allow_keychain(MINE)
    assert door.first_guess(folder) == "keychain"
    assert door.keychain_key(folder, Event()) is not None
    watched.lock.lock()
    assert watched.starts == 1
    assert door.first_guess(folder) == "locked"
    assert door.keychain_key(folder, Event()) is None
    door.open(folder, passphrase=MINE).close()
    assert door.first_guess(folder) == "keychain"
    key = door.keychain_key(folder, Event())
    door.open(folder, keychain_key=key).close()


def test_a_log_without_the_keychain_is_locked_as_ever(watched: Watched, services: OpenLog) -> None:
    """No file is left behind."""
    watched.lock.lock()
    assert not (services.database.folder / "locked").exists()


def test_five_minutes_without_a_sign_lock_and_a_key_begins_them_anew(qtbot: QtBot, watched: Watched) -> None:
    """Five minutes are a moment here."""
    assert watched.lock._idle.interval() == 300_000
    watched.lock._idle.setInterval(60_000)
    handle = watched.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert watched.lock._idle.remainingTime() > 50_000
    watched.lock._idle.setInterval(0)
    qtbot.waitUntil(lambda: watched.starts == 1)


def test_a_computer_that_slept_is_locked(watched: Watched) -> None:
    """The clock went on while nothing here did."""
    watched.lock._look()
    assert watched.starts == 0
    watched.lock._seen -= 3600
    watched.lock._look()
    assert watched.starts == 1


def test_nobody_reads_on_while_the_last_backup_is_made(watched: Watched) -> None:
    """Who locks walks away at once; the backup on closing may take seconds."""
    seen: list[bool] = []
    watched.window.closing.connect(lambda: seen.append(watched.window.isVisible()))
    watched.lock.lock()
    assert seen == [False]


def test_without_a_passphrase_nothing_is_locked(window: Window, services: OpenLog) -> None:
    """Ctrl+L says so; the five minutes pass without a word."""
    watched = Watched(window, services)
    watched.lock.lock()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert watched.starts == 0
    assert "no passphrase" in window.undo_bar.words.text()
    assert window.services is not None


@pytest.mark.parametrize("name", ["keys.json", "log.db", ""])
def test_a_log_that_went_away_is_locked_all_the_same(watched: Watched, services: OpenLog, name: str) -> None:
    """A pulled stick or a renamed folder must not leave the screen open for ever, nor say there is no passphrase."""
    gone = services.database.folder / name
    gone.rename(gone.with_name("elsewhere"))
    QTest.keyClick(watched.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert watched.starts == 1
    assert watched.window.services is None


def test_a_passphrase_set_meanwhile_counts(window: Window, services: OpenLog) -> None:
    """The log was opened without one."""
    watched = Watched(window, services)
    services.passphrase.set(MINE)
    watched.lock.lock()
    assert watched.starts == 1


def test_a_nap_locks_too(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a minute with the lid closed; a program that was only busy for as long does not."""
    monkeypatch.setattr(auto_lock, "slept", lambda: 100.0)
    watched.lock._asleep = 100.0
    watched.lock._seen -= 30
    watched.lock._look()
    assert watched.starts == 0
    monkeypatch.setattr(auto_lock, "slept", lambda: 130.0)
    watched.lock._look()
    assert watched.starts == 1


def test_sleep_is_told_from_the_clocks_of_the_system() -> None:
    """It only ever grows, and is known on Linux."""
    first = auto_lock.slept()
    assert 0 <= first <= auto_lock.slept() + 0.1
