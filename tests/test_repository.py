"""What the tree holds: no trace of one machine, a licence for all that is shipped, lock files that lock."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOME = Path.home()  # read here: while tests run, it is a temporary folder
MADE_HERE = {
    ".git",
    ".venv",
    "demo",
    "dist",
    "build",
    "__pycache__",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
}
BINARY = {".ttf", ".ttc", ".png", ".pdf", ".db", ".zip"}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def _tracked() -> list[Path]:
    """The files of the repository; in a tree without git, all that nobody's build or test made."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = [ROOT / name for name in told.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not MADE_HERE & set(path.relative_to(ROOT).parts)]
    return [path for path in found if path.is_file()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every text file of the repository by its path."""
    readable = (path for path in _tracked() if path.suffix not in BINARY)
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in readable}


def _holding(texts: dict[str, str], pattern: str) -> list[str]:
    return [name for name, text in texts.items() if re.search(pattern, text, flags=re.MULTILINE)]


def test_no_place_on_the_network_is_named_for_packages(texts: dict[str, str]) -> None:
    """Where packages come from is each computer's own setting."""
    hosts = ["pypi" + ".org", "python" + "hosted", "npm" + "js", "deb." + "debian", "--extra-" + "index-url"]
    assert _holding(texts, "|".join(map(re.escape, hosts))) == []


def test_no_file_speaks_of_the_machine_it_was_written_on(texts: dict[str, str]) -> None:
    """Neither this checkout's folder nor this person's home is written down anywhere."""
    here = [f"{folder}{os.sep}" for folder in (ROOT, HOME) if folder != Path(folder.anchor)]
    assert _holding(texts, "|".join(rf"(?<![\w.]){re.escape(folder)}" for folder in here)) == []


def test_no_merge_was_left_half_done(texts: dict[str, str]) -> None:
    """Neither side's marker stands in a file."""
    assert _holding(texts, r"^(<{7}|>{7}) ") == []


def test_every_font_has_its_licence() -> None:
    """The text is named after the family, and the notice names the text."""
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    fonts = sorted((ROOT / "resources" / "fonts").iterdir())
    assert fonts
    for font in fonts:
        text = f"{font.stem.partition('-')[0]}.txt"
        assert (ROOT / "resources" / "licenses" / text).is_file(), font.name
        assert f"`{text}`" in notice


def test_every_icon_has_its_licence() -> None:
    """All come from one set; the mark of that set is inside each file, and its licence is shipped."""
    icons = sorted((ROOT / "resources" / "icons").iterdir())
    assert icons
    assert [icon.name for icon in icons if "@license lucide" not in icon.read_text(encoding="utf-8")] == []
    assert "ISC License" in (ROOT / "resources" / "licenses" / "Lucide.txt").read_text(encoding="utf-8")


def test_every_icon_takes_the_colour_of_its_role() -> None:
    """A colour of its own would stay dark on a dark ground."""
    for icon in sorted((ROOT / "resources" / "icons").glob("*.svg")):
        colours = set(re.findall(r'(?:stroke|fill)="([^"]+)"', icon.read_text(encoding="utf-8")))
        assert colours <= {"none", "currentColor"}, icon.name
        assert 'viewBox="0 0 24 24"' in icon.read_text(encoding="utf-8"), icon.name


def test_the_fonts_stay_small_enough_to_ship() -> None:
    """Together below 12 MB."""
    assert sum(font.stat().st_size for font in (ROOT / "resources" / "fonts").iterdir()) < 12_000_000


def _pins(name: str) -> Iterator[tuple[str, str, int]]:
    """Each package of a lock file with its version and how many hashes it has."""
    for block in re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        pin = re.match(r"([a-z0-9.-]+)==([^\s;]+)", block)
        assert pin, block.splitlines()[0]
        yield pin[1], pin[2], block.count("--hash=sha256:")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_one_version_and_its_hashes(name: str) -> None:
    """Nothing is left to the day of the installation."""
    pins = list(_pins(name))
    assert len(pins) > 10
    assert [package for package, _, hashes in pins if not hashes] == []


def test_tests_run_with_what_people_run_with() -> None:
    """The larger lock file holds the smaller one, version by version."""
    small, large = ({(package, version) for package, version, _ in _pins(name)} for name in LOCKS)
    assert small <= large


def test_every_dependency_is_locked() -> None:
    """A dependency added to pyproject.toml needs `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for name, wanted in zip(
        LOCKS, (project["project"]["dependencies"], project["dependency-groups"]["dev"]), strict=True
    ):
        locked = {package for package, _, _ in _pins(name)}
        named = {re.split(r"[<>=;]", requirement)[0].lower() for requirement in wanted}
        assert named <= locked


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mark for executable files")
def test_the_check_is_the_readme_s_test_command() -> None:
    """Whoever checks runs what the README tells people to run."""
    check = ROOT / ".ci" / "run"
    assert os.access(check, os.X_OK)
    assert check.read_text(encoding="utf-8").rstrip().splitlines()[-1].split()[-2:] == ["test", "</dev/null"]
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
