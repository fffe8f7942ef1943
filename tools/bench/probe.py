"""Runs in a process of its own: opens a window and prints when it was painted and when it was filled.

Started with the moment of the start (`time.monotonic`, one clock for every process of a computer) and either nothing,
for an empty window, or the folder of a log. Nothing of Followup is changed: only Qt's waiting loop is replaced by one
that looks at the clock.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

SMALLEST = (200, 150)
PATIENCE = 120.0


def main(argv: list[str]) -> int:
    """Print one JSON object: milliseconds to the first paint and to the filled page, modules at the first paint."""
    began = float(argv[0])
    from PySide6.QtWidgets import QApplication

    def watch(*_: object) -> int:
        print(json.dumps(_watch(began, filled=len(argv) > 1)), flush=True)
        os._exit(0)

    QApplication.exec = watch  # type: ignore[method-assign]
    if len(argv) > 1:
        from followup.__main__ import main as program

        return program(["--log", argv[1]])
    from PySide6.QtWidgets import QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(900, 600)
    window.show()
    return app.exec()


def _watch(began: float, *, filled: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        _process_events()
        if "painted" not in found and _is_painted():
            found |= {"painted": (time.monotonic() - began) * 1000, "modules": len(sys.modules)}
        if "painted" in found and (not filled or _is_filled()):
            _process_events()
            found |= {"filled": (time.monotonic() - began) * 1000, "resident": _resident()}
            return found
        time.sleep(0.0005)
    return found


def _process_events() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _is_painted() -> bool:
    """Whether a window of some size is on the screen; Qt paints it while it handles the expose event."""
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        handle = widget.windowHandle()
        large = widget.width() >= SMALLEST[0] and widget.height() >= SMALLEST[1]
        if large and widget.isVisible() and handle.isExposed():
            return True
    return False


def _is_filled() -> bool:
    """Whether the window shows the screens of the open log."""
    from PySide6.QtWidgets import QApplication

    return any(getattr(widget, "host", None) is not None for widget in QApplication.topLevelWidgets())


def _resident() -> float:
    """Mebibytes of memory the process holds, where the system says so."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as lines:
            return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0.0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
