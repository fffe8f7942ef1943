"""A reminder on the desktop, where somebody asked for it and the platform has a place for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from followup.domain.errors import FollowupError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from followup.services.log import OpenLog
    from followup.ui.shell.window import Window

EVERY = 60 * 60 * 1000
"""Milliseconds between two looks at the log."""

Show = Callable[[str], None]
"""Puts a sentence on the desktop."""


class Reminder(QObject):
    """Looks once an hour while a log is open; says its sentence once a day, and never what it is about."""

    def __init__(self, window: Window, services: OpenLog, today: Callable[[], date], show: Show | None = None) -> None:
        super().__init__(window)
        self._window, self._services, self._today = window, services, today
        self._show = show or self._show_in_tray
        self._said_on: date | None = None
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.closing.connect(self.stop)

    def look(self) -> None:
        """Say the sentence of today where there is one and it was not said yet."""
        today = self._today()
        if self._said_on == today:
            return
        try:
            sentence = self._services.reminders.sentence(today)
        except FollowupError:
            return  # a log that cannot be read says so on its own page
        if sentence:
            self._said_on = today
            self._show(sentence)

    def stop(self) -> None:
        """Look no more, and take the icon away."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    def _show_in_tray(self, sentence: str) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        if not can_remind():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip("Followup")
        self._tray.show()
        self._tray.showMessage("Followup", sentence, QSystemTrayIcon.MessageIcon.NoIcon)


def can_remind() -> bool:
    """Return whether this desktop has a place for reminders."""
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
