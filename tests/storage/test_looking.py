"""Looking into a backup."""

import errno
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import Episode, Note, Observation
from followup.storage import arriving
from followup.storage.backup import make_backup
from followup.storage.database import Database
from followup.storage.errors import Damaged, DiskFull, NoLog
from followup.storage.looking import OtherLog, looking_into

NOTE = Note(noted_on=date(2026, 1, 1), words="after the backup")


def _bytes(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def test_a_backup_is_read_beside_the_open_log_and_stays_as_it_is(database: Database, hip: Episode) -> None:
    """Also after the passphrase was changed elsewhere: the data key is the same. Nothing is left behind."""
    made = make_backup(database)
    before = _bytes(made)
    with database.transaction() as store:
        store.add(NOTE)
        store.remove("episode", hip.id)
    with looking_into(made, database) as store:
        assert [view.episode for view in store.episode_views()] == [hip]
        assert store.all(Note) == ()
    assert _bytes(made) == before
    assert not list(database.folder.glob(".looking-*"))


def test_another_log_and_no_log_are_refused(database: Database, tmp_path: Path) -> None:
    """Each with a sentence of its own."""
    other, _ = Database.create(tmp_path / "other")
    made = make_backup(other)
    other.close()
    with pytest.raises(OtherLog, match="another log"), looking_into(made, database):
        pass
    with pytest.raises(NoLog), looking_into(tmp_path, database):
        pass


def test_a_damaged_backup_is_said_to_be_damaged(database: Database, hip: Episode) -> None:
    """It is not half shown."""
    made = make_backup(database)
    content = bytearray((made / "log.db").read_bytes())
    content[9 * 4096 + 77] ^= 1
    (made / "log.db").write_bytes(content)
    with pytest.raises(Damaged), looking_into(made, database):
        pass
    assert not list(database.folder.glob(".looking-*"))


def test_what_a_power_cut_left_is_taken_away_at_the_next_look(database: Database, hip: Episode) -> None:
    """A copy that nobody closed does not stay for ever."""
    made = make_backup(database)
    shutil.copytree(made, database.folder / ".looking-0123")
    with looking_into(made, database):
        assert not (database.folder / ".looking-0123").exists()


def test_an_entry_stands_again_under_its_own_id(database: Database, hip: Episode) -> None:
    """Whether it was changed, in the trash, or gone from its table; undo takes it back."""
    with database.reading() as store:
        seen = store.all(Observation, episode_id=hip.id)
    with database.transaction() as store:
        store.change(replace(seen[0], severity=9))
        store.remove("observation", seen[1].id)
        wish = store.wish_id
    with database.transaction() as store:
        for one in seen:
            store.reinstate(one)
        back = store.wish_id
    with database.reading() as store:
        now = store.all(Observation, episode_id=hip.id)
        assert [replace(one, rev=1) for one in now] == list(seen)
    with database.transaction() as store:
        store.undo(back)
        assert store.count(Observation) == 2
    assert wish < back


def test_the_open_log_itself_is_no_backup(database: Database) -> None:
    """Its file, copied while it is written to, would look damaged."""
    with pytest.raises(NoLog, match="log that is open"), looking_into(database.folder, database):
        pytest.fail("looked into the log itself")


def test_no_room_to_look_is_not_called_a_save(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was to be saved, and nothing was changed."""
    made = make_backup(database)

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(arriving, "copy_file", full)
    with pytest.raises(DiskFull, match="to look into this backup"), looking_into(made, database):
        pytest.fail("looked without a copy")
