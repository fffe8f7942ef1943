"""Start Followup: the window when nothing else is asked for, the command line otherwise.

Everything is imported late. The command line works where Qt's system libraries are missing, and the window paints
before the storage is there.
"""

import sys
from pathlib import Path

from followup.display import NO_DISPLAY, has_display
from followup.hardening import harden
from followup.quick_imports import skip_feature_search

_REFUSED = 1

DECODE_PICTURE = "--decode-picture"
"""What a program packed into one file starts itself with, to decode a picture in a process of its own."""

_SWITCHES = ("safe", "locked")
"""What the window takes beside the folder."""


def main(argv: list[str] | None = None) -> int:
    """Run Followup with these arguments (default: the program's own) and return its exit code."""
    harden()
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == [DECODE_PICTURE]:
        from followup.exchange.picture_child import main as decode_picture

        return decode_picture()
    if window_wanted(arguments):
        log = _chosen_log(_without_switches(arguments))
        return _run_window(log, **{name: True for name in _SWITCHES if f"--{name}" in arguments})
    from followup.cli import main as command_line

    return command_line(arguments, window=_run_window)


def window_wanted(arguments: list[str]) -> bool:
    """True where these arguments ask for the window: none at all, or only `--log FOLDER`, `--safe` and `--locked`."""
    rest = _without_switches(arguments)
    return not rest or _chosen_log(rest) is not None


def _without_switches(arguments: list[str]) -> list[str]:
    """Return the arguments without `--safe`, which only reads, and `--locked`, with which a lock starts it anew."""
    rest = list(arguments)
    for name in _SWITCHES:
        if f"--{name}" in rest:
            rest.remove(f"--{name}")
    return rest


def _chosen_log(arguments: list[str]) -> Path | None:
    match arguments:
        case ["--log", folder] if folder:
            return Path(folder)
        case [option] if option.startswith("--log="):
            folder = option.removeprefix("--log=")
            return Path(folder) if folder else None
    return None


def _run_window(log: Path | None, **switches: bool) -> int:
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return _REFUSED
    try:
        from PySide6 import QtCore  # noqa: F401 - which changes how Python imports

        skip_feature_search()
        from followup.app import run_window
    except ImportError as error:
        if ".so" not in str(error):
            raise
        # Qt's wheel finds a library of the system missing, and its text names that library: "libGL.so.1: cannot ..."
        library = str(error).partition(":")[0]
        print(f"The window cannot start: {library} is missing on this computer. Run: make setup", file=sys.stderr)
        return _REFUSED
    return run_window(log, **switches)


if __name__ == "__main__":
    raise SystemExit(main())
