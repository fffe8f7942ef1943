"""Every form of a log that was ever released still opens."""

from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import KINDS, Note, Observation, Setting, Sheet, Told
from followup.domain.words import Answer, Tier
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.history import rebuild
from followup.storage.schema import HEAD

from .released import FOLDER, build
from .test_history import present

RELEASED = sorted(path.stem for path in FOLDER.glob("*.sql"))


def _held(revision: str) -> set[str]:
    """Every kind there was when this form was released: each has an entry in its dump."""
    dump = (FOLDER / f"{revision}.sql").read_text(encoding="utf-8")
    return {kind for kind in KINDS if f"CREATE TABLE {kind} (" in dump}


def test_the_present_form_is_among_them() -> None:
    """A new migration brings a dump of its own."""
    assert HEAD in RELEASED
    assert _held(HEAD) == set(KINDS)


@pytest.mark.parametrize("revision", RELEASED)
def test_a_released_log_opens_and_reads(tmp_path: Path, revision: str) -> None:
    """Brought up to date where needed, whole, with every entry, and ready for the next one."""
    build(revision, tmp_path / "log")
    database = Database.open(tmp_path / "log")
    assert database.schema_version == HEAD
    assert check_log(database).is_whole
    with database.transaction() as store:
        assert {kind for kind, record_type in KINDS.items() if store.count(record_type)} == _held(revision)
        assert store.all(Note)[0].words == 'It\'s "quoted", naïve, боль, 👩‍⚕️\nsecond line'
        seen = store.episode_views(ids=[1])[0].observations
        assert seen == store.all(Observation, episode_id=1)
        assert [(one.author_id, one.severity, one.present) for one in seen] == [(1, 0, False), (2, 7, True)]
        assert seen[1].answers == (("wakes_at_night", Answer.YES),)
        assert (store.all(Told)[0].tier, store.all(Told)[0].episodes) == (Tier.CALL, (1, 9))
        assert store.all(Setting)[0].value == "7"
        sheet = store.all(Sheet)[0]
        assert (sheet.sha256, sheet.visit_id) == ("ab", 1)
        assert (sheet.handed_on is None) == (revision == "0001")
        store.add(Note(noted_on=date(2026, 3, 1), words="goes on"))
        assert rebuild(reversed(store.history())).keys() >= {("note", 3), ("observation", 2)}
    database.close()


@pytest.mark.parametrize("revision", RELEASED)
def test_the_history_of_a_released_log_still_rebuilds_it(tmp_path: Path, revision: str) -> None:
    """What was written down then gives what stands there now."""
    build(revision, tmp_path / "log")
    database = Database.open(tmp_path / "log")
    with database.reading() as store:
        rebuilt = rebuild(reversed(store.history()))
    assert rebuilt == present(database)
    database.close()
