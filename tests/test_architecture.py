"""Who may import whom. The rooms are those of the design; a planted import must be found."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = ROOT / "tests" / "architecture.ini"


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the package in this folder against the contracts, in a process that knows no other copy of it."""
    command = "import sys; from importlinter.cli import lint_imports_command as lint; sys.argv[0] = 'lint'; lint()"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", str(CONTRACTS), "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the package, to plant something in."""
    shutil.copytree(ROOT / "followup", tmp_path / "followup", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_every_import_follows_the_rooms() -> None:
    """The package as it stands breaks no contract."""
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


PLANTED = {
    "a rule that reads the storage": ("signs/planted.py", "import followup.storage", "Rooms"),
    "a record that knows a rule": ("domain/planted.py", "from followup.signs import flag", "Rooms"),
    "a service that imports a screen": ("services/planted.py", "from followup import ui", "Rooms"),
    "a report that opens the log": ("report/planted.py", "def late():\n    import followup.storage", "Rooms"),
    "the command line importing the window": ("cli/planted.py", "import followup.ui", "Rooms"),
    "Qt outside the window": ("services/planted.py", "from PySide6.QtCore import QObject", "Qt"),
    "SQL outside the storage": ("services/planted.py", "import sqlalchemy", "SQL"),
    "SQL in a screen": ("ui/planted.py", "import sqlite3", "SQL"),
    "paper drawn outside the report": ("services/planted.py", "from reportlab.pdfgen import canvas", "Paper"),
    "a library in the domain": ("domain/planted.py", "import cryptography", "Plain rooms"),
    "a library in the rules": ("signs/planted.py", "import pypdf", "Plain rooms"),
    "the network": ("exchange/planted.py", "import urllib.request", "No network"),
    "a socket, late": ("ui/planted.py", "def late():\n    import socket", "No network"),
}


@pytest.mark.parametrize(("where", "line", "contract"), PLANTED.values(), ids=PLANTED)
def test_a_planted_import_is_found(copy: Path, where: str, line: str, contract: str) -> None:
    """Each contract notices the import it is there for, at the top of a module and inside a function."""
    (copy / "followup" / where).write_text(dedent(f'"""Planted."""\n\n{line}\n'), encoding="utf-8")
    done = _lint(copy)
    broken = [text for text in done.stdout.splitlines() if text.endswith("BROKEN")]
    assert done.returncode == 1, done.stdout + done.stderr
    assert any(text.startswith(contract) for text in broken), done.stdout


def test_a_new_room_must_be_placed(copy: Path) -> None:
    """A package that no layer names is refused, so that nobody builds a room beside the others."""
    room = copy / "followup" / "helpers"
    room.mkdir()
    (room / "__init__.py").write_text('"""Planted."""\n', encoding="utf-8")
    done = _lint(copy)
    assert done.returncode == 1
    assert "helpers" in done.stdout


def test_no_room_is_a_drawer_for_odds_and_ends() -> None:
    """No module is called utils, helpers, common, misc or manager."""
    names = {path.stem for path in (ROOT / "followup").rglob("*.py")}
    assert names.isdisjoint({"utils", "util", "helpers", "common", "misc", "manager", "managers"})


def test_qt_reaches_no_other_computer() -> None:
    """Of Qt's network modules only the local socket is used: it tells a second start that a window is open already."""
    allowed = {"QLocalServer", "QLocalSocket"}
    for path in (ROOT / "followup").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.Qt"):
                names = {alias.name for alias in node.names}
                network = any(word in str(node.module) for word in ("Network", "WebSockets", "WebEngine", "HttpServer"))
                assert not network or names <= allowed, f"{path.relative_to(ROOT)} imports {sorted(names)}"
