"""Where shipped files and logs are."""

import subprocess
import sys
from pathlib import Path

import pytest

from followup import paths

HOME = Path("/home/ada")
ROOT = Path(__file__).resolve().parents[1]


def test_a_shipped_file_is_found_beside_the_package_in_a_checkout() -> None:
    """A font is found by its parts."""
    font = paths.resource("fonts", "DejaVuSans.ttf")
    assert font.is_file()
    assert font.parent.parent == ROOT / "resources"


def test_the_steps_of_the_storage_are_found_beside_the_package_in_a_checkout() -> None:
    """The folder of migrations is the checkout's own."""
    assert paths.migrations() == ROOT / "migrations"


def test_a_folder_inside_the_package_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel or a frozen program the files are inside the package."""
    (tmp_path / "followup" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "followup")
    assert paths.resource("icons", "sun.svg") == tmp_path / "followup" / "resources" / "icons" / "sun.svg"
    assert paths.migrations() == tmp_path / "migrations"


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, "/home/ada/.local/share/followup/log"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/followup/log"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/followup/log"),
        ("linux", {"XDG_DATA_HOME": ""}, "/home/ada/.local/share/followup/log"),
        ("freebsd14", {}, "/home/ada/.local/share/followup/log"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/home/ada/Library/Application Support/Followup/log"),
        ("win32", {"LOCALAPPDATA": "/c/Local"}, "/c/Local/Followup/log"),
        ("win32", {}, "/home/ada/AppData/Local/Followup/log"),
    ],
)
def test_the_default_log_follows_the_platform(platform: str, environ: dict[str, str], expected: str) -> None:
    """Each platform's own place for a program's data, never one that roams or is synchronised."""
    assert paths.default_log_folder(platform, environ, HOME) == Path(expected)


def test_asking_for_a_path_imports_nothing_heavy() -> None:
    """The first picture and the command line both start here."""
    heavy = "{'PySide6', 'sqlalchemy', 'alembic', 'reportlab', 'cryptography', 'sqlcipher3', 'tomllib'}"
    code = f"import sys, followup.paths as p; p.default_log_folder(); print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
