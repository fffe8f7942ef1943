"""Backups of an open log."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from followup.services.backups import REMIND_AFTER
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


def test_a_copy_on_another_disk_is_due_after_a_month(
    log: OpenLog, calendar: Calendar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not at once, and not again once it was made; a folder on the same disk does not count."""
    calendar.day = date.today()  # noqa: DTZ011 - the log of these tests was begun on the day they run
    assert not log.backups.is_copy_due()
    calendar.day += REMIND_AFTER
    assert log.backups.is_copy_due()

    (tmp_path / "stick").mkdir()
    made, other_disk = log.backups.copy_elsewhere(tmp_path / "stick")
    assert (made.parent, other_disk) == (tmp_path / "stick", False)
    assert log.backups.is_copy_due()

    monkeypatch.setattr(log.backups, "_is_other_disk", lambda _place: True)
    log.backups.copy_elsewhere(tmp_path / "stick")
    assert not log.backups.is_copy_due()
    assert log.backups.elsewhere().place == tmp_path / "stick"
    assert log.backups.elsewhere().is_within_reach
    calendar.day += REMIND_AFTER
    assert log.backups.is_copy_due()


def test_a_copy_from_a_wrong_clock_does_not_put_the_next_one_off(
    log: OpenLog, calendar: Calendar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made by a clock ten years ahead, it would keep Today from asking for ten years."""
    now = date.today()  # noqa: DTZ011 - as above
    calendar.day = now + timedelta(days=3650)
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(log.backups, "_is_other_disk", lambda _place: True)
    log.backups.copy_elsewhere(tmp_path / "stick")
    calendar.day = now + REMIND_AFTER
    assert log.backups.is_copy_due()


def test_a_backup_from_a_wrong_clock_is_not_the_last_good_one(log: OpenLog, calendar: Calendar) -> None:
    """Its name lies ten years ahead; Today would say for ten years that all is well."""
    made = log.backups.make()
    made.rename(made.with_name("2036-01-01T120000Z"))
    assert log.backups.last() is not None  # better than "there is none"
    log.backups.make()
    last = log.backups.last()
    assert last is not None
    assert last.year < 2036
