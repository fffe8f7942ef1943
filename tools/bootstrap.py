"""Start, test or try Followup from a checkout with one command: `python3 tools/bootstrap.py run`.

Standard library only. Works on a bare Debian 12 or 13 with python3 and pip, with or without root, and on macOS and
Windows. Everything it needs goes into the folder .venv. Exit codes: 2 cannot be set up, 3 no screen for the window,
otherwise those of what it starts. The parts: bootstrap_venv.py (Python packages), bootstrap_qt.py (the
system's libraries for Qt, and the launcher), bootstrap_place.py (folders, marks, messages).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
if not OLDEST <= sys.version_info[:2] <= NEWEST:  # before the imports below, which an older Python cannot read
    print("Followup needs Python 3.11 to 3.14. This is Python {}.{}.".format(*sys.version_info[:2]), file=sys.stderr)
    raise SystemExit(2)

import bootstrap_qt  # noqa: E402
from bootstrap_place import Place, Stop, python_environment, say  # noqa: E402
from bootstrap_venv import prepare  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
NO_SCREEN = 3
IN_PARALLEL = ("-n", "auto", "--dist", "loadfile")  # one process a core; the tests of a file share what they build

HELP = """\
make run     open Followup (ARGS="..." is passed on, for example: make run ARGS="find 'sore hip'")
make demo    a sample log of three years in the folder demo: its flags, its sheet, and the window if there is a screen
make setup   get everything ready now, so that the rest works without a network
make test    check style and types, then run the tests (ARGS="tests/storage" runs only these tests)
make check   check style and types only
make bench   print how fast things are
make check-pdf  let veraPDF prove that the sheets are PDF/A-3a and PDF/UA-1 (fetches it the first time; needs Java)
make check-trust   try to lose or spoil a log in every way (SCALE=0.1 is a tenth; ARGS="kill" only one rig)
make lock    choose the newest allowed packages again (ARGS="--upgrade") and write the lock files
make clean   remove what tests and builds left (ARGS="--all" removes .venv too)

Without make, for example on Windows: python tools/bootstrap.py run"""


def main(argv: list[str]) -> int:
    """Run one command and return its exit code; every refusal is one sentence."""
    command, *rest = argv or ["help"]
    if command not in COMMANDS:
        print(HELP)
        return 0 if command in {"help", "-h", "--help"} else 2
    try:
        return COMMANDS[command](Place(ROOT), rest)
    except Stop as stop:
        say(str(stop))
        return stop.code
    except OSError as error:
        say(f"Followup cannot be set up in this folder: {error.strerror} ({error.filename}).")
        return 2
    except KeyboardInterrupt:
        say("Stopped. Nothing is lost; start again when you like.")
        return 130


def setup(place: Place, _rest: list[str]) -> int:
    """Get everything ready, tests included."""
    prepare(place, "dev")
    bootstrap_qt.prepare(place, again=True)
    say("Everything is ready. Next: make run, or make demo")
    return 0


def run(place: Place, rest: list[str]) -> int:
    """Open the window, or run one of Followup's own commands."""
    if window_without_screen(rest):
        return NO_SCREEN
    prepare(place, "run")
    bootstrap_qt.prepare(place)
    return start(place, "main.py", *rest)


def demo(place: Place, rest: list[str]) -> int:
    """Make the sample log in the folder demo; `--window` opens it where there is a screen, terminal or not."""
    prepare(place, "run")
    bootstrap_qt.prepare(place)
    return start(place, "main.py", "demo", "--out", "demo", "--window", *rest)


def test(place: Place, rest: list[str]) -> int:
    """Style, types and all tests; with arguments only pytest. Pytest's own last line is the last one printed."""
    if rest:
        return tests(place, *rest)
    failed = check(place, [])
    return tests(place, *IN_PARALLEL) or failed


def bench(place: Place, rest: list[str]) -> int:
    """Print the figures of tools/bench."""
    prepare(place, "dev")
    bootstrap_qt.prepare(place)
    return start(place, "-m", "tools.bench", *rest)


def check_pdf(place: Place, rest: list[str]) -> int:
    """Prove the form of the sheets by veraPDF, which is fetched into build/ the first time."""
    prepare(place, "dev")
    return start(place, "-m", "tools.check_pdf", *rest)


def check_trust(place: Place, rest: list[str]) -> int:
    """Run the rigs of tools/trust, sized by the variable SCALE, and the stateful test of the history."""
    prepare(place, "dev")
    bootstrap_qt.prepare(place)
    failed = start(place, "-m", "tools.trust", *rest)
    scale = {"SCALE": os.environ.get("SCALE", "1")}
    history = ("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/storage/test_history_machine.py")
    return failed if rest else start(place, *history, **scale) or failed


def check(place: Place, rest: list[str]) -> int:
    """Style and types; all three run, and the first failure is the exit code."""
    prepare(place, "dev")
    steps = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))
    codes = [start(place, "-m", *step, *rest) for step in steps]
    return next((code for code in codes if code), 0)


def lock(place: Place, rest: list[str]) -> int:
    """Write the lock files again."""
    prepare(place, "dev")
    from lock import write_locks

    return write_locks(place, rest)


def clean(place: Place, rest: list[str]) -> int:
    """Remove what tests and builds left behind, never a log outside the folder demo."""
    names = [
        "demo",
        "dist",
        "build",
        "htmlcov",
        ".coverage",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".hypothesis",
    ]
    for name in [*names, ".venv"] if "--all" in rest else names:
        path = place.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return 0


COMMANDS = {
    "setup": setup,
    "run": run,
    "demo": demo,
    "test": test,
    "bench": bench,
    "check": check,
    "check-trust": check_trust,
    "check-pdf": check_pdf,
    "lock": lock,
    "clean": clean,
}


def window_without_screen(arguments: list[str]) -> bool:
    """True, and said, where the window is wanted and cannot be shown: known before anything is downloaded."""
    sys.path.insert(0, str(ROOT))
    from followup.__main__ import window_wanted
    from followup.display import NO_DISPLAY, has_display

    if has_display() or not window_wanted(arguments):
        return False
    say(NO_DISPLAY)
    return True


def tests(place: Place, *arguments: str) -> int:
    """Run pytest without a screen."""
    prepare(place, "dev")
    bootstrap_qt.prepare(place)
    return start(place, "-m", "pytest", *arguments, QT_QPA_PLATFORM="offscreen")


def start(place: Place, *arguments: str, **variables: str) -> int:
    """Run the project's Python with these arguments in the project's folder and return its exit code."""
    sys.stdout.flush()
    environment = python_environment(os.environ) | bootstrap_qt.variables(place, os.environ) | variables
    code = subprocess.run([str(place.python), *arguments], cwd=place.root, env=environment, check=False).returncode
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
