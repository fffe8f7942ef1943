"""One photo large, the next one, and two days side by side."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode, Photo
from followup.services.log import OpenLog
from followup.storage.photos import Photos
from followup.ui.photos import taking
from followup.ui.photos.screen import Screen
from followup.ui.shell.window import Window


@pytest.fixture
def photos(take: Callable[[int], Photo]) -> list[Photo]:
    """Three photos of a rash."""
    return [take(number) for number in range(3)]


@pytest.fixture
def screen(window: Window, photos: list[Photo], qtbot: QtBot) -> Screen:
    """The second one, large."""
    window.go("photos", photos[1])
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    qtbot.waitUntil(lambda: not screen.panes[0].view.image.isNull())
    return screen


def _shown(screen: Screen) -> list[int]:
    return [pane.photo.id for pane in screen.panes if pane.isVisible() and pane.photo is not None]


def test_it_shows_the_picture_its_day_and_its_words(screen: Screen) -> None:
    """And the same to who does not see it."""
    pane = screen.panes[0]
    assert pane.says.text() == "3 March 2026. picture 1"
    assert pane.view.accessibleName() == "Photo, 3 March 2026. picture 1"
    assert screen.title.text() == "Photos: rash, left"
    assert pane.view.image.pixelColor(30, 20).green() > 100
    assert screen.place.text().startswith("Photo 2 of 3.")


def test_the_arrow_keys_go_to_the_next_one(screen: Screen, photos: list[Photo]) -> None:
    """And stop at both ends."""
    view = screen.panes[0].view
    assert screen.first_field() is view
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert _shown(screen) == [photos[2].id]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert _shown(screen) == [photos[2].id]
    assert not screen.later.isEnabled()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert _shown(screen) == [photos[0].id]
    assert not screen.earlier.isEnabled()
    screen.later.click()
    assert _shown(screen) == [photos[1].id]


def test_two_days_stand_side_by_side(screen: Screen, photos: list[Photo]) -> None:
    """The earlier one first; the keys go through the other days, and nothing is deleted by mistake."""
    screen.compare.click()
    assert _shown(screen) == [photos[0].id, photos[1].id]
    assert not screen.delete.isVisible()
    screen.step(1)
    screen.step(1)
    assert _shown(screen) == [photos[1].id, photos[2].id]
    screen.compare.click()
    assert _shown(screen) == [photos[1].id]
    assert screen.delete.isVisible()


def test_two_days_stand_at_one_height_whatever_is_written_under_them(
    qtbot: QtBot, screen: Screen, services: OpenLog, photos: list[Photo]
) -> None:
    """They are there to be compared; under one photo alone, longer words take no more room than they need."""
    services.entries.change(replace(photos[0], words="the rash itches at night " * 60))
    screen.window().resize(1100, 760)
    screen.compare.click()
    one, other = screen.panes
    qtbot.waitUntil(lambda: one.view.height() == other.view.height() and one.says.height() == other.says.height())
    assert one.says.height() > 5 * other.says.fontMetrics().height()
    screen.compare.click()
    qtbot.waitUntil(lambda: one.says.minimumHeight() == 0)


def test_what_is_said_of_it_can_be_changed(screen: Screen, services: OpenLog, photos: list[Photo]) -> None:
    """Its day, its words, and whether the doctor gets it."""
    screen.edit.click()
    assert screen.form is not None
    screen.form.words.setText("less red")
    screen.form.on_sheet.setChecked(True)
    screen.form.save()
    changed = services.entries.get(Photo, photos[1].id)
    assert (changed.words, changed.on_sheet, changed.sha256) == ("less red", True, photos[1].sha256)
    assert screen.form is None
    assert screen.panes[0].says.text() == "3 March 2026. less red"


def test_a_wrong_day_is_said_beside_it(screen: Screen) -> None:
    """The form stays open."""
    screen.edit.click()
    assert screen.form is not None
    screen.form.day_field.typed.setText("2999-01-01")
    screen.form.save()
    assert screen.form is not None
    assert "future" in screen.form.form.rows["taken_on"].error.text()
    screen.escape()
    assert screen.form is None


def test_deleting_shows_the_next_one_and_can_be_undone(
    window: Window, screen: Screen, services: OpenLog, photos: list[Photo]
) -> None:
    """The last one leads back to the story."""
    screen.delete.click()
    assert _shown(screen) == [photos[2].id]
    window.undo()
    assert len(screen.photos) == 3
    for _ in range(3):
        screen.delete.click()
    assert window.host is not None
    assert window.host.shown == "symptoms"


def test_a_picture_is_written_into_a_file(
    qtbot: QtBot, window: Window, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only when asked for, with a neutral name offered; and it is said that it is not locked there."""
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _forms: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "out.jpg"), ""

    monkeypatch.setattr(taking.QFileDialog, "getSaveFileName", choose)
    screen.write.click()
    qtbot.waitUntil(lambda: "not locked" in window.undo_bar.words.text())
    assert offered == ["photo-2_2026-03-03.jpg"]
    assert (tmp_path / "out.jpg").read_bytes().startswith(b"\xff\xd8")


def test_pictures_are_let_go_when_nobody_looks(window: Window, screen: Screen, qtbot: QtBot) -> None:
    """Nothing decoded stays behind a page that is hidden."""
    window.go("today")
    assert all(pane.view.image.isNull() for pane in screen.panes)
    window.go("photos")
    qtbot.waitUntil(lambda: not screen.panes[0].view.image.isNull())


def test_a_missing_picture_is_one_sentence(
    qtbot: QtBot, screen: Screen, services: OpenLog, photos: list[Photo]
) -> None:
    """What was written about it still shows."""
    Photos(services.database).file.remove([photos[2].sha256])
    screen.step(1)
    qtbot.waitUntil(screen.panes[0].problem.isVisible)
    assert "missing" in screen.panes[0].problem.text()
    assert "picture 2" in screen.panes[0].says.text()
    screen.step(-1)
    qtbot.waitUntil(lambda: not screen.panes[0].view.image.isNull())
    assert not screen.panes[0].problem.isVisible()


def test_escape_goes_back_to_the_story(window: Window, screen: Screen, rash: Episode) -> None:
    """Of the same symptom."""
    screen.escape()
    assert window.host is not None
    assert window.host.shown == "symptoms"


def test_a_symptom_that_went_takes_its_photos_along(
    window: Window, screen: Screen, services: OpenLog, rash: Episode
) -> None:
    """The page gives way to the list."""
    services.entries.remove("episode", rash.id)
    assert window.host is not None
    assert window.host.shown == "symptoms"
