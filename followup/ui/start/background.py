"""Slow work of the start: on a thread, with its answer in the thread of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from threading import Event

T = TypeVar("T")


def in_background(
    parent: QObject,
    work: Callable[[Event], T],
    done: Callable[[T], object],
    failed: Callable[[BaseException], object],
) -> None:
    """Do work on a thread; `done` gets its result and `failed` its error."""
    from followup.ui.kit.busy import Work

    task = Work(work, parent)
    task.done.connect(done)
    task.failed.connect(failed)
    task.finished.connect(task.deleteLater)
    task.start()
