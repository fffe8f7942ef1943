"""What may be there when the window is painted first: a fresh program says so itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

from followup.storage.database import Database

HEAVY = {
    "sqlalchemy",
    "alembic",
    "reportlab",
    "cryptography",
    "keyring",
    "icalendar",
    "zxcvbn",
    "tzdata",
    "zoneinfo",
    "dateutil",
    "pypdf",
    "pypdfium2",
    "sqlcipher3",
    "numpy",
    "pydantic",
}

PROBE = """
import json, sys
from pathlib import Path
from followup import app
from followup.ui.shell.window import Window

def painted(window):
    print(json.dumps(sorted(sys.modules)), flush=True)

class Probe(Window):
    def __init__(self, *args):
        super().__init__(*args)
        self.first_painted.connect(lambda: painted(self), )

    def open_log(self, services, screen="today"):
        super().open_log(services, screen)
        self.close()

app.Window = Probe
raise SystemExit(app.run_window(Path(sys.argv[1])))
"""


def test_nothing_heavy_before_the_first_picture(root: Path, tmp_path: Path) -> None:
    """At first paint no database, PDF, crypto or service module is there, then the log opens and the window closes."""
    folder = tmp_path / "log"
    Database.create(folder)[0].close()
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    run = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder)],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    modules = json.loads(run.stdout.splitlines()[0])
    assert HEAVY.isdisjoint({name.partition(".")[0] for name in modules})
    ours = {name for name in modules if name.startswith("followup.")}
    assert not {name for name in ours if name.startswith(("followup.services", "followup.storage", "followup.signs"))}
    assert {name for name in modules if name.startswith("PySide6.Qt")} == {
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
    }
    assert len(modules) <= 200
