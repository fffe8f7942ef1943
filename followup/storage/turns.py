"""Whose turn it is: one thread writes at a time, and nobody waits for themselves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from followup.storage.errors import InUse

_WAIT_SECONDS = 30.0
"""How long one thread waits for the other that writes."""


class Turns:
    """Hands out the turn to write, and knows which threads read."""

    def __init__(self) -> None:
        self._writer = threading.Lock()
        self._writing_thread: int | None = None
        self._threads = threading.local()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the turn to write; raises `InUse` when another thread does not end, `RuntimeError` for a second one."""
        me = threading.get_ident()
        if self._writing_thread == me:
            raise RuntimeError("a transaction is already open in this thread")
        if self._readings:
            # Its commit would wait for the reading to end, and the reading for the commit.
            raise RuntimeError("end the reading of this thread before a transaction begins")
        if not self._writer.acquire(timeout=_WAIT_SECONDS):
            raise InUse("Another part of Followup is still saving. Please try again in a moment.")
        self._writing_thread = me
        try:
            yield
        finally:
            self._writing_thread = None
            self._writer.release()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Be known as reading; any number of threads may."""
        self._threads.readings = self._readings + 1
        try:
            yield
        finally:
            self._threads.readings -= 1

    @property
    def _readings(self) -> int:
        return getattr(self._threads, "readings", 0)
