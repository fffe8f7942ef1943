"""The project's own Python in .venv: made, filled from the lock files by their hashes, and marked as ready.

An interrupted set-up is known by a note it leaves, and starts over; the downloads are kept by pip's own cache.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bootstrap_place import Offline, Place, Stop, alone, python_environment, read_marks, say, write_mark

FORMAT = "1"  # count up when a ready .venv has to be looked over again although no package changed
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
DOWNLOAD = {"run": "about 110 MB", "dev": "about 150 MB"}
HEARTBEAT = 30.0  # seconds of silence before a line says that it still works

_NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "Failed to establish a new connection",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Max retries exceeded",
)


def prepare(place: Place, level: str) -> None:
    """Make .venv ready for `run` or `dev`; at once where it is. Raises Stop."""
    if is_ready(place, level):
        return
    place.venv.mkdir(exist_ok=True)
    with alone(place.venv / ".followup-lock"):
        if not is_ready(place, level):
            _fill(place, level)


def is_ready(place: Place, level: str) -> bool:
    """True where everything for this level was installed from today's lock files by a Python like this one."""
    if place.unfinished.exists() or not place.python.exists():
        return False
    marks = read_marks(place)
    enough = {"run": ("run", "dev"), "dev": ("dev",)}[level]
    return any(marks.get(name) == fingerprint(place, name) for name in enough)


def fingerprint(place: Place, level: str) -> str:
    """A hash over all that decides what is in .venv: lock file, pyproject.toml, this Python and where the tree is."""
    digest = hashlib.sha256()
    for name in (LOCKS[level], "pyproject.toml"):
        digest.update((place.root / name).read_bytes())
    here = (FORMAT, level, str(sys.version_info[:2]), platform.machine(), str(place.root))
    digest.update("\0".join(here).encode())
    return digest.hexdigest()


def _fill(place: Place, level: str) -> None:
    began = time.monotonic()
    say(_what_happens(read_marks(place), level))
    if place.unfinished.exists():
        _empty(place.venv)
    place.unfinished.touch()
    _make_venv(place)
    pip = pip_command(place.python, works)
    try:
        _install(pip, place.root / LOCKS[level])
    except Offline:
        place.unfinished.unlink()
        raise
    _link(place)
    write_mark(place, level, fingerprint(place, level))
    place.unfinished.unlink()
    say(f"Packages ready after {time.monotonic() - began:.0f} seconds.")


def _what_happens(marks: dict[str, str], level: str) -> str:
    if level in marks:
        return "The list of packages changed. Bringing .venv up to date."
    if marks:
        return "Getting what the tests need as well, about 40 MB."
    return f"Getting Followup ready. The first start downloads {DOWNLOAD[level]} and takes one to three minutes."


def _empty(folder: Path) -> None:
    """Start over after an interruption: a half-copied package looks installed to pip. The lock file is being held."""
    for entry in folder.iterdir():
        if entry.name == ".followup-lock":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _make_venv(place: Place) -> None:
    """A virtual environment of this Python's version, without pip: Debian's Python comes without ensurepip."""
    same = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if place.python.exists() and works([str(place.python), "-c", same]):
        return
    for old in ("bin", "lib", "lib64", "include", "Scripts", "Lib", "Include", "share"):
        path = place.venv / old
        if path.is_symlink():
            path.unlink()
        elif path.exists():
            shutil.rmtree(path)
    place.mark.unlink(missing_ok=True)
    if not works([sys.executable, "-m", "venv", "--without-pip", str(place.venv)]):
        raise Stop("Python's module venv is missing. Install it, for example: sudo apt install python3-venv")


def pip_command(python: Path, works: Callable[[list[str]], bool]) -> list[str]:
    """The pip that can fill this Python: its own, the one Python brings along, or the system's from outside.

    The last one is not stopped by a system that refuses pip (PEP 668): it installs into .venv only.
    """
    inside = [str(python), "-m", "pip"]
    if works([*inside, "--version"]) or (works([str(python), "-m", "ensurepip"]) and works([*inside, "--version"])):
        return inside
    outside = [sys.executable, "-m", "pip", "--python", str(python)]
    if works([*outside, "--version"]):
        return outside
    raise Stop("Python's installer pip is missing, or older than 22.3. For example: sudo apt install python3-pip")


def works(command: list[str]) -> bool:
    """True where this command ends well; what it says is not shown."""
    environment = python_environment(os.environ)
    return subprocess.run(command, capture_output=True, env=environment, check=False).returncode == 0


def _install(pip: list[str], lock: Path) -> None:
    """Install what the lock file names, by its hashes; nothing is compiled and nothing is chosen here."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    command = [*pip, "install", *options, "--only-binary=:all:", "-r", str(lock)]
    environment = python_environment(os.environ) | {"PIP_USER": "0"}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=environment, close_fds=False
        )
        try:
            _wait(process)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if process.returncode:
            told.seek(0)
            raise failure(told.read())


def _wait(process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while True:
        try:
            process.wait(HEARTBEAT)
        except subprocess.TimeoutExpired:
            say(f"Still downloading and installing, {time.monotonic() - began:.0f} seconds so far.")
        else:
            return


def failure(told: str) -> Stop:
    """One sentence for what pip said."""
    if any(sign in told for sign in _NO_NETWORK):
        return Offline("The packages could not be downloaded. Check that this computer is online, then start again.")
    return Stop(_sentence(told))


def _sentence(told: str) -> str:
    if "No space left on device" in told:
        return "The disk is full. Followup needs about 600 MB to get ready."
    if "DO NOT MATCH THE HASHES" in told:
        return "A downloaded package is not the one that was tested, so nothing was installed. Start again later."
    errors = [line.removeprefix("ERROR:").strip() for line in told.splitlines() if line.startswith("ERROR:")]
    if any("No matching distribution" in line for line in errors):
        return f"A package is not made for this kind of computer ({platform.machine()}): {errors[-1]}"
    return f"The packages could not be installed: {(errors or told.strip().splitlines() or ['no reason given'])[-1]}"


def _link(place: Place) -> None:
    """Let this Python find the checkout itself: one line instead of a build, so nothing is copied and grows stale."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(place.venv)}))
    (packages / "followup-checkout.pth").write_text(f"{place.root}\n", encoding="utf-8")
