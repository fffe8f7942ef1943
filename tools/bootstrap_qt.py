"""The system's libraries that Qt needs on Linux, and the launcher .venv/bin/followup that knows where they are.

Three cases: they are there; root installs them with apt-get; or private copies go into .venv/syslibs, which asks for no
rights at all. Which libraries: each was proved necessary on a bare Debian 12 (offscreen, X11, Wayland, printing).
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bootstrap_place import Place, Stop, python_environment, read_marks, say, write_mark

SYSTEM, PRIVATE = "1-system", "1-private"  # count the number up when every launcher has to be written anew

NEEDED = (
    *("libglib2.0-0", "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),  # any window at all
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),  # X11
    "libwayland-cursor0",
    "libcups2",  # printing
)
# Drivers for 3D, most of the download: our windows are drawn without them, so the private copies leave them out.
_DRIVERS = re.compile(r"mesa|llvm|libz3|libdrm|libgbm|libsensors|libvulkan|libelf|libedit|libpciaccess|libglapi")

_CHECK = """
import ctypes, pathlib, PySide6
from PySide6 import QtDBus, QtNetwork, QtPrintSupport, QtSvg, QtTest, QtWidgets
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins"
for name in ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "printsupport/libcupsprintersupport.so"):
    ctypes.CDLL(str(plugins / name))
"""


def prepare(place: Place, again: bool = False) -> None:
    """Make sure that Qt can start, and write the launcher; at once where that is marked as done. Raises Stop."""
    if not again and read_marks(place).get("qt") in {SYSTEM, PRIVATE}:
        return
    kind = _settle(place) if sys.platform.startswith("linux") else SYSTEM
    write_mark(place, "qt", kind)
    _write_launcher(place)


def variables(place: Place, environ: Mapping[str, str]) -> dict[str, str]:
    """What a program must have in its environment to find the private copies; empty where the system's are used."""
    if read_marks(place).get("qt") != PRIVATE:
        return {}
    found = private_variables(_private(place))
    inherited = environ.get("LD_LIBRARY_PATH")
    return found | {"LD_LIBRARY_PATH": ":".join(filter(None, [found["LD_LIBRARY_PATH"], inherited]))}


def private_variables(folder: Path) -> dict[str, str]:
    """Variables for the libraries unpacked in this folder, and for their data where the system has none."""
    libraries = [*sorted(folder.glob("usr/lib/*-linux-gnu*")), *sorted(folder.glob("lib/*-linux-gnu*"))]
    found = {"LD_LIBRARY_PATH": ":".join(map(str, libraries))}
    for name, data in (("FONTCONFIG_PATH", "etc/fonts"), ("XKB_CONFIG_ROOT", "usr/share/X11/xkb")):
        if (folder / data).is_dir() and not Path("/", data).exists():
            found[name] = str(folder / data)
    return found


def missing_library(told: str) -> str:
    """The library that a failed start names, such as libGL.so.1; the last line where it names none; empty for none."""
    named = re.search(r"([\w.+-]+\.so[.\d]*): cannot open shared object file", told)
    return named[1] if named else (told.strip().splitlines() or [""])[-1]


def planned_packages(uris: str) -> list[str]:
    """The packages in what `apt-get --print-uris install` says, without the drivers for 3D."""
    files = re.findall(r"^'[^']+' (\S+\.deb) ", uris, flags=re.MULTILINE)
    names = [name.partition("_")[0] for name in files]
    return [name for name in names if not _DRIVERS.search(name)]


def launcher_text(place: Place) -> str:
    """The program `followup` in .venv: works from any folder, and after the checkout was moved."""
    if place.windows:
        return '@echo off\r\n"%~dp0python.exe" "%~dp0..\\..\\main.py" %*\r\n'
    lines = ["#!/bin/sh", "# Starts Followup with the Python beside this file. Written by tools/bootstrap.py.", _HERE]
    for name, value in variables(place, {}).items():
        moved = value.replace(str(place.venv), "$here/..")
        inherited = f"${{{name}:+:${name}}}" if name == "LD_LIBRARY_PATH" else ""
        lines.append(f'export {name}="{moved}{inherited}"')
    return "\n".join([*lines, 'exec "$here/python" "$here/../../main.py" "$@"', ""])


_HERE = 'here=$(dirname "$(readlink -f "$0")")'


def _write_launcher(place: Place) -> None:
    launcher = place.scripts / ("followup.cmd" if place.windows else "followup")
    launcher.write_text(launcher_text(place), encoding="utf-8", newline="")
    launcher.chmod(0o755)


def _private(place: Place) -> Path:
    return place.venv / "syslibs"


def _missing(place: Place, private: bool = False) -> str:
    environment = python_environment(os.environ) | (private_variables(_private(place)) if private else {})
    done = subprocess.run(
        [str(place.python), "-c", _CHECK], capture_output=True, text=True, env=environment, check=False
    )
    return missing_library(done.stderr) if done.returncode else ""


def _settle(place: Place) -> str:
    """Which libraries to use, after installing or unpacking them where they are missing."""
    missing = _missing(place)
    if not missing:
        return SYSTEM
    if _private(place).is_dir() and not _missing(place, private=True):
        return PRIVATE
    if not shutil.which("apt-get"):
        raise Stop(f"Qt needs a library that is missing here: {missing}. Please install it and start again.")
    if os.geteuid() == 0 and _installed_for_all(missing) and not _missing(place):
        return SYSTEM
    _unpack_private(place, missing)
    if missing := _missing(place, private=True):
        raise Stop(f"Qt still cannot start ({missing}). This may help: sudo apt install {' '.join(NEEDED)}")
    return PRIVATE


def _installed_for_all(missing: str) -> bool:
    say(f"Qt needs libraries of the system that are missing ({missing}). Installing them with apt-get, about 60 MB.")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120"]
    subprocess.run([*quiet, "update"], capture_output=True, env=environment, check=False)
    install = [*quiet, "install", "-y", "--no-install-recommends", *NEEDED]
    return subprocess.run(install, capture_output=True, env=environment, check=False).returncode == 0


def _unpack_private(place: Place, missing: str) -> None:
    """Fetch and unpack them with apt-get in folders of its own, so that no rights are needed."""
    say(f"Qt needs libraries of the system that are missing ({missing}). Putting copies into .venv, about 40 MB.")
    part = place.venv / "syslibs.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        for deb in _download(Path(scratch)):
            if subprocess.run(["dpkg-deb", "-x", str(deb), str(part)], check=False).returncode:
                raise Stop(
                    "The copies could not be unpacked. Is the disk full? Followup needs about 600 MB to get ready."
                )
    shutil.rmtree(_private(place), ignore_errors=True)
    part.replace(_private(place))


def _download(scratch: Path) -> list[Path]:
    for name in ("lists/partial", "cache/archives/partial", "debs"):
        (scratch / name).mkdir(parents=True)
    settings = (f"Dir::State::lists={scratch}/lists", f"Dir::Cache={scratch}/cache", "APT::Sandbox::User=")
    options = [part for setting in (*settings, "Debug::NoLocking=1") for part in ("-o", setting)]
    _apt(options, "update", scratch)
    plan = _apt([*options, "--print-uris", "--no-install-recommends"], "install", scratch, *NEEDED)
    _apt(options, "download", scratch / "debs", *planned_packages(plan))
    return sorted((scratch / "debs").glob("*.deb"))


def _apt(options: list[str], verb: str, folder: Path, *names: str) -> str:
    command = ["apt-get", "-qq", *options, verb, *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"Qt's libraries could not be fetched. Check the network, or: sudo apt install {' '.join(NEEDED)}")
    return done.stdout
