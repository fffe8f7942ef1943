"""The demo on the command line."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from followup.cli import main
from followup.display import has_screen
from followup.services.demo import MARK
from followup.storage.database import Database
from tests.cli.conftest import Run

ON = ("--on", "2026-03-20")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a demo."""
    out = tmp_path_factory.mktemp("demo") / "demo"
    assert main(["demo", "--out", str(out), *ON, "--json"]) == 0
    return out


def test_the_demo_leaves_a_log_a_sheet_and_its_pages(run: Run, made: Path) -> None:
    """Everything it names is there, and the log is whole."""
    names = {path.name for path in made.iterdir()}
    assert {"log", "sheet.pdf", "sheet-page-01.png", "sheet-page-02.png", MARK} <= names
    assert (made / "sheet-page-01.png").read_bytes().startswith(b"\x89PNG")
    assert run("check", "--log", made / "log").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_the_demo_is_its_owners_alone(made: Path) -> None:
    """Like a real log: people try things with their own words in it."""
    for path in (made, *made.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name


def test_the_demo_shows_two_flags(run: Run, made: Path) -> None:
    """A hip that wakes somebody at night and a cough that lasts; what the team knows and hot flushes stay quiet."""
    flags = run("flags", "--log", made / "log", *ON, "--json").lines
    assert [flag["sign"] for flag in flags] == ["bone_pain", "persistent_cough"]
    assert {flag["tier"] for flag in flags} == {"call"}


def test_making_it_again_replaces_only_the_demo_by_its_like(run: Run, made: Path) -> None:
    """The same day gives the same records, moments included, and the same sheet; a file beside them stays."""
    other = made / "my own notes.txt"
    other.write_text("keep", encoding="utf-8")
    before, old_keys = _records(run, made), (made / "log" / "keys.json").read_bytes()
    done = run("demo", "--out", made, *ON)
    assert done.code == 0
    assert other.read_text(encoding="utf-8") == "keep"
    assert (made / "log" / "keys.json").read_bytes() != old_keys
    assert _records(run, made) == before
    for part in ("Call your team", "Hip pain, left", str(made / "log"), str(made / "sheet.pdf")):
        assert part in done.out
    assert not (made / ".making").exists()
    other.unlink()  # the folder is shared with the tests of this file


def _records(run: Run, made: Path) -> str:
    return run("list", "--log", made / "log", "--json").out + (made / "sheet.pdf").read_bytes().hex()


def test_a_folder_with_other_things_is_refused(run: Run, tmp_path: Path, log: Path) -> None:
    """Nobody's log, and nobody's file, is taken for a demo."""
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    for taken in (tmp_path, log, tmp_path / "letter.txt"):
        assert run("demo", "--out", taken, *ON).code == 1
    assert run("check", "--log", log).code == 0
    assert not (tmp_path / MARK).exists()


def test_a_demo_that_is_open_is_not_replaced(run: Run, made: Path) -> None:
    """The window has it open: in use, and untouched."""
    database = Database.open(made / "log")
    try:
        before = (made / "sheet.pdf").read_bytes()
        assert run("demo", "--out", made, *ON).code == 6
        assert (made / "sheet.pdf").read_bytes() == before
    finally:
        database.close()


class _Windows:
    """Takes the place of the window and remembers which logs it was opened on."""

    def __init__(self) -> None:
        self.opened: list[Path | None] = []

    def __call__(self, log: Path | None) -> int:
        self.opened.append(log)
        return 0


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a screen beside the terminal, or takes it away."""

    def show(display: str) -> None:
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setattr(sys, "platform", "linux")

    return show


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, made: Path) -> Path:
    """A demo that is not made again, so that only the window is looked at."""
    from followup.cli import demo
    from followup.services.demo import Demo

    monkeypatch.setattr(demo, "make_demo", lambda *_: Demo(made / "log", made / "sheet.pdf", ()))
    return made


def test_the_window_opens_where_it_is_asked_for_and_there_is_a_screen(
    screen: Callable[[str], None], quick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It opens on the demo's log; without a screen a sentence says why it does not."""
    windows = _Windows()
    screen(":9")
    assert main(["demo", "--out", str(quick), "--window", *ON], window=windows) == 0
    assert windows.opened == [quick / "log"]
    screen("")
    assert main(["demo", "--out", str(quick), "--window", *ON], window=windows) == 0
    assert len(windows.opened) == 1
    assert "There is no screen here" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--no-window"], ["--window", "--no-window"], ["--json"]])
def test_a_script_is_never_kept_waiting_by_a_window(
    screen: Callable[[str], None], quick: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody sits at a terminal, no window opens unless it was asked for."""
    windows = _Windows()
    screen(":9")
    assert main(["demo", "--out", str(quick), *options, *ON], window=windows) == 0
    assert windows.opened == []
    assert capsys.readouterr().out


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=100x100"])
def test_qt_without_a_screen_is_no_screen(
    screen: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """A display alone is not enough when Qt was told not to use it."""
    screen(":9")
    assert has_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert not has_screen()
