"""A glance reads the same records as a store, and without SQLAlchemy."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import KINDS, CheckIn, Episode, Exam, Fact, Medicine, Note, Observation, Told
from followup.domain.words import ExamKind, Tier
from followup.storage.database import Database
from followup.storage.errors import StorageError

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
