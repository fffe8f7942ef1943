"""What the one command does before and after the set-up; the set-up itself is in the sibling files."""

import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest
from bootstrap_place import Place, Stop

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux machine without a screen, on which nothing may be prepared."""
    monkeypatch.setattr("followup.display.has_display", lambda: False)
    monkeypatch.setattr(bootstrap, "prepare", lambda place, level: pytest.fail("nothing is to be downloaded"))


@pytest.mark.parametrize("arguments", [[], ["--log", "folder"]])
def test_a_window_without_a_screen_is_refused_before_anything_is_downloaded(
    arguments: list[str], no_screen: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence and exit code 3."""
    assert bootstrap.main(["run", *arguments]) == 3
    told = capsys.readouterr().err
    assert told.startswith("There is no screen")
    assert told.count("\n") == 1


def test_a_command_needs_no_screen(no_screen: None) -> None:
    """`run flags` works on a machine that has none."""
    assert not bootstrap.window_without_screen(["flags"])


@pytest.mark.parametrize(
    ("failure", "code", "words"),
    [
        (Stop("The disk is full."), 2, "The disk is full."),
        (PermissionError(13, "Permission denied", ".venv"), 2, "Permission denied (.venv)"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_a_set_up_that_cannot_go_on_says_one_sentence(
    failure: BaseException,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Never a traceback."""

    def refuse(place: Place, level: str) -> None:
        raise failure

    monkeypatch.setattr(bootstrap, "prepare", refuse)
    assert bootstrap.main(["setup"]) == code
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["help"], 0), (["--help"], 0), (["dance"], 2)])
def test_what_there_is_to_do_is_listed(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for nothing, for help, or for what there is not."""
    assert bootstrap.main(arguments) == code
    told = capsys.readouterr().out
    assert [name for name in bootstrap.COMMANDS if f"make {name} " not in told] == []


def test_every_command_has_a_line_in_the_makefile() -> None:
    """Whoever has make and whoever has not can do the same."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in bootstrap.COMMANDS if f"tools/bootstrap.py {name}" not in makefile] == []


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What would be run; the import linter and mypy fail."""
    ran: list[tuple[str, ...]] = []

    def note(place: Place, *arguments: str, **variables: str) -> int:
        ran.append(arguments)
        return 1 if arguments == ("-m", "mypy") else 0

    monkeypatch.setattr(bootstrap, "start", note)
    monkeypatch.setattr(bootstrap, "prepare", lambda place, level: None)
    monkeypatch.setattr(bootstrap.bootstrap_qt, "prepare", lambda place, again=False: None)
    return ran


def test_a_failed_check_still_runs_the_tests_and_fails_at_the_end(steps: list[tuple[str, ...]]) -> None:
    """Pytest comes last, so that its closing line is the last one printed."""
    assert bootstrap.main(["test"]) == 1
    assert [step[1] for step in steps] == ["ruff", "ruff", "mypy", "pytest"]


def test_named_tests_run_alone(steps: list[tuple[str, ...]]) -> None:
    """Arguments go to pytest, without the checks before it."""
    assert bootstrap.main(["test", "tests/storage", "-x"]) == 0
    assert steps == [("-m", "pytest", "tests/storage", "-x")]


def test_the_demo_goes_into_the_folder_demo(steps: list[tuple[str, ...]]) -> None:
    """The window is asked for; whether there is a screen to show it on is the demo's own business."""
    assert bootstrap.main(["demo"]) == 0
    assert steps == [("main.py", "demo", "--out", "demo", "--window")]


def test_cleaning_leaves_packages_and_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only with --all does .venv go too."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    for name in ("demo", ".mypy_cache", ".venv", "followup"):
        (tmp_path / name).mkdir()
    (tmp_path / ".coverage").touch()
    assert bootstrap.main(["clean"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [".venv", "followup"]
    assert bootstrap.main(["clean", "--all"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["followup"]


def test_an_exit_code_passes_through(tmp_path: Path) -> None:
    """Also that of a program ended by a signal."""
    place = Place(tmp_path)
    place.scripts.mkdir(parents=True)
    place.python.symlink_to(sys.executable)
    assert bootstrap.start(place, "-c", "raise SystemExit(7)") == 7
    assert bootstrap.start(place, "-c", "import os; os.kill(os.getpid(), 9)") == 137


def test_another_python_s_packages_are_not_taken_for_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PYTHONPATH of the person's shell would come before .venv."""
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    place = Place(tmp_path)
    place.scripts.mkdir(parents=True)
    place.python.symlink_to(sys.executable)
    assert bootstrap.start(place, "-c", "import os, sys; sys.exit('PYTHONPATH' in os.environ)") == 0


def test_an_older_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """The file starts, and says so, before it imports what an older Python cannot read."""
    code = (
        "import runpy, sys; sys.version_info = (3, 10, 9, 'final', 0); "
        f"runpy.run_path({str(ROOT / 'tools' / 'bootstrap.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Followup needs Python 3.11 to 3.14. This is Python 3.10.\n"
