"""Start Followup: the window when nothing else is asked for, the command line otherwise.

Everything is imported late. The command line works where Qt's system libraries are missing, and the window paints
before the storage is there.
"""

import sys
from pathlib import Path

from followup.display import NO_DISPLAY, has_display

_REFUSED = 1


def main(argv: list[str] | None = None) -> int:
    """Run Followup with these arguments (default: the program's own) and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    window, log = _window_wanted(arguments)
    if window:
        return _run_window(log)
    from followup.cli import main as command_line

    return command_line(arguments)


def _window_wanted(arguments: list[str]) -> tuple[bool, Path | None]:
    """Whether these arguments ask for the window, and for which log: none at all, or only `--log FOLDER`."""
    match arguments:
        case []:
            return True, None
        case ["--log", folder] if folder:
            return True, Path(folder)
        case [option] if option.startswith("--log="):
            folder = option.removeprefix("--log=")
            return bool(folder), Path(folder) if folder else None
    return False, None


def _run_window(log: Path | None) -> int:
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return _REFUSED
    try:
        from followup.app import run_window
    except ImportError as error:
        if ".so" not in str(error):
            raise
        # Qt's wheel finds a library of the system missing, and its text names that library: "libGL.so.1: cannot ..."
        library = str(error).partition(":")[0]
        print(f"The window cannot start: {library} is missing on this computer. Run: make setup", file=sys.stderr)
        return _REFUSED
    return run_window(log)


if __name__ == "__main__":
    raise SystemExit(main())
