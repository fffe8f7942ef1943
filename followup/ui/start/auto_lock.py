"""Locking: after five minutes without a key or the mouse, after the computer slept, and by Ctrl+L.

Locking starts the program anew. Inside one process hundreds of copies of what was read stay in memory; a new process
has none.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from followup.domain.errors import FollowupError

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from followup.services.log import OpenLog
    from followup.ui.shell.window import Window

IDLE = 5 * 60 * 1000
"""Milliseconds without a sign of the person."""

_LOOK = 3_000
_SLEPT, _NAP = 60.0, 1.0
"""Milliseconds between two looks at the clock, seconds it may be late without the computer having slept, and seconds of
sleep that count where the system tells sleep from a program that is busy (Linux)."""

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """Watches one open log. Without a passphrase there is nothing to lock, and nothing happens."""

    def __init__(self, window: Window, services: OpenLog, restart: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._services, self._restart = window, services, restart
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self.lock)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK)
        self._clock.timeout.connect(self._look)
        self._seen, self._asleep = time.time(), slept()
        self._shortcut = QShortcut(QKeySequence("Ctrl+L"), window)
        self._shortcut.activated.connect(self._on_key)
        self._copied, self._had_passphrase = False, False
        self._asks()
        QGuiApplication.clipboard().dataChanged.connect(self._on_copied)
        window.closing.connect(self.stop)
        # The window of the system gets every key and press once; a filter for the whole program would see each repaint.
        self._watched: QWindow | None = window.windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self._idle.start()
        self._clock.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the five minutes anew at each sign of the person."""
        if event.type() in _SIGNS:
            self._idle.start()
        return super().eventFilter(watched, event)

    def lock(self) -> None:
        """Lock now, where the log has a passphrase."""
        if self._window.services is None or not self._asks():
            return
        self.clear_clipboard()
        self._services.passphrase.ask_next_time()
        self._window.put_away()
        self._restart()

    def clear_clipboard(self) -> None:
        """Take away what was copied out of this window; what came from elsewhere stays."""
        if self._copied:
            QGuiApplication.clipboard().clear()
            self._copied = False

    def stop(self) -> None:
        """Watch no longer."""
        self._idle.stop()
        self._clock.stop()
        self._shortcut.setEnabled(False)
        if self._watched is not None:
            self._watched.removeEventFilter(self)

    def _on_copied(self) -> None:
        self._copied = self._window.isActiveWindow()

    def _on_key(self) -> None:
        if not self._asks():
            self._window.foot.say(
                self.tr("This log has no passphrase, so it cannot be locked. You can set one in Settings.")
            )
            return
        self.lock()

    def _asks(self) -> bool:
        """Return whether the log has a passphrase; where its folder is gone or broken, what was last known counts.

        A stick pulled out must not leave what stands on the screen for everybody who comes by.
        """
        with suppress(FollowupError, OSError):
            if self._services.database.log_folder.database.is_file():
                self._had_passphrase = self._services.passphrase.is_set
        return self._had_passphrase

    def _look(self) -> None:
        """Lock when the clock jumped ahead: the computer slept, and somebody else may have opened its lid."""
        before, self._seen = self._seen, time.time()
        asleep, self._asleep = self._asleep, slept()
        if self._seen - before > _LOOK / 1000 + _SLEPT or self._asleep - asleep > _NAP:
            self.lock()


def slept() -> float:
    """Return for how many seconds this computer slept since it was switched on, or 0 where the system does not say."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    if clock is None:
        return 0.0
    return max(time.clock_gettime(clock) - time.clock_gettime(time.CLOCK_MONOTONIC), 0.0)
