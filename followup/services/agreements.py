"""What was agreed at a visit, and the exams, changes of medicine and questions that came of it: one wish each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.records import KINDS, Agreed, DosePeriod, Exam, Medicine, Question, Record, Visit
from followup.domain.words import Clinician
from followup.services.medicines import Medicines
from followup.services.visits import append_question
from followup.services.wishes import Wish, Wishes

if TYPE_CHECKING:
    from followup.storage.store import Store


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """One thing that was agreed, with the entry it became; `record` is None where there is none, or no longer."""

    agreed: Agreed
    record: Record | None = None


class Agreements:
    """Each way to keep an agreement is one wish: the line and the entry it becomes come together and go together."""

    def __init__(self, wishes: Wishes, medicines: Medicines) -> None:
        self._wishes = wishes
        self._medicines = medicines

    def of(self, visit_id: int) -> tuple[AgreedLine, ...]:
        """Return what was agreed at a visit, in the order it was noted."""
        with self._wishes.database.reading() as store:
            return tuple(AgreedLine(one, _became(store, one)) for one in store.all(Agreed, visit_id=visit_id))

    def note(self, visit_id: int, words: str, cause: object | None = None) -> Agreed:
        """Keep words alone."""
        with self._wishes.wish("note agreement", cause=cause) as wish:
            kept = _keep(wish, visit_id, words)
            wish.words = self._wishes.tr("What was agreed is noted.")
        return kept

    def exam(self, visit_id: int, words: str, exam: Exam, cause: object | None = None) -> Agreed:
        """Keep an exam that was agreed; its name is the words where none are said."""
        with self._wishes.wish("agree exam", cause=cause) as wish:
            made = wish.add(exam)
            kept = _keep(wish, visit_id, words or made.name, made)
            wish.words = self._wishes.tr("Exam noted, as agreed.")
        return kept

    def start_medicine(
        self, visit_id: int, words: str, medicine: Medicine, period: DosePeriod, cause: object | None = None
    ) -> Agreed:
        """Keep a medicine that is begun, or begun again."""
        return self._change_medicine(
            visit_id, words, lambda: self._medicines.start(medicine, period).medicine, cause, newest=True
        )

    def change_dose(
        self, visit_id: int, words: str, medicine_id: int, from_on: date, dose: str, cause: object | None = None
    ) -> Agreed:
        """Keep a new dose from a day on; the words say why."""
        return self._change_medicine(
            visit_id,
            words,
            lambda: self._medicines.change_dose(medicine_id, from_on, dose, words).medicine,
            cause,
            newest=True,
        )

    def pause_medicine(
        self, visit_id: int, words: str, medicine_id: int, from_on: date, cause: object | None = None
    ) -> Agreed:
        """Keep a stretch in which none is taken, from a day on."""
        return self._change_medicine(
            visit_id, words, lambda: self._medicines.pause(medicine_id, from_on, words).medicine, cause, newest=True
        )

    def stop_medicine(
        self, visit_id: int, words: str, medicine_id: int, last_on: date, cause: object | None = None
    ) -> Agreed:
        """Keep the last day of a medicine."""
        return self._change_medicine(
            visit_id, words, lambda: self._medicines.stop(medicine_id, last_on, words).medicine, cause, newest=False
        )

    def question(
        self,
        visit_id: int,
        words: str,
        for_whom: Clinician = Clinician.NONE,
        to_visit_id: int | None = None,
        cause: object | None = None,
    ) -> Agreed:
        """Keep a question that came up, for another visit or, with None, for whichever comes next."""
        with self._wishes.wish("agree question", cause=cause) as wish:
            made = append_question(wish, Question(words=words, for_whom=for_whom, visit_id=to_visit_id))
            kept = _keep(wish, visit_id, words, made)
            wish.words = self._wishes.tr("Question noted for the next visit.")
        return kept

    def _change_medicine(
        self, visit_id: int, words: str, change: Callable[[], Medicine], cause: object | None, *, newest: bool
    ) -> Agreed:
        with self._wishes.together("agree medicine", cause=cause) as wish:
            medicine = change()
            periods = wish.store.all(DosePeriod, medicine_id=medicine.id)
            made: Record = max(periods, key=lambda one: one.id) if newest and periods else medicine
            kept = _keep(wish, visit_id, words or medicine.name, made)
            wish.words = self._wishes.tr("Change of medicine noted, as agreed.")
        return kept


def _keep(wish: Wish, visit_id: int, words: str, made: Record | None = None) -> Agreed:
    wish.store.get(Visit, visit_id)
    line = Agreed(visit_id=visit_id, words=words.strip())
    return wish.add(line if made is None else replace(line, became=made.kind, became_id=made.id))


def _became(store: Store, agreed: Agreed) -> Record | None:
    kind = KINDS.get(agreed.became)
    if kind is None or agreed.became_id is None:
        return None
    return next(iter(store.all(kind, id=agreed.became_id)), None)
