"""Rows of a diary file that refer to other rows: later cancers, doses taken and side effects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from followup.domain.errors import Refused
from followup.domain.records import Diagnosis, Intake, Medicine, Record, SideEffect
from followup.exchange.diary import DiaryRow
from followup.services import diary_care
from followup.services.diary_people import Writers, folded
from followup.services.wishes import Wish

R = TypeVar("R", bound=Record)


class CareRows:
    """Takes rows of three kinds, and turns the label of a cancer in the file into that of the log."""

    def __init__(
        self,
        wish: Wish,
        writers: Writers,
        check: Callable[[Record], None],
        labelled: Callable[[str], int | None],
    ) -> None:
        self._wish = wish
        self._writers = writers
        self._check = check
        self._labelled = labelled
        self._diagnoses: dict[str, str] = {}

    def named(self, row: DiaryRow) -> DiaryRow:
        """Return a row with the label that its cancer has in the log; raises `Refused` where nothing describes it."""
        if not row.diagnosis:
            return row
        if row.diagnosis not in self._diagnoses:
            raise Refused("No row of this file says which cancer this is about.", field="diagnosis")
        return replace(row, diagnosis=self._diagnoses[row.diagnosis])

    def take_diagnosis(self, row: DiaryRow) -> bool:
        """Keep a later diagnosis and return True; return False when the log has it."""
        new = replace(diary_care.diagnosis_of(row), author_id=self._writers.id_of(row.author))
        used = set(self._diagnoses.values())
        standing = (one for one in self._wish.store.all(Diagnosis) if diary_care.label(one.id) not in used)
        same = next((one for one in standing if _unkept(one) == new), None)
        if same is None:
            self._check(new)
        kept = same or self._wish.add(new)
        self._diagnoses[row.diagnosis] = diary_care.label(kept.id)
        return same is None

    def take_intake(self, row: DiaryRow) -> bool:
        """Keep whether a medicine was taken on a day and return True; return False when the log has it."""
        intake = replace(diary_care.intake_of(row), medicine_id=self._medicine(row.what).id)
        new = replace(intake, author_id=self._writers.id_of(row.author))
        known = self._wish.store.all(Intake, medicine_id=new.medicine_id, taken_on=new.taken_on)
        if any(_unkept(one) == new for one in known):
            return False
        self._check(new)
        self._wish.add(new)
        return True

    def take_side_effect(self, row: DiaryRow) -> bool:
        """Keep that a symptom may come from a medicine and return True; return False when the log has it."""
        episode_id, medicine_id = self._labelled(row.episode), self._medicine(row.what).id
        if episode_id is None:
            raise Refused("No row of this file says which symptom this is about.", field="episode")
        if self._wish.store.count(SideEffect, medicine_id=medicine_id, episode_id=episode_id):
            return False
        author_id = self._writers.id_of(row.author)
        self._wish.add(SideEffect(medicine_id=medicine_id, episode_id=episode_id, note=row.note, author_id=author_id))
        return True

    def _medicine(self, name: str) -> Medicine:
        medicines = self._wish.store.all(Medicine)
        found = next((one for one in medicines if folded(one.name) == folded(name)), None)
        if found is None:
            raise Refused("There is no medicine of this name in the log.", field="what")
        return found


def _unkept(record: R) -> R:
    """Return a record as it was before it was kept, to compare it with a new one."""
    return replace(record, id=0, rev=0, entered_at=None)
