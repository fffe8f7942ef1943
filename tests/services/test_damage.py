"""Noticing damage, putting a log together, and writing out what can be read."""

import json
import subprocess
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.services import whole_log
from followup.services.damage import clock_is_behind, export_unopened, is_whole, put_together, salvage_lines
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.storage.database import Database
from followup.storage.errors import DiskFull, NoPermission, WrongKey
from tests.services.conftest import TODAY, Calendar


@pytest.fixture
def filled(log: OpenLog) -> OpenLog:
    """A log with one symptom, one note, and one note in the trash."""
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=4))
    for words in ("kept", "thrown away"):
        log.journal.add_note(words, TODAY)
    log.entries.remove("note", 2)
    return log


def _read(folder: Path, *words: str) -> str:
    """Run the reader that lies in an export, with Python alone: no site packages, no environment."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "read_export.py"), *words], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_whole_log_is_whole_and_a_spoilt_one_is_not(filled: OpenLog) -> None:
    """The check reads every page of the open log."""
    path = filled.database.log_folder.database
    assert is_whole(filled.database)
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    assert not is_whole(filled.database)


def test_everything_is_written_out_and_read_by_python_alone(filled: OpenLog, tmp_path: Path) -> None:
    """With the trash, the history and the page that says what is what."""
    filled.exchange.export_all(tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names >= {"README.txt", "read_export.py", "history.json", "trash.json", "diary.csv", "note.json"}
    assert [one["words"] for one in json.loads((tmp_path / "out" / "trash.json").read_text())] == ["thrown away"]
    assert "words: kept" in _read(tmp_path / "out")
    assert "thrown away" not in _read(tmp_path / "out", "note")
    assert "remove note 2" in _read(tmp_path / "out", "--history")
    assert _read(tmp_path / "out", "--csv", "note").splitlines()[0].startswith("id,rev")
    assert "note: 1" in _read(tmp_path / "out", "--check")


def test_safe_mode_writes_out_a_backup_without_opening_it(filled: OpenLog, tmp_path: Path) -> None:
    """With its own passphrase; the wrong one is said, and the backup stays as it is."""
    filled.passphrase.set("four quiet garden chairs")
    made = filled.backups.make()
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    with pytest.raises(WrongKey):
        export_unopened(made, tmp_path / "no", "something else")
    export_unopened(made, tmp_path / "out", "four quiet garden chairs")
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before
    assert "words: kept" in _read(tmp_path / "out")
    assert [one["words"] for one in json.loads((tmp_path / "out" / "trash.json").read_text())] == ["thrown away"]
    assert not list((tmp_path / "out").glob(".*"))


def test_a_log_opened_for_reading_takes_nothing(filled: OpenLog) -> None:
    """It can be read and exported; a save is refused in one sentence."""
    folder = filled.database.folder
    filled.close()
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.name != "lock"}
    database = Database.open(folder, read_only=True)
    with database.reading() as store:
        assert [note.words for note in store.all(Note)] == ["kept"]
    with pytest.raises(NoPermission, match="for reading only"), database.transaction() as store:
        store.add(Note(noted_on=TODAY, words="no"))
    database.close()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.name != "lock"} == before


def test_what_became_of_a_damaged_log_is_said_in_counts(filled: OpenLog) -> None:
    """No line holds what a person wrote."""
    folder = filled.database.folder
    filled.close()
    content = bytearray((folder / "log.db").read_bytes())
    content[-2000] ^= 1
    (folder / "log.db").write_bytes(content)
    lines = salvage_lines(put_together(folder, None, None), str)
    assert lines[-1] == "Nothing is known to be missing."
    assert not any("kept" in line for line in lines)
    assert is_whole_again(folder)


def test_a_clock_behind_the_last_entry_is_noticed(filled: OpenLog, calendar: Calendar) -> None:
    """A year back is a wrong clock; the hour of a journey is not."""
    assert not clock_is_behind(filled.database)
    calendar.day -= timedelta(days=365)
    assert clock_is_behind(filled.database)


def is_whole_again(folder: Path) -> bool:
    """Whether the log in a folder opens and is whole."""
    database = Database.open(folder)
    whole = is_whole(database)
    database.close()
    return whole


def test_an_export_that_fails_leaves_nothing_unlocked_behind(
    filled: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at the last file; the next try into the same folder then finds it empty."""
    real, tries = whole_log.write_file, []

    def full(path: Path, content: bytes) -> None:
        if path.name == "history.json" and not tries:
            tries.append(path)
            raise DiskFull
        real(path, content)

    monkeypatch.setattr(whole_log, "write_file", full)
    (tmp_path / "mine").mkdir()
    for place in (tmp_path / "new", tmp_path / "mine"):
        tries.clear()
        with pytest.raises(DiskFull):
            filled.exchange.export_all(place)
    assert not (tmp_path / "new").exists()
    assert not list((tmp_path / "mine").iterdir())
    filled.exchange.export_all(tmp_path / "mine")


@pytest.mark.parametrize("way", ["open", "unopened"])
def test_an_export_that_fails_leaves_alone_what_somebody_else_put_there(
    filled: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """A letter saved into the same folder while the export ran is not part of it."""
    real, letter = whole_log.write_file, tmp_path / "out" / "letter.txt"

    def full(path: Path, content: bytes) -> None:
        if path.name == "README.txt":
            letter.write_text("mine")
            raise DiskFull
        real(path, content)

    monkeypatch.setattr(whole_log, "write_file", full)
    export = filled.exchange.export_all if way == "open" else partial(export_unopened, filled.database.folder)
    with pytest.raises(DiskFull):
        export(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == [letter]
