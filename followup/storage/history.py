"""What happened in a log, as plain values, and the present state rebuilt from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from followup.domain.codec import Plain, unsaid


class Action(StrEnum):
    """What was done to an entry."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    BRING_BACK = "bring_back"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one entry. `before` is None when it was not there, `after` when it went into the trash."""

    seq: int
    wish_id: int
    at: datetime
    author_id: int
    action: Action
    kind: str
    id: int
    before: Plain | None
    after: Plain | None

    @property
    def is_blank(self) -> bool:
        """Return whether the entry was erased for good since."""
        return self.before is None and self.after is None


@dataclass(frozen=True, slots=True)
class UndoneWish:
    """An undo: the id of the wish it became (undoing that one brings everything back) and the kinds it touched."""

    wish_id: int
    kinds: tuple[str, ...]


class Trashed(NamedTuple):
    """An entry in the trash that can be brought back on its own."""

    kind: str
    id: int
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry as it stands: its values and, in the trash, since when."""

    values: Plain
    removed_at: datetime | None


def rebuild(entries: Iterable[HistoryEntry]) -> dict[tuple[str, int], Standing]:
    """Return every entry of a log, the trash included, from its history alone (oldest first).

    One that was erased for good is not there: its lines of the history are blank.
    """
    standing: dict[tuple[str, int], Standing] = {}
    for entry in entries:
        if entry.is_blank:
            standing.pop((entry.kind, entry.id), None)
            continue
        values = entry.after
        if values is None:
            before = entry.before or {}
            values = {**before, "rev": before["rev"] + 1}
        values = {**unsaid(entry.kind), **values}
        removed_at = entry.at if entry.action is Action.REMOVE else None
        if entry.action is Action.CHANGE:
            # Of a damaged log the earlier lines may be lost. An entry that comes out of the trash does no harm.
            known = standing.get((entry.kind, entry.id))
            removed_at = known.removed_at if known else None
        standing[entry.kind, entry.id] = Standing(values, removed_at)
    return standing
