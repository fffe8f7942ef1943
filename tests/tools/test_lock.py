"""The lock files name packages and hashes, never a place."""

import subprocess
from pathlib import Path

import lock
import pytest
from bootstrap_place import Place, Stop


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A checkout with a uv that is only pretended."""
    place = Place(tmp_path)
    place.scripts.mkdir(parents=True)
    monkeypatch.setattr(lock, "_uv", lambda place: Path("uv"))
    return place


def _uv_writes(text: str, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> list[list[str]]:
    commands: list[list[str]] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        Path(command[-1].partition("=")[2]).write_text(text, encoding="utf-8")
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_both_files_are_written_with_the_same_versions(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is held to the versions of the first."""
    commands = _uv_writes("pypdf==7.1.0\n", monkeypatch)
    assert lock.write_locks(place, ["--upgrade"]) == 0
    assert f"--constraints={place.root / 'requirements.lock'}" in commands[1]
    assert all("--generate-hashes" in command and "--upgrade" in command for command in commands)
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (place.root / name).read_text(encoding="utf-8")
        assert text.startswith("# What Followup runs with")
        assert text.endswith("pypdf==7.1.0\n")


def test_a_place_on_the_network_is_refused(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would bind everyone to one person's settings."""
    _uv_writes("--index-url https://example.org/simple\npypdf==7.1.0\n", monkeypatch)
    with pytest.raises(Stop, match="names a place on the network"):
        lock.write_locks(place, [])


def test_a_failure_is_one_sentence(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the reason that uv itself prints."""
    _uv_writes("", monkeypatch, code=1)
    with pytest.raises(Stop, match="could not be written"):
        lock.write_locks(place, [])
