"""Running the migrations on a file that nobody else uses: all of them in one transaction, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from followup.domain.errors import FollowupError
from followup.storage.engine import WRITING, make_engine
from followup.storage.errors import Damaged, DiskFull, InUse, NoPermission, TooNew, Unplugged, UpgradeFailed
from followup.storage.failures import named
from followup.storage.schema import Schema

if TYPE_CHECKING:
    from alembic.config import Config

_IN_THE_WAY = (Damaged, DiskFull, InUse, NoPermission, Unplugged)


def migrate(path: Path, key: bytes, schema: Schema, *, to: str = "head", gaps: bool = False) -> None:
    """Bring a file to a revision, by default the head.

    Raises `UpgradeFailed` (or what stood in the way) and changes nothing then. Foreign keys are off meanwhile and
    checked at the end: rebuilding a table with them on empties its children. With `gaps` they are not checked, for a
    log that is being salvaged.
    """
    engine = make_engine(path, key, foreign_keys=False)
    try:
        with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
            _run(connection, schema.scripts, to)
            if not gaps:
                _require_no_gaps(connection)
    except FollowupError:
        raise
    except (OSError, sa.exc.DBAPIError) as error:
        failure = named(error, path.parent)
        # A full disk is a full disk; any other complaint of SQLite's is a fault of the step.
        raise (failure if isinstance(failure, _IN_THE_WAY) else UpgradeFailed()) from error
    except Exception as error:
        raise UpgradeFailed from error
    finally:
        engine.dispose()


def require_known(revision: str, schema: Schema) -> None:
    """Raise `TooNew` when no step of ours leads on from this revision."""
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config(schema.scripts)).walk_revisions()}
    if revision not in known:
        raise TooNew


def _run(connection: sa.Connection, scripts: Path, to: str) -> None:
    from alembic import command

    config = _config(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _require_no_gaps(connection: sa.Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise UpgradeFailed


def _config(scripts: Path) -> Config:
    from alembic.config import Config

    config = Config()
    # A percent sign in a path is an escape to the reader of the settings.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
