"""Taking back what one wish did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from followup.domain.codec import Plain, from_plain
from followup.domain.records import KINDS, THE_PERSON, Author
from followup.storage.errors import Conflict, Missing
from followup.storage.history import Action, HistoryEntry
from followup.storage.mapping import CHILDREN, PARENTS

if TYPE_CHECKING:
    from followup.storage.store import Store

_NEWER = "Something newer builds on this, so it cannot be undone. You can still change the entry itself."


@dataclass(frozen=True, slots=True)
class _Step:
    """What a wish did to one entry altogether: how it stood before, and the revision it left behind."""

    kind: str
    id: int
    before: Plain | None
    was_in_trash: bool
    left_rev: int


def take_back(store: Store, entries: tuple[HistoryEntry, ...]) -> tuple[str, ...]:
    """Let every entry of a wish stand as before it and return the kinds touched.

    Raises `Missing` for a wish that did nothing and `Conflict` when something newer stands on it.
    """
    if not entries:
        raise Missing("There is nothing to undo here.")
    if any(entry.is_blank for entry in entries):
        raise Conflict("Part of this was erased for good, so it cannot be undone.")
    steps = _steps(entries)
    for step in steps:
        _require_untouched(store, step)
    for step in steps:
        _put_back(store, step)
    for step in steps:
        _require_whole(store, step)
    return tuple(sorted({step.kind for step in steps}))


def _steps(entries: tuple[HistoryEntry, ...]) -> list[_Step]:
    """One step for each entry; parents first where they come back, children first where they go."""
    first: dict[tuple[str, int], HistoryEntry] = {}
    last: dict[tuple[str, int], HistoryEntry] = {}
    for entry in entries:
        first.setdefault((entry.kind, entry.id), entry)
        last[entry.kind, entry.id] = entry
    return [
        _Step(
            *key,
            before=entry.before if entry.action is not Action.BRING_BACK else entry.after,
            was_in_trash=entry.action in (Action.ADD, Action.BRING_BACK),
            left_rev=_rev_after(last[key]),
        )
        for key, entry in first.items()
    ]


def _rev_after(entry: HistoryEntry) -> int:
    if entry.after is not None:
        return int(entry.after["rev"])
    return int((entry.before or {})["rev"]) + 1


def _require_untouched(store: Store, step: _Step) -> None:
    if (step.kind, step.id) == (Author.kind, THE_PERSON) and step.was_in_trash:
        raise Conflict("This is the beginning of the log. It cannot be undone.")
    if store.get(KINDS[step.kind], step.id, removed=True).rev != step.left_rev:
        raise Conflict(_NEWER)


def _put_back(store: Store, step: _Step) -> None:
    now = store.get(KINDS[step.kind], step.id, removed=True)
    record = now if step.before is None else from_plain(step.kind, step.before)
    store.put_back(record, removed=step.was_in_trash)


def _require_whole(store: Store, step: _Step) -> None:
    """Nothing may stand on an entry that has gone, nor come back without what it belongs to."""
    for kind, column in CHILDREN.get(step.kind, ()) if step.was_in_trash else ():
        newer: dict[str, Any] = {column: step.id}
        if store.count(KINDS[kind], **newer):
            raise Conflict(_NEWER)
    if not step.was_in_trash and step.kind in PARENTS:
        column, parent = PARENTS[step.kind]
        parent_id = getattr(store.get(KINDS[step.kind], step.id), column)
        if parent_id is not None and not store.count(KINDS[parent], id=parent_id):
            raise Conflict(_NEWER)
