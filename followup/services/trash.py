"""What was deleted, and what was changed: bringing back, looking up, and erasing for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from followup.domain.records import KINDS, THE_PERSON, Author, Episode, Record
from followup.services.changes import Change, topics_of
from followup.services.titles import Titles
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.storage.history import HistoryEntry
    from followup.storage.store import Store

KEPT = timedelta(days=90)
"""How long the trash shows an entry as one to bring back. After that it is offered for erasing, and never goes by
itself: a log that loses entries without a word would be the worse fault."""


@dataclass(frozen=True, slots=True)
class TrashedEntry:
    """A deleted entry: what it says, since when, and how many days are left of its ninety."""

    record: Record
    title: str
    line: str
    removed_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """One line of the history: what was done to which entry, by whom and when, and which fields it changed.

    `who` is empty for the person. An entry that was erased for good since says nothing any more.
    """

    at: datetime
    who: str
    action: str
    kind: str
    id: int
    title: str
    line: str
    fields: tuple[tuple[str, str, str], ...]
    is_erased: bool = False


class Trash:
    """Deleted entries and the history of all of them."""

    def __init__(self, wishes: Wishes, titles: Titles) -> None:
        self._wishes, self._titles = wishes, titles

    def list(self) -> tuple[TrashedEntry, ...]:
        """Return what can be brought back, deleted last first."""
        today = self._wishes.today()
        with self._wishes.database.reading() as store:
            return tuple(
                self._trashed(store.get(KINDS[one.kind], one.id, removed=True), one.removed_at, today, store)
                for one in store.trash()
            )

    def history(self, kind: str | None = None, id: int | None = None, *, limit: int = 100) -> tuple[ChangedEntry, ...]:  # noqa: A002
        """Return what was done to one entry, or to all, newest first."""
        with self._wishes.database.reading() as store:
            names = {author.id: author.name for author in store.all(Author) if author.id != THE_PERSON}
            return tuple(self._changed(line, names, store) for line in store.history(kind, id, limit=limit))

    def erase(self, kind: str, id: int, cause: object | None = None) -> None:  # noqa: A002 - the name that records use
        """Erase an entry of the trash for good, with its pictures; backups of before still hold it.

        It cannot be undone.
        """
        from followup.storage.photos import Photos

        wishes = self._wishes
        photos = Photos(wishes.database)
        with photos.erasing(photos.names_under(kind, id)):
            with wishes.database.transaction(wish=f"erase {kind}", may_use_reserve=True) as store:
                store.erase(kind, id)
            wishes.changes.announce(Change(topics_of([kind]), cause, 0, wishes.tr("Erased for good.")))

    def backups_with(self, record: Record) -> int:
        """Return how many backups beside the log still hold an entry: those made since it was entered."""
        from followup.storage.backup import list_backups

        found = list_backups(self._wishes.database.folder)
        # The name of a backup says its second, not the part of it.
        second = timedelta(seconds=1)
        return sum(record.entered_at is None or one.made_at + second > record.entered_at for one in found)

    def _trashed(self, record: Record, removed_at: datetime, today: date, store: Store) -> TrashedEntry:
        on = removed_at.astimezone().date()
        left = min(max((on + KEPT - today).days, 0), KEPT.days)
        return TrashedEntry(record, self._titles.kind(record.kind), self._line(record, store), on, left)

    def _line(self, record: Record, store: Store) -> str:
        def episode(id_: int) -> Episode | None:
            return store.get(Episode, id_, removed=True)

        return self._titles.line(record, episode)

    def _changed(self, line: HistoryEntry, names: dict[int, str], store: Store) -> ChangedEntry:
        from followup.domain.codec import from_plain
        from followup.storage.history import Action

        tr = self._wishes.tr
        actions = {
            Action.ADD: tr("Added"),
            Action.CHANGE: tr("Changed"),
            Action.REMOVE: tr("Deleted"),
            Action.BRING_BACK: tr("Brought back"),
        }
        values = line.after or line.before
        said = self._line(from_plain(line.kind, values), store) if values is not None else ""
        changed = line.action is Action.CHANGE and line.before is not None and line.after is not None
        fields = self._titles.changed(line.before or {}, line.after or {}) if changed else []
        return ChangedEntry(
            line.at,
            names.get(line.author_id, ""),
            actions[line.action],
            line.kind,
            line.id,
            self._titles.kind(line.kind),
            said,
            tuple(fields),
            is_erased=values is None,
        )
