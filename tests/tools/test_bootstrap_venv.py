"""When .venv counts as ready, which pip fills it, and what is said when that fails."""

import sys
from collections.abc import Iterator
from pathlib import Path

import bootstrap_venv
import pytest
from bootstrap_place import Offline, Place, Stop, alone, read_marks, write_mark
from bootstrap_venv import failure, fingerprint, is_ready, pip_command


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A checkout with lock files and an empty .venv that has a Python."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    place = Place(tmp_path)
    place.scripts.mkdir(parents=True)
    place.python.touch()
    return place


def _mark(place: Place, level: str) -> None:
    write_mark(place, level, fingerprint(place, level))


def test_a_new_checkout_is_not_ready(place: Place) -> None:
    """Neither for running nor for testing."""
    assert not is_ready(place, "run")
    assert not is_ready(place, "dev")


def test_ready_for_tests_is_ready_for_running(place: Place) -> None:
    """The larger set of packages holds the smaller one, not the other way round."""
    _mark(place, "run")
    assert is_ready(place, "run")
    assert not is_ready(place, "dev")
    _mark(place, "dev")
    place.mark.write_text(place.mark.read_text(encoding="utf-8").replace('"run"', '"other"'), encoding="utf-8")
    assert is_ready(place, "run")
    assert is_ready(place, "dev")


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_list_of_packages_asks_for_a_new_look(place: Place, changed: str) -> None:
    """By content, not by time."""
    _mark(place, "run")
    (place.root / changed).write_text("changed", encoding="utf-8")
    assert not is_ready(place, "run")


def test_another_python_asks_for_a_new_look(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are made for one version of Python."""
    _mark(place, "run")
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    assert not is_ready(place, "run")


def test_a_moved_checkout_asks_for_a_new_look(place: Place, tmp_path: Path) -> None:
    """The checkout's own place is written inside .venv."""
    _mark(place, "run")
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in list(tmp_path.iterdir()):
        if path != moved:
            path.rename(moved / path.name)
    assert not is_ready(Place(moved), "run")


def test_an_interrupted_set_up_is_not_ready(place: Place) -> None:
    """Even where an earlier one had been finished."""
    _mark(place, "run")
    place.unfinished.touch()
    assert not is_ready(place, "run")


@pytest.mark.parametrize("content", ["", "{", "[]", "null"])
def test_a_damaged_mark_is_no_mark(place: Place, content: str) -> None:
    """It only costs a new look."""
    place.mark.write_text(content, encoding="utf-8")
    assert read_marks(place) == {}
    assert not is_ready(place, "run")


@pytest.fixture
def installs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What would be installed, with a Python and a pip that are only pretended."""
    calls: list[str] = []
    monkeypatch.setattr(bootstrap_venv, "_make_venv", lambda place: place.scripts.mkdir(parents=True, exist_ok=True))
    monkeypatch.setattr(bootstrap_venv, "pip_command", lambda python, works: ["pip"])
    monkeypatch.setattr(bootstrap_venv, "_install", lambda pip, lock: calls.append(lock.name))
    monkeypatch.setattr(bootstrap_venv, "_link", lambda place: place.python.touch())
    return calls


def test_the_second_start_installs_nothing(place: Place, installs: list[str]) -> None:
    """The mark says that all is there."""
    bootstrap_venv.prepare(place, "dev")
    bootstrap_venv.prepare(place, "dev")
    bootstrap_venv.prepare(place, "run")
    assert installs == ["requirements-dev.lock"]
    assert not place.unfinished.exists()


def test_an_interrupted_set_up_starts_over(place: Place, installs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A half-copied package looks installed to pip, so nothing of it is kept."""
    half = place.venv / "lib" / "half-a-package"

    def interrupt(pip: list[str], lock: Path) -> None:
        half.mkdir(parents=True)
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr(bootstrap_venv, "_install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            bootstrap_venv.prepare(place, "run")
    assert half.exists()
    bootstrap_venv.prepare(place, "run")
    assert not half.exists()
    assert installs == ["requirements.lock"]
    assert is_ready(place, "run")


def test_without_a_network_nothing_that_worked_is_lost(
    place: Place, installs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed list that cannot be fetched leaves .venv as it was, for the next start."""
    bootstrap_venv.prepare(place, "run")
    working = place.venv / "lib" / "a-package"
    working.mkdir(parents=True)
    (place.root / "requirements.lock").write_text("changed", encoding="utf-8")

    def offline(pip: list[str], lock: Path) -> None:
        raise Offline("The packages could not be downloaded.")

    with monkeypatch.context() as cut_off:
        cut_off.setattr(bootstrap_venv, "_install", offline)
        with pytest.raises(Offline):
            bootstrap_venv.prepare(place, "run")
    bootstrap_venv.prepare(place, "run")
    assert working.exists()
    assert installs == ["requirements.lock", "requirements.lock"]


def test_what_is_fetched_is_said(place: Place, installs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """How much, and why; then nothing more while all is there."""
    told = []
    for level in ("run", "run", "dev", "run"):
        bootstrap_venv.prepare(place, level)
        told.append(capsys.readouterr().err.partition("\n")[0])
    assert "about 110 MB" in told[0]
    assert "about 40 MB" in told[2]
    assert told[1] == told[3] == ""
    (place.root / "pyproject.toml").write_text("changed", encoding="utf-8")
    bootstrap_venv.prepare(place, "dev")
    assert "changed" in capsys.readouterr().err


def test_packages_somebody_added_survive_a_changed_list(place: Place, installs: list[str]) -> None:
    """Only an interruption empties .venv."""
    added = place.venv / "lib" / "added"
    added.mkdir(parents=True)
    bootstrap_venv.prepare(place, "run")
    assert added.exists()


def _answers(*working: str) -> list[list[str]]:
    return [answer.split() for answer in working]


@pytest.mark.parametrize(
    ("working", "chosen"),
    [
        (["venv/python -m pip --version"], "venv/python -m pip"),
        (["{system} -m pip --python venv/python --version"], "{system} -m pip --python venv/python"),
        (
            ["venv/python -m pip --version", "{system} -m pip --python venv/python --version"],
            "venv/python -m pip",
        ),
    ],
)
def test_the_pip_is_chosen_by_trying(working: list[str], chosen: str) -> None:
    """Its own first; else the system's, which a system that refuses pip does not stop from filling .venv."""
    works = [line.format(system=sys.executable) for line in working]
    assert pip_command(Path("venv/python"), lambda command: " ".join(command) in works) == chosen.format(
        system=sys.executable
    ).split(" ")


def test_python_s_own_copy_of_pip_is_unpacked_where_there_is_one() -> None:
    """Ensurepip, which Debian leaves out."""
    unpacked: list[bool] = []

    def works(command: list[str]) -> bool:
        if command[1:] == ["-m", "ensurepip"]:
            unpacked.append(True)
            return True
        return bool(unpacked) and command[0] == "venv/python"

    assert pip_command(Path("venv/python"), works) == ["venv/python", "-m", "pip"]


def test_without_any_pip_the_sentence_says_how_to_get_one() -> None:
    """Nothing else can be done."""
    with pytest.raises(Stop, match="sudo apt install python3-pip"):
        pip_command(Path("venv/python"), lambda command: False)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            (
                "WARNING: Retrying after connection broken by 'NewConnectionError('...: [Errno -3]')'\n"
                "ERROR: No matching distribution found for alembic==1.20.1"
            ),
            "Check that this computer is online",
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was tested"),
        ("ERROR: No matching distribution found for cryptography==50.0.2", "not made for this kind of computer"),
        ("something\nERROR: first\nERROR: something new", "something new"),
        ("no prefix at all", "no prefix at all"),
        ("", "no reason given"),
    ],
)
def test_a_failed_installation_becomes_one_sentence(told: str, words: str) -> None:
    """What pip says is long; what to do about it is short."""
    sentence = str(failure(told))
    assert words in sentence
    assert "\n" not in sentence


def test_only_one_set_up_works_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one waits until the first has ended."""
    lock, waits = tmp_path / "lock", []
    with alone(lock):

        def end_waiting(seconds: float) -> None:
            waits.append(seconds)
            raise TimeoutError

        monkeypatch.setattr("time.sleep", end_waiting)
        with pytest.raises(TimeoutError), alone(lock):
            pytest.fail("two at once")
    assert waits
    with alone(lock):
        pass


def test_only_a_missing_network_leaves_all_as_it_was() -> None:
    """A full disk may have stopped pip half way, so that the next start begins anew."""
    assert isinstance(failure("NewConnectionError"), Offline)
    assert not isinstance(failure("No space left on device"), Offline)
