"""One unit of work: what is read and written between the beginning and the commit of one wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa

from followup.domain.checks import check
from followup.domain.codec import to_plain
from followup.domain.profile import profile_of
from followup.domain.records import THE_PERSON, Author, Fact, Observation, Record
from followup.storage import erasing, undo
from followup.storage.errors import Conflict, Missing
from followup.storage.history import Action, UndoneWish
from followup.storage.mapping import table_of, to_row, type_of
from followup.storage.writer import Writer

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Store(Writer):
    """Records in, records out. A store from `reading()` has no wish and refuses to write.

    All that happens in one wish bears the same moment.
    """

    def add(self, record: AnyRecord) -> AnyRecord:
        """Keep a new record and return it with its id, its revision 1, its author and its moment.

        The author is that of the wish, unless the record names somebody else than the person. Raises `Refused` when
        it cannot be kept as it is and `Missing` when what it belongs to is not there.
        """
        author = record.author_id if record.author_id != THE_PERSON else self._author_id
        new = replace(_tidy(record), id=0, rev=1, author_id=author, entered_at=self._moment)
        self._check(new)
        new = replace(new, id=erasing.next_id(self._link, new.kind))
        added = replace(new, id=self._link.insert(table_of(new.kind), to_row(new)))
        self._write_answers(added)
        self._write_down(Action.ADD, added.kind, added.id, None, to_plain(added))
        return added

    def change(self, record: AnyRecord) -> AnyRecord:
        """Keep a changed record and return it with its next revision; who entered it and when stay as they were.

        Raises `Conflict` when its revision is no longer the latest, `Missing` when it is gone, `Refused` as `add`.
        """
        before = self.get(type(record), record.id)
        if before.rev != record.rev:
            raise Conflict
        kept = replace(_tidy(record), rev=before.rev + 1, author_id=before.author_id, entered_at=before.entered_at)
        self._check(kept)
        self._overwrite(kept)
        self._write_down(Action.CHANGE, kept.kind, kept.id, to_plain(before), to_plain(kept))
        return kept

    def remove(self, kind: str, id: int) -> None:  # noqa: A002
        """Put a record into the trash, and with it what belongs to it; raises `Missing` when it is not there."""
        record = self.get(type_of(kind), id)
        if (kind, id) == (Author.kind, THE_PERSON):
            raise Conflict("This is the person the log is about. This entry cannot go.")
        for child in self._children(record, removed_at=None):
            self._set_removed(child, self._moment)
        self._set_removed(record, self._moment)

    def erase(self, kind: str, id: int) -> None:  # noqa: A002
        """Erase an entry of the trash for good, with what belongs to it and what the history holds of both.

        That it was there, and who erased it when, stays written down. Raises `Conflict` for one not in the trash.
        """
        record = self.get(type_of(kind), id, removed=True)
        if self._removed_at(record) is None:
            raise Conflict("Only what is in the trash can be erased for good. Please delete it first.")
        if kind == Author.kind:
            raise Conflict("A name stays as long as the entries do. You can change the name.")
        erasing.erase(self, self._link, record, {"at": self._moment, "author_id": self._author_id})
        self._changes += 1

    def let_go_of(self, record: Record, column: str) -> None:
        """Let an entry no longer refer to another, which is about to be erased."""
        after = replace(record, rev=record.rev + 1, **_nothing(column))
        self._overwrite(after)
        self._write_down(Action.CHANGE, after.kind, after.id, to_plain(record), to_plain(after))

    def bring_back(self, kind: str, id: int) -> None:  # noqa: A002
        """Bring a record back from the trash, and with it what went with it; raises `Missing` when it is not there."""
        record = self.get(type_of(kind), id, removed=True)
        removed_at = self._removed_at(record)
        if removed_at is None:
            raise Missing("This entry is not in the trash.")
        self._require_parent(record)
        for child in self._children(record, removed_at=removed_at):
            self._set_removed(child, None)
        self._set_removed(record, None)

    def undo(self, wish_id: int) -> UndoneWish:
        """Take back all that a wish did, as part of this wish; raises `Conflict` when something newer stands on it."""
        self._undoes = wish_id
        kinds = undo.take_back(self, self.wish(wish_id))
        return UndoneWish(self.wish_id, kinds)

    def reinstate(self, record: Record) -> None:
        """Let an entry of a backup stand as it stood there, under its own id; it may be gone, in the trash or other.

        Raises `Missing` when what it belongs to is not there.
        """
        self._require_parent(record)
        if self._link.scalar(_rev_of(record.kind), {"wanted": record.id}) is None:
            self._link.insert(table_of(record.kind), to_row(record))
            self._write_answers(replace(record, rev=1))
            self._write_down(Action.ADD, record.kind, record.id, None, to_plain(record))
            return
        self.put_back(record, removed=False)

    def put_back(self, record: Record, *, removed: bool) -> None:
        """Let an entry stand as it once stood, with its next revision; for `undo`, which checks what stands now."""
        now = self.get(type(record), record.id, removed=True)
        in_trash = self._removed_at(now) is not None
        if in_trash and not removed:
            now = self._set_removed(now, None)
        if replace(record, rev=now.rev) != now:
            kept = replace(record, rev=now.rev + 1)
            self._overwrite(kept)
            self._write_down(Action.CHANGE, kept.kind, kept.id, to_plain(now), to_plain(kept))
            now = kept
        if removed and not in_trash:
            self._set_removed(now, self._moment)

    def _check(self, record: Record) -> None:
        check(record, today=self._moment.date(), birth_date=self._born(record))
        self._require_parent(record)

    def _born(self, record: Record) -> date | None:
        if isinstance(record, Fact):
            self._knows_birth_date = False
            return None
        if not self._knows_birth_date:
            self._birth_date = profile_of(self.all(Fact, name="birth_date"), ()).birth_date
            self._knows_birth_date = True
        return self._birth_date


def _nothing(column: str) -> dict[str, Any]:
    return {column: None}


@cache
def _rev_of(kind: str) -> sa.Select[Any]:
    table = table_of(kind)
    return sa.select(table.c.rev).where(table.c.id == sa.bindparam("wanted"))


def _tidy(record: AnyRecord) -> AnyRecord:
    """Return the record as it comes out again: answers in one order, each question once."""
    if isinstance(record, Observation):
        return replace(record, answers=tuple(sorted(dict(record.answers).items())))
    return record
