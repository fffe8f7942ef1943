"""One wish: one transaction, and one announcement after it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import local
from typing import TYPE_CHECKING, TypeVar

from followup.domain.records import KINDS, THE_PERSON, Episode, Observation, Record
from followup.domain.wording import Translate, untranslated
from followup.services.changes import Change, Changes, topics_of

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.store import Store

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Wish:
    """A wish being carried out: the store of its transaction, the words for the undo bar, and what it touched."""

    store: Store
    words: str = ""
    touched: set[tuple[str, int]] = field(default_factory=set)

    def add(self, record: R) -> R:
        """Keep a new record and return it with its id."""
        kept = self.store.add(record)
        self._touch(kept)
        return kept

    def change(self, record: R) -> R:
        """Keep a record's new state and return it with its next revision."""
        kept = self.store.change(record)
        self._touch(kept)
        return kept

    def remove(self, kind: str, id: int) -> None:  # noqa: A002 - the name that records use
        """Put a record into the trash."""
        self._touch(self.store.get(KINDS[kind], id))
        self.store.remove(kind, id)

    def bring_back(self, kind: str, id: int) -> None:  # noqa: A002 - the name that records use
        """Take a record out of the trash again."""
        self.store.bring_back(kind, id)
        self._touch(self.store.get(KINDS[kind], id))

    def reinstate(self, record: Record) -> None:
        """Let an entry of a backup stand as it stood there."""
        self.store.reinstate(record)
        self._touch(record)

    def _touch(self, record: Record) -> None:
        self.touched.add((record.kind, record.id))
        if isinstance(record, Observation):
            self.touched.add((Episode.kind, record.episode_id))


class Wishes:
    """Carries out wishes on one database and announces them. Every service has it."""

    def __init__(
        self, database: Database, changes: Changes, today: Callable[[], date], tr: Translate = untranslated
    ) -> None:
        self.database = database
        self.changes = changes
        self.today = today
        self.tr = tr
        self._joined = local()

    @contextmanager
    def wish(
        self,
        name: str,
        *,
        author_id: int = THE_PERSON,
        cause: object | None = None,
        may_use_reserve: bool = False,
    ) -> Iterator[Wish]:
        """Hand out a wish; what is done with it is kept together at the end, or nothing of it on an error.

        One that only takes entries away `may_use_reserve`, so that it works on a full disk. Inside `together` it is
        part of that wish.
        """
        outer: Wish | None = getattr(self._joined, "wish", None)
        if outer is not None:
            yield outer
            return
        transaction = self.database.transaction(author_id=author_id, wish=name, may_use_reserve=may_use_reserve)
        with transaction as store:
            wish = Wish(store)
            yield wish
            wish_id = store.wish_id
        if wish.touched:
            topics = topics_of(kind for kind, _ in wish.touched)
            self.changes.announce(Change(topics, cause, wish_id, wish.words, frozenset(wish.touched)))

    @contextmanager
    def together(self, name: str, *, cause: object | None = None) -> Iterator[Wish]:
        """Hand out a wish that those of other services join while it lasts: all is kept and undone as one."""
        with self.wish(name, cause=cause) as wish:
            self._joined.wish = wish
            try:
                yield wish
            finally:
                self._joined.wish = None
