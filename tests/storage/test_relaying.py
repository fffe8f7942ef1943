"""Salvage where the file's own list of its tables is what was hit."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from followup.domain.log_view import LogView
from followup.domain.records import Episode, Note, Observation
from followup.storage import driver
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.keys import Secret
from followup.storage.pages import PAGE, page_of, pages_of
from followup.storage.relaying import relaid
from followup.storage.rescue import rescued
from followup.storage.salvage import salvage
from followup.storage.schema import shipped

from .released import RELEASED_BEFORE, build

DAYS = range(1, 15)


@pytest.fixture
def written(database: Database) -> LogView:
    """A closed log with entries of a few kinds, some longer than a page, and no backup."""
    with database.transaction() as store:
        for number in range(6):
            episode = store.add(Episode(words=f"symptom {number}", began_on=date(2026, 1, 1)))
            for day in DAYS:
                store.add(
                    Observation(
                        episode_id=episode.id,
                        observed_on=date(2026, 2, day),
                        note="seen " * 12,
                        answers=(("worse_lying_down", "yes"),) if day == 3 else (),
                    )
                )
        store.add(Note(noted_on=date(2026, 1, 1), words="long " * 2000))
        view = store.log_view(None)
    database.close()
    return view


def _pages_with(folder: Path, word: bytes) -> list[int]:
    """Return the pages of a log that hold a word."""
    database = Database.open(folder)
    key = database.key
    database.close()
    raw = (folder / "log.db").read_bytes()
    pages = pages_of(raw, key)
    numbers = range(1, len(raw) // PAGE + 1)
    return [number for number in numbers if word in pages.opened(number, page_of(raw, number))]


def _hit(folder: Path, number: int) -> None:
    content = bytearray((folder / "log.db").read_bytes())
    content[(number - 1) * PAGE + 900] ^= 1
    (folder / "log.db").write_bytes(content)


def _salvaged(folder: Path, to: Path) -> tuple[LogView, list[str]]:
    salvage(folder, to)
    database = Database.open(to)
    assert check_log(database).is_whole
    with database.reading() as store:
        view, notes = store.log_view(None), [note.words for note in store.all(Note)]
    database.close()
    return view, notes


def test_a_hit_in_any_page_that_lists_tables_loses_nothing(folder: Path, written: LogView, tmp_path: Path) -> None:
    """The first page, and some that name tables, those of the history and of the answers among them."""
    pages = {1, _pages_with(folder, b"CREATE TABLE history")[0], _pages_with(folder, b"CREATE TABLE answer")[0]}
    good = (folder / "log.db").read_bytes()
    assert len(pages) == 3
    for number in sorted(pages):
        (folder / "log.db").write_bytes(good)
        _hit(folder, number)
        assert _salvaged(folder, tmp_path / f"new{number}") == (written, ["long " * 2000])


def test_a_lost_beginning_of_the_file_loses_nothing(folder: Path, written: LogView, tmp_path: Path) -> None:
    """A zeroed sector takes the salt too, so that no page can be proved any more; a flipped bit of it is mended."""
    good = (folder / "log.db").read_bytes()
    for number, start in enumerate((bytes(512), bytes([good[0] ^ 8]))):
        (folder / "log.db").write_bytes(start + good[len(start) :])
        assert _salvaged(folder, tmp_path / f"new{number}") == (written, ["long " * 2000])


@pytest.mark.parametrize("sector", [0, 3, 7])
def test_a_hit_in_a_long_text_is_never_part_of_it(folder: Path, written: LogView, tmp_path: Path, sector: int) -> None:
    """A page that only goes on with a text: it comes back from the history or is said to be lost, never as another."""
    pages = _pages_with(folder, b"long " * 100)
    good = (folder / "log.db").read_bytes()
    assert len(pages) >= 5
    at = (pages[sector % len(pages)] - 1) * PAGE + sector * 512
    (folder / "log.db").write_bytes(good[:at] + bytes(512) + good[at + 512 :])
    assert _salvaged(folder, tmp_path / "new") == (written, ["long " * 2000])
    both = bytearray(good)
    for page in pages:
        both[(page - 1) * PAGE + 900] ^= 1
    (folder / "log.db").write_bytes(both)
    assert _salvaged(folder, tmp_path / "other") in (
        (written, []),
        (written, ["This part of the log could not be read."]),
    )


def test_the_copy_that_is_read_is_as_encrypted_as_the_log(folder: Path, written: LogView, tmp_path: Path) -> None:
    """Nothing a person wrote lies in the clear meanwhile, and the damaged file is as it was."""
    database = Database.open(folder)
    key = database.key
    database.close()
    _hit(folder, 1)
    damaged = tmp_path / "damaged.db"
    shutil.copyfile(folder / "log.db", damaged)
    new = relaid(damaged, key, shipped())
    assert damaged.read_bytes() == (folder / "log.db").read_bytes()
    for path in tmp_path.iterdir():
        if path.is_file():
            content = path.read_bytes()
            assert b"seen" not in content
            assert b"CREATE" not in content
    assert new.stat().st_mode & 0o077 == 0
    connection = driver.connect(new, key)
    assert connection.execute("SELECT count(*) FROM observation").fetchone() == (6 * len(DAYS),)
    connection.close()


@pytest.mark.parametrize("revision", RELEASED_BEFORE)
def test_an_older_log_comes_back_in_its_own_form(revision: str, tmp_path: Path) -> None:
    """What names its columns is the list in the file, not the tables of today."""
    folder = tmp_path / "old"
    build(revision, folder)
    whole, _ = _salvaged(folder, tmp_path / "whole")
    _hit(folder, 1)
    assert _salvaged(folder, tmp_path / "new")[0] == whole


def test_safe_mode_exports_such_a_log_too(folder: Path, written: LogView, tmp_path: Path) -> None:
    """Looking and exporting need no list of tables either."""
    whole, _ = rescued(folder, Secret(), tmp_path)
    _hit(folder, 1)
    rows, _ = rescued(folder, Secret(), tmp_path)
    assert rows == whole
