"""Backups through their widgets."""

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from followup.domain.records import Note
from followup.services.backup_export import BackupExport
from followup.storage.backup import make_backup
from followup.storage.database import Database
from followup.storage.errors import DiskFull
from followup.ui.backups.screen import Screen
from followup.ui.backups.write_out import room_in
from followup.ui.shell.window import Window


@pytest.fixture
def screen(window: Window) -> Screen:
    """Backups over a log with one backup, after which one note was deleted and one added."""
    services = window.services
    assert services is not None
    services.journal.add_note("the lost note", services.today())
    services.backups.make()
    services.entries.remove("note", 1)
    services.journal.add_note("the newer note", services.today())
    window.go("backups")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_a_look_shows_what_differs_and_changes_nothing(qtbot: QtBot, screen: Screen) -> None:
    """The deleted note is there to bring back; the newer one is counted and stays."""
    screen.open_look(screen.services.backups.list()[0].path)
    qtbot.waitUntil(lambda: screen.comparison is not None, timeout=10_000)

    assert len(screen.rows) == 1
    assert [note.words for note in screen.services.entries.all(Note)] == ["the newer note"]
    screen.escape()
    assert screen.list.isVisible()
    assert not screen.look.isVisible()


def test_one_entry_comes_back_by_its_button(qtbot: QtBot, screen: Screen) -> None:
    """Afterwards nothing differs any more, and a backup of before is there."""
    screen.open_look(screen.services.backups.list()[0].path)
    qtbot.waitUntil(lambda: len(screen.rows) == 1, timeout=10_000)
    screen.rows[0].button.click()

    qtbot.waitUntil(lambda: screen.comparison is not None and not screen.comparison.differences, timeout=10_000)
    assert [note.words for note in screen.services.entries.all(Note)] == ["the lost note", "the newer note"]
    assert "before-restore" in {backup.reason for backup in screen.services.backups.list()}


def test_nothing_comes_back_without_a_backup_of_before(
    qtbot: QtBot, screen: Screen, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is said of the backup, and the look can be used again."""
    screen.open_look(screen.services.backups.list()[0].path)
    qtbot.waitUntil(lambda: len(screen.rows) == 1, timeout=10_000)

    def full() -> None:
        raise DiskFull("There is not enough room for the backup.")

    monkeypatch.setattr(screen.services.restoring, "make_ready", full)
    screen.rows[0].button.click()
    assert not screen.look.isEnabled()
    qtbot.waitUntil(lambda: "not enough room for the backup" in window.undo_bar.words.text())
    assert [note.words for note in screen.services.entries.all(Note)] == ["the newer note"]
    qtbot.waitUntil(screen.look.isEnabled)


def _choosing(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    chosen = iter(str(folder) for folder in folders)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(chosen))


def _button(screen: Screen, words: str) -> QAbstractButton:
    return next(one for one in screen.findChildren(QAbstractButton) if one.text() == words)


def test_a_backup_is_written_out_by_its_button(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into the empty folder that was chosen; the deleted note is among the files."""
    (tmp_path / "empty").mkdir()
    _choosing(monkeypatch, tmp_path / "empty")
    _button(screen, "Write everything out").click()
    qtbot.waitUntil(lambda: "was written into" in screen.write_out.says.text(), timeout=10_000)
    assert "the lost note" in (tmp_path / "empty" / "note.json").read_text()
    assert not screen.write_out.form.isVisible()


def test_a_locked_backup_of_another_log_asks(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At first without a word of blame; a wrong one is said, and the code opens it too."""
    database, code = Database.create(tmp_path / "other", passphrase="four quiet garden chairs")
    backup = make_backup(database, tmp_path / "stick")
    database.close()
    asked = screen.write_out
    _choosing(monkeypatch, backup, tmp_path / "out")
    _button(screen, "Write out a backup elsewhere").click()
    qtbot.waitUntil(lambda: asked.form.isVisible() and asked.go_button.isEnabled(), timeout=10_000)
    assert not asked.row.error.text()
    asked.field.setText("not the right words")
    asked.go_button.click()
    qtbot.waitUntil(lambda: bool(asked.row.error.text()) and asked.go_button.isEnabled(), timeout=10_000)
    asked.field.setText(code or "")
    asked.go_button.click()
    qtbot.waitUntil(lambda: "was written into" in asked.says.text(), timeout=10_000)
    assert (tmp_path / "out" / "README.txt").is_file()
    assert asked.field.text() == ""


def test_writing_out_can_be_stopped(
    qtbot: QtBot, window: Window, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, and the folder is as it was."""
    waited: list[object] = []
    write = BackupExport.write

    def slow(self: BackupExport, *given: object, **named: object) -> object:
        cancelled = named["cancelled"]
        while not cancelled():  # type: ignore[operator]
            time.sleep(0.01)
        try:
            return write(self, *given, **named)  # type: ignore[arg-type]
        finally:
            waited.append(None)

    monkeypatch.setattr(BackupExport, "write", slow)
    _choosing(monkeypatch, tmp_path / "out")
    _button(screen, "Write everything out").click()
    qtbot.waitUntil(window.foot.busy.cancel_button.isVisible, timeout=10_000)
    window.foot.busy.cancel_button.click()
    qtbot.waitUntil(lambda: "was stopped" in screen.write_out.says.text())
    qtbot.waitUntil(lambda: bool(waited), timeout=10_000)
    assert not (tmp_path / "out").exists()


def test_a_folder_with_something_in_it_gets_a_new_one(tmp_path: Path) -> None:
    """Named after the backup, and never one that is there."""
    (tmp_path / "letters").mkdir()
    backup = Path("2026-03-12T210500Z")
    assert room_in(tmp_path, backup) == tmp_path / "followup 2026-03-12T210500Z"
    (tmp_path / "followup 2026-03-12T210500Z").mkdir()
    assert room_in(tmp_path, backup) == tmp_path / "followup 2026-03-12T210500Z (2)"
    assert room_in(tmp_path / "letters", backup) == tmp_path / "letters"


def test_a_folder_that_nobody_may_look_into_is_taken_as_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing there is refused in a sentence of its own; the choice itself must not end in an error nobody foresaw."""

    def refused(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)
    assert room_in(tmp_path, tmp_path / "backup") == tmp_path
