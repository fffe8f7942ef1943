"""What nobody foresaw: one sentence for the person, and in the log of the program only the type and the place."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

_LOGGER = logging.getLogger("followup")


def place_of(trace: TracebackType | None) -> str:
    """Return file name and line of the innermost frame, never a value."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "nowhere"
    code = trace.tb_frame.f_code
    return f"{code.co_filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{trace.tb_lineno}"


def install(show: Callable[[BaseException], object]) -> None:
    """From now on show a sentence for an error that nobody caught; a traceback would hold what a person wrote."""

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOGGER.error("%s at %s", kind.__name__, place_of(trace))
        show(error)

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        _LOGGER.error("%s at %s", args.exc_type.__name__, place_of(args.exc_traceback))

    def on_unraisable(args: sys.UnraisableHookArgs) -> None:
        _LOGGER.error("%s at %s", args.exc_type.__name__, place_of(args.exc_traceback))

    sys.excepthook = on_error
    threading.excepthook = on_thread_error
    sys.unraisablehook = on_unraisable
