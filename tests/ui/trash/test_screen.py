"""The trash and the history through their widgets."""

import pytest

from followup.domain.records import CheckIn, Note
from followup.ui.history.screen import Screen as HistoryScreen
from followup.ui.kit.text import Text
from followup.ui.shell.window import Window
from followup.ui.trash.screen import Screen


@pytest.fixture
def screen(window: Window) -> Screen:
    """The trash of a log with one deleted note."""
    services = window.services
    assert services is not None
    services.journal.add_note("the deleted note", services.today())
    services.entries.remove("note", 1)
    window.go("trash")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_a_deleted_entry_comes_back_by_one_press(screen: Screen) -> None:
    """It is in its list again, and the trash is empty."""
    screen.rows[0].back.click()
    assert screen.rows == []
    assert [note.words for note in screen.services.entries.all(Note)] == ["the deleted note"]


def test_erasing_takes_two_presses_and_offers_no_undo(screen: Screen, window: Window) -> None:
    """The first says what still holds the entry."""
    screen.services.backups.make()
    row = screen.rows[0]
    row.ask.click()
    assert "still hold it: 1" in row.warning.text()
    row.keep.click()
    assert not row.sure.isVisible()
    row.ask.click()
    row.sure.click()
    assert screen.services.trash.list() == ()
    assert window.undo_bar.words.text() == "Erased for good."
    assert not window.undo_bar.can_undo


def test_the_history_shows_who_did_what(screen: Screen, window: Window) -> None:
    """All changes, then those of one entry."""
    window.go("history", ("note", 1))
    assert window.host is not None
    history = window.host.current
    assert isinstance(history, HistoryScreen)
    assert [one.action for one in history.shown] == ["Deleted", "Added"]
    history.all_button.click()
    assert len(history.shown) > 2


def test_only_what_was_erased_is_said_to_be_erased(screen: Screen, window: Window) -> None:
    """A check-in has no words of its own, and is as well there as any other entry."""
    screen.services.entries.add(CheckIn(done_on=screen.services.today()))
    screen.services.trash.erase("note", 1)
    window.go("history")
    assert window.host is not None
    history = window.host.current
    assert isinstance(history, HistoryScreen)
    erased = [one.kind for one in history.shown if one.is_erased]
    assert set(erased) == {"note"}
    said = [text.text() for text in history.findChildren(Text) if text.isVisible()]
    assert said.count("Erased for good since then") == len(erased)
    assert "12 Mar 2026" in said
