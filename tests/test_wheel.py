"""The wheel holds all that the program needs, and what is installed from it finds it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ("resources", "migrations")


def _build(kind: str, folder: Path) -> zipfile.ZipFile:
    """Build without the network and without touching the tree."""
    build = f"import sys; from hatchling import build; build.build_{kind}(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder into which a wheel of this tree was unpacked, which is all that installing it does."""
    folder = tmp_path_factory.mktemp("wheel")
    with _build("wheel", folder) as opened:
        opened.extractall(folder / "site")
    return folder / "site"


def _files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix() for path in found}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_wheel_holds_every_shipped_file(name: str, installed: Path) -> None:
    """Nothing is lost on the way from the checkout's folder into the package."""
    expected = _files(ROOT / name)
    assert expected
    assert _files(installed / "followup" / name) == expected


def test_the_wheel_holds_nothing_else(installed: Path) -> None:
    """Tests, tools and a second copy of the data stay out; only the package is importable."""
    assert {path.name.partition("-")[0] for path in installed.iterdir()} == {"followup"}


def test_an_installed_program_finds_its_files(installed: Path, tmp_path: Path) -> None:
    """Asked from another folder, the paths point into the installed package."""
    code = "from followup.paths import migrations, resource; print(migrations()); print(resource('fonts'))"
    environ = os.environ | {"PYTHONPATH": str(installed)}
    told = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    )
    package = installed / "followup"
    assert told.stdout.splitlines() == [str(package / "migrations"), str(package / "resources" / "fonts")]
    assert (package / "migrations" / "env.py").is_file()
    assert list((package / "resources" / "fonts").glob("*.ttf"))


def test_the_wheel_names_the_program_and_its_licence(installed: Path) -> None:
    """`followup` is a console script: the window and the command line have one name."""
    (metadata,) = installed.glob("followup-*.dist-info")
    assert "[console_scripts]\nfollowup = followup.__main__:main" in (metadata / "entry_points.txt").read_text()
    assert "License-Expression: GPL-3.0-or-later" in (metadata / "METADATA").read_text(encoding="utf-8")
    assert _files(metadata / "licenses") == {"LICENSE", "NOTICE.md"}


def test_an_editable_install_copies_nothing(tmp_path: Path) -> None:
    """A copy would grow stale and hide the tree's own files."""
    with _build("editable", tmp_path) as opened:
        assert [name for name in opened.namelist() if ".dist-info/" not in name] == ["_followup.pth"]
