"""Answers to what the doctor is likely to ask: prepared from the log, and kept as the person changed them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from followup.domain.errors import Refused
from followup.domain.records import PreparedAnswer
from followup.domain.words import DoctorAsks
from followup.services.sheet_input import SheetFiller
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.report.document import Row
    from followup.storage.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """One of the six questions with what the log says, and the person's own answer where there is one."""

    asks: DoctorAsks
    title: str
    log_says: str
    unknown: bool
    own: PreparedAnswer | None = None

    @property
    def words(self) -> str:
        """Return what the sheet prints."""
        return self.own.words if self.own is not None else self.log_says

    @property
    def has_moved_on(self) -> bool:
        """Return whether the log says something else than when the person wrote the answer."""
        return self.own is not None and self.own.log_said != self.log_says


@dataclass(frozen=True, slots=True)
class Changed:
    """How one symptom went since the team saw the log last: `group` is the word for it, such as "New" or "Worse".

    `by_other`: one day's entry of somebody else, where `since` is that day and `why` their words and name.
    """

    group: str
    symptom: str
    since: str
    number: str
    why: str
    by_other: bool = False


class PreparedAnswers:
    """What a visit can be told without looking it up: six answers, and what changed since the last time."""

    def __init__(self, wishes: Wishes, filler: SheetFiller) -> None:
        self._wishes = wishes
        self._filler = filler

    def of(self, visit_id: int, reader: str | None = None) -> tuple[Prepared, ...]:
        """Return the six answers for a visit, from the log as it is now; raises `Missing` for no such visit.

        Without a reader they are for whom the visit is with, as on the sheet.
        """
        from followup.report.compose.doctor import from_log
        from followup.report.compose.reading import Reading

        view = self._filler.fill(since=None, visit_id=visit_id, reader=reader)
        own = {one.asks: one for one in view.prepared}
        return tuple(
            Prepared(one.asks, one.title, one.words, one.unknown, own.get(one.asks))
            for one in from_log(Reading(view, self._wishes.tr))
        )

    def changed(self, visit_id: int, reader: str | None = None) -> tuple[Changed, ...]:
        """Return each symptom of the time since the team saw the log last, in the groups and the words of the sheet."""
        from followup.report.compose.reading import Reading
        from followup.report.compose.since import BY_OTHERS, section
        from followup.report.document import Heading, Table

        view = self._filler.fill(since=None, visit_id=visit_id, reader=reader)
        group, found = "", list[Changed]()
        for block in section(Reading(view, self._wishes.tr)).blocks:
            if isinstance(block, Heading):
                group = block.words
            elif isinstance(block, Table) and block.name == BY_OTHERS:
                found += [_by_others(group, row) for row in block.rows]
            elif isinstance(block, Table):
                found += [_by_themselves(group, row) for row in block.rows]
        return tuple(found)

    def keep(self, visit_id: int, asks: DoctorAsks, words: str, cause: object | None = None) -> PreparedAnswer:
        """Keep the person's own answer; raises `Refused` for an empty one: the log's own is got back by `forget`."""
        if not words.strip():
            raise Refused("Write an answer, or take the one of the log.", field="words")
        said = next(one.log_says for one in self.of(visit_id) if one.asks is asks)
        new = PreparedAnswer(
            visit_id=visit_id, asks=asks, words=words.strip(), log_said=said, written_on=self._wishes.today()
        )
        with self._wishes.wish("prepare answer", cause=cause) as wish:
            found = _own(wish.store, visit_id, asks)
            kept = wish.add(new) if found is None else wish.change(replace(new, id=found.id, rev=found.rev))
            wish.words = self._wishes.tr("Your answer is kept.")
        return kept

    def forget(self, visit_id: int, asks: DoctorAsks, cause: object | None = None) -> None:
        """Put the person's own answer into the trash, so that the one of the log stands again."""
        with self._wishes.wish("forget answer", cause=cause, may_use_reserve=True) as wish:
            found = _own(wish.store, visit_id, asks)
            if found is not None:
                wish.remove(PreparedAnswer.kind, found.id)
            wish.words = self._wishes.tr("The answer of the log stands again.")


def _by_themselves(group: str, row: Row) -> Changed:
    symptom, since, number, why = row.cells
    return Changed(group, symptom, since, number, why)


def _by_others(group: str, row: Row) -> Changed:
    day, symptom, number, words, who = row.cells
    return Changed(group, symptom, day, number, " ".join(part for part in (words, who) if part), by_other=True)


def _own(store: Store, visit_id: int, asks: DoctorAsks) -> PreparedAnswer | None:
    found = store.all(PreparedAnswer, visit_id=visit_id, asks=asks)
    return found[-1] if found else None
