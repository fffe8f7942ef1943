"""A window to test: its theme, a log of its own with services, and what the screens are handed."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup.paths import resource
from followup.services.log import OpenLog
from followup.services.sample.writer import SampleClock, write_sample
from followup.services.shipped import Shipped, load_shipped
from followup.storage.database import Database
from followup.ui.kit.theme import Look, Theme
from followup.ui.navigation import Navigation
from followup.ui.shell.window import Window

TODAY = date(2026, 3, 12)


@pytest.fixture
def today() -> Callable[[], date]:
    """The day on which every test of the window takes place."""
    return lambda: TODAY


@pytest.fixture(scope="session")
def _theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resource("styles"), resource("fonts"))


@pytest.fixture
def theme(_theme: Theme) -> Iterator[Theme]:
    """The theme in light colours at 100 %, put back afterwards."""
    _back_to_plain(_theme)
    yield _theme
    _back_to_plain(_theme)


def _back_to_plain(theme: Theme) -> None:
    if (theme.look, theme.scale, theme.easy_font) != (Look.LIGHT, 100, False):
        theme.look, theme.scale, theme.easy_font = Look.LIGHT, 100, False
        theme.apply()


@pytest.fixture(scope="session")
def _shipped() -> Shipped:
    """What is shipped, read once for all tests."""
    return load_shipped(resource())


@pytest.fixture(scope="session")
def _empty_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "log"
    database, _code = Database.create(folder)
    database.close()
    return folder


@pytest.fixture(scope="session")
def _sample_log(tmp_path_factory: pytest.TempPathFactory, _shipped: Shipped) -> Path:
    folder, clock = tmp_path_factory.mktemp("sample") / "log", SampleClock(TODAY)
    database, _code = Database.create(folder, clock=clock.now)
    log = OpenLog(database, _shipped, clock.today)
    write_sample(log, clock)
    log.close()
    return folder


@pytest.fixture
def services(_empty_log: Path, tmp_path: Path, today: Callable[[], date], _shipped: Shipped) -> Iterator[OpenLog]:
    """An empty log, opened."""
    yield from _opened(_empty_log, tmp_path, today, _shipped)


@pytest.fixture
def sample_services(
    _sample_log: Path, tmp_path: Path, today: Callable[[], date], _shipped: Shipped
) -> Iterator[OpenLog]:
    """The sample log of three years, opened."""
    yield from _opened(_sample_log, tmp_path, today, _shipped)


def _opened(template: Path, tmp_path: Path, today: Callable[[], date], shipped: Shipped) -> Iterator[OpenLog]:
    folder = tmp_path / "log"
    shutil.copytree(template, folder)
    log = OpenLog(Database.open(folder), shipped, today)
    yield log
    log.close()


@pytest.fixture
def navigation(qapp: QApplication) -> Navigation:
    """What a screen asks the window for, with nobody listening but the test."""
    return Navigation()


@pytest.fixture
def bare_window(qtbot: QtBot, theme: Theme, today: Callable[[], date]) -> Window:
    """The window, shown, without a log."""
    window = Window(theme, None, today)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(bare_window: Window, services: OpenLog) -> Window:
    """The window, shown, with an empty log."""
    bare_window.open_log(services)
    return bare_window


@pytest.fixture
def sample_window(bare_window: Window, sample_services: OpenLog) -> Window:
    """The window, shown, with the sample log."""
    bare_window.open_log(sample_services)
    return bare_window


@pytest.fixture(autouse=True)
def _nothing_left_open(qapp: QApplication) -> Iterator[None]:
    """Take down what the test before left behind: each window that stays makes every later change of text size slower.

    pytest-qt asks for the deletion of its widgets after the test, but without a running loop Qt does not carry it out.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
