"""What happens when the window is gone."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from followup.leaving import start_anew, wait_for_threads


def test_the_program_ends_after_its_threads_and_never_waits_for_one_that_hangs() -> None:
    """A page that is being drawn is drawn to its end; a keychain that does not answer is left."""
    ended, never = threading.Event(), threading.Event()
    threading.Thread(target=lambda: (time.sleep(0.2), ended.set()), daemon=True).start()
    wait_for_threads()
    assert ended.is_set()
    hanging = threading.Thread(target=never.wait, daemon=True)
    hanging.start()
    wait_for_threads(0.1)
    assert hanging.is_alive()
    never.set()


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_a_folder_with_a_space_in_its_name_survives_the_lock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str
) -> None:
    """Windows joins the words of execv with spaces and cuts them again, so there a new program is started in words."""
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["main.py"])
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "execv", lambda _program, words: started.append(["execv", *words]))
    monkeypatch.setattr(subprocess, "Popen", started.append)
    start_anew(tmp_path / "Anna Maria")
    monkeypatch.undo()
    ours = [sys.executable, str(Path("main.py").absolute()), "--log", str(tmp_path / "Anna Maria"), "--locked"]
    assert started == [ours if platform == "win32" else ["execv", *ours]]
