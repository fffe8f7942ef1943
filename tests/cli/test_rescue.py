"""Damaged logs, safe mode and old backups on the command line."""

import json
from pathlib import Path

import pytest

from followup.storage.database import Database
from followup.storage.errors import NeedsUpgrade, NoPermission
from followup.storage.folder import LogFolder
from tests.cli.conftest import Run

NOTE = {"noted_on": "2026-03-02", "words": "a note to keep"}


def _spoil(log: Path) -> bytes:
    """Put a wrong bit into the last page."""
    content = bytearray((log / "log.db").read_bytes())
    content[-2000] ^= 1
    (log / "log.db").write_bytes(content)
    return bytes(content)


def test_a_damaged_log_is_put_together_in_a_new_folder(run: Run, log: Path, tmp_path: Path) -> None:
    """Counts and no words of the person; the damaged one stays as it is, and the new one opens."""
    run("add", "note", "--log", log, stdin=NOTE)
    spoilt = _spoil(log)
    assert run("check", "--log", log).code == 4
    done = run("salvage", "--to", tmp_path / "new", "--log", log, "--json")
    assert done.code == 0, done.err
    assert done.one["missing"] == {}
    assert "a note to keep" not in done.out
    assert (log / "log.db").read_bytes() == spoilt
    assert run("list", "note", "--log", tmp_path / "new", "--json").one["words"] == "a note to keep"


def test_safe_mode_reads_and_exports_and_takes_nothing(run: Run, log: Path, tmp_path: Path) -> None:
    """Also a backup, which is never opened for writing."""
    run("add", "note", "--log", log, stdin=NOTE)
    assert run("list", "note", "--log", log, "--safe", "--json").one["words"] == "a note to keep"
    refused = run("add", "note", "--log", log, "--safe", stdin=NOTE)
    assert refused.code == 7
    assert "for reading only" in refused.err
    backup = Path(run("backup", "--log", log).out.strip())
    before = {path.name: path.read_bytes() for path in backup.iterdir()}
    assert run("export", "--all", tmp_path / "out", "--log", backup, "--safe").code == 0
    assert {path.name: path.read_bytes() for path in backup.iterdir()} == before
    assert json.loads((tmp_path / "out" / "note.json").read_text())[0]["words"] == "a note to keep"


def test_a_damaged_log_can_be_written_out_without_mending_it(run: Run, log: Path, tmp_path: Path) -> None:
    """What can be read is there."""
    run("add", "note", "--log", log, stdin=NOTE)
    spoilt = _spoil(log)
    assert run("export", "--all", tmp_path / "out", "--log", log, "--safe").code == 0
    assert (log / "log.db").read_bytes() == spoilt
    assert (tmp_path / "out" / "author.json").exists()


def test_a_log_that_must_not_be_written_is_read_and_written_out(
    run: Run, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locked stick: an export is always possible, without a word that somebody has to know; adding is refused."""
    assert run("add", "note", "--log", log, stdin=NOTE).code == 0

    def denied(_folder: LogFolder) -> None:
        raise NoPermission

    monkeypatch.setattr(LogFolder, "require_writable", denied)
    before = {path: path.read_bytes() for path in log.iterdir()}
    assert run("--log", log, "export", "--all", tmp_path / "out").code == 0
    assert NOTE["words"] in (tmp_path / "out" / "note.json").read_text(encoding="utf-8")
    assert run("--log", log, "list", "note").code == 0
    refused = run("add", "note", "--log", log, stdin=NOTE)
    assert (refused.code, len(refused.err.splitlines())) == (7, 1)
    assert {path: path.read_bytes() for path in log.iterdir()} == before


def test_an_older_log_that_must_not_be_written_says_why(run: Run, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would have to be brought up to date first."""

    def opened(*_given: object, read_only: bool = False, **_named: object) -> Database:
        raise NeedsUpgrade if read_only else NoPermission

    monkeypatch.setattr(Database, "open", opened)
    refused = run("--log", log, "list", "note")
    assert refused.code == 7
    assert "read-only" in refused.err
