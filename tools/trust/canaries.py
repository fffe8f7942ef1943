"""Words that are nowhere else, typed into every kind of entry: none may lie on the disk outside chosen exports.

Nor, on Linux, in the memory of the process that is there after locking.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .faultio import ROOT
from .result import Result

GUI = """
import os, sys
from datetime import date
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.chdir(sys.argv[4])
from followup.hardening import harden
harden()
from PySide6.QtCore import QTimer
from followup import app as program
from followup.domain.records import Note, Question, Visit, Medicine, Fact, Author
from followup.services.symptom_entry import SymptomEntry
from followup.ui.shell.window import Window
folder, canary, how = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
today = date.today()

class Probe(Window):
    def open_log(self, services, screen="today"):
        super().open_log(services, screen)
        for kind in (
            Note(noted_on=today, words=canary), Visit(visit_on=today, purpose=canary, note=canary),
            Question(words=canary), Medicine(name=canary, note=canary), Fact(name="team_name", value=canary),
            Author(name=canary),
        ):
            services.entries.add(kind)
        services.journal.note(SymptomEntry(words=canary, note=canary, observed_on=today))
        for name in ("symptoms", "medicines", "exams", "visits", "record", "settings", "trash", "history", "today"):
            self.go(name)
        services.backups.make()
        services.drafts.keep("today", [("x", canary)])
        if how == "leaky":
            Path(sys.argv[4], "notes.tmp").write_text(canary)
        def boom():
            raise ValueError(canary)
        QTimer.singleShot(100, boom)
        QTimer.singleShot(600, self._end)

    def _end(self):
        if how == "lock and keep":
            os.environ["KEPT"] = canary  # what a process starts with goes on to the one that takes its place
        if how.startswith("lock"):
            self.program._lock.lock()
        else:
            self.close()

program.Window = Probe
real = program.Program
class Kept(real):
    def __init__(self, window, *rest, **options):
        super().__init__(window, *rest, **options)
        window.program = self
    def show(self):
        super().show()
        if how.startswith("lock"):
            QTimer.singleShot(200, lambda: self._open(passphrase="four quiet garden chairs"))
program.Program = Kept
raise SystemExit(program.run_window(folder))
"""
"""Types the canary everywhere, opens every screen, raises it in an error, then closes or locks.

"leaky" leaves it in a file, "lock and keep" in the memory of the process after locking: the controls.
"""


def run(scale: float, place: Path) -> Result:
    """Look for the canary in every file that was made, in what was printed, and in the memory after locking.

    At full size every button of every screen is pressed, with every field filled and with its services failing.
    """
    least = {"sessions": 1, "locked processes searched": 1, "files searched": 10}
    result = Result("canaries", least | {"presses": 400 if scale >= 1 else 1, "errors raised": 1})
    canary = f"canary{os.urandom(6).hex()}"
    _session(result, place / "one", canary, "close")
    _locked(result, place / "two", f"canary{os.urandom(6).hex()}")
    _walk(result, place / "walk", "faults" if scale >= 1 else "faults,few")
    leaky = Result("control")
    _session(leaky, place / "three", f"canary{os.urandom(6).hex()}", "leaky")
    _locked(leaky, place / "four", f"canary{os.urandom(6).hex()}", "lock and keep")
    result.control = leaky.bad["files with the canary"] > 0 and leaky.bad["copies in the memory after locking"] > 0
    return result


def _prepare(home: Path, canary: str, how: str) -> tuple[list[str], dict[str, str], Path]:
    home.mkdir(parents=True)
    folder = home / "log"
    passphrase = "four quiet garden chairs" if how.startswith("lock") else None
    make = "import sys; from pathlib import Path; from followup.storage.database import Database; "
    make += "Database.create(Path(sys.argv[1]), passphrase=sys.argv[2] or None)[0].close()"
    subprocess.run([sys.executable, "-c", make, str(folder), passphrase or ""], cwd=ROOT, check=True)
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "TMPDIR", "XDG_RUNTIME_DIR")
    environ = os.environ | dict.fromkeys(names, str(home)) | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return [sys.executable, "-c", GUI, str(folder), canary, how, str(home)], environ, folder


def _session(result: Result, home: Path, canary: str, how: str) -> None:
    command, environ, _ = _prepare(home, canary, how)
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, check=False, timeout=300)
    result.done["sessions"] += 1
    result.bad["sessions that failed"] += done.returncode != 0
    _search(result, home, canary, done.stdout + done.stderr)


def _walk(result: Result, home: Path, how: str) -> None:
    """Walk through the whole window, in a network without any device where this system lets us make one."""
    canary = f"canary{os.urandom(6).hex()}"
    _, environ, _ = _prepare(home, canary, "close")
    alone = [shutil.which("unshare") or "", "--net", "--map-root-user"]
    able = alone[0] and not subprocess.run([*alone, "true"], capture_output=True, check=False).returncode
    command = [*(alone if able else []), sys.executable, "-m", "tools.trust.walk", str(home), canary, how]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, check=False, timeout=3600)
    result.bad["walks that failed"] += done.returncode != 0
    result.done["walks without any network"] += bool(able)
    for what, number in json.loads(done.stdout.splitlines()[-1]).items() if done.stdout.strip() else ():
        result.bad["walks that failed"] += "ended" in what
        result.done[what] += number
    _search(result, home, canary, done.stdout + done.stderr)


def _search(result: Result, home: Path, canary: str, printed: bytes) -> None:
    word = canary.encode()
    result.bad["words printed"] += word in printed
    for path in home.rglob("*"):
        if path.is_file() and home / "exports" not in path.parents:
            result.done["files searched"] += 1
            content = path.read_bytes()
            result.bad["files with the canary"] += word in content or canary.encode("utf-16-le") in content
            result.bad["files others may read"] += bool(path.stat().st_mode & 0o077) and path.name != "notes.tmp"


def _locked(result: Result, home: Path, canary: str, how: str = "lock") -> None:
    command, environ, _ = _prepare(home, canary, how)
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        line = Path(f"/proc/{process.pid}/cmdline")
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline and b"--log" not in line.read_bytes():
            if process.poll() is not None:
                result.bad["sessions that failed"] += 1
                return
            time.sleep(0.2)
        time.sleep(4)
        result.done["locked processes searched"] += 1
        result.bad["copies in the memory after locking"] += _in_memory(process.pid, canary.encode())
        result.bad["copies in the memory after locking"] += _in_memory(process.pid, b"four quiet garden chairs")
    finally:
        process.kill()
        process.wait()
    _search(result, home, canary, b"")


def _in_memory(pid: int, word: bytes) -> int:
    found = 0
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            where, mode = line.split()[:2]
            if "r" not in mode:
                continue
            start, end = (int(part, 16) for part in where.split("-"))
            try:
                memory.seek(start)
                found += memory.read(end - start).count(word)
            except (OSError, ValueError, OverflowError):
                continue
    return found
