"""A backup written out as open files, without bringing it back."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from followup.domain.errors import FollowupError, Refused
from followup.domain.records import Episode
from followup.services.backup_export import Stopped
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords
from followup.storage.database import Database
from followup.storage.errors import NoLog, WrongKey

from .test_photos import clean

MINE, HERS = "four quiet garden chairs", "seven noisy kitchen stools"


@pytest.fixture
def backup(log: OpenLog) -> Path:
    """A backup that has a note which the log has no more."""
    log.journal.add_note("words of the backup", date(2026, 3, 12))
    made = log.backups.make()
    log.entries.remove("note", 1)
    return made


@pytest.fixture
def foreign(tmp_path: Path) -> tuple[Path, str]:
    """A backup of another log with a passphrase, and its recovery code."""
    database, code = Database.create(tmp_path / "other", passphrase=HERS)
    assert code is not None
    from followup.storage.backup import make_backup

    made = make_backup(database, tmp_path / "stick")
    database.close()
    return made, code


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_what_an_export_of_the_log_would_have_been(log: OpenLog, backup: Path, tmp_path: Path) -> None:
    """The same files, with the entries of that day, and a reader that works."""
    log.exchange.export_all(tmp_path / "now")
    written = log.backup_export.write(backup, tmp_path / "then")
    assert written.is_whole
    assert set(written.files) == set((tmp_path / "then").iterdir())
    assert _names(tmp_path / "then") == _names(tmp_path / "now") | {"note.json"}
    assert json.loads((tmp_path / "then" / "note.json").read_text())[0]["words"] == "words of the backup"
    read = [sys.executable, "read_export.py"]
    done = subprocess.run(read, cwd=tmp_path / "then", capture_output=True, text=True, check=True)
    assert "words of the backup" in done.stdout
    assert not list(log.database.folder.glob(".*"))


def test_it_needs_no_passphrase_for_the_open_log(log: OpenLog, tmp_path: Path) -> None:
    """Who has it open may read its backups, also one made under another passphrase."""
    log.passphrase.set(HERS)
    elsewhere = log.backups.make(tmp_path / "stick")
    log.passphrase.change(HERS, MINE)
    assert log.backup_export.write(elsewhere, tmp_path / "out").is_whole


def test_a_backup_of_another_log_opens_with_its_own(log: OpenLog, foreign: tuple[Path, str], tmp_path: Path) -> None:
    """With its passphrase or its code; anything else writes nothing."""
    backup, code = foreign
    for number, typed in enumerate(("", MINE, code[:-1] + ("0" if code[-1] != "0" else "1"))):
        with pytest.raises(WrongKey):
            log.backup_export.write(backup, tmp_path / f"no-{number}", typed)
        assert not (tmp_path / f"no-{number}").exists()
    for number, typed in enumerate((HERS, code.lower())):
        assert log.backup_export.write(backup, tmp_path / f"yes-{number}", typed).is_whole


def test_of_a_damaged_backup_all_that_can_be_read_is_written(log: OpenLog, backup: Path, tmp_path: Path) -> None:
    """And it is told that this is not all."""
    content = bytearray((backup / "log.db").read_bytes())
    content[-2000:-1900] = bytes(100)
    (backup / "log.db").write_bytes(content)
    written = log.backup_export.write(backup, tmp_path / "out")
    assert not written.is_whole
    assert "README.txt" in _names(tmp_path / "out")
    assert not [name for name in _names(tmp_path / "out") if name.startswith("unfinished")]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_cancelled_one_leaves_nothing(log: OpenLog, backup: Path, tmp_path: Path, share: float) -> None:
    """Neither in an empty folder that was there, nor a folder that was not."""
    told: list[float] = []
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new"):
        told.clear()
        with pytest.raises(Stopped):
            log.backup_export.write(
                backup,
                tmp_path / name,
                progress=told.append,
                cancelled=lambda: bool(told and told[-1] >= share) or share == 0.0,
            )
    assert not any((tmp_path / "empty").iterdir())
    assert not (tmp_path / "new").exists()
    assert not list(log.database.folder.glob(".*"))


def test_a_failure_leaves_nothing_either(
    log: OpenLog, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk while the files get their place, for example."""
    from followup.storage import durable

    replaced = durable.replace

    def fail(source: Path, target: Path, **more: int) -> None:
        if target.parent == tmp_path / "out" and target.name == "note.json":
            raise OSError(28, "No space left on device")
        replaced(source, target, **more)

    monkeypatch.setattr(durable, "replace", fail)
    with pytest.raises(FollowupError):
        log.backup_export.write(backup, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_with_anything_in_it_is_refused(log: OpenLog, backup: Path, tmp_path: Path) -> None:
    """What is there stays."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="not empty"):
        log.backup_export.write(backup, tmp_path / "full")
    assert _names(tmp_path / "full") == {"letter.txt"}


def test_what_is_no_backup_is_one_sentence(log: OpenLog, tmp_path: Path) -> None:
    """And no folder is left."""
    (tmp_path / "pictures").mkdir()
    with pytest.raises(NoLog):
        log.backup_export.write(tmp_path / "pictures", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_backup_is_not_changed(log: OpenLog, backup: Path, tmp_path: Path) -> None:
    """Not even its moments: it may lie on a disk that must not be written."""
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in backup.iterdir()}
    log.backup_export.write(backup, tmp_path / "out")
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in backup.iterdir()} == before
    shutil.rmtree(tmp_path / "out")


def test_photos_of_that_day_are_written_out(log: OpenLog, tmp_path: Path) -> None:
    """Out of the copies beside the log, also when the log has them no more; nothing is left behind."""
    rash = log.entries.add(Episode(words="rash", began_on=date(2026, 3, 1)))
    photo = log.photos.add(clean(), PhotoWords(episode_id=rash.id, taken_on=date(2026, 3, 2)))
    made, elsewhere = log.backups.make(), log.backups.make(tmp_path / "stick")
    log.entries.remove("photo", photo.id)
    log.trash.erase("photo", photo.id)
    for backup, to in ((made, tmp_path / "one"), (elsewhere, tmp_path / "two")):
        assert log.backup_export.write(backup, to).is_whole
        assert (to / "photos" / "photo-1_2026-03-02.jpg").read_bytes() == clean().picture
    assert not list(log.database.folder.glob(".*"))
