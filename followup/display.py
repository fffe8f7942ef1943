"""Whether a window can be shown here. Standard library only, so that it can be asked before Qt is there.

Qt itself ends the program with a misleading sentence about a missing library when there is no display.
"""

import os
import sys
from collections.abc import Mapping

NO_DISPLAY = (
    "There is no screen to show the window on (DISPLAY and WAYLAND_DISPLAY are not set). "
    "Start Followup from a desktop, or use its commands: followup --help"
)


def has_display(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> bool:
    """True where a window can be shown, or where somebody chose Qt's platform on purpose (QT_QPA_PLATFORM)."""
    if platform in {"win32", "darwin"}:
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
