"""What is being typed survives a kill."""

import pytest
from PySide6.QtTest import QTest

from followup.domain.records import Note
from followup.services.drafts import Place
from followup.services.log import OpenLog
from followup.ui.settings.screen import Screen as Settings
from followup.ui.shell.draft_watch import PAUSE, DraftWatch
from followup.ui.shell.window import Window
from followup.ui.today.screen import Screen


@pytest.fixture
def watch(window: Window, services: OpenLog) -> DraftWatch:
    """Drafts of the open log, looked at when the test says so."""
    watch = DraftWatch(window, services)
    watch._timer.stop()
    window.activateWindow()
    return watch


def _today(window: Window) -> Screen:
    window.go("today")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_the_pause_leaves_two_seconds_at_most() -> None:
    """With the save on top."""
    assert PAUSE <= 1900


def test_what_stands_in_a_field_is_kept_and_goes_with_it(watch: DraftWatch, window: Window, services: OpenLog) -> None:
    """Typed, kept; emptied, gone. It is in the encrypted log and has no history."""
    field = _today(window).quick_add.field
    field.setFocus()
    QTest.keyClicks(field, "sore hip since")
    watch.look()
    assert [(draft.form, draft.text) for draft in services.drafts.all()] == [("today", "sore hip since")]
    assert len(services.entries.history()) == 1
    field.clear()
    watch.look()
    assert services.drafts.all() == ()


def test_a_passphrase_is_never_kept(watch: DraftWatch, window: Window, services: OpenLog) -> None:
    """Nor anything else whose letters are hidden."""
    window.go("settings")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Settings)
    screen.passphrase.set()
    field = screen.passphrase.fields["passphrase"]
    field.setFocus()
    QTest.keyClicks(field, "four quiet garden chairs")
    watch.look()
    assert services.drafts.all() == ()


def test_at_the_next_start_it_is_offered(watch: DraftWatch, window: Window, services: OpenLog) -> None:
    """Go on with it, keep it as a note, or put it away; what is in its field again is kept as typed there."""
    services.drafts.keep("today", [("What would you like to note?", "sore hip")])
    services.drafts.keep("exams", [("Result", "all as it was")])
    today = _today(window)
    today.left_over.drafts = None
    today.refresh()
    assert today.left_over.isVisible()
    assert today.left_over.drafts is not None
    first, second = today.left_over.drafts
    today.left_over.keep_as_note(second)
    assert [note.words for note in services.entries.all(Note)] == ["all as it was"]
    today.left_over.go_on(first)
    assert today.quick_add.field.text() == "sore hip"
    assert [(draft.form, draft.text) for draft in services.drafts.all()] == [("today", "sore hip")]
    today.quick_add.field.clear()
    watch.look()
    assert services.drafts.all() == ()
    assert not today.left_over.isVisible()


def test_what_is_typed_now_leaves_what_was_left_over(window: Window, services: OpenLog) -> None:
    """In the same field: both are kept, and only what was emptied goes."""
    services.drafts.keep("today", [("What would you like to note?", "half a word")])
    watch = DraftWatch(window, services)
    watch._timer.stop()
    window.activateWindow()
    field = _today(window).quick_add.field
    field.setFocus()
    QTest.keyClicks(field, "something new")
    watch.look()
    assert [draft.text for draft in services.drafts.all()] == ["half a word", "something new"]
    assert {draft.place for draft in services.drafts.all()} == {Place("today")}
    field.clear()
    watch.look()
    assert [draft.text for draft in services.drafts.all()] == ["half a word"]


def test_what_was_left_over_goes_on_under_its_own_name(window: Window, services: OpenLog) -> None:
    """It is not kept twice."""
    services.drafts.keep("today", [("What would you like to note?", "half a word")])
    watch = DraftWatch(window, services)
    watch._timer.stop()
    today = _today(window)
    today.left_over.drafts = None
    today.left_over.refresh()
    assert today.left_over.drafts is not None
    today.left_over.go_on(today.left_over.drafts[0])
    QTest.keyClicks(today.quick_add.field, " more")
    watch.look()
    assert [(draft.form, draft.text) for draft in services.drafts.all()] == [("today", "half a word more")]
