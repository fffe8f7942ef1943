"""What changed, announced after it is safely kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a change is about; a screen refreshes when a topic is one of its own."""

    SYMPTOMS = "symptoms"
    MEDICINES = "medicines"
    EXAMS = "exams"
    VISITS = "visits"
    RECORD = "record"
    WEIGHT = "weight"
    SETTINGS = "settings"
    FLAGS = "flags"


@dataclass(frozen=True, slots=True)
class Change:
    """One wish that was carried out.

    `cause` is whoever asked for it (a screen leaves its own changes alone), `wish_id` what undo takes (0: it cannot be
    undone), `words` one sentence for the undo bar without anything the person wrote. `touched` holds kinds and ids;
    empty means unknown.
    """

    topics: frozenset[Topic]
    cause: object | None
    wish_id: int
    words: str
    touched: frozenset[tuple[str, int]] = frozenset()


Listener = Callable[[Change], None]


class Changes:
    """Passes each change on to those who listen, in the order in which they began to."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after each change from now on; return what stops it."""
        self._listeners.append(callback)

        def stop() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return stop

    def announce(self, change: Change) -> None:
        """Tell everybody who listens; only ever called after the commit."""
        for callback in tuple(self._listeners):
            callback(change)


_TOPICS: dict[str, frozenset[Topic]] = {
    "episode": frozenset({Topic.SYMPTOMS, Topic.FLAGS}),
    "observation": frozenset({Topic.SYMPTOMS, Topic.FLAGS}),
    "check_in": frozenset({Topic.SYMPTOMS}),
    "note": frozenset({Topic.SYMPTOMS}),
    "weight": frozenset({Topic.WEIGHT, Topic.FLAGS}),
    "overall": frozenset({Topic.WEIGHT}),
    "medicine": frozenset({Topic.MEDICINES, Topic.FLAGS}),
    "dose_period": frozenset({Topic.MEDICINES, Topic.FLAGS}),
    "exam": frozenset({Topic.EXAMS}),
    "exam_plan": frozenset({Topic.EXAMS}),
    "visit": frozenset({Topic.VISITS}),
    "question": frozenset({Topic.VISITS}),
    "check_item": frozenset({Topic.VISITS}),
    "prepared_answer": frozenset({Topic.VISITS}),
    "agreed": frozenset({Topic.VISITS}),
    "record_request": frozenset({Topic.VISITS}),
    "sheet": frozenset({Topic.VISITS}),
    "fact": frozenset({Topic.RECORD, Topic.FLAGS}),
    "treatment": frozenset({Topic.RECORD, Topic.FLAGS}),
    "author": frozenset({Topic.RECORD}),
    "told": frozenset({Topic.FLAGS}),
    "setting": frozenset({Topic.SETTINGS}),
    "diagnosis": frozenset({Topic.RECORD, Topic.FLAGS}),
    "measure": frozenset({Topic.WEIGHT}),
    "contact": frozenset({Topic.RECORD}),
    "step": frozenset({Topic.RECORD}),
    "intake": frozenset({Topic.MEDICINES}),
    "side_effect": frozenset({Topic.MEDICINES, Topic.SYMPTOMS}),
    "photo": frozenset({Topic.SYMPTOMS}),
}


def topics_of(kinds: Iterable[str]) -> frozenset[Topic]:
    """Return the topics that changes of these kinds of records are about."""
    return frozenset[Topic]().union(*(_TOPICS[kind] for kind in kinds))
