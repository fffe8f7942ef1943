import errno
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup.domain.log_view import LogView
from followup.domain.records import Episode, Note
from followup.paths import migrations
from followup.storage import copying, migrate, upgrade
from followup.storage.backup import list_backups
from followup.storage.database import Database
from followup.storage.errors import DiskFull, NeedsUpgrade, StorageError, TooNew, UpgradeFailed
from followup.storage.schema import HEAD, Schema

from .conftest import Clock

_STEP = '''
"""A step of the tests."""
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{after}"


def upgrade():
{body}
'''

GOOD = """
    op.create_table("pet", sa.Column("id", sa.Integer, primary_key=True), sqlite_strict=True)
    with op.batch_alter_table("episode") as batch:
        batch.add_column(sa.Column("weather", sa.Text, nullable=False, server_default=""))
        batch.alter_column("note", nullable=True)
"""
STOPS_HALFWAY = """
    op.execute("UPDATE episode SET words = 'half done'")
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("SELECT * FROM nowhere")
"""
LOSES_ROWS = """
    op.execute("DELETE FROM answer")
    op.execute("DELETE FROM observation")
"""
LEAVES_ORPHANS = """
    op.execute("DELETE FROM episode")
"""
RAISES = """
    raise ValueError("a mistake in the step")
"""

Bytes = Callable[[], dict[str, bytes]]


@pytest.fixture
def schema(tmp_path: Path) -> Callable[..., Schema]:
    """A function that makes the schema of a later release with these steps."""

    def make(*bodies: str) -> Schema:
        scripts = tmp_path / "100% migrations"
        shutil.copytree(migrations(), scripts, ignore=shutil.ignore_patterns("__pycache__"))
        after = HEAD
        for number, body in enumerate(bodies):
            revision = f"later{number}"
            step = _STEP.format(revision=revision, after=after, body=body)
            (scripts / "versions" / f"{revision}.py").write_text(step, encoding="utf-8")
            after = revision
        return Schema(after, scripts)

    return make


@pytest.fixture
def before(database: Database, hip: Episode) -> LogView:
    """What was in the log before the upgrade; the log is closed."""
    with database.reading() as store:
        view = store.log_view(None)
    assert view.episodes[0].episode == hip
    database.close()
    return view


def test_a_log_is_brought_up_to_date(folder: Path, before: LogView, schema: Callable[..., Schema]) -> None:
    """Every entry is there afterwards, and children survive the rebuilding of their parents' table."""
    database = Database.open(folder, schema=schema(GOOD))
    assert database.schema_version == "later0"
    with database.reading() as store:
        assert store.log_view(None) == before
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*), max(weather) FROM pet, episode").first() is not None
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with database.transaction() as store:
        store.add(Note(noted_on=date(2026, 1, 1), words="goes on"))
    database.close()
    assert {path.name for path in folder.iterdir()} - {"reserve"} == {"log.db", "keys.json", "lock", "backups"} | (
        {"log.db-journal"} if (folder / "log.db-journal").exists() else set()
    )


def test_the_older_log_stays_as_a_backup(
    folder: Path, before: LogView, schema: Callable[..., Schema], clock: Clock
) -> None:
    """It opens in the older program, with what was in it."""
    Database.open(folder, schema=schema(GOOD), clock=clock).close()
    (backup,) = list_backups(folder)
    assert backup.reason == "before-upgrade"
    older = Database.open(backup.path)
    assert older.schema_version == HEAD
    with older.reading() as store:
        assert store.log_view(None) == before
    older.close()


def test_an_up_to_date_log_is_left_alone(folder: Path, before: LogView, schema: Callable[..., Schema]) -> None:
    """The second opening upgrades nothing."""
    later = schema(GOOD)
    Database.open(folder, schema=later).close()
    content = (folder / "log.db").read_bytes()
    Database.open(folder, schema=later).close()
    assert (folder / "log.db").read_bytes() == content
    assert len(list_backups(folder)) == 1
    assert before.episodes


@pytest.mark.parametrize(
    "steps",
    [(STOPS_HALFWAY,), (GOOD, STOPS_HALFWAY), (LOSES_ROWS,), (LEAVES_ORPHANS,), (RAISES,)],
    ids=["stops halfway", "good, then not", "loses rows", "leaves orphans", "raises"],
)
def test_a_failing_step_leaves_the_log_as_it_was(
    folder: Path, before: LogView, bytes_of: Bytes, schema: Callable[..., Schema], steps: tuple[str, ...]
) -> None:
    """Byte for byte; the present program still opens it."""
    content = bytes_of()
    with pytest.raises(UpgradeFailed, match="as it was"):
        Database.open(folder, schema=schema(*steps))
    assert bytes_of() == content
    database = Database.open(folder)
    with database.reading() as store:
        assert store.log_view(None) == before
    database.close()


@pytest.mark.parametrize(
    ("room", "name"),
    [
        (copying, "copy_log"),
        (upgrade, "migrate"),
        (copying, "require_whole"),
        (upgrade, "keep_backup"),
        (upgrade.durable, "sync_path"),
        (upgrade.durable, "replace"),
    ],
    ids=["copy", "steps", "check", "backup", "sync", "swap"],
)
def test_a_disk_that_fills_up_leaves_the_log_as_it_was(
    folder: Path,
    before: LogView,
    bytes_of: Bytes,
    schema: Callable[..., Schema],
    monkeypatch: pytest.MonkeyPatch,
    room: object,
    name: str,
) -> None:
    """At whichever step; with room, the same upgrade goes through."""
    later, content = schema(GOOD), bytes_of()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(room, name, full)
        with pytest.raises(DiskFull):
            Database.open(folder, schema=later)
    assert bytes_of() == content
    database = Database.open(folder, schema=later)
    with database.reading() as store:
        assert store.log_view(None) == before
    database.close()


def test_a_killed_upgrade_begins_anew(folder: Path, before: LogView, schema: Callable[..., Schema]) -> None:
    """Half a copy from a power cut is no hindrance."""
    (folder / "log.db.upgrading").write_bytes(b"half a copy")
    (folder / "log.db.upgrading-journal").write_bytes(b"half a journal")
    database = Database.open(folder, schema=schema(GOOD))
    with database.reading() as store:
        assert store.log_view(None) == before
    database.close()
    assert not (folder / "log.db.upgrading").exists()


def test_a_journal_that_holds_something_stops_the_swap(
    folder: Path, before: LogView, schema: Callable[..., Schema], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Played back into the new file it would break it."""
    keep = upgrade.keep_backup

    def and_a_journal(*arguments: Any, **named: Any) -> Path:
        kept = keep(*arguments, **named)
        (folder / "log.db-journal").write_bytes(b"something")
        return kept

    content = (folder / "log.db").read_bytes()
    monkeypatch.setattr(upgrade, "keep_backup", and_a_journal)
    with pytest.raises(UpgradeFailed):
        Database.open(folder, schema=schema(GOOD))
    assert (folder / "log.db").read_bytes() == content
    assert (folder / "log.db-journal").read_bytes() == b"something"
    assert before.episodes


def test_an_upgrade_can_be_declined(
    folder: Path, before: LogView, bytes_of: Bytes, schema: Callable[..., Schema]
) -> None:
    """Then nothing is touched."""
    content = bytes_of()
    with pytest.raises(NeedsUpgrade):
        Database.open(folder, schema=schema(GOOD), upgrade=False)
    assert bytes_of() == content
    assert before.episodes


def test_the_older_program_refuses_an_upgraded_log(
    folder: Path, before: LogView, bytes_of: Bytes, schema: Callable[..., Schema]
) -> None:
    """And leaves it as it is."""
    Database.open(folder, schema=schema(GOOD)).close()
    content = bytes_of()
    with pytest.raises(TooNew):
        Database.open(folder)
    assert bytes_of() == content
    assert before.episodes


def test_steps_run_with_references_off_and_checked(folder: Path, database: Database, hip: Episode) -> None:
    """The other way round, rebuilding the table of episodes would empty that of observations."""
    engine = migrate.make_engine(database.log_folder.database, database.key, foreign_keys=False)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
    engine.dispose()
    assert hip.id


def test_a_failure_names_what_stood_in_the_way(
    folder: Path, before: LogView, schema: Callable[..., Schema], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk during a step is a full disk, not a faulty step."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(migrate, "_run", full)
    with pytest.raises(StorageError) as refused:
        Database.open(folder, schema=schema(GOOD))
    assert isinstance(refused.value, DiskFull)
    assert before.episodes
