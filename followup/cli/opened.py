"""Opening the log that a command works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from followup import paths
from followup.cli.call import Call, can_be_asked
from followup.domain.days import now
from followup.hardening import refuse_onlookers
from followup.storage.database import Database, is_locked, lock_status
from followup.storage.errors import NeedsUpgrade, NoKeychain, NoPermission, WrongKey
from followup.storage.recovery import read_code

if TYPE_CHECKING:
    from followup.services.log import OpenLog

_PATIENCE = 10.0
"""Seconds that the keychain has: a command that waits longer looks as if it hung."""


@contextmanager
def opened_database(call: Call, *, upgrade: bool = True) -> Iterator[Database]:
    """Hand out the log's database and close it again; raises the named errors of the storage."""
    refuse_onlookers()
    database = _by_keychain(call, upgrade) or _by_person(call, upgrade)
    try:
        yield database
    finally:
        database.close()


def _by_person(call: Call, upgrade: bool) -> Database:
    needed = is_locked(call.folder)
    return _open(call, call.passphrase(needed=needed) if needed else None, upgrade)


def _by_keychain(call: Call, upgrade: bool) -> Database | None:
    """Open with this computer's keychain where that was chosen and no passphrase is handed in; None to ask for it.

    Where nobody can be asked, what is wrong with the keychain is the error; otherwise it is said before the question.
    """
    if call.arguments.passphrase_fd is not None or lock_status(call.folder) != "keychain":
        return None
    from followup.storage.keychain import Keychain
    from followup.storage.this_computer import kept_key, open_by_keychain

    try:
        kept = kept_key(call.folder, Keychain(patience=_PATIENCE))
        return None if kept is None else _read_at_least(partial(open_by_keychain, call.folder, kept), call, upgrade)
    except NoKeychain as error:
        if not can_be_asked():
            raise
        call.terminal.complain(call.tr(error.template))
        return None


def _read_at_least(open_log: Callable[..., Database], call: Call, upgrade: bool) -> Database:
    """Open for reading alone where the place must not be written, as on a locked stick, if the log is up to date."""
    options: dict[str, Any] = {"clock": clock_of(call.arguments.on), "upgrade": upgrade}
    safe = bool(call.arguments.safe)
    try:
        return open_log(**options, read_only=safe)
    except NoPermission as denied:
        if safe:
            raise
        try:
            return open_log(**options, read_only=True)
        except NeedsUpgrade:
            raise denied from None


def _open(call: Call, secret: str | None, upgrade: bool) -> Database:
    """Open with a passphrase; where it does not fit and reads like a recovery code, with that."""
    open_log = partial(Database.open, call.folder)
    try:
        return _read_at_least(partial(open_log, passphrase=secret), call, upgrade)
    except WrongKey:
        if secret is None or read_code(secret) is None:
            raise
        return _read_at_least(partial(open_log, recovery_code=secret), call, upgrade)


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
