"""Backups through their widgets."""

import pytest
from pytestqt.qtbot import QtBot

from followup.domain.records import Note
from followup.ui.backups.screen import Screen
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
