"""The window: its keys, its navigation, screens built late and refreshed when shown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup.domain.records import Fact, Note
from followup.services.changes import Topic
from followup.services.log import OpenLog
from followup.ui.kit.theme import Theme
from followup.ui.screen import BaseScreen
from followup.ui.shell import building
from followup.ui.shell.screen_host import ScreenHost
from followup.ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def host_of(window: Window) -> ScreenHost:
    """The screens of the window."""
    assert window.host is not None
    return window.host


def test_a_neutral_title(window: Window, services: OpenLog) -> None:
    """The title on the desktop says nothing of what is inside."""
    services.record.set("name", "Ruth Palmer")
    assert window.windowTitle() == "Followup"
    assert "Ruth Palmer" in window.bar.owner.text()


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "symptoms"),
        (Qt.Key.Key_3, "medicines"),
        (Qt.Key.Key_4, "exams"),
        (Qt.Key.Key_5, "visits"),
        (Qt.Key.Key_6, "record"),
    ],
)
def test_ctrl_and_a_number(qtbot: QtBot, window: Window, key: Qt.Key, screen: str) -> None:
    """Ctrl+1 to Ctrl+6 show the screens in their order, and the navigation says which one it is."""
    window.activateWindow()
    QTest.keyClick(window, key, CTRL)
    assert host_of(window).shown == screen
    assert window.bar.buttons[screen].isChecked()


def test_ctrl_n_from_anywhere(qtbot: QtBot, window: Window) -> None:
    """Ctrl+N leads to the quick-add field from any screen."""
    window.go("exams")
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert host_of(window).shown == "today"
    qtbot.waitUntil(lambda: "note" in (QApplication.focusWidget() or window).accessibleName())


def test_text_size_keys(window: Window, theme: Theme) -> None:
    """Ctrl+plus makes the text larger, Ctrl+0 brings it back."""
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme.scale > 100
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme.scale == 100


def test_narrow_windows_have_icons_with_short_words(qtbot: QtBot, window: Window, theme: Theme) -> None:
    """Below 900 pixels, and sooner with larger text, the words get short; their full name stays for screen readers."""
    window.resize(1100, 760)
    assert window.bar.buttons["record"].text() == "My record"
    window.resize(880, 700)
    assert window.bar.buttons["record"].text() == "Record"
    assert window.bar.buttons["record"].accessibleName() == "My record"
    window.resize(1100, 760)
    theme.choose_scale(200)
    assert window.bar.buttons["record"].text() == "Record"


def test_works_at_800_by_600(window: Window, theme: Theme) -> None:
    """At twice the text size it still fits into a small window, and the urgent button is in sight."""
    window.resize(800, 600)
    theme.choose_scale(200)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (800, 600)
    assert window.rect().contains(window.bar.urgent.mapTo(window, window.bar.urgent.rect().center()))


def test_a_change_can_be_undone(window: Window, services: OpenLog) -> None:
    """What a service did is said with its undo; undoing is said without one."""
    services.journal.add_note("a note", services.today())
    assert window.undo_bar.words.text() == "Note kept."
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert services.entries.all(Note) == ()
    assert window.undo_bar.words.text() == "Undone."
    assert not window.undo_bar.can_undo


def test_an_undo_that_comes_too_late_is_said(window: Window, services: OpenLog) -> None:
    """Where something newer stands on it, one sentence says so and nothing is lost."""
    fact = services.record.set("name", "Ann")
    assert fact is not None
    undo = window.undo_bar._undo
    services.record.set("name", "Anna")
    window.undo_bar.say("Older.", undo)
    window.undo()
    assert window.undo_bar.isVisible()
    assert [one.value for one in services.entries.all(Fact)] == ["Anna"]


def test_a_wish_for_words_reaches_quick_add(window: Window) -> None:
    """Other screens may hand words to quick add."""
    window.go("exams")
    window.navigation.quick_add("sore hip")
    assert host_of(window).shown == "today"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.property("text") == "sore hip"


class Counting(BaseScreen):
    """Counts how often it was refreshed, and may refuse to be left."""

    topics = frozenset({Topic.EXAMS})
    lets_go: ClassVar[bool] = True
    refreshed = 0

    def refresh(self) -> None:
        """Count."""
        self.refreshed += 1

    def may_leave(self) -> bool:
        """Return what the test says."""
        return type(self).lets_go


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch, window: Window) -> Counting:
    """The screen Exams, shown once, in the place of the real one."""
    from types import SimpleNamespace

    monkeypatch.setattr(building, "import_module", lambda _name: SimpleNamespace(Screen=Counting))
    window.go("exams")
    current = host_of(window).current
    assert isinstance(current, Counting)
    return current


def test_a_hidden_screen_waits(window: Window, services: OpenLog, counting: Counting) -> None:
    """A change is read when the screen is shown again, once, and only if it concerns the screen."""
    from followup.domain.records import Exam
    from followup.domain.words import ExamKind

    assert counting.refreshed == 1
    window.go("today")
    services.entries.add(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", done_on=services.today()))
    services.entries.add(Exam(exam=ExamKind.MRI, name="MRI", done_on=services.today()))
    assert counting.refreshed == 1
    window.go("exams")
    assert counting.refreshed == 2
    services.record.set("name", "Ann")
    assert counting.refreshed == 2


def test_a_screen_may_keep_the_person(monkeypatch: pytest.MonkeyPatch, window: Window, counting: Counting) -> None:
    """Where leaving would lose something, the screen stays, and so does the mark in the navigation."""
    monkeypatch.setattr(Counting, "lets_go", False)
    window.bar.buttons["today"].click()
    assert host_of(window).shown == "exams"
    assert window.bar.buttons["exams"].isChecked()
    window.close()
    assert window.isVisible()
    monkeypatch.setattr(Counting, "lets_go", True)


def test_a_missing_screen_is_said(monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
    """A screen that is not there is a page with a way back, never an error."""
    monkeypatch.setattr(building, "find_spec", lambda _name: None)
    window.go("help")
    current = host_of(window).current
    assert isinstance(current, building.NotThereYet)


def test_a_new_day(window: Window, services: OpenLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes back on another day sees that day."""
    monkeypatch.setattr(window, "_today", lambda: date(2026, 3, 13))
    refreshed: list[int] = []
    monkeypatch.setattr(host_of(window), "refresh_all", lambda: refreshed.append(1))
    monkeypatch.setattr(Window, "isActiveWindow", lambda _self: True)
    from PySide6.QtCore import QEvent

    window.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert refreshed == [1]


def test_the_window_comes_back_where_it_was(
    qtbot: QtBot, theme: Theme, today: Callable[[], date], tmp_path: Path
) -> None:
    """Size and place are remembered, and nothing else of the person."""
    file = tmp_path / "window.ini"
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    first = Window(theme, settings, today)
    qtbot.addWidget(first)
    assert (first.width(), first.height()) == (1100, 760)
    first.show()
    first.resize(712, 560)
    first.close()
    settings.sync()
    second = Window(theme, QSettings(str(file), QSettings.Format.IniFormat), today)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (712, 560)
    assert set(settings.allKeys()) == {"window/geometry"}


def test_closing_lets_the_log_go(window: Window, services: OpenLog) -> None:
    """After the window is closed somebody else can open the log."""
    from followup.storage.database import Database

    folder = services.database.folder
    window.close()
    Database.open(folder).close()
    assert window.services is None
