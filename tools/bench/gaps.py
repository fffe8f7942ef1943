"""How long the window stands still while a sheet is made: the longest gap between two ticks of a 5 ms timer."""

from __future__ import annotations

import os
import time
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from followup.services.log import OpenLog

from .ten_years import UNTIL

if TYPE_CHECKING:
    from followup.ui.sheet.screen import Screen

TICK_MS = 5
MOST_SECONDS = 120
ROUNDS = 3


def print_gaps(log: OpenLog, since: date, what: str) -> None:
    """Open the screen of the sheet, let it make the pages of this time, and print the longest gaps."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from followup.domain.days import Day
    from followup.ui.navigation import Navigation
    from followup.ui.sheet.choices import SINCE_A_DAY
    from followup.ui.sheet.screen import Screen

    app = QApplication.instance() or QApplication([])
    screen = Screen(log, Navigation(), lambda: UNTIL)
    screen.choices.since.set_day(Day(since))
    screen.choices.period.setCurrentIndex(screen.choices.period.findData(SINCE_A_DAY))
    screen.resize(1100, 760)
    screen.show()
    ticks: list[float] = []
    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    print(f"\nLongest gap of the window while a sheet is made, {what}")
    for _ in range(ROUNDS):
        screen.made, ticks[:] = None, [time.perf_counter()]
        screen.refresh()
        end = time.monotonic() + MOST_SECONDS
        while time.monotonic() < end and not _is_shown(screen):
            app.processEvents()
            time.sleep(0.0005)
        gaps = sorted(after - before for before, after in pairwise(ticks))
        pages = len(screen.preview.pages)
        longest = ", ".join(f"{gap * 1000:.0f}" for gap in gaps[-3:])
        print(f"  {pages:4} pages in {ticks[-1] - ticks[0]:6.2f} s   three longest gaps {longest} ms (held to 100)")
    screen.close()
    screen.deleteLater()


def _is_shown(screen: Screen) -> bool:
    return screen.made is not None and not screen.preview.pages[0].pixmap().isNull()
