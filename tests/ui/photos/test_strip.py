"""Photos in the story of a symptom: small ones, and adding one by button, drop and paste."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode, Photo
from followup.exchange.picture_file import CleanPicture
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords
from followup.storage.photos import Photos
from followup.ui.photos import strip as strips
from followup.ui.photos import taking
from followup.ui.photos.strip import PhotoStrip
from followup.ui.shell.window import Window
from followup.ui.symptoms.screen import Screen

from .conftest import picture


@pytest.fixture
def screen(window: Window, rash: Episode) -> Screen:
    """The story of the rash."""
    window.go("symptoms", rash)
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


@pytest.fixture
def strip(screen: Screen) -> PhotoStrip:
    """Its photos."""
    return screen.story.photos


def _asked(qtbot: QtBot, strip: PhotoStrip) -> None:
    qtbot.waitUntil(lambda: strip.adding.form is not None, timeout=20_000)


def _kept(qtbot: QtBot, strip: PhotoStrip, services: OpenLog, rash: Episode, count: int = 1) -> tuple[Photo, ...]:
    assert strip.adding.form is not None
    strip.adding.form.save()
    qtbot.waitUntil(lambda: len(services.photos.of(rash.id)) == count, timeout=20_000)
    return services.photos.of(rash.id)


def _choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    names = [str(path) for path in paths]
    monkeypatch.setattr(taking.QFileDialog, "getOpenFileNames", lambda *_: (names, ""))


def test_a_photo_is_added_from_a_file(
    qtbot: QtBot,
    window: Window,
    strip: PhotoStrip,
    services: OpenLog,
    rash: Episode,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Chosen, looked at, given its words, kept; the file stays, and the bar says so."""
    _choose(monkeypatch, file)
    strip.add_button.click()
    _asked(qtbot, strip)
    form = strip.adding.form
    assert form is not None
    assert form.day_field.on == date(2026, 3, 12)
    assert "check the day" in form.form.rows["taken_on"].help.text()
    form.words.setText("after a shower")
    form.on_sheet.setChecked(True)
    (photo,) = _kept(qtbot, strip, services, rash)
    assert (photo.words, photo.on_sheet, photo.place, str(photo.side)) == ("after a shower", True, "breast", "left")
    assert file.exists()
    qtbot.waitUntil(lambda: "still where it was" in window.undo_bar.words.text())
    qtbot.waitUntil(lambda: photo.id in strip.thumbs and not strip.thumbs[photo.id].icon().isNull())
    assert strip.adding.form is None


def test_adding_can_be_undone(
    qtbot: QtBot, window: Window, strip: PhotoStrip, services: OpenLog, rash: Episode, file: Path
) -> None:
    """From the bar under the page."""
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    _kept(qtbot, strip, services, rash)
    qtbot.waitUntil(lambda: "Photo added" in window.undo_bar.words.text())
    window.undo()
    assert services.photos.of(rash.id) == ()
    qtbot.waitUntil(lambda: strip.thumbs == {})


def test_of_several_files_one_is_asked_about_after_the_other(
    qtbot: QtBot, strip: PhotoStrip, services: OpenLog, rash: Episode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is none is said and passed over."""
    paths = [tmp_path / f"{number}.jpg" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(picture(number) if number != 1 else b"no picture")
    _choose(monkeypatch, *paths)
    strip.add()
    _asked(qtbot, strip)
    _kept(qtbot, strip, services, rash)
    qtbot.waitUntil(lambda: "no photo" in strip.adding.problem.text(), timeout=20_000)
    _asked(qtbot, strip)
    assert len(_kept(qtbot, strip, services, rash, count=2)) == 2


def test_what_cannot_be_read_is_said_beside_the_button(
    qtbot: QtBot, strip: PhotoStrip, services: OpenLog, rash: Episode, file: Path
) -> None:
    """One sentence, and nothing is kept."""
    file.write_bytes(b"hello")
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    qtbot.waitUntil(strip.adding.problem.isVisible, timeout=20_000)
    assert "JPEG, PNG, WebP and HEIC" in strip.adding.problem.text()
    assert services.photos.of(rash.id) == ()
    file.write_bytes(picture(1))
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    assert not strip.adding.problem.isVisible()


def test_a_day_that_is_none_is_said_beside_it(qtbot: QtBot, strip: PhotoStrip, file: Path) -> None:
    """And a day to come, once it is kept."""
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    form = strip.adding.form
    assert form is not None
    form.day_field.typed.setText("soon")
    form.save()
    assert form.form.rows["taken_on"].error.isVisible()
    form.day_field.typed.setText("2999-01-01")
    form.save()
    qtbot.waitUntil(lambda: "future" in form.form.rows["taken_on"].error.text())
    form.day_field.typed.setText("2026-03-02")
    form.save()
    qtbot.waitUntil(lambda: strip.adding.form is None)


def test_the_same_picture_again_is_refused(
    qtbot: QtBot, strip: PhotoStrip, services: OpenLog, rash: Episode, file: Path
) -> None:
    """With a sentence; the form stays."""
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    _kept(qtbot, strip, services, rash)
    qtbot.waitUntil(lambda: strip.adding.form is None)
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    assert strip.adding.form is not None
    strip.adding.form.save()
    qtbot.waitUntil(lambda: "already" in strip.adding.problem.text())


def _drop(strip: PhotoStrip, mime: QMimeData) -> QDropEvent:
    every = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), every, mime, left, none)
    event.setDropAction(Qt.DropAction.MoveAction)
    strip.dropEvent(event)
    return event


def test_a_file_can_be_dropped_and_is_copied(qtbot: QtBot, strip: PhotoStrip, file: Path) -> None:
    """Never moved, whatever the other program would like."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/a.jpg")])
    assert taking.has_picture(mime)
    assert _drop(strip, mime).dropAction() is Qt.DropAction.CopyAction
    _asked(qtbot, strip)
    assert file.exists()


def test_a_picture_out_of_another_program_can_be_dropped(qtbot: QtBot, strip: PhotoStrip) -> None:
    """It has no file."""
    mime = QMimeData()
    mime.setImageData(QImage.fromData(picture(2)))
    _drop(strip, mime)
    _asked(qtbot, strip)


def test_words_and_addresses_are_no_pictures() -> None:
    """They are not taken at all."""
    words = QMimeData()
    words.setText("hello")
    words.setUrls([QUrl("https://example.org/a.jpg")])
    assert not taking.has_picture(words)
    assert taking.sources_in(words) == []


def test_a_copied_picture_is_pasted(qtbot: QtBot, window: Window, screen: Screen, strip: PhotoStrip) -> None:
    """By the button and by Ctrl+V; without one a sentence says so."""
    QGuiApplication.clipboard().clear()
    strip.paste_button.click()
    assert "no picture to paste" in window.undo_bar.words.text()
    QGuiApplication.clipboard().setImage(QImage.fromData(picture(2)))
    screen.story.note_today.setFocus()
    QTest.keyClick(screen.story.note_today, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    _asked(qtbot, strip)
    QGuiApplication.clipboard().clear()


def test_small_pictures_say_what_they_are(
    qtbot: QtBot, screen: Screen, strip: PhotoStrip, take: Callable[[int], Photo]
) -> None:
    """Day under each, and for who does not see it the words too."""
    photos = [take(number) for number in range(3)]
    screen.refresh()
    assert list(strip.thumbs) == [photo.id for photo in photos]
    names = [button.accessibleName() for button in strip.thumbs.values()]
    assert names[1] == "Photo, 3 March 2026. picture 1"
    qtbot.waitUntil(lambda: all(not button.icon().isNull() for button in strip.thumbs.values()))
    assert all(button.focusPolicy() is Qt.FocusPolicy.StrongFocus for button in strip.thumbs.values())


def test_a_missing_picture_is_named_and_the_rest_shown(
    qtbot: QtBot, screen: Screen, strip: PhotoStrip, services: OpenLog, take: Callable[[int], Photo]
) -> None:
    """The log goes on."""
    lost, kept = take(0), take(1)
    Photos(services.database).file.remove([lost.sha256])
    screen.refresh()
    qtbot.waitUntil(lambda: not strip.thumbs[kept.id].icon().isNull())
    assert strip.thumbs[lost.id].icon().isNull()
    assert "missing" in strip.thumbs[lost.id].text()
    assert "missing" in strip.thumbs[lost.id].accessibleName()


def test_many_photos_are_shown_when_asked_for(
    screen: Screen, strip: PhotoStrip, take: Callable[[int], Photo], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At first the newest."""
    photos = [take(number) for number in range(3)]
    monkeypatch.setattr(strips, "FIRST", 2)
    screen.refresh()
    assert list(strip.thumbs) == [photo.id for photo in photos[1:]]
    assert strip.more.text() == "Show all 3 photos"
    strip.more.click()
    assert len(strip.thumbs) == 3
    assert not strip.more.isVisible()


def test_pressing_one_shows_it_large(
    qtbot: QtBot, window: Window, screen: Screen, strip: PhotoStrip, take: Callable[[int], Photo]
) -> None:
    """On a page of its own."""
    photo = take(0)
    screen.refresh()
    QTest.keyClick(strip.thumbs[photo.id], Qt.Key.Key_Space)
    assert window.host is not None
    assert window.host.shown == "photos"


def test_no_picture_lies_about_in_files(
    qtbot: QtBot, screen: Screen, strip: PhotoStrip, services: OpenLog, take: Callable[[int], Photo], tmp_path: Path
) -> None:
    """Small or large, each is in the locked file alone."""
    take(0)
    screen.refresh()
    qtbot.waitUntil(lambda: all(not button.icon().isNull() for button in strip.thumbs.values()))
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"JFIF" in path.read_bytes()]
    assert found == []


def test_escape_lets_go_of_a_picture_that_is_asked_about(
    qtbot: QtBot, screen: Screen, strip: PhotoStrip, file: Path, services: OpenLog, rash: Episode
) -> None:
    """Then closes the story."""
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    screen.escape()
    assert strip.adding.form is None
    assert screen.story.isVisible()
    screen.escape()
    assert not screen.story.isVisible()
    assert services.photos.of(rash.id) == ()


def test_a_photo_can_be_wanted_from_elsewhere(
    qtbot: QtBot,
    window: Window,
    strip: PhotoStrip,
    rash: Episode,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As after a quick note: the story opens with the choice of a file."""
    _choose(monkeypatch, file)
    window.go("symptoms", ("photo", rash))
    _asked(qtbot, strip)
    assert strip.isVisible()


@pytest.fixture
def gate(services: OpenLog, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading a picture takes as long as it is not set."""
    gate, read = Event(), services.photos.read

    def slowly(source: Path | bytes) -> CleanPicture:
        gate.wait(20)
        return read(source)

    monkeypatch.setattr(services.photos, "read", slowly)
    yield gate
    gate.set()


def test_after_reading_was_stopped_a_photo_can_be_added(
    qtbot: QtBot, window: Window, strip: PhotoStrip, file: Path, gate: Event
) -> None:
    """The strip says so, and does not wait for ever for what comes no more."""
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    window.foot.busy.cancel_button.click()
    assert "not added" in strip.adding.problem.text()
    gate.set()
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    assert strip.adding.problem.text() == ""


def test_after_keeping_was_stopped_it_can_be_kept(
    qtbot: QtBot, window: Window, strip: PhotoStrip, services: OpenLog, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form stays, and Save works again."""
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    _asked(qtbot, strip)
    assert strip.adding.form is not None
    add, go_on, ended = services.photos.add, Event(), Event()

    def stuck(_clean: CleanPicture, _said: PhotoWords) -> None:
        go_on.wait(20)
        ended.set()

    monkeypatch.setattr(services.photos, "add", stuck)
    strip.adding.form.save()
    window.foot.busy.cancel_button.click()
    go_on.set()
    assert ended.wait(20)
    monkeypatch.setattr(services.photos, "add", add)
    strip.adding.form.save()
    qtbot.waitUntil(lambda: strip.adding.form is None, timeout=20_000)


def test_a_picture_that_was_read_too_late_is_not_asked_about_in_another_story(
    qtbot: QtBot, window: Window, strip: PhotoStrip, services: OpenLog, rash: Episode, file: Path, gate: Event
) -> None:
    """Neither form nor photo of the rash in the story of a lump; the lump's own picture is asked about."""
    lump = services.entries.add(Episode(words="lump", place="breast", began_on=date(2026, 3, 2)))
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    window.go("symptoms", lump)
    assert strip._view.episode.id == lump.id
    assert strip.adding._view is None
    strip.adding.take([file], strip._view)
    gate.set()
    _asked(qtbot, strip)
    _kept(qtbot, strip, services, lump)
    assert services.photos.of(rash.id) == ()


def test_a_picture_of_a_story_that_was_left_is_let_go(
    qtbot: QtBot, window: Window, strip: PhotoStrip, services: OpenLog, rash: Episode, file: Path, gate: Event
) -> None:
    """It would be asked about under the wrong symptom."""
    lump = services.entries.add(Episode(words="lump", place="breast", began_on=date(2026, 3, 2)))
    assert strip._view is not None
    strip.adding.take([file], strip._view)
    window.go("symptoms", lump)
    gate.set()
    qtbot.waitUntil(lambda: not strip.adding._busy, timeout=20_000)
    assert strip.adding.form is None
