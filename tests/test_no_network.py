"""No socket beyond the local one that lets a second start raise the first window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from followup.storage.database import Database

_SESSION = """
import os, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from followup import app as program
from followup.ui.shell.window import Window

class Probe(Window):
    def open_log(self, services, screen="today"):
        super().open_log(services, screen)
        services.journal.add_note("a note", date.today())
        services.backups.make()
        for name in ("symptoms", "medicines", "exams", "visits", "sheet", "settings", "help"):
            self.go(name)
        if len(sys.argv) > 2:
            import socket
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
        QTimer.singleShot(800, self.close)

program.Window = Probe
raise SystemExit(program.run_window(Path(sys.argv[1])))
"""


def _trace(root: Path, home: Path, *more: str) -> str:
    """Run a whole session under strace and return the calls that have to do with sockets."""
    folder, trace = home / "log", home / "trace"
    Database.create(folder)[0].close()
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    traced = ["strace", "-f", "-e", "trace=%network", "-o", str(trace)]
    command = [*traced, sys.executable, "-c", _SESSION, str(folder), *more]
    done = subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, timeout=240, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("this computer does not let one program trace another")
    assert done.returncode == 0, done.stderr[-800:]
    return trace.read_text(encoding="utf-8", errors="replace")


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_whole_session_opens_no_socket_to_anywhere(root: Path, tmp_path: Path) -> None:
    """Every screen, a save and a backup: AF_UNIX at most. The control opens one, and strace sees it."""
    seen = _trace(root, tmp_path)
    assert "AF_INET" not in seen
    assert "AF_NETLINK" not in seen
    (tmp_path / "control").mkdir()
    assert "AF_INET" in _trace(root, tmp_path / "control", "socket")
