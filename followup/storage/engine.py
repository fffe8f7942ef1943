"""SQLAlchemy over the encrypted driver, with transactions that begin when we say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from followup.storage import driver

WRITING = "followup_writing"
"""The execution option of a connection that will write: it takes the write lock when it begins, not half-way."""


def make_engine(path: Path, key: bytes, *, foreign_keys: bool = True, read_only: bool = False) -> sa.Engine:
    """Return an engine on one file; each thread that asks gets a connection of its own."""
    from sqlcipher3 import dbapi2

    # Not the pysqlcipher dialect: it sends an empty key after ours. The key never becomes part of a URL.
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: driver.connect(path, key, foreign_keys=foreign_keys, read_only=read_only),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=20,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    # The driver's own BEGIN comes too late for a schema change, and a failing migration would stay half applied.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
