"""No socket beyond local ones: for a single window, and to the keychain where somebody chose that in Settings.

The first lets a second start raise the first window. The second is D-Bus on Linux, of the family AF_UNIX as well; on
macOS and Windows it is no socket at all. Where nobody chose it, what could open one is not even imported.
"""

import os
import re
import shlex
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
        print("opened", "keyring" in sys.modules, flush=True)
        QTimer.singleShot(800, self.close)

program.Window = Probe
raise SystemExit(program.run_window(Path(sys.argv[1])))
"""


def _run(root: Path, home: Path, command: list[str]) -> str:
    """Run a program with a home of its own and return what it printed."""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    environ |= {"XDG_DATA_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    environ.pop("PYTHON_KEYRING_BACKEND", None)
    done = subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, timeout=240, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("this computer does not let one program trace another")
    assert done.returncode == 0, done.stderr[-800:]
    return done.stdout


def _traced(home: Path, *more: str) -> list[str]:
    traced = ["strace", "-f", "-e", "trace=%network", "-o", str(home / "trace")]
    return [*traced, sys.executable, "-c", _SESSION, str(home / "log"), *more]


def _trace(root: Path, home: Path, *more: str) -> str:
    """Run a whole session under strace and return the calls that have to do with sockets."""
    Database.create(home / "log")[0].close()
    assert _run(root, home, _traced(home, *more)) == "opened False\n"
    return _sockets(home)


def _sockets(home: Path) -> str:
    trace = home / "trace"
    return trace.read_text(encoding="utf-8", errors="replace")


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_whole_session_opens_no_socket_to_anywhere(root: Path, tmp_path: Path) -> None:
    """Every screen, a save and a backup: AF_UNIX at most. The control opens one, and strace sees it."""
    seen = _trace(root, tmp_path)
    assert "AF_INET" not in seen
    assert "AF_NETLINK" not in seen
    (tmp_path / "control").mkdir()
    assert "AF_INET" in _trace(root, tmp_path / "control", "socket")


_WITH_KEYCHAIN = """
from pathlib import Path
import sys
from followup.storage.database import Database
from followup.storage.keychain import Keychain
from followup.storage.this_computer import add_keychain, kept_key
folder, passphrase = Path(sys.argv[1]), "four quiet garden chairs"
database, _ = Database.create(folder, passphrase=passphrase)
add_keychain(database, passphrase, Keychain())
database.close()
assert kept_key(folder, Keychain()) is not None
"""


@pytest.mark.skipif(
    not all(map(shutil.which, ("strace", "dbus-run-session", "gnome-keyring-daemon"))),
    reason="needs strace, dbus-run-session and gnome-keyring-daemon",
)
def test_a_real_keychain_is_asked_over_the_local_bus_alone(root: Path, tmp_path: Path) -> None:
    """A Secret Service of its own opens the log of a whole session, and every socket of that session is AF_UNIX."""
    session = tmp_path / "session.sh"
    unlocked = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    set_up = shlex.join([sys.executable, "-c", _WITH_KEYCHAIN, str(tmp_path / "log")])
    session.write_text("\n".join(["set -e", unlocked, set_up, shlex.join(_traced(tmp_path))]), encoding="utf-8")
    said = _run(root, tmp_path, ["dbus-run-session", "--", "sh", str(session)])
    assert said == "opened True\n"
    seen = _sockets(tmp_path)
    assert set(re.findall(r"\bAF_[A-Z]+", seen)) == {"AF_UNIX"}
