"""A glance reads the same records as a store, and without SQLAlchemy."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from followup.domain.care_words import Measured
from followup.domain.records import KINDS, CheckIn, Episode, Exam, Fact, Measure, Medicine, Note, Observation, Told
from followup.domain.words import ExamKind, Tier
from followup.storage import driver
from followup.storage.database import Database
from followup.storage.errors import Damaged, StorageError
from followup.storage.store import Store

DAY = date(2026, 3, 1)


def _fill(database: Database, pill: Medicine, hip: Episode) -> None:
    with database.transaction() as store:
        store.add(Fact(name="uterus", value="removed", about=True))
        store.add(Fact(name="menopause", value="after"))
        store.add(Exam(exam=ExamKind.MAMMOGRAM, due_on=DAY, name="second"))
        store.add(Exam(exam=ExamKind.MAMMOGRAM, done_on=date(2026, 2, 1), name="first", report_received=True))
        store.add(CheckIn(done_on=DAY))
        store.add(Told(sign="s", rule="r", rule_version=1, told_on=DAY, tier=Tier.CALL, episodes=(hip.id,)))
        gone = store.add(Note(noted_on=DAY, words="thrown away"))
        store.add(Note(noted_on=DAY, words="kept", author_id=pill.author_id))
        store.remove("note", gone.id)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {Observation.kind}))
def test_a_glance_gives_what_a_store_gives(database: Database, hip: Episode, pill: Medicine, kind: str) -> None:
    """The same records with the same types, in the same order, none of them from the trash."""
    _fill(database, pill, hip)
    with database.reading() as store, database.glancing() as glance:
        seen = glance.all(KINDS[kind])
        assert seen == store.all(KINDS[kind])
        assert repr(seen) == repr(store.all(KINDS[kind]))


def test_a_glance_narrows_by_fields(database: Database, hip: Episode, pill: Medicine) -> None:
    """By words, by yes and no, and by what is not set."""
    _fill(database, pill, hip)
    with database.glancing() as glance:
        assert [fact.name for fact in glance.all(Fact, about=True)] == ["uterus"]
        assert [exam.name for exam in glance.all(Exam, due_on=None)] == ["first"]
        assert glance.all(Fact, name="' OR 1 = 1 --") == ()


def test_a_glance_and_a_store_see_the_same_log(database: Database, hip: Episode, pill: Medicine) -> None:
    """The whole of it, or from a day on."""
    _fill(database, pill, hip)
    with database.reading() as store, database.glancing() as glance:
        for since in (None, DAY):
            assert glance.log_view(since) == store.log_view(since)


@pytest.mark.parametrize("moment", ["soon", "", "2026-03-02", "2026-03-02T21:14:05.123456Z"])
def test_a_moment_that_nobody_wrote_is_damage(database: Database, moment: str) -> None:
    """Its page is proved by its key all the same: only reading it tells."""
    with database.transaction() as store:
        store.add(Note(noted_on=DAY, words="kept"))
    connection = driver.connect(database.log_folder.database, database.key)
    connection.execute("DROP TRIGGER history_refuses_update")
    connection.execute("UPDATE log SET made_at = ?", (moment,))
    connection.execute("UPDATE history SET at = ?", (moment,))
    connection.close()
    with pytest.raises(Damaged), database.glancing() as glance:
        glance.began_at()
    with pytest.raises(Damaged), database.glancing() as glance:
        glance.last_written_at()


def test_a_closed_log_gives_no_glance(database: Database) -> None:
    """It says so instead of opening it behind everybody's back."""
    database.close()
    with pytest.raises(StorageError, match="closed"), database.glancing():
        pass


def test_a_glance_needs_no_sqlalchemy(folder: Path, root: Path) -> None:
    """Reading the whole log for the first page brings none of it in."""
    program = """
import sys
from pathlib import Path
from followup.storage.database import Database
database = Database.open(Path(sys.argv[1]))
with database.glancing() as glance: print(len(glance.log_view(None).episodes), 'sqlalchemy' in sys.modules)
database.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "0 False\n"


def test_a_near_view_leaves_out_what_was_over_before(database: Database) -> None:
    """What is open, has no day yet or ended since stays, and all of it; what ended before is not read."""
    with database.transaction() as store:
        for words, days in {"over": (-40, -30), "just over": (-40, 0), "open": (-40,), "nothing": ()}.items():
            _course(store, words, days, gone=len(days) > 1)
    with database.glancing() as glance:
        view = glance.near_view(DAY)
    assert {one.episode.words: len(one.observations) for one in view.episodes} == {
        "just over": 2,
        "open": 1,
        "nothing": 0,
    }


def test_a_near_view_keeps_what_an_episode_goes_on_from(database: Database) -> None:
    """One that ended at most two days before a later one of the same symptom, and what that one goes on from."""
    with database.transaction() as store:
        _course(store, "first", (-60, -51), gone=True, symptom="cough")
        _course(store, "second", (-49, -31), gone=True, symptom="cough")
        _course(store, "third", (-30, 5), symptom="cough")
        _course(store, "apart", (-90, -70), gone=True, symptom="cough")
        _course(store, "another", (-60, -32), gone=True, symptom="fatigue")
    with database.glancing() as glance:
        assert [one.episode.words for one in glance.near_view(DAY).episodes] == ["first", "second", "third"]


def _course(store: Store, words: str, days: tuple[int, ...], *, gone: bool = False, symptom: str = "") -> None:
    on = [DAY + timedelta(days=day) for day in days]
    episode = store.add(Episode(words=words, symptom=symptom, began_on=on[0] if on else DAY - timedelta(days=40)))
    for day in on:
        store.add(Observation(episode_id=episode.id, observed_on=day, present=not (gone and day == on[-1])))


def test_the_last_day_of_a_kind_and_what_lies_after_a_day(database: Database) -> None:
    """Without what is in the trash, and narrowed as `all` is."""
    with database.transaction() as store:
        for day, value in ((1, 3), (5, 8), (9, 2)):
            store.add(Measure(measured=Measured.WORRY, measured_on=date(2026, 3, day), value=value))
        gone = store.add(Measure(measured=Measured.WORRY, measured_on=date(2026, 3, 20), value=9))
        store.add(Measure(measured=Measured.SLEEP, measured_on=date(2026, 3, 12), value=5))
        store.remove(Measure.kind, gone.id)
    with database.glancing() as glance:
        assert glance.last_day(Measure) == date(2026, 3, 12)
        assert glance.last_day(Note) is None
        found = glance.since(Measure, date(2026, 3, 5), measured=Measured.WORRY)
    assert [one.value for one in found] == [8, 2]


def test_each_glance_sees_the_log_of_its_own_moment(database: Database) -> None:
    """Also where the connection of the one before is used again, and one inside another."""
    with database.glancing() as glance:
        assert glance.all(Note) == ()
    with database.transaction() as store:
        store.add(Note(noted_on=DAY, words="later"))
    with database.glancing() as outer, database.glancing() as inner:
        assert [note.words for note in outer.all(Note)] == [note.words for note in inner.all(Note)] == ["later"]


def test_a_glance_that_ends_in_an_error_spoils_no_later_one(database: Database) -> None:
    """Its connection is let go with it."""
    with pytest.raises(KeyError), database.glancing():
        raise KeyError
    with database.glancing() as glance:
        assert glance.all(Note) == ()


def test_a_kept_glance_holds_up_nobody_who_writes(database: Database) -> None:
    """Between two glances no lock stays on the log."""
    with database.glancing() as glance:
        glance.all(Note)
    for words in ("one", "two"):
        with database.transaction() as store:
            store.add(Note(noted_on=DAY, words=words))
        with database.glancing() as glance:
            assert glance.all(Note)[-1].words == words


def test_a_glance_may_outlive_the_log_it_looks_at(database: Database) -> None:
    """A thread that still reads when the log is closed reads to its end, and nothing stays open behind it."""
    with database.glancing() as glance:
        database.close()
        assert glance.all(Note) == ()
    with pytest.raises(StorageError, match="closed"), database.glancing():
        pass
