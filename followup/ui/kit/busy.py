"""Work that may take a while: it runs on a thread, and after a second a line says so and offers to cancel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.space import STEP, TIGHT
from followup.ui.kit.text import Text

PATIENCE = 1000
"""Milliseconds before a wait is shown."""


class Asked(Event):
    """Handed to work: it is set when the person cancels, and takes how much is done."""

    def __init__(self, tell: Callable[[float], object]) -> None:
        super().__init__()
        self.tell = tell


class _Mail(QObject):
    """Carries what a thread sends to its work, and lives as long as the thread does.

    A work that is taken down with its window, just as its thread sends, would end the program.
    """

    ended = Signal(object, object)
    share = Signal(float)


class Work(QObject):
    """One piece of work on a thread of its own. `work` is handed an event that is set when the person cancels.

    `progress` carries a share from 0 to 1 where the work tells one through the event.
    `done` carries the result, `failed` the exception; both arrive in the window's thread. After a cancel neither does.
    """

    done = Signal(object)
    failed = Signal(object)
    finished = Signal()
    progress = Signal(float)

    def __init__(self, work: Callable[[Asked], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mail = _Mail()
        self._work, self.cancelled = work, Asked(self._mail.share.emit)
        self._mail.share.connect(self.progress)
        self._mail.ended.connect(self._deliver)
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> Work:
        """Begin, and return this work."""
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Ask the work to stop; its result is dropped."""
        self.cancelled.set()
        self.finished.emit()

    def wait(self, seconds: float) -> None:
        """Wait for its thread to end, for so long at most; what it sends is delivered later."""
        self._thread.join(seconds)

    def _run(self) -> None:
        mail = self._mail
        try:
            result = self._work(self.cancelled)
        except BaseException as error:  # noqa: BLE001 - handed to the window, which shows a sentence
            mail.ended.emit(None, error)
        else:
            mail.ended.emit(result, None)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        if self.cancelled.is_set():
            return
        if error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.finished.emit()


class BusyLine(QFrame):
    """A thin line with words and a cancel button, shown only when a wait is longer than a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._work: Work | None = None
        self.words = Text()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Working"))
        self.cancel_button = quiet_button(self.tr("Cancel"), self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP, TIGHT, STEP, TIGHT)
        row.setSpacing(STEP)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.show)
        self.hide()

    def watch(self, work: Work, words: str, *, can_cancel: bool = True) -> None:
        """Show this work after a second, until it ends."""
        self._work = work
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.cancel_button.setVisible(can_cancel)
        work.progress.connect(self._on_share)
        work.finished.connect(partial(self._on_finished, work))
        self._timer.start()

    def _on_share(self, share: float) -> None:
        """Show how much is done; until the first share the bar only moves."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(share * 100))

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_finished(self, work: Work) -> None:
        if work is not self._work:
            return  # another one is being waited for by now
        self._timer.stop()
        self._work = None
        self.hide()
