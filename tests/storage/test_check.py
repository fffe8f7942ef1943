from pathlib import Path

from followup.domain.records import Episode
from followup.storage import driver
from followup.storage.check import check_log
from followup.storage.database import Database


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
