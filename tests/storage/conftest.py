"""A small log to try things on, made once and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from followup.domain.records import Episode, Medicine, Observation
from followup.storage.database import Database

BEGINNING = datetime(2026, 11, 20, 9, 0, 0, tzinfo=timezone(timedelta(hours=1)))


@dataclass
class Clock:
    """A clock that goes one second forward each time it is read."""

    now: datetime = field(default=BEGINNING)

    def __call__(self) -> datetime:
        """Go on by a second."""
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that starts on the morning of 20 November 2026, an hour ahead of UTC."""
    return Clock()


@pytest.fixture(scope="session")
def _blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank") / "log"
    Database.create(folder, clock=Clock())[0].close()
    return folder


@pytest.fixture
def folder(_blank: Path, tmp_path: Path) -> Path:
    """The folder of a closed log without a passphrase, with nothing in it but its person."""
    target = tmp_path / "log"
    target.mkdir()
    for name in ("log.db", "keys.json"):
        shutil.copy(_blank / name, target / name)
    return target


@pytest.fixture
def database(folder: Path, clock: Clock) -> Iterator[Database]:
    """That log, open."""
    database = Database.open(folder, clock=clock)
    yield database
    database.close()


@pytest.fixture
def hip(database: Database) -> Episode:
    """An episode with three observations, the last of them open."""
    with database.transaction(wish="note symptom") as store:
        episode = store.add(Episode(words="sore hip", symptom="hip_pain", began_on=date(2026, 10, 1)))
        for day, severity in ((1, 3), (8, 5), (15, 6)):
            store.add(Observation(episode_id=episode.id, observed_on=date(2026, 10, day), severity=severity))
    return episode


@pytest.fixture
def pill(database: Database) -> Medicine:
    """A medicine without dose periods."""
    with database.transaction(wish="add medicine") as store:
        return store.add(Medicine(name="letrozole"))


@pytest.fixture
def bytes_of(folder: Path) -> Callable[[], dict[str, bytes]]:
    """A function that reads every file of the log, to compare before and after."""

    def read() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "lock"}

    return read
