"""What a backup holds that the log does not: a preview first, then one entry or all. Nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.records import KINDS, Author, Episode, Record, Setting
from followup.services.wishes import Wish, Wishes

if TYPE_CHECKING:
    from followup.storage.store import Store

_LEFT_OUT = frozenset({Setting.kind})
"""Choices of today are not those of the day of the backup."""

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry of a backup that stands otherwise in the log, or no longer: then `now` is None."""

    then: Record
    now: Record | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the log as it is now: what differs, how many entries are equal, and how many came since."""

    backup: Path
    differences: tuple[Difference, ...]
    same: int
    newer: int
    then: dict[Key, Record]

    def episode(self, id: int) -> Episode | None:  # noqa: A002 - the name that records use
        """Return the symptom of an observation, as the backup has it."""
        found = self.then.get((Episode.kind, id))
        return found if isinstance(found, Episode) else None


class Restoring:
    """Compares backups of the open log with it, and brings entries back."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def compare(self, backup: Path) -> Comparison:
        """Return how a backup differs from the log; the backup itself is only read."""
        from followup.storage.looking import looking_into

        with looking_into(backup, self._wishes.database) as store:
            then = _all(store)
        with self._wishes.database.reading() as store:
            now = _all(store)
            erased = store.erased()
            # Neither does what was erased for good come back, nor what would bring it along.
            then = {key: store.without(record, erased) for key, record in then.items() if key not in erased}
        differing = (Difference(record, now.get(key)) for key, record in then.items())
        differences = tuple(one for one in differing if one.now is None or not _alike(one.then, one.now))
        same = sum(key in now and _alike(record, now[key]) for key, record in then.items())
        return Comparison(backup, differences, same, len(now.keys() - then.keys()), then)

    def make_ready(self) -> None:
        """Make a backup of the log as it is now, which takes a while in a long one."""
        from followup.storage.backup import make_backup

        make_backup(self._wishes.database, reason="before-restore")

    def bring_back(
        self,
        comparison: Comparison,
        chosen: Iterable[Difference] | None = None,
        cause: object | None = None,
        *,
        is_ready: bool = False,
    ) -> int:
        """Let the chosen entries (all of them by default) stand as the backup has them; return how many.

        A backup of today's log is made first, unless `make_ready` did. What an entry belongs to comes back with it. One
        wish: undo takes all of it back.
        """
        from followup.storage.photo_backup import bring_pictures

        wanted = comparison.differences if chosen is None else tuple(chosen)
        if not is_ready:
            self.make_ready()
        bring_pictures(self._wishes.database, comparison.backup, [one.then for one in wanted])
        with self._wishes.wish("bring back from backup", cause=cause) as wish:
            done: set[Key] = set()
            for one in sorted(wanted, key=_parents_first):
                _reinstate(wish, one.then, comparison.then, done)
            wish.words = self._wishes.tr("Entries brought back from the backup: {count}.").format(count=len(wanted))
        return len(wanted)


def _all(store: Store) -> dict[Key, Record]:
    kinds = (kind for name, kind in KINDS.items() if name not in _LEFT_OUT)
    return {(record.kind, record.id): record for kind in kinds for record in store.all(kind)}


def _alike(one: Record, other: Record) -> bool:
    return replace(one, rev=other.rev) == other


def _parents_first(one: Difference) -> tuple[int, int]:
    return list(KINDS).index(one.then.kind), one.then.id


def _reinstate(wish: Wish, record: Record, then: dict[Key, Record], done: set[Key]) -> None:
    key = (record.kind, record.id)
    if key in done:
        return
    done.add(key)
    for above in wish.store.belongs_to(record):
        if above in then and not wish.store.stands(*above):
            _reinstate(wish, then[above], then, done)
    author = (Author.kind, record.author_id)
    if author in then and author != key and not wish.store.stands(*author):
        _reinstate(wish, then[author], then, done)
    wish.reinstate(record)
