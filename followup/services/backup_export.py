"""Everything in a backup as open files, without bringing the backup back: what `export --all` writes for a log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.errors import FollowupError
from followup.services.whole_log import complete
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.services.exchange import Exchange
    from followup.storage.database import Database
    from followup.storage.keys import Secret


class Stopped(FollowupError):
    """Somebody changed their mind while a backup was written out; nothing of it is left."""


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """Where the files are, and whether every page of the backup could be read."""

    folder: Path
    files: tuple[Path, ...]
    is_whole: bool


class BackupExport:
    """Writes backups out. `exchange_of` makes the exports of any open log."""

    def __init__(self, wishes: Wishes, exchange_of: Callable[[Database], Exchange]) -> None:
        self._database = wishes.database
        self._exchange_of = exchange_of

    def write(
        self,
        backup: Path,
        to: Path,
        typed: str = "",
        *,
        progress: Callable[[float], object] = lambda _share: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> WrittenOut:
        """Write everything in a backup into a new or empty folder: all of it, or nothing when anything fails.

        A backup of the open log needs nothing typed; one of another log opens with its passphrase or recovery code.
        Of a damaged backup all that can be read is written. Raises `WrongKey`, `Stopped`, and the errors of storage.
        """
        from followup.storage.errors import Damaged

        def each(share: float) -> None:
            if cancelled():
                raise Stopped("Writing was stopped. Nothing was left behind.")
            progress(share)

        with complete(to) as room:
            each(0.0)
            try:
                self._write_whole(backup, room, typed, each)
                is_whole = True
            except Damaged:
                each(0.0)
                self._write_readable(backup, room, typed)
                is_whole = False
            each(1.0)
            names = [path.name for path in sorted(room.iterdir())]
        return WrittenOut(to, tuple(to / name for name in names), is_whole)

    def is_wrong_key(self, error: BaseException) -> bool:
        """Return whether an error says that a backup needs its passphrase or code, or another one."""
        from followup.storage.errors import WrongKey

        return isinstance(error, WrongKey)

    def _write_whole(self, backup: Path, room: Path, typed: str, each: Callable[[float], object]) -> None:
        from followup.storage.looking import opened_copy

        def write(secret: Secret) -> None:
            with opened_copy(backup, self._database, secret) as copy:
                self._exchange_of(copy).export_all(room, each)

        _with_either(write, typed)

    def _write_readable(self, backup: Path, room: Path, typed: str) -> None:
        from followup.services.damage import export_unopened

        _with_either(lambda secret: export_unopened(backup, room, secret.passphrase, secret.recovery_code), typed)


def _with_either(write: Callable[[Secret], object], typed: str) -> None:
    """Open with what was typed as a passphrase; where that does not fit and it reads like a code, with that."""
    from followup.storage.errors import WrongKey
    from followup.storage.keys import Secret
    from followup.storage.recovery import read_code

    try:
        write(Secret(typed or None))
    except WrongKey:
        if not typed or read_code(typed) is None:
            raise
        write(Secret(None, typed))
