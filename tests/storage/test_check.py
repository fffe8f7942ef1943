from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import Episode, Note
from followup.storage import driver
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import NoPermission

from .cut_off import cut_off


def test_a_whole_log_has_no_findings(database: Database, hip: Episode) -> None:
    """And the check counts what is in it, changing nothing."""
    before = database.log_folder.database.read_bytes()
    report = check_log(database)
    assert report.is_whole
    assert (report.entries["episode"], report.entries["observation"], report.entries["answer"]) == (1, 3, 0)
    assert database.log_folder.database.read_bytes() == before
    assert hip.id == 1


def test_a_spoilt_page_is_found(folder: Path) -> None:
    """Each page is proved, also one that nobody reads."""
    content = bytearray((folder / "log.db").read_bytes())
    for page in (5, 9):
        content[page * 4096 + 100] ^= 1
    (folder / "log.db").write_bytes(content)
    database = Database.open(folder)
    report = check_log(database)
    database.close()
    assert not report.is_whole
    assert len(report.findings) == 2
    assert all("page" in finding for finding in report.findings)


def test_an_entry_without_its_parent_is_found(database: Database, hip: Episode) -> None:
    """What a faulty step could leave behind, and the pages say nothing of."""
    connection = driver.connect(database.log_folder.database, database.key, foreign_keys=False)
    connection.execute("DELETE FROM episode WHERE id = ?", (hip.id,))
    connection.close()
    report = check_log(database)
    assert report.findings == ("observation: an entry refers to one that is not there",) * 3


def test_a_check_while_somebody_writes_finds_nothing(database: Database, hip: Episode) -> None:
    """A wish under way is no damage."""
    with database.transaction() as store:
        store.remove("episode", hip.id)
        assert check_log(database).is_whole


def test_a_log_open_for_reading_is_only_read(folder: Path, database: Database) -> None:
    """A save that was cut off stays as it is: to take it back is to write. What to do about it is said."""
    with database.transaction() as store:
        store.add(Note(noted_on=date(2026, 1, 1), words="long " * 20_000))
    key = database.key
    database.close()
    reading = Database.open(folder, read_only=True)
    assert check_log(reading).is_whole
    cut_off(folder / "log.db", key, "UPDATE note SET words = words || 'longer'")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    with pytest.raises(NoPermission):
        check_log(reading)
    reading.close()
    with pytest.raises(NoPermission, match="without --safe"):
        Database.open(folder, read_only=True)

    assert {name: (folder / name).read_bytes() for name in before} == before
    mended = Database.open(folder)
    assert check_log(mended).is_whole
    mended.close()
