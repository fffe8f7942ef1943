"""Whatever goes wrong: one sentence, the right exit code, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from followup.cli import commands
from followup.cli.failures import Code, explain
from followup.domain.errors import Refused
from followup.domain.wording import untranslated
from followup.storage import errors
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
SECRET_WORDS = "lump in my left breast"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refused("No."), 1),
        (errors.NoLog(), 1),
        (errors.Missing(), 1),
        (errors.Conflict(), 1),
        (errors.SyncedFolder(service="x"), 1),
        (errors.WrongKey(), 3),
        (errors.Damaged(), 4),
        (errors.TooNew(), 5),
        (errors.InUse(), 6),
        (errors.DiskFull(), 7),
        (errors.NoPermission(), 7),
        (errors.Unplugged(), 7),
        (OSError(errno.ENOSPC, "x", "f"), 7),
        (PermissionError(errno.EACCES, "x", "f"), 7),
        (OSError(errno.EROFS, "x", "f"), 7),
        (OSError(errno.EIO, "x", "f"), 7),
        (OSError("no number"), 7),
        (FileNotFoundError(errno.ENOENT, "x", "f"), 1),
        (IsADirectoryError(errno.EISDIR, "x", "f"), 1),
        (NotADirectoryError(errno.ENOTDIR, "x", "f"), 1),
        (FileExistsError(errno.EEXIST, "x", "f"), 1),
        (OSError(errno.ENAMETOOLONG, "x", "f"), 1),
        (MemoryError(), 1),
        (UnicodeDecodeError("utf-8", b"", 0, 1, "x"), 1),
        (ZeroDivisionError(SECRET_WORDS), 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_each_error_has_its_code_and_one_sentence(error: Exception, code: int) -> None:
    """The sentence ends like one and holds nothing of what an unforeseen error says."""
    found, sentence = explain(error, untranslated)
    assert found == code
    assert sentence.endswith((".", "?"))
    assert SECRET_WORDS not in sentence


def test_an_unforeseen_error_names_its_kind_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last resort says what kind it was, and nothing that it holds."""

    def breaks(_call: object) -> int:
        raise LookupError(SECRET_WORDS)

    monkeypatch.setitem(commands.COMMANDS, "flags", breaks)
    done = run("flags")
    assert done.code == 1
    assert "LookupError" in done.err
    assert SECRET_WORDS not in done.err


def test_a_refused_entry_names_the_field_to_mend(run: Run, log: Path) -> None:
    """A script knows where to look; the words that were given are not repeated."""
    done = run("add", "symptom", "--log", log, stdin={"what": SECRET_WORDS, "severity": 44})
    assert done.err.startswith("severity: ")
    assert SECRET_WORDS not in done.err


def test_ctrl_c_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends as a shell expects."""

    def interrupted(_call: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "flags", interrupted)
    done = run("flags")
    assert done.code == Code.STOPPED == 130
    assert "Stopped" in done.err


def _start(*argv: object, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "followup", *map(str, argv)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # Work in the background is started with Ctrl+C ignored, and would hand that on.
    listens: dict[str, Any] = {} if sys.platform == "win32" else {"preexec_fn": _listen_to_ctrl_c}
    return subprocess.Popen(command, cwd=ROOT, **{**pipes, **listens, **options})


def _listen_to_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")
def test_a_signal_while_waiting_for_input_leaves_no_traceback() -> None:
    """The process sits in a read when the signal comes."""
    with _start("find", "-", "--json") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"cough\n" * 4_000)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        complaint = process.stderr.read().decode()
        assert process.wait(timeout=60) == Code.STOPPED
    assert "Traceback" not in complaint
    assert complaint.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")
def test_a_reader_that_stops_early_is_no_failure() -> None:
    """`followup find - | head -1` is quiet: nothing was asked for but reading."""
    with _start("find", "-", "--json") as process:
        assert process.stdout is not None
        process.stdout.close()
        _, complaint = process.communicate(b"cough\n" * 100, timeout=60)
    assert (process.returncode, complaint) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")
def test_an_answer_nobody_reads_is_told_where_something_was_kept(log: Path) -> None:
    """The entry is there; only its id could not be handed over."""
    with _start("add", "note", "--log", log) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, complaint = process.communicate(b'{"noted_on": "2026-03-19", "words": "x"}', timeout=60)
    assert process.returncode == 1
    assert complaint.decode().startswith("This was done")
    assert complaint.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_told() -> None:
    """The answer could not be written, and that is said, once."""
    with Path("/dev/full").open("wb") as full, _start("find", "cough", stdout=full) as process:
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 7
    assert complaint.count(b"\n") == 1
    assert b"Traceback" not in complaint


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX descriptors")
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_closed_streams_leave_no_traceback(closed: int) -> None:
    """A daemon may have closed any of the three."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}>&-', "sh", sys.executable, "-m", "followup", "find", "cough"],
        cwd=ROOT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    assert done.returncode in {0, 7}
    assert b"Traceback" not in done.stderr


def test_a_terminal_that_knows_no_unicode_still_answers() -> None:
    """In an ASCII locale the words come back as escapes rather than as an error."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    with _start("find", "żółć kaszel", env=environment) as process:
        out, complaint = process.communicate(timeout=60)
    assert (process.returncode, complaint) == (0, b"")
    assert out.isascii()


def test_huge_input_is_refused_without_reading_it_all(run: Run, log: Path) -> None:
    """Twenty megabytes of JSON are one sentence."""
    done = run("add", "note", "--log", log, stdin=b'{"words": "' + b"x" * 20_000_000 + b'"}')
    assert done.code == 1
    assert "megabytes" in done.err
