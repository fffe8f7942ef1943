"""A log of one's own for each test, copied from one that was made once: making a log takes longer than a test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followup.services.log import OpenLog
from followup.services.shipped import Shipped, load_shipped
from followup.storage.database import Database

TODAY = date(2026, 6, 30)


class Calendar:
    """The day it is in a test; moving it on is how days go by."""

    def __init__(self, today: date = TODAY) -> None:
        self.day = today

    def today(self) -> date:
        """Which day it is."""
        return self.day

    def clock(self) -> datetime:
        """Noon of that day."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def _blank_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank") / "log"
    database, _ = Database.create(folder)
    database.close()
    return folder


@pytest.fixture(scope="session")
def _shipped(resources: Path) -> Shipped:
    return load_shipped(resources)


@pytest.fixture
def calendar() -> Calendar:
    """The test's own calendar: 30 June 2026 until it is moved."""
    return Calendar()


@pytest.fixture
def new_log(tmp_path: Path, _blank_log: Path, _shipped: Shipped, calendar: Calendar) -> Iterator[Callable[[], OpenLog]]:
    """Makes an empty log each time it is called."""
    opened: list[OpenLog] = []

    def make() -> OpenLog:
        folder = tmp_path / f"log{len(opened)}"
        shutil.copytree(_blank_log, folder, ignore=shutil.ignore_patterns("reserve", "lock"))
        database = Database.open(folder, clock=calendar.clock)
        opened.append(OpenLog(database, _shipped, calendar.today))
        return opened[-1]

    yield make
    for log in opened:
        log.close()


@pytest.fixture
def log(new_log: Callable[[], OpenLog]) -> OpenLog:
    """An empty log."""
    return new_log()
