"""A first start: the page of welcome, the making of the log, and its recovery code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from followup.ui.kit.sentences import sentence
from followup.ui.start.background import in_background
from followup.ui.start.recovery import RecoveryPage
from followup.ui.start.welcome import WelcomePage

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.shell.window import Window
    from followup.ui.start.door import LogDoor


class Beginning(QObject):
    """Shows its pages in the window. `begun` carries the services of the new log, when its code is seen to."""

    begun = Signal(object)
    other_requested = Signal()

    def __init__(self, window: Window, door: LogDoor, folder: Path, today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._door, self._folder = window, door, folder
        self._page = WelcomePage(today, str(folder))
        self._page.wanted.connect(self._create)
        self._page.other_requested.connect(self.other_requested)

    def show(self) -> None:
        """Show the page of welcome."""
        self._window.show_page(self._page)

    def _create(self, facts: tuple[tuple[str, str], ...], passphrase: str) -> None:
        created = partial(self._door.create, self._folder, passphrase or None, facts)
        in_background(self, lambda _cancelled: created(), self._on_created, self._on_not_created)

    def _on_created(self, made: tuple[OpenLog, str]) -> None:
        services, code = made
        if not code:
            self.begun.emit(services)
            return
        page = RecoveryPage(code)

        def on_kept(tried: bool) -> None:
            if tried:
                services.passphrase.recovery_was_tried()
            self.begun.emit(services)

        page.kept.connect(on_kept)
        self._window.show_page(page)

    def _on_not_created(self, error: BaseException) -> None:
        self._page.say_refused(sentence(error))
