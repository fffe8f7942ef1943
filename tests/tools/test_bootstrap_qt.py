"""Which libraries Qt finds, and the launcher that knows where they are."""

import os
import subprocess
import sys
from pathlib import Path

import bootstrap_qt
import pytest
from bootstrap_place import Place, Stop, write_mark
from bootstrap_qt import PRIVATE, SYSTEM, launcher_text, missing_library, planned_packages, private_variables, variables


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A checkout with spaces in its name and an empty .venv."""
    place = Place(tmp_path / "my own copy", windows=False)
    place.scripts.mkdir(parents=True)
    return place


def _private_libraries(place: Place) -> Path:
    folder = place.venv / "syslibs" / "usr" / "lib" / "x86_64-linux-gnu"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("ImportError: libGL.so.1: cannot open shared object file: No such file or directory", "libGL.so.1"),
        ("OSError: libxcb-cursor.so.0: cannot open shared object file: No such file", "libxcb-cursor.so.0"),
        ("Traceback\nImportError: something else", "ImportError: something else"),
        ("", ""),
    ],
)
def test_the_missing_library_is_named(told: str, expected: str) -> None:
    """Or the last line where no library is."""
    assert missing_library(told) == expected


def test_private_copies_leave_out_the_drivers() -> None:
    """Windows are drawn without them, and they are most of the download."""
    uris = "\n".join(
        f"'http://mirror/{name}_1.0_amd64.deb' {name}_1%3a1.0_amd64.deb 1234 SHA256:00"
        for name in ("libgl1", "libglx-mesa0", "libllvm15", "libxcb-cursor0", "libdrm-amdgpu1", "libglib2.0-0t64")
    )
    assert planned_packages(uris) == ["libgl1", "libxcb-cursor0", "libglib2.0-0t64"]


def test_where_the_system_has_all_nothing_is_set(place: Place) -> None:
    """A person's own LD_LIBRARY_PATH is left alone."""
    write_mark(place, "qt", SYSTEM)
    assert variables(place, {"LD_LIBRARY_PATH": "/own"}) == {}


def test_private_copies_come_before_the_person_s_own(place: Place) -> None:
    """And do not replace them."""
    folder = _private_libraries(place)
    write_mark(place, "qt", PRIVATE)
    assert variables(place, {"LD_LIBRARY_PATH": "/own"})["LD_LIBRARY_PATH"] == f"{folder}:/own"
    assert variables(place, {})["LD_LIBRARY_PATH"] == str(folder)


def test_data_of_the_copies_is_used_where_the_system_has_none(tmp_path: Path) -> None:
    """The system's own settings for fonts and keyboards win."""
    (tmp_path / "etc" / "fonts").mkdir(parents=True)
    has_its_own = Path("/etc/fonts").exists()
    assert ("FONTCONFIG_PATH" in private_variables(tmp_path)) is not has_its_own


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize("private", [True, False])
def test_the_launcher_passes_all_on_from_any_folder(place: Place, tmp_path: Path, private: bool) -> None:
    """Arguments, exit code and, where there are private copies, their folder; also after the checkout was moved."""
    if private:
        _private_libraries(place)
    write_mark(place, "qt", PRIVATE if private else SYSTEM)
    launcher = place.scripts / "followup"
    launcher.write_text(launcher_text(place), encoding="utf-8")
    launcher.chmod(0o755)
    (place.root / "main.py").write_text(
        "import os, sys; print(sys.argv[1:], os.environ.get('LD_LIBRARY_PATH')); sys.exit(5)", encoding="utf-8"
    )
    place.python.symlink_to(sys.executable)
    moved = place.root.rename(tmp_path / "moved")
    linked = tmp_path / "linked"
    linked.symlink_to(moved / ".venv" / "bin" / "followup")
    environ = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    done = subprocess.run(
        [linked, "find", "sore hip"], cwd="/", env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 5, done.stderr
    found = done.stdout.strip().partition("] ")[2]
    assert done.stdout.startswith("['find', 'sore hip'] ")
    if private:
        assert Path(found).resolve() == moved / ".venv" / "syslibs" / "usr" / "lib" / "x86_64-linux-gnu"
    else:
        assert found == "None"


def test_the_launcher_for_windows_finds_its_own_folder(tmp_path: Path) -> None:
    """A batch file beside python.exe."""
    text = launcher_text(Place(tmp_path, windows=True))
    assert '"%~dp0python.exe" "%~dp0..\\..\\main.py" %*' in text


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, place: Place) -> list[str]:
    """A machine without Qt's libraries where the private copies help; what was done is noted."""
    done: list[str] = []

    def missing(_place: Place, private: bool = False) -> str:
        return "" if ("unpacked" if private else "installed") in done else "libGL.so.1"

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap_qt, "_missing", missing)
    monkeypatch.setattr(bootstrap_qt.shutil, "which", lambda name: name)
    monkeypatch.setattr(bootstrap_qt, "_unpack_private", lambda place, library: done.append("unpacked"))
    monkeypatch.setattr(bootstrap_qt, "_write_launcher", lambda place: done.append("launcher"))
    return done


def test_root_installs_the_libraries_for_all(place: Place, bare: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With apt-get, once: the mark says so afterwards."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap_qt, "_installed_for_all", lambda library: not bare.append("installed"))
    bootstrap_qt.prepare(place)
    bootstrap_qt.prepare(place)
    assert bare == ["installed", "launcher"]


@pytest.mark.parametrize("user", [0, 1000])
def test_others_get_copies_of_their_own(
    place: Place, bare: list[str], user: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So does root where apt-get fails."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(bootstrap_qt, "_installed_for_all", lambda library: False)
    _private_libraries(place)
    bootstrap_qt.prepare(place)
    assert bare == ["unpacked", "launcher"]
    assert "LD_LIBRARY_PATH" in variables(place, {})


def test_without_apt_get_the_library_is_named(place: Place, bare: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems install it in their own way."""
    monkeypatch.setattr(bootstrap_qt.shutil, "which", lambda name: None)
    with pytest.raises(Stop, match=r"missing here: libGL\.so\.1"):
        bootstrap_qt.prepare(place)


def test_set_up_looks_again_although_it_is_marked(place: Place, bare: list[str]) -> None:
    """A library may have been removed since; `make setup` is what the program's own message names."""
    write_mark(place, "qt", SYSTEM)
    bare.append("installed")
    bootstrap_qt.prepare(place, again=True)
    assert bare == ["installed", "launcher"]
