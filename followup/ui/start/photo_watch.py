"""Damaged photos: noticed after the start, mended from their copies, and said in a sentence. The log goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from followup.ui.kit.busy import Work

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.shell.window import Window


class PhotoWatch(QObject):
    """Looks once, on a thread, long after the first picture."""

    def __init__(self, window: Window, services: OpenLog) -> None:
        super().__init__(window)
        self._window, self._services = window, services

    def look(self) -> None:
        """Look every picture over, and mend what is damaged."""
        from followup.services.damage import mend_photos

        database = self._services.database
        work = Work(lambda _asked: mend_photos(database), self)
        work.done.connect(self._on_done)
        work.finished.connect(work.deleteLater)
        work.start()

    def _on_done(self, missing: int | None) -> None:
        if missing is None:
            return
        words = self.tr("The file with your photos was damaged and is mended. The damaged file is kept.")
        if missing:
            words = self.tr(
                "The file with your photos was damaged. What could be read is saved. Pictures missing: {count}."
            ).format(count=missing)
        self._window.foot.say(words)
