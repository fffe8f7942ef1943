"""Bits that flip on the disk, and files that were never a log."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from followup.domain.log_view import LogView
from followup.domain.records import Episode, Observation
from followup.storage import driver
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import Damaged, NotALog, StorageError

from .conftest import Clock

FLIPS = 30


@pytest.fixture
def written(database: Database) -> LogView:
    """A log with enough in it for a flip to hit something."""
    with database.transaction() as store:
        for number in range(20):
            episode = store.add(Episode(words=f"symptom {number}", began_on=date(2026, 1, 1)))
            for day in range(1, 8):
                store.add(Observation(episode_id=episode.id, observed_on=date(2026, 2, day), note="seen " * 12))
        view = store.log_view(None)
    database.close()
    return view


def _flip(content: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(content)
    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _zero_sector(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) // 512) * 512
    return content[:start] + bytes(512) + content[start + 512 :]


@pytest.mark.parametrize("spoil", [_flip, _zero_sector])
def test_spoilt_bytes_are_noticed(
    folder: Path, written: LogView, spoil: Callable[[bytes, random.Random], bytes]
) -> None:
    """Every one is found by the check, none ever gives wrong entries, and the file is left alone."""
    good, chance = (folder / "log.db").read_bytes(), random.Random(11)
    for _ in range(FLIPS):
        content = spoil(good, chance)
        (folder / "log.db").write_bytes(content)
        assert _what_opens(folder) in ({"damaged"}, {"noticed", "same"}, {"noticed", "damaged"})
        assert (folder / "log.db").read_bytes() == content


def _what_opens(folder: Path) -> set[str]:
    try:
        database = Database.open(folder)
    except Damaged:
        return {"damaged"}
    try:
        found = {"unnoticed" if check_log(database).is_whole else "noticed"}
        try:
            with database.reading() as store:
                seen = store.log_view(None)
            whole = [len(one.observations) for one in seen.episodes] == [7] * 20
            return found | {"same" if whole else "wrong"}
        except Damaged:
            return found | {"damaged"}
    finally:
        database.close()


def test_a_save_cut_in_the_middle_of_a_page_is_taken_back(folder: Path, database: Database) -> None:
    """Part of a page at the end, and the journal of that save: the log is as it was before, and not called damaged."""
    with database.transaction() as store:
        store.add(Episode(words="kept", began_on=date(2026, 1, 1)))
    connection = driver.connect(folder / "log.db", database.key)
    connection.execute("PRAGMA cache_size = 10")
    connection.execute("BEGIN IMMEDIATE")
    for _ in range(100):
        connection.execute("INSERT INTO draft VALUES (hex(randomblob(8)), 'x', hex(randomblob(3000)))")
    journal, content = (folder / "log.db-journal").read_bytes(), (folder / "log.db").read_bytes()
    connection.close()
    database.close()
    assert len(journal) > 512
    (folder / "log.db").write_bytes(content + bytes(700))
    (folder / "log.db-journal").write_bytes(journal)
    again = Database.open(folder)
    assert check_log(again).is_whole
    with again.reading() as store:
        assert [episode.words for episode in store.all(Episode)] == ["kept"]
    again.close()


def test_a_connection_that_met_damage_is_not_used_again(folder: Path, written: LogView) -> None:
    """One bad page spoils a connection of SQLCipher for good pages too; a new one reads them."""
    del written
    content = bytearray((folder / "log.db").read_bytes())
    database = Database.open(folder)
    root_page = _page_of(database, "observation")
    database.close()
    content[(root_page - 1) * 4096 + 2000] ^= 1
    (folder / "log.db").write_bytes(content)
    database = Database.open(folder)
    with pytest.raises(Damaged), database.reading() as store:
        store.all(Observation)
    with database.reading() as store:
        assert len(store.all(Episode)) == 20
    database.close()


def _page_of(database: Database, table: str) -> int:
    with database.engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.exec_driver_sql(query, (table,)).scalar_one())


def _foreign(shared: Path) -> Iterator[Path]:
    for place in ("sqlite", "json"):
        yield from sorted(path for path in (shared / "data" / place).rglob("*") if path.is_file())


def test_no_foreign_file_is_taken_for_a_log(folder: Path, shared: Path) -> None:
    """Broken databases and hostile JSON in the place of log.db: a named error each, the file as it was."""
    files = list(_foreign(shared))
    assert len(files) > 100
    for path in files:
        content = path.read_bytes()
        (folder / "log.db").write_bytes(content)
        with pytest.raises(StorageError) as refused:
            Database.open(folder)
        assert isinstance(refused.value, NotALog | Damaged), path.name
        assert (folder / "log.db").read_bytes() == content


def test_no_foreign_file_is_taken_for_keys(folder: Path, shared: Path) -> None:
    """The same files in the place of keys.json are damage."""
    for path in _foreign(shared):
        (folder / "keys.json").write_bytes(path.read_bytes())
        with pytest.raises(Damaged):
            Database.open(folder, clock=Clock())
