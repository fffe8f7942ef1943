"""Asks this computer's keychain while the page asks the person; whoever is first opens the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from followup.ui.kit.busy import Work
from followup.ui.kit.sentences import sentence

if TYPE_CHECKING:
    from followup.ui.start.door import LogDoor
    from followup.ui.start.unlock import UnlockPage


class KeychainQuestion(QObject):
    """Sends `answered` with the key. That the keychain has none is said on the page; other errors are `failed`."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, page: UnlockPage, door: LogDoor, folder: Path) -> None:
        super().__init__(page)
        self._page, self._door = page, door
        page.say_asking()
        page.asking_stopped.connect(self.stop)
        self._work: Work | None = Work(lambda cancelled: door.keychain_key(folder, cancelled), self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def stop(self) -> None:
        """Wait no longer; what the keychain says after this is not listened to."""
        work, self._work = self._work, None
        if work is not None:
            work.cancel()
            self._page.say_about_keychain("")

    def _on_done(self, key: bytes | None) -> None:
        self._work = None
        if key is None:
            self._page.say_locked()
            return
        self._page.say_about_keychain("")
        self._page.set_waiting(True)
        self.answered.emit(key)

    def _on_failed(self, error: BaseException) -> None:
        self._work = None
        if self._door.is_wrong_key(error):
            # Not beside the field: what is being typed there meanwhile must not be selected and typed over.
            self._page.say_about_keychain(sentence(error))
        else:
            self.failed.emit(error)
