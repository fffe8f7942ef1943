import ast
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from followup.domain.records import KINDS
from followup.paths import migrations
from followup.storage.columns import METADATA
from followup.storage.database import Database
from followup.storage.mapping import PARENTS, columns_of, order_of
from followup.storage.schema import APPLICATION_ID, HEAD

_STRUCTURE = """
SELECT type, name, sql FROM sqlite_master
WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name <> 'alembic_version' ORDER BY name
"""


def _structure(connection: sa.Connection) -> dict[str, str]:
    """Every table and index with the words it was made with, white space aside."""
    return {row.name: " ".join(row.sql.split()) for row in connection.exec_driver_sql(_STRUCTURE)}


def test_the_migrations_make_the_tables_the_program_knows(database: Database) -> None:
    """Word for word: columns, types, checks, keys, references, indexes, strictness."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as fresh:
        METADATA.create_all(fresh)
        expected = _structure(fresh)
    engine.dispose()  # else Python 3.13 and newer complain in whatever test runs when it is collected
    with database.engine.connect() as connection:
        assert _structure(connection) == expected


def test_alembic_finds_no_difference_either(database: Database) -> None:
    """Its own comparison of a migrated log with the program's tables is empty."""
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_head_is_the_last_migration() -> None:
    """The one word by which an up-to-date log is known."""
    scripts = ScriptDirectory(str(migrations()))
    assert scripts.get_heads() == [HEAD]


def test_a_log_carries_our_mark(database: Database) -> None:
    """In the header of the file, and the migration writes the same number."""
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def test_every_table_is_strict(database: Database) -> None:
    """A number never becomes text behind our back."""
    with database.engine.connect() as connection:
        listed = connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
        loose = {row.name for row in listed if not row.strict}
    assert loose == {"alembic_version", "sqlite_schema"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_a_column_for_every_field(kind: str) -> None:
    """And none that no record knows, but the mark of the trash."""
    names = {field.name for field in fields(KINDS[kind])}
    columns = set(METADATA.tables[kind].columns.keys())
    assert columns - names == {"removed_at"}
    assert names - columns == ({"answers"} if kind == "observation" else set())
    assert [column.name for column in columns_of(kind)] == [field.name for field in fields(KINDS[kind])]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_by_day_go_through_an_index(database: Database, kind: str) -> None:
    """No list with a day of its own is sorted by reading the whole table."""
    by_day = {"episode", "observation", "weight", "overall", "check_in", "note", "sheet", "told", "exam_plan"}
    query = sa.select(METADATA.tables[kind].c.id).order_by(*order_of(kind)).limit(50)
    if kind in by_day:
        assert "USE TEMP B-TREE" not in _plan(database, query)


def test_the_observations_of_an_episode_go_through_an_index(database: Database) -> None:
    """Walking back from the last one touches only what it reads."""
    table = METADATA.tables["observation"]
    query = sa.select(table.c.observed_on).where(table.c.episode_id == 1).order_by(table.c.observed_on.desc())
    plan = _plan(database, query)
    assert "ix_observation_episode_id_observed_on_id" in plan
    assert "TEMP B-TREE" not in plan


def _plan(database: Database, query: sa.Select[Any]) -> str:
    with database.engine.connect() as connection:
        words = query.compile(database.engine, compile_kwargs={"literal_binds": True})
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}").all()
    return " ".join(str(row[-1]) for row in rows)


def test_children_have_a_parent_column() -> None:
    """What goes into the trash together refers to each other."""
    for child, (column, parent) in PARENTS.items():
        keys = METADATA.tables[child].c[column].foreign_keys
        assert [key.column.table.name for key in keys] == [parent]


def test_migrations_stand_on_their_own() -> None:
    """They import nothing of ours: what a step once did must not change with today's program."""
    for path in Path(migrations()).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            assert all(name.split(".")[0] in {"alembic", "sqlalchemy"} for name in names), path.name
