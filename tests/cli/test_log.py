"""The log as a whole: starting, locking, checking, copying."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from followup.cli import main
from followup.storage.database import Database
from tests.cli.conftest import Done, Run

Secret = Callable[[str], int]


@pytest.fixture
def secret() -> Secret:
    """Makes a file descriptor from which one line can be read."""

    def make(words: str) -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{words}\n".encode())
        os.close(writing)
        return reading

    return make


@pytest.fixture
def locked(run: Run, tmp_path: Path, secret: Secret) -> tuple[Path, str]:
    """A log with the passphrase `tea and toast`, and its recovery code."""
    folder = tmp_path / "locked"
    done = run("init", "--log", folder, "--json", "--passphrase-fd", secret("tea and toast"))
    assert done.one["lock"] == "passphrase"
    return folder, done.one["recovery_code"]


def test_a_log_without_a_passphrase_says_so_honestly(run: Run, tmp_path: Path) -> None:
    """Nobody is told that it is locked."""
    done = run("init", "--log", tmp_path / "new")
    assert done.code == 0
    assert "whoever can open this folder can read the log" in " ".join(done.out.split())
    assert run("lock-status", "--log", tmp_path / "new").out == "plain\n"


def test_a_second_log_in_the_same_folder_is_refused(run: Run, log: Path) -> None:
    """The first stays as it was."""
    before = (log / "log.db").read_bytes()
    assert run("init", "--log", log).code == 1
    assert (log / "log.db").read_bytes() == before


def test_the_lock_status_of_no_log_is_none(run: Run, tmp_path: Path) -> None:
    """Asking is no failure."""
    done = run("lock-status", "--log", tmp_path / "nothing", "--json")
    assert (done.code, done.one["lock"]) == (0, "none")


def test_a_passphrase_opens_and_nothing_else_does(run: Run, locked: tuple[Path, str], secret: Secret) -> None:
    """A wrong or missing key ends with 3; nobody is asked where no terminal is."""
    folder, _ = locked
    assert run("lock-status", "--log", folder).out == "passphrase\n"
    assert run("check", "--log", folder, "--passphrase-fd", secret("tea and toast")).code == 0
    assert run("check", "--log", folder, "--passphrase-fd", secret("tea and cake")).code == 3
    assert run("check", "--log", folder).code == 3
    assert run("check", "--log", folder, "--passphrase-fd", "789").code == 3


def test_the_recovery_code_opens_it_too(run: Run, locked: tuple[Path, str], secret: Secret) -> None:
    """It goes the same way as the passphrase."""
    folder, code = locked
    assert run("check", "--log", folder, "--passphrase-fd", secret(code.lower())).code == 0


def test_the_recovery_code_is_printed_for_a_person_to_copy(run: Run, tmp_path: Path, secret: Secret) -> None:
    """Once, on a line of its own, with the advice to write it down."""
    done = run("init", "--log", tmp_path / "new", "--passphrase-fd", secret("tea and toast"))
    code = next(line.strip() for line in done.out.splitlines() if line.strip().count("-") == 7)
    assert len(code.replace("-", "")) == 32
    assert "write it down" in done.out


def test_stdin_may_carry_the_passphrase_and_the_entry(run: Run, locked: tuple[Path, str]) -> None:
    """Only the first line is the passphrase; this is what a pipe of both looks like."""
    folder, _ = locked
    reading, writing = os.pipe()
    os.write(writing, b"tea and toast\nand more")
    os.close(writing)
    given = {"noted_on": "2026-03-19", "words": "x"}
    done = run("add", "note", "--log", folder, "--passphrase-fd", reading, stdin=given)
    assert (done.code, os.read(reading, 20)) == (0, b"and more")
    os.close(reading)


def test_a_whole_log_is_said_to_be_whole(run: Run, log: Path) -> None:
    """Every page is read."""
    assert run("check", "--log", log).code == 0
    found = run("check", "--log", log, "--json").one
    assert found["whole"] is True
    assert found["entries"]["author"] == 1


def test_damage_ends_with_4_and_changes_nothing(run: Run, log: Path) -> None:
    """One bit in the middle of the file is enough."""
    database = log / "log.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    assert run("check", "--log", log).code == 4
    assert run("backup", "--log", log).code == 4
    assert database.read_bytes() == bytes(content)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_log_is_named(run: Run, log: Path, content: bytes) -> None:
    """Another file under that name is refused, or found damaged when it is empty."""
    (log / "log.db").write_bytes(content)
    assert run("flags", "--log", log).code in {1, 4}
    assert (log / "log.db").read_bytes() == content


def test_a_log_in_use_ends_with_6(run: Run, log: Path) -> None:
    """The window has it open; the command does not wait and does not write."""
    database = Database.open(log)
    try:
        assert run("flags", "--log", log).code == 6
        assert run("add", "note", "--log", log, stdin={"noted_on": "2026-03-19", "words": "x"}).code == 6
    finally:
        database.close()
    assert run("flags", "--log", log).code == 0


@pytest.mark.parametrize("command", [["flags"], ["list"], ["check"], ["upgrade"], ["backup"], ["show", "note-1"]])
def test_no_log_is_a_sentence(run: Run, tmp_path: Path, command: list[str]) -> None:
    """Nothing is made where nothing was."""
    assert run(*command, "--log", tmp_path / "nothing").code == 1
    assert not (tmp_path / "nothing").exists()


def test_an_up_to_date_log_needs_no_upgrade(run: Run, log: Path) -> None:
    """It says which version it is."""
    assert run("upgrade", "--log", log, "--json").one["version"]


def test_a_backup_is_listed_and_comes_back(run: Run, log: Path, tmp_path: Path) -> None:
    """Restored into a folder of its own, it holds the entry."""
    run("add", "note", "--log", log, stdin={"noted_on": "2026-03-19", "words": "kept"})
    made = run("backup", "--log", log).out.strip()
    assert [one["backup"] for one in run("backups", "--log", log, "--json").lines] == [made]
    assert run("restore", made, "--to", tmp_path / "back", "--log", log).code == 0
    assert run("show", "note-1", "--log", tmp_path / "back", "--json").one["words"] == "kept"


def test_a_backup_into_the_folder_of_the_log_is_refused_with_one_sentence(run: Run, log: Path) -> None:
    """It says to choose another folder."""
    done = run("backup", "--log", log, "--to", log)
    assert (done.code, done.out) == (1, "")
    assert "Please choose another folder for the backup." in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_a_backup_may_be_named_and_kept_elsewhere(run: Run, log: Path, tmp_path: Path) -> None:
    """The name alone is enough for the log's own; --to takes any folder."""
    name = Path(run("backup", "--log", log).out.strip()).name
    assert run("restore", name, "--to", tmp_path / "one", "--log", log).code == 0
    elsewhere = run("backup", "--log", log, "--to", tmp_path / "stick").out.strip()
    assert Path(elsewhere).parent == tmp_path / "stick"
    assert run("restore", elsewhere, "--to", tmp_path / "two", "--log", log).code == 0


def test_restoring_never_overwrites(run: Run, log: Path, tmp_path: Path) -> None:
    """A folder with a log is refused, and so is what is no backup."""
    made = run("backup", "--log", log).out.strip()
    assert run("restore", made, "--to", log, "--log", log).code == 1
    assert run("restore", tmp_path / "none", "--to", tmp_path / "new", "--log", log).code == 1


def test_a_locked_backup_is_checked_with_its_passphrase(
    run: Run, locked: tuple[Path, str], secret: Secret, tmp_path: Path
) -> None:
    """Without it the copy is made all the same: the backup holds its own keys."""
    folder, _ = locked
    made = run("backup", "--log", folder, "--passphrase-fd", secret("tea and toast")).out.strip()

    def restored(name: str, *options: object) -> Done:
        return run("restore", made, "--to", tmp_path / name, "--log", folder, *map(str, options))

    assert restored("wrong", "--passphrase-fd", secret("no")).code == 3
    assert restored("right", "--passphrase-fd", secret("tea and toast")).code == 0
    assert restored("blind").code == 0
    assert run("lock-status", "--log", tmp_path / "blind").out == "passphrase\n"


def test_no_backup_yet_is_said(run: Run, log: Path) -> None:
    """An empty list is no failure."""
    assert "no backup yet" in run("backups", "--log", log).out
    assert run("backups", "--log", log, "--json").out == ""


def test_a_day_ahead_moves_the_day_an_entry_may_have(run: Run, log: Path) -> None:
    """With --on in the time ahead its own day is no future; without it, it is."""
    given = {"noted_on": "2100-03-19", "words": "x"}
    assert run("add", "note", "--log", log, stdin=given).code == 1
    assert run("add", "note", "--log", log, "--on", "2100-03-20", stdin=given).code == 0


def test_a_past_day_leaves_the_moment_of_typing_true(run: Run, log: Path) -> None:
    """--on is the day of the rules; when somebody typed is kept as it was."""
    run("add", "note", "--log", log, "--on", "2020-03-20", stdin={"noted_on": "2020-03-19", "words": "x"})
    assert not run("show", "note-1", "--log", log, "--json").one["entered_at"].startswith("2020")


def test_a_folder_that_cannot_be_written_ends_with_7(run: Run, log: Path, tmp_path: Path) -> None:
    """A disk or a permission, not a wish that was wrong."""
    shutil.rmtree(log / "backups", ignore_errors=True)
    (tmp_path / "file").write_text("x")
    assert run("init", "--log", tmp_path / "file" / "log").code in {1, 7}
    assert run("init", "--log", Path("/proc/followup")).code in {1, 7}


class _AtTheKeyboard:
    """Standard input with somebody sitting in front of it."""

    buffer = io.BytesIO(b"")

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


def test_somebody_at_the_keyboard_is_asked_for_the_passphrase(
    locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What they type opens the log; typing nothing, or leaving, is a missing key."""
    folder, _ = locked
    monkeypatch.setattr(sys, "stdin", _AtTheKeyboard())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "tea and toast")
    assert main(["check", "--log", str(folder)]) == 0
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "")
    assert main(["check", "--log", str(folder)]) == 3

    def leaves(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", leaves)
    assert main(["check", "--log", str(folder)]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_somebody_at_the_keyboard_is_told_what_is_waited_for(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty terminal that waits in silence helps nobody."""
    monkeypatch.setattr(sys, "stdin", _AtTheKeyboard())
    assert main(["add", "note", "--log", str(log)]) == 1
    assert "Type one JSON object" in capsys.readouterr().err


def test_a_passphrase_that_keeps_nobody_out_is_refused(run: Run, secret: Secret, tmp_path: Path) -> None:
    """As in the window: spaces count for nothing."""
    for words in ("short", " " * 12):
        done = run("init", "--log", tmp_path / "new", "--passphrase-fd", secret(words))
        assert done.code == 1
        assert "at least 8 characters" in " ".join(done.err.split())
    assert not (tmp_path / "new" / "log.db").exists()
