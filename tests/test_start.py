"""What `followup` starts: the window, a command, or one sentence."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from followup.__main__ import main, window_wanted
from followup.display import NO_DISPLAY, has_display, has_screen

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was started, with a window and a command line that only note it."""
    calls: list[object] = []
    app, cli = ModuleType("followup.app"), ModuleType("followup.cli")
    app.run_window = lambda log, **switches: calls.append(("window", log, *switches)) or 0
    cli.main = lambda argv, window: calls.append(("command", argv)) or (window(Path("demo")) if argv == ["demo"] else 3)
    monkeypatch.setitem(sys.modules, "followup.app", app)
    monkeypatch.setitem(sys.modules, "followup.cli", cli)
    return calls


@pytest.mark.parametrize(
    ("arguments", "log"), [([], None), (["--log", "folder"], Path("folder")), (["--log=folder"], Path("folder"))]
)
def test_the_window_opens_without_a_command(
    arguments: list[str], log: Path | None, started: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No arguments, or only which log, ask for the window."""
    monkeypatch.setattr("followup.__main__.has_display", lambda: True)
    assert main(arguments) == 0
    assert started == [("window", log)]


@pytest.mark.parametrize("switch", ["safe", "locked"])
def test_the_window_takes_two_switches(switch: str, started: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the folder or after it."""
    monkeypatch.setattr("followup.__main__.has_display", lambda: True)
    for arguments in ([f"--{switch}", "--log", "folder"], ["--log", "folder", f"--{switch}"]):
        assert main(arguments) == 0
    assert started == [("window", Path("folder"), switch)] * 2


@pytest.mark.parametrize(
    "arguments", [["flags"], ["--log", "folder", "flags"], ["--log"], ["--log="], ["--log", ""], ["--help"]]
)
def test_anything_else_is_for_the_command_line(arguments: list[str], started: list[object]) -> None:
    """Commands and mistakes go on, with the command line's own exit code."""
    assert not window_wanted(arguments)
    assert main(arguments) == 3
    assert started == [("command", arguments)]


def test_a_command_may_end_in_the_window(started: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo opens the window on the log that it made."""
    monkeypatch.setattr("followup.__main__.has_display", lambda: True)
    assert main(["demo"]) == 0
    assert started == [("command", ["demo"]), ("window", Path("demo"))]


def test_without_a_screen_the_window_is_refused_in_one_sentence(
    started: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Qt would end the program with a sentence about a library."""
    monkeypatch.setattr("followup.__main__.has_display", lambda: False)
    assert main([]) == 1
    assert capsys.readouterr().err == NO_DISPLAY + "\n"
    assert started == []


def test_a_missing_system_library_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The text that Python gives is long; the name of the library is what helps."""

    class Missing:
        def __getattr__(self, name: str) -> object:
            raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("followup.__main__.has_display", lambda: True)
    monkeypatch.setitem(sys.modules, "followup.app", Missing())
    assert main([]) == 1
    assert "libGL.so.1 is missing" in capsys.readouterr().err


def test_a_fault_in_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a missing library of the system becomes a sentence."""
    monkeypatch.setattr("followup.__main__.has_display", lambda: True)
    monkeypatch.setitem(sys.modules, "followup.app", ModuleType("followup.app"))
    with pytest.raises(ImportError, match="run_window"):
        main([])


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": "", "WAYLAND_DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_known_before_qt_is_asked(platform: str, environ: dict[str, str], expected: bool) -> None:
    """On Linux by its variables; macOS and Windows always have one."""
    assert has_display(platform, environ) is expected


@pytest.mark.parametrize("chosen", ["offscreen", "minimal", "vnc:port=5900"])
def test_nobody_sees_a_window_on_a_platform_without_a_screen(chosen: str) -> None:
    """Qt can start there, as tests and pictures do, but a person is not to be told that a window opened."""
    environ = {"QT_QPA_PLATFORM": chosen, "DISPLAY": ":0"}
    assert has_display("linux", environ)
    assert not has_screen("linux", environ)
    assert has_screen("linux", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"})


def test_the_checkout_starts_without_a_screen_and_says_so() -> None:
    """main.py, with neither a screen nor Qt touched."""
    environ = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environ.pop("QT_QPA_PLATFORM", None)
    if has_display(environ=environ):
        pytest.skip("this platform always has a screen")
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, NO_DISPLAY + "\n")


def test_later_imports_are_not_searched_for_features_of_pyside(root: Path) -> None:
    """The search is taken back before the window is brought in."""
    program = """
import builtins, sys
from types import ModuleType
app = ModuleType("followup.app")
app.run_window = lambda log: print(hasattr(builtins, "__feature_import__"), builtins.__import__.__name__) or 0
sys.modules["followup.app"] = app
from followup.__main__ import main
main([])
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    there, current = done.stdout.split()
    assert there == "True", "PySide does it no more: this can go"
    assert current != "__feature_import__"
