"""Long work on a thread without holding up the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steadily() -> Iterator[None]:
    """Keep Python from looking for garbage meanwhile.

    A sheet of ten years makes a million objects, and each look at all of them stops every thread: the window stood
    still for up to 700 ms. What is made here is let go of piece by piece instead.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
