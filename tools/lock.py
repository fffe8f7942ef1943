"""Write the lock files: every package with its hashes, for Python 3.11 to 3.14 on Linux, macOS and Windows.

The files name no place where packages come from: that is each computer's own setting.
"""

import subprocess
from pathlib import Path

from bootstrap_place import Place, Stop, say

_UV = "uv>=0.13,<0.14"
_HEADER = """\
# {what}, with hashes, for Python 3.11 to 3.14 on Linux, macOS and Windows.
# Written by `make lock` from pyproject.toml. Do not edit.
"""
_OPTIONS = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet")


def write_locks(place: Place, options: list[str]) -> int:
    """Write both lock files, keeping the versions that still fit (`--upgrade` takes the newest) and return 0."""
    runtime, everything = place.root / "requirements.lock", place.root / "requirements-dev.lock"
    _compile(place, runtime, "What Followup runs with", options)
    same_versions = ["--group=dev", f"--constraints={runtime}"]
    _compile(place, everything, "What Followup runs with and is tested with", [*same_versions, *options])
    say("Both lock files are written.")
    return 0


def _compile(place: Place, lock: Path, what: str, options: list[str]) -> None:
    command = [str(_uv(place)), "pip", "compile", "pyproject.toml", *_OPTIONS, *options, f"--output-file={lock}"]
    if subprocess.run(command, cwd=place.root, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Stop("The lock files could not be written; the lines above say why.")
    text = _HEADER.format(what=what) + lock.read_text(encoding="utf-8")
    if "://" in text:
        raise Stop(f"{lock.name} names a place on the network. Look at uv's own settings, then try again.")
    lock.write_text(text, encoding="utf-8", newline="\n")


def _uv(place: Place) -> Path:
    """Uv in .venv, fetched when it is first wanted: only who changes dependencies needs it."""
    uv = place.scripts / ("uv.exe" if place.windows else "uv")
    if not uv.exists():
        from bootstrap_venv import pip_command, works

        pip = pip_command(place.python, works)
        if not works([*pip, "install", "--quiet", _UV]):
            raise Stop("The package uv, which writes the lock files, could not be installed. Is this computer online?")
    return uv
