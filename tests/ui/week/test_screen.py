"""A week typed in with the keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode, Note, Observation, Overall, Question
from followup.domain.words import Side
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.ui.shell.draft_watch import DraftWatch
from followup.ui.shell.window import Window
from followup.ui.week.screen import Screen

MONDAY = date(2026, 3, 9)
"""The week of the day on which these tests take place, a Thursday."""


@pytest.fixture
def screen(window: Window, services: OpenLog) -> Screen:
    """The grid of a log with hip pain that was noted on Tuesday of the week before."""
    services.journal.note(
        SymptomEntry(symptom="hip_pain", side=Side.LEFT, observed_on=MONDAY - timedelta(days=6), severity=4)
    )
    window.go("week")
    assert window.host is not None
    return cast("Screen", window.host.current)


def at(screen: Screen, row: int, column: int) -> None:
    """Go to a cell."""
    screen.grid.setCurrentIndex(screen.model.index(row, column))


def test_digits_and_arrows_keep_a_week_in_one_wish(window: Window, screen: Screen, services: OpenLog) -> None:
    """Each entry is of its day, and one undo takes all of them away."""
    screen.show_week(-1)
    at(screen, 0, 2)
    QTest.keyClicks(screen.grid, "6w")
    QTest.keyClick(screen.grid, Qt.Key.Key_Right)
    QTest.keyClicks(screen.grid, "x")
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)
    QTest.keyClicks(screen.grid, "7")
    QTest.keyClick(screen.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (view,) = services.journal.episodes()
    days = {seen.observed_on.day: (seen.severity, seen.change) for seen in view.observations}
    assert days == {3: (4, ""), 4: (6, "worse"), 5: (10, "")}
    assert [(one.observed_on.day, one.value) for one in services.entries.all(Overall)] == [(5, 7)]
    window.foot.undo()
    assert len(services.journal.episodes()[0].observations) == 1
    assert services.entries.all(Overall) == ()


def test_what_is_there_is_shown_and_changed_only_in_sight(screen: Screen, services: OpenLog) -> None:
    """The cell says what it was and what it becomes, before anything is kept; Backspace leaves it as it was."""
    screen.show_week(-1)
    at(screen, 0, 1)
    assert screen.model.index(0, 1).data() == "4"
    QTest.keyClicks(screen.grid, "5")
    assert screen.model.index(0, 1).data() == "5\nwas 4"
    assert "In your log: 4." in screen.says.text()
    assert "This changes it to: 5." in screen.says.text()
    QTest.keyClick(screen.grid, Qt.Key.Key_Backspace)
    assert screen.model.index(0, 1).data() == "4"
    QTest.keyClicks(screen.grid, "8")
    screen.save()
    (seen,) = services.entries.all(Observation)
    assert (seen.severity, seen.rev > 1) == (8, True)


def test_days_that_are_still_to_come_take_nothing(screen: Screen) -> None:
    """Today is Thursday: Friday stays empty, and the line says why."""
    at(screen, 0, 4)
    QTest.keyClicks(screen.grid, "5")
    assert screen.model.cells == {}
    assert "still to come" in screen.says.text()
    assert not screen.later.isEnabled()


def test_something_new_gets_a_row_and_one_episode(screen: Screen, services: OpenLog) -> None:
    """Two days of it, and two days after that again in the next week that is typed."""
    screen.add_field.setFocus()
    QTest.keyClicks(screen.add_field, "itchy rash")
    QTest.keyClick(screen.add_field, Qt.Key.Key_Return)
    row = screen.grid.currentIndex().row()
    at(screen, row, 1)
    QTest.keyClicks(screen.grid, "3")
    at(screen, row, 0)
    QTest.keyClicks(screen.grid, "2")
    screen.save()
    (rash,) = [view for view in services.journal.episodes() if view.episode.words == "itchy rash"]
    assert [(seen.observed_on, seen.severity) for seen in rash.observations] == [
        (MONDAY, 2),
        (MONDAY + timedelta(days=1), 3),
    ]
    assert len(services.entries.all(Episode)) == 2


def test_tab_goes_through_the_days_and_then_on(qtbot: QtBot, screen: Screen) -> None:
    """From the last cell, and from a grid in which nothing is typed, the focus goes on: nobody is caught in it."""
    assert not screen.grid.focusNextPrevChild(True) or not screen.grid.hasFocus()
    at(screen, 0, 0)
    QTest.keyClicks(screen.grid, "1")
    at(screen, 0, 6)
    QTest.keyClick(screen.grid, Qt.Key.Key_Tab)
    assert (screen.grid.currentIndex().row(), screen.grid.currentIndex().column()) == (1, 0)
    QTest.keyClick(screen.grid, Qt.Key.Key_Backtab)
    assert (screen.grid.currentIndex().row(), screen.grid.currentIndex().column()) == (0, 6)
    at(screen, screen.model.rowCount() - 1, 6)
    assert not screen.grid.focusNextPrevChild(True) or not screen.grid.hasFocus()


def test_notes_and_questions_of_the_week_go_along(screen: Screen, services: OpenLog) -> None:
    """A question a line; a weight that is no number keeps nothing and loses nothing."""
    screen.note.setPlainText("walked to the sea")
    screen.questions.setPlainText("Is it the tablets?\n\nMay I swim?")
    at(screen, 2, 0)
    QTest.keyClicks(screen.grid, "7.1.2")
    screen.save()
    assert services.entries.all(Note) == ()
    assert screen.model.typed_here() == 1
    for _ in range(5):
        QTest.keyClick(screen.grid, Qt.Key.Key_Backspace)
    screen.save()
    assert [note.words for note in services.entries.all(Note)] == ["walked to the sea"]
    assert [one.words for one in services.entries.all(Question)] == ["Is it the tablets?", "May I swim?"]


def test_the_sheet_marks_what_was_typed_in_late(screen: Screen, services: OpenLog) -> None:
    """The week before is more than seven days ago on its Monday: that row says that it is from memory."""
    screen.show_week(-1)
    at(screen, 0, 0)
    QTest.keyClicks(screen.grid, "3")
    at(screen, 0, 5)
    QTest.keyClicks(screen.grid, "5")
    screen.save()
    sheet = services.sheets.make()
    (log,) = [part for part in sheet.sections if part.id == "log"]
    table = log.blocks[-1]
    marked = {row.cells[0]: "From memory" in row.cells[4] for row in table.rows}
    assert marked["2 Mar 2026"]


def test_what_is_typed_and_not_kept_is_left_as_a_draft(window: Window, screen: Screen, services: OpenLog) -> None:
    """A crash loses no more than the last seconds; keeping the week takes the draft away."""
    at(screen, 0, 0)
    QTest.keyClicks(screen.grid, "6w")
    watch = DraftWatch(window, services)
    watch.look()
    (draft,) = services.drafts.all()
    assert draft.form == "week"
    assert draft.lines == (("Hip pain, left, 2026-03-09", "6 worse"),)
    screen.save()
    watch.look()
    assert services.drafts.all() == ()
    watch.stop()
