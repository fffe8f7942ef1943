"""Opening the log that a command works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from followup import paths
from followup.cli.call import Call
from followup.domain.days import now
from followup.hardening import refuse_onlookers
from followup.storage.database import Database, lock_status
from followup.storage.errors import WrongKey
from followup.storage.recovery import read_code

if TYPE_CHECKING:
    from followup.services.log import OpenLog


@contextmanager
def opened_database(call: Call, *, upgrade: bool = True) -> Iterator[Database]:
    """Hand out the log's database and close it again; raises the named errors of the storage."""
    refuse_onlookers()
    needed = lock_status(call.folder) == "passphrase"
    database = _open(call, call.passphrase(needed=needed) if needed else None, upgrade)
    try:
        yield database
    finally:
        database.close()


def _open(call: Call, secret: str | None, upgrade: bool) -> Database:
    """Open with a passphrase; where it does not fit and reads like a recovery code, with that."""
    clock = clock_of(call.arguments.on)
    open_log = partial(Database.open, call.folder, clock=clock, upgrade=upgrade, read_only=bool(call.arguments.safe))
    try:
        return open_log(passphrase=secret)
    except WrongKey:
        if secret is None or read_code(secret) is None:
            raise
        return open_log(recovery_code=secret)


@contextmanager
def opened(call: Call) -> Iterator[OpenLog]:
    """Hand out the log with its services and close it again."""
    from followup.services.log import OpenLog

    with opened_database(call) as database:
        log = OpenLog(database, paths.resource(), call.today)
        try:
            yield log
        finally:
            log.close()


def clock_of(on: date | None) -> Callable[[], datetime]:
    """Return the clock that says when an entry was made: this moment.

    Only a day ahead of it moves the clock too, since nothing is entered before it is felt. A day in the past does not:
    the log keeps the moment at which somebody really typed.
    """

    def clock() -> datetime:
        moment = now()
        ahead = (on - moment.date()).days if on is not None else 0
        return moment + timedelta(days=max(ahead, 0))

    return clock
