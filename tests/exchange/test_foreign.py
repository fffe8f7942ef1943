"""Opening files that somebody else may have made."""

import os
import sys
from pathlib import Path

import pytest

from followup.exchange.foreign import UnreadableFile, open_foreign


def test_a_file_is_opened(tmp_path: Path) -> None:
    """Up to the most that it may have, through a link too."""
    path, link = tmp_path / "diary.csv", tmp_path / "link"
    path.write_bytes(b"12345")
    link.symlink_to(path)
    for name in (path, link):
        with open_foreign(name, 5) as stream:
            assert stream.read() == b"12345"


def test_a_large_file_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """Two gigabytes that take no room on the disk."""
    path = tmp_path / "large"
    path.touch()
    os.truncate(path, 2 * 1024**3)
    with pytest.raises(UnreadableFile, match="larger than"):
        open_foreign(path, 20 * 1024**2)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A folder, nothing at all, a name that cannot be, and links in a circle."""
    around = tmp_path / "around"
    around.symlink_to(around)
    for path in (tmp_path, tmp_path / "nothing", Path("a\0b"), around):
        with pytest.raises(UnreadableFile):
            open_foreign(path, 100)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it; and devices that never end are no files either."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")) if sys.platform == "linux" else (pipe,):
        with pytest.raises(UnreadableFile, match="no file"):
            open_foreign(path, 100)
