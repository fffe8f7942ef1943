"""What can be done with a log that is damaged or must not be changed: put it together again, or write it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from followup.ui.kit.new_folder import new_folder
from followup.ui.kit.sentences import sentence
from followup.ui.start.background import in_background
from followup.ui.start.damage import DamagePage, MissingPage, SafePage

if TYPE_CHECKING:
    from threading import Event

    from followup.ui.shell.window import Window
    from followup.ui.start.door import LogDoor

T = TypeVar("T")


class Repair(QObject):
    """Shows its pages in the window. `mended` is sent when the log can be opened again.

    `refused` carries the error of a passphrase or code that does not fit: it must be asked for once more.
    """

    mended = Signal()
    refused = Signal(object)
    other_requested = Signal()

    def __init__(
        self,
        window: Window,
        door: LogDoor,
        folder: Path,
        secret: tuple[str | None, str | None],
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window, self._door, self._folder = window, door, folder
        self._secret, self._today = secret, today

    def show_damage(self, words: str) -> None:
        """Say what is wrong and what can be done."""
        page = DamagePage(words, str(self._folder))
        mend = partial(self._door.put_together, self._folder, *self._secret)

        def on_failed(error: BaseException) -> None:
            # The key file may be found in a backup, and then it asks for the passphrase nobody asked for before.
            if self._door.is_wrong_key(error):
                self.refused.emit(error)
            else:
                page.say_failed(sentence(error))

        page.mend_requested.connect(lambda: self._run(lambda _cancelled: mend(), self._on_mended, on_failed))
        page.export_requested.connect(lambda: self._export(page.say_failed))
        page.other_requested.connect(self.other_requested)
        page.close_requested.connect(self._window.close)
        self._window.show_page(page)

    def show_safe_page(self) -> None:
        """Show the page that only exports."""
        page = SafePage(str(self._folder))
        page.export_requested.connect(lambda: self._export(page.say))
        page.close_requested.connect(self._window.close)
        self._window.show_page(page)

    def _on_mended(self, lines: list[str]) -> None:
        page = MissingPage(lines, str(self._folder))
        page.go_on_requested.connect(self.mended)
        self._window.show_page(page)

    def _export(self, say: Callable[[str], object]) -> None:
        """Write what can be read into a folder that the person chooses, and say where it is."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Where should it go?"))
        if not chosen:
            return
        place = new_folder(Path(chosen), f"followup {self._today().isoformat()}")
        export = partial(self._door.export_unopened, self._folder, place, *self._secret)
        done = self.tr("Everything that can be read was written into {place}").format(place=place)

        def on_failed(error: BaseException) -> None:
            if self._door.is_wrong_key(error):
                self.refused.emit(error)
            else:
                say(sentence(error))

        self._run(lambda _cancelled: export(), lambda _files: say(done), on_failed)

    def _run(
        self,
        work: Callable[[Event], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        in_background(self, work, done, failed)
