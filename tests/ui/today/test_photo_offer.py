"""After a quick note: a photo of it, where there is something to see."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup.services.log import OpenLog
from followup.ui.photos import taking
from followup.ui.shell.window import Window
from followup.ui.today.quick_add import QuickAdd
from followup.ui.today.screen import Screen


@pytest.fixture
def quick_add(window: Window) -> QuickAdd:
    """Quick add on the page Today of an empty log."""
    assert window.host is not None
    return cast("Screen", window.host.current).quick_add


def _note(quick_add: QuickAdd, words: str) -> None:
    quick_add.start()
    QTest.keyClicks(quick_add.field, words)
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("words", "offered"), [("rash on my breast", True), ("xyzzy blorp", True), ("headache", False)]
)
def test_a_photo_is_offered_of_what_can_be_seen(quick_add: QuickAdd, words: str, offered: bool) -> None:
    """Also of own words that no list knows; not of a headache. It goes when the next thing is typed."""
    _note(quick_add, words)
    assert quick_add.photo.isVisible() is offered
    QTest.keyClicks(quick_add.field, "x")
    assert not quick_add.photo.isVisible()


def test_it_leads_to_the_photos_of_that_symptom(
    window: Window, quick_add: QuickAdd, services: OpenLog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """With the choice of a file open; nothing chosen changes nothing."""
    asked: list[bool] = []
    monkeypatch.setattr(taking.QFileDialog, "getOpenFileNames", lambda *_: (asked.append(True), ([], ""))[1])
    _note(quick_add, "rash on my breast")
    quick_add.photo.link.click()
    assert window.host is not None
    assert window.host.shown == "symptoms"
    assert asked == [True]
    assert services.photos.of(services.journal.episodes()[0].episode.id) == ()
