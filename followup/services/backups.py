"""Copies of the log that can be opened on their own: beside it, and on another disk for when the computer is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.days import parse_day
from followup.domain.errors import FollowupError
from followup.domain.records import Setting
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.storage.backup import Backup

REMIND_AFTER = timedelta(days=30)
"""Days without a copy on another disk before Today asks for one."""

AHEAD = timedelta(days=1)
"""How far a backup may lie ahead of the clock, for a journey across time zones and a clock put right."""

_COPIED_ON, _COPIED_TO = "copied_on", "copied_to"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The last copy on another disk: when and into which folder; both None before the first."""

    on: date | None = None
    place: Path | None = None

    @property
    def is_within_reach(self) -> bool:
        """Return whether the folder is there now, for a stick: whether it is plugged in."""
        return self.place is not None and self.place.is_dir()


class Backups:
    """Making and listing backups of the open log."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._database = wishes.database

    def make(self, to: Path | None = None) -> Path:
        """Write a checked backup (into the log's own folder of backups when none is named) and return its path."""
        from followup.storage.backup import make_backup

        return make_backup(self._database, to)

    def copy_elsewhere(self, to: Path) -> tuple[Path, bool]:
        """Write a backup into a folder, read it back from there, and remember the place and the day.

        Returns its path and whether the folder is on another disk than the log; only then does it count as a copy.
        """
        made = self.make(to)
        other = self._is_other_disk(to)
        if other:
            self._remember({_COPIED_ON: self._wishes.today().isoformat(), _COPIED_TO: str(to.absolute())})
        return made, other

    def photos_in(self, made: Path) -> int:
        """Return how many photos a backup of this log has, in itself or in the copies beside it."""
        from followup.storage.photo_backup import photos_with

        return photos_with(self._database, made)

    def list(self) -> tuple[Backup, ...]:
        """Return the backups in the log's own folder, newest first."""
        from followup.storage.backup import list_backups

        return tuple(list_backups(self._database.folder))

    def last(self) -> datetime | None:
        """Return the moment of the newest backup, or None.

        One from later than now is from a clock that was wrong, and says nothing as long as there is another.
        """
        found, now = self.list(), self._database.clock()
        past = (one for one in found if one.made_at <= now + AHEAD)
        newest = next(past, found[0] if found else None)
        return newest.made_at if newest is not None else None

    def elsewhere(self) -> Elsewhere:
        """Return what is known of the last copy on another disk."""
        with self._database.glancing() as glance:
            known = {one.name: one.value for one in glance.all(Setting)}
        place = known.get(_COPIED_TO)
        try:
            on = parse_day(known.get(_COPIED_ON, "")).on
        except FollowupError:
            return Elsewhere()
        return Elsewhere(on, Path(place) if place else None)

    def is_copy_due(self) -> bool:
        """Return whether a copy on another disk is due: a month after the last one, or after the log was begun.

        A copy of a day that is still to come was made by a clock that was wrong, and puts nothing off.
        """
        today, last = self._wishes.today(), self.elsewhere().on
        if last is None or last > today + AHEAD:
            with self._database.glancing() as glance:
                began = glance.began_at()
            last = began.astimezone().date() if began is not None else today
        return today - last >= REMIND_AFTER

    def _is_other_disk(self, place: Path) -> bool:
        return place.stat().st_dev != self._database.folder.stat().st_dev

    def _remember(self, values: dict[str, str]) -> None:
        """Keep choices of the log without a word about it: nothing a person would undo."""
        with self._database.transaction(wish="remember copy") as store:
            for name, value in values.items():
                known = store.all(Setting, name=name)
                if known:
                    store.change(replace(known[0], value=value))
                else:
                    store.add(Setting(name=name, value=value))
