"""Start Followup: the window when nothing else is asked for, the command line otherwise.

Everything is imported late. The command line works where Qt's system libraries are missing, and the window paints
before the storage is there.
"""

import sys
from pathlib import Path

from followup.display import NO_DISPLAY, has_display
from followup.hardening import harden

_REFUSED = 1

DECODE_PICTURE = "--decode-picture"
"""What a program packed into one file starts itself with, to decode a picture in a process of its own."""


def main(argv: list[str] | None = None) -> int:
    """Run Followup with these arguments (default: the program's own) and return its exit code."""
    harden()
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == [DECODE_PICTURE]:
        from followup.exchange.picture_child import main as decode_picture

        return decode_picture()
    if window_wanted(arguments):
        log = _chosen_log(_without_safe(arguments))
        return _run_window(log, safe=True) if "--safe" in arguments else _run_window(log)
    from followup.cli import main as command_line

    return command_line(arguments, window=_run_window)


def window_wanted(arguments: list[str]) -> bool:
    """True where these arguments ask for the window: none at all, or only `--log FOLDER` and `--safe`."""
    rest = _without_safe(arguments)
    return not rest or _chosen_log(rest) is not None


def _without_safe(arguments: list[str]) -> list[str]:
    """Return the arguments without one `--safe`, which asks the window to read only."""
    at = arguments.index("--safe") if "--safe" in arguments else len(arguments)
    return arguments[:at] + arguments[at + 1 :]


def _chosen_log(arguments: list[str]) -> Path | None:
    match arguments:
        case ["--log", folder] if folder:
            return Path(folder)
        case [option] if option.startswith("--log="):
            folder = option.removeprefix("--log=")
            return Path(folder) if folder else None
    return None


def _run_window(log: Path | None, *, safe: bool = False) -> int:
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
    return run_window(log, safe=True) if safe else run_window(log)


if __name__ == "__main__":
    raise SystemExit(main())
