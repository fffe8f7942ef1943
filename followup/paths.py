"""Where shipped files are, and where a log is kept when nobody says otherwise. Standard library only."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file, such as `resource("icons", "today.svg")`; whether it exists is not checked."""
    return _shipped("resources").joinpath(*parts)


def migrations() -> Path:
    """The folder with the steps that bring an older log up to date."""
    return _shipped("migrations")


def default_log_folder(
    platform: str = sys.platform, environ: Mapping[str, str] = os.environ, home: Path | None = None
) -> Path:
    """The folder of the log on this computer when none is named; it may not exist yet.

    Sources: the XDG Base Directory Specification 0.8 (a relative XDG_DATA_HOME is to be ignored), Apple's File System
    Programming Guide, and Microsoft's Known Folders (FOLDERID_LocalAppData: a health log does not roam).
    """
    return _data_folder(platform, environ, home or Path.home()) / "log"


def _shipped(name: str) -> Path:
    """Inside the package in a wheel and in a frozen program, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _data_folder(platform: str, environ: Mapping[str, str], home: Path) -> Path:
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Followup"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Followup"
    chosen = Path(environ.get("XDG_DATA_HOME", ""))
    return (chosen if chosen.is_absolute() else home / ".local" / "share") / "followup"
