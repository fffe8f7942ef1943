"""What a screen may ask of the window around it. Signals here are wishes; the shell carries them out."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from followup.ui.kit.busy import Asked, Work

T = TypeVar("T")

_LONGEST_END = 10.0
"""Seconds that work gets to clean up after itself before the log is let go."""


class Navigation(QObject):
    """Handed to every screen. Nothing here waits for an answer."""

    screen_requested = Signal(str, object)
    quick_add_requested = Signal(str)
    emergency_requested = Signal()
    sentence_requested = Signal(str, object)
    error_raised = Signal(object)
    work_started = Signal(object, str)
    draft_taken_up = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Work] = []

    def go(self, screen: str, target: object = None) -> None:
        """Show a screen ("today", "symptoms", "check_in", "medicines", "exams", "visits", "record", "sheet", ...).

        `target` says what to show there; it reaches the screen's `open_target`.
        """
        self.screen_requested.emit(screen, target)

    def quick_add(self, words: str = "") -> None:
        """Go to the quick-add field of Today, with these words in it."""
        self.quick_add_requested.emit(words)

    def show_emergency(self) -> None:
        """Open the emergency panel."""
        self.emergency_requested.emit()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence in the undo bar. A change that services announce is said there by itself, with its undo."""
        self.sentence_requested.emit(words, undo)

    def show_error(self, error: BaseException) -> None:
        """Show an error that belongs to no field as one calm sentence."""
        self.error_raised.emit(error)

    def run(
        self,
        work: Callable[[Asked], T],
        done: Callable[[T], object],
        words: str,
        failed: Callable[[BaseException], object] | None = None,
    ) -> Work:
        """Do work on a thread; after a second `words` are shown with a cancel button.

        `work` is handed an event that is set on cancel and takes a share done; it must not touch widgets. `done` gets
        its result, `failed` its error (by default shown as a sentence), both in the window's thread.
        """
        from followup.ui.kit.busy import Work

        task = Work(work, self)
        task.done.connect(done)
        task.failed.connect(failed or self.show_error)
        task.finished.connect(partial(self._on_finished, task))
        self._running.append(task)
        self.work_started.emit(task, words)
        return task.start()

    def end_work(self, seconds: float = _LONGEST_END) -> None:
        """Cancel all work and let it clean up, for so long at most.

        The log is about to be let go and the process may end: a file half written out would stay, and is not locked.
        """
        ends, running = time.monotonic() + seconds, self._running.copy()
        for task in running:
            task.cancel()
        for task in running:
            task.wait(max(ends - time.monotonic(), 0))

    def _on_finished(self, task: Work) -> None:
        self._running.remove(task)
        task.deleteLater()
