"""What the process gives away."""

import subprocess
import sys
from pathlib import Path

import pytest

_PROBE = """
import os, resource
from followup.hardening import harden, refuse_onlookers
os.umask(0o022)
harden(); refuse_onlookers()
os.close(os.open({path!r}, os.O_CREAT | os.O_WRONLY, 0o666))
import ctypes
mode, core = os.stat({path!r}).st_mode & 0o777, resource.getrlimit(resource.RLIMIT_CORE)[0]
print(oct(mode), core, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_files_are_the_owners_alone_and_no_core_is_left(root: Path, tmp_path: Path) -> None:
    """Whatever the umask was; and no other program may look into the memory."""
    probe = _PROBE.format(path=str(tmp_path / "file"))
    run = subprocess.run([sys.executable, "-c", probe], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0o600", "0", "0"]
