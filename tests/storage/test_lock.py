import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from followup.storage.database import Database
from followup.storage.errors import InUse
from followup.storage.lock import FolderLock


def _holder(folder: Path, root: Path) -> subprocess.Popen[str]:
    """Another program that has the log open."""
    program = textwrap.dedent("""
        import sys, time
        from pathlib import Path
        from followup.storage.database import Database
        database = Database.open(Path(sys.argv[1]))
        print("open", flush=True)
        time.sleep(600)
    """)
    other = subprocess.Popen([sys.executable, "-c", program, str(folder)], cwd=root, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    return other


def test_a_log_open_in_another_program_is_in_use(folder: Path, root: Path) -> None:
    """One sentence; and a killed holder never blocks."""
    other = _holder(folder, root)
    try:
        with pytest.raises(InUse, match="another window"):
            Database.open(folder)
    finally:
        other.kill()
        other.wait()
        assert other.stdout is not None
        other.stdout.close()
    Database.open(folder).close()


def test_a_log_is_opened_once_in_one_program_too(database: Database) -> None:
    """The second is refused, and the first goes on."""
    with pytest.raises(InUse):
        Database.open(database.folder)
    with database.reading() as store:
        assert store.trash() == ()


def test_closing_lets_the_log_go(folder: Path) -> None:
    """Also when closed twice."""
    database = Database.open(folder)
    database.close()
    database.close()
    Database.open(folder).close()


def test_a_failed_opening_lets_the_log_go(folder: Path) -> None:
    """The person may mend what was wrong and try again at once."""
    keys = (folder / "keys.json").read_bytes()
    (folder / "keys.json").write_bytes(b"{")
    with pytest.raises(Exception, match="keys"):
        Database.open(folder)
    (folder / "keys.json").write_bytes(keys)
    Database.open(folder).close()


def test_a_left_over_lock_file_means_nothing(tmp_path: Path) -> None:
    """Only a holder counts; and a lock that was given back is free."""
    (tmp_path / "lock").write_bytes(b"left over")
    one, other = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    one.take()
    with pytest.raises(InUse):
        other.take()
    one.give_back()
    other.take()
    other.give_back()
    assert os.listdir(tmp_path) == ["lock"]  # noqa: PTH208
