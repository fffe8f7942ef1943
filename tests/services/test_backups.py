"""Backups of an open log."""

from pathlib import Path

from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.storage.database import Database
from tests.services.conftest import TODAY, Calendar


def test_backup_can_be_opened_and_is_listed(log: OpenLog, calendar: Calendar) -> None:
    """It holds what the log held; the newest is the last."""
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY))
    assert log.backups.last() is None
    path = log.backups.make()
    assert [backup.path for backup in log.backups.list()] == [path]
    assert log.backups.last() == calendar.clock()
    copy = Database.open(path)
    with copy.reading() as store:
        assert [view.episode.symptom for view in store.episode_views()] == ["cough"]
    copy.close()


def test_backup_may_go_elsewhere(log: OpenLog, tmp_path: Path) -> None:
    """A stick, for example; it is not one of the log's own then."""
    path = log.backups.make(tmp_path / "stick")
    assert path.parent == tmp_path / "stick"
    assert log.backups.list() == ()
