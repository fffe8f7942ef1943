"""Backups that nobody has to think of: after the first save of the day, and on closing when something changed since."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from followup.domain.errors import FollowupError

if TYPE_CHECKING:
    from threading import Event

    from followup.services.changes import Change
    from followup.services.log import OpenLog
    from followup.ui.shell.window import Window

_LOGGER = logging.getLogger("followup")

SETTLE = 3000
"""Milliseconds after a save before its backup begins, so that it never gets in the way of typing."""


class AutoBackup(QObject):
    """Watches the changes of one open log. A backup that fails is said once a day, in the foot of the window."""

    def __init__(self, window: Window, services: OpenLog, today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._services, self._today = window, services, today
        self._changes, self._kept = 0, 0
        self._making = Lock()
        self._tried_on: date | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLE)
        self._wait.timeout.connect(self._make_on_thread)
        window.log_changed.connect(self._on_change)
        window.closing.connect(self._on_closing)

    def _on_change(self, _change: Change) -> None:
        self._changes += 1
        if self._tried_on != self._today():
            self._wait.start()

    def _make_on_thread(self) -> None:
        self._tried_on = self._today()
        last = self._services.backups.last()
        if last is not None and last.astimezone().date() == self._today():
            return
        words = self.tr("Making today's backup.")
        self._window.navigation.run(self._make, self._on_made, words)

    def _make(self, _cancelled: Event | None = None) -> None:
        """Make a backup unless the last one holds everything; only a finished one counts."""
        with self._making:
            changes = self._changes
            if changes != self._kept:
                self._services.backups.make()
                self._kept = changes

    def _on_made(self, _nothing: object) -> None:
        self._window.backup_made()

    def _on_closing(self) -> None:
        """Make the last one, after one that is still being made: the program ends, and its threads with it."""
        self._wait.stop()
        try:
            self._make()
        except FollowupError as error:
            # The window is going; Today says next time how old the last backup is.
            _LOGGER.warning("backup on closing failed: %s", type(error).__name__)
