"""Every kind of record in the same few ways: keep, change, delete, undo, look up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from followup.domain.records import Diagnosis, DosePeriod, Fact, Record
from followup.domain.wording import Translate
from followup.services.changes import Change, topics_of
from followup.services.doses import refuse_crossing, refuse_unclear_dose
from followup.services.entry_check import EntryCheck
from followup.services.fact_checks import check_fact, refuse_before_first, refuse_misfit, refuse_second
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.storage.history import HistoryEntry, Trashed
    from followup.storage.store import Store

R = TypeVar("R", bound=Record)


class Entries:
    """The log, record by record."""

    def __init__(self, wishes: Wishes, check: EntryCheck) -> None:
        self._wishes = wishes
        self._check = check

    def add(self, record: R, cause: object | None = None) -> R:
        """Keep a new record and return it with its id; raises `Refused` when it cannot be kept."""
        with self._wishes.wish(f"add {record.kind}", author_id=record.author_id, cause=cause) as wish:
            self._check.refuse_unknown(record)
            _check_against_log(wish.store, record, self._wishes.today())
            kept = wish.add(record)
            wish.words = noted_words(record.kind, self._wishes.tr)
        return kept

    def change(self, record: R, cause: object | None = None) -> R:
        """Keep the new state of a record; raises `Conflict` when somebody else changed it meanwhile."""
        with self._wishes.wish(f"change {record.kind}", author_id=record.author_id, cause=cause) as wish:
            self._check.refuse_unknown(record, wish.store.get(type(record), record.id))
            _check_against_log(wish.store, record, self._wishes.today())
            kept = wish.change(record)
            wish.words = self._wishes.tr("Changed.")
        return kept

    def remove(self, kind: str, id: int, cause: object | None = None) -> int:  # noqa: A002 - the name that records use
        """Put a record into the trash and return the id of the wish, which undo takes."""
        with self._wishes.wish(f"remove {kind}", cause=cause, may_use_reserve=True) as wish:
            wish.remove(kind, id)
            wish.words = self._wishes.tr("Deleted.")
            return wish.store.wish_id

    def bring_back(self, kind: str, id: int, cause: object | None = None) -> None:  # noqa: A002 - as above
        """Take a record out of the trash, with everything that went there with it."""
        with self._wishes.wish(f"bring back {kind}", cause=cause) as wish:
            wish.bring_back(kind, id)
            wish.words = self._wishes.tr("Brought back.")

    def undo(self, wish_id: int, cause: object | None = None) -> None:
        """Take back everything one wish did; raises `Conflict` when something newer rests on it."""
        wishes = self._wishes
        with wishes.database.transaction(wish="undo") as store:
            undone = store.undo(wish_id)
        topics = topics_of(undone.kinds)
        wishes.changes.announce(Change(topics, cause, undone.wish_id, wishes.tr("Undone.")))

    def get(self, kind: type[R], id: int) -> R:  # noqa: A002 - the name that records use
        """Return one record; raises `Missing` when it is not there."""
        with self._wishes.database.reading() as store:
            return store.get(kind, id)

    def all(self, kind: type[R], **equal: Any) -> tuple[R, ...]:
        """Return every record of a kind whose fields equal what is given, by day."""
        with self._wishes.database.reading() as store:
            return store.all(kind, **equal)

    def page(
        self,
        kind: type[R],
        *,
        offset: int = 0,
        limit: int = 100,
        newest_first: bool = True,
        words: str | None = None,
        **equal: Any,
    ) -> tuple[R, ...]:
        """Return one page of records; `words` are searched for in their text."""
        with self._wishes.database.reading() as store:
            return store.page(kind, offset=offset, limit=limit, newest_first=newest_first, words=words, **equal)

    def count(self, kind: type[Record], words: str | None = None, **equal: Any) -> int:
        """Return how many records the same question to `page` would find."""
        with self._wishes.database.reading() as store:
            return store.count(kind, words=words, **equal)

    def history(self, kind: str | None = None, id: int | None = None) -> tuple[HistoryEntry, ...]:  # noqa: A002
        """Return what was done to one record, or to all, newest first."""
        with self._wishes.database.reading() as store:
            return store.history(kind, id)

    def trash(self) -> tuple[Trashed, ...]:
        """Return what lies in the trash and can be brought back, newest first."""
        with self._wishes.database.reading() as store:
            return store.trash()


def _check_against_log(store: Store, record: Record, today: date) -> None:
    if isinstance(record, DosePeriod):
        refuse_unclear_dose(record)
        refuse_crossing(store.all(DosePeriod, medicine_id=record.medicine_id), record)
    if isinstance(record, Fact):
        check_fact(record, today)
        refuse_second(store.all(Fact, name=record.name, diagnosis_id=record.diagnosis_id), record)
        refuse_misfit(store, record)
    if isinstance(record, Diagnosis):
        refuse_before_first(store, record)


def noted_words(kind: str, tr: Translate) -> str:
    """Return the sentence for the undo bar after a record of this kind was kept."""
    said = {
        "weight": tr("Weight noted."),
        "overall": tr("How things are was noted."),
        "medicine": tr("Medicine noted."),
        "dose_period": tr("Dose noted."),
        "treatment": tr("Treatment noted."),
        "exam": tr("Exam noted."),
        "exam_plan": tr("Plan noted."),
        "visit": tr("Visit noted."),
        "question": tr("Question noted."),
        "check_item": tr("Checklist changed."),
        "prepared_answer": tr("Your answer is kept."),
        "agreed": tr("What was agreed is noted."),
        "record_request": tr("Request noted."),
        "note": tr("Note kept."),
        "author": tr("Name noted."),
        "setting": tr("Choice kept."),
        "told": tr("Noted that your team knows."),
        "diagnosis": tr("Your record was changed."),
        "fact": tr("Your record was changed."),
        "measure": tr("How things are was noted."),
        "contact": tr("Name noted."),
        "photo": tr("Photo added."),
    }
    return said.get(kind, tr("Noted."))
