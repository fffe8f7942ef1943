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
    """True where Qt can start: on a screen, or on a platform of Qt that somebody chose on purpose (QT_QPA_PLATFORM)."""
    return bool(environ.get("QT_QPA_PLATFORM")) or has_screen(platform, environ)


def has_screen(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> bool:
    """True where a person would see a window: Qt's own platforms without a screen do not count."""
    if environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc")):
        return False
    return platform in {"win32", "darwin"} or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
