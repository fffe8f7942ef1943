"""Rows of a diary file into a log: each becomes the records it says, unless the log already has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from followup.domain.checks import check
from followup.domain.errors import Refused
from followup.domain.facts import UNKNOWN
from followup.domain.records import THE_PERSON, DosePeriod, Fact, Medicine, Note, Record
from followup.domain.wording import Translate
from followup.exchange.diary import DiaryKind, DiaryRow, RefusedRow
from followup.services import diary_build, diary_care, diary_out
from followup.services.diary_care_in import CareRows
from followup.services.diary_people import Writers, folded
from followup.services.diary_symptoms import SymptomRows
from followup.services.doses import add_period, refuse_crossing
from followup.services.fact_checks import check_fact, refuse_misfit
from followup.services.guessing import facts_said
from followup.services.record import profile_in, set_fact
from followup.services.wishes import Wish
from followup.signs.catalogue import Catalogue
from followup.signs.finder import Finder
from followup.signs.medicine_names import MedicineNames

R = TypeVar("R", bound=Record)

_FIRST = (
    DiaryKind.PROFILE,
    DiaryKind.DIAGNOSIS,
    DiaryKind.TREATMENT,
    DiaryKind.VACCINE,
    DiaryKind.MEDICINE,
    DiaryKind.THERAPY,
)
"""Kinds that are taken before the days: what a day is checked against, the birth above all, comes first."""

_AS_THEY_ARE: dict[DiaryKind, tuple[Callable[[DiaryRow], Any], Callable[[Any, diary_out.Names], DiaryRow]]] = {
    DiaryKind.OVERALL: (diary_build.overall_of, diary_out.overall_row),
    DiaryKind.EXAM: (diary_build.exam_of, diary_out.exam_row),
    DiaryKind.MEASURE: (diary_care.measure_of, diary_care.measure_row),
    DiaryKind.CONTACT: (diary_care.contact_of, diary_care.contact_row),
    DiaryKind.STEP: (diary_care.step_of, diary_care.step_row),
}
"""Kinds of which each row is one record: how it is read, and the row that a record of the log gives."""

_SORTED = (DiaryKind.STEP, DiaryKind.CONTACT)
"""Kinds whose column `sort` says something that no other column does."""

_COLUMN_OF = {
    "measured_on": "observed_on",
    "done_on": "observed_on",
    "noted_on": "observed_on",
    "grams": "value",
    "name": "what",
    "words": "what",
    "started_on": "from",
    "ended_on": "to",
}
"""The column that a field of a record comes from, where the two have different names."""


class DiaryImport:
    """Takes the rows of one file in one transaction and counts what became of them."""

    def __init__(
        self, wish: Wish, catalogue: Catalogue, finder: Finder, names: MedicineNames, today: date, tr: Translate
    ) -> None:
        self._wish = wish
        self._names = names
        self._today = today
        self._tr = tr
        profile = profile_in(wish.store)
        self._birth_date = profile.birth_date
        self._writers = Writers(wish, profile.name)
        self._had: set[DiaryRow] = set()
        for row in diary_out.lasting_rows(wish.store) + diary_out.dated_rows(wish.store):
            self._remember(row)
        self._symptoms = SymptomRows(wish, catalogue, finder, self._writers, self._check)
        self._care = CareRows(wish, self._writers, self._check, self._symptoms.labelled)
        self._takers: dict[DiaryKind, Callable[[DiaryRow], bool]] = {
            DiaryKind.SYMPTOM: self._symptoms.take,
            DiaryKind.PROFILE: self._take_fact,
            DiaryKind.TREATMENT: self._take_treatment,
            DiaryKind.VACCINE: self._take_treatment,
            DiaryKind.MEDICINE: self._take_period,
            DiaryKind.THERAPY: self._take_period,
            DiaryKind.WEIGHT: self._take_weight,
            DiaryKind.NOTE: lambda row: self._take_note(row, diary_build.note_of(row, self._today)),
            DiaryKind.INTAKE: self._care.take_intake,
            DiaryKind.SIDE_EFFECT: self._care.take_side_effect,
        }
        self.taken = 0
        self.had = 0
        self.refused: list[RefusedRow] = []
        self.notes: list[str] = []

    def take_all(self, rows: Iterable[DiaryRow], each: Callable[[float], None] | None = None) -> None:
        """Take the rows, what lasts first and then day by day; a row that cannot be kept is refused alone.

        `each` is told before each row which share of them is done; what it raises ends the import.
        """
        ordered = sorted(rows, key=_order)
        for number, row in enumerate(ordered):
            if each is not None:
                each(number / len(ordered))
            try:
                taken = self._take(row)
            except Refused as fault:
                column = _COLUMN_OF.get(fault.field, fault.field)
                self.refused.append(RefusedRow(row.line, column, self._tr(fault.template).format(**fault.values)))
            else:
                self.taken += taken
                self.had += not taken

    def _take(self, given: DiaryRow) -> bool:
        if given.kind is DiaryKind.DIAGNOSIS:
            return self._care.take_diagnosis(given)
        row = self._care.named(given)
        if row.kind in _AS_THEY_ARE:
            build, to_row = _AS_THEY_ARE[row.kind]
            return self._keep(row, build(row), to_row)
        return self._takers[row.kind](row)

    def _keep(self, row: DiaryRow, record: R, to_row: Callable[[R, diary_out.Names], DiaryRow]) -> bool:
        said = to_row(record, {THE_PERSON: row.author})
        if self._has(said):
            return False
        self._check(record)
        self._wish.add(replace(record, author_id=self._writers.id_of(row.author)))
        self._remember(said)
        return True

    def _take_weight(self, row: DiaryRow) -> bool:
        taken = self._keep(row, diary_build.weight_of(row), diary_out.weight_row)
        if not row.unit:
            said = self._tr("Line {line}: no unit stands beside this weight, so it was read as kilograms.")
            self.notes.append(said.format(line=row.line))
        return taken

    def _take_note(self, row: DiaryRow, note: Note) -> bool:
        said = diary_out.note_row(note, {THE_PERSON: row.author})
        if row.observed_on is None and self._has(replace(said, observed_on=None)):
            return False
        return self._keep(row, note, diary_out.note_row)

    def _take_treatment(self, row: DiaryRow) -> bool:
        treatment = diary_build.treatment_of(row)
        taken = self._keep(row, treatment, diary_out.treatment_row)
        if taken and row.kind is DiaryKind.TREATMENT:
            self._keep_facts_of(treatment.name, row)
        return taken

    def _keep_facts_of(self, words: str, row: DiaryRow) -> None:
        """Keep what the name of a treatment or surgery states, where the record does not say anything of it yet."""
        for name, value in facts_said(words):
            if not any(
                fact.side in ("", row.side) for fact in self._wish.store.all(Fact, name=name, diagnosis_id=None)
            ):
                fact = Fact(name=name, value=value, side=row.side, author_id=self._writers.id_of(row.author))
                set_fact(self._wish, fact)

    def _take_period(self, row: DiaryRow) -> bool:
        medicine, period = diary_build.medicine_of(row), diary_build.period_of(row)
        said = diary_out.period_row(medicine, period, {THE_PERSON: row.author})
        if self._has(said):
            return False
        self._check(medicine)
        self._check(period)
        known = self._medicine(medicine.name)
        if known is not None:
            periods = self._wish.store.all(DosePeriod, medicine_id=known.id)
            refuse_crossing(_ended_before(periods, period), replace(period, medicine_id=known.id))
        author_id = self._writers.id_of(row.author)
        kept = known or self._wish.add(replace(medicine, author_id=author_id))
        meant = None if known else self._names.meant(medicine.name)
        if meant is not None:
            asked = self._tr("Line {line}: did you mean {medicine}? The name is kept as it was written.")
            self.notes.append(asked.format(line=row.line, medicine=meant.name))
        add_period(self._wish, replace(period, medicine_id=kept.id, author_id=author_id))
        self._remember(said)
        return True

    def _medicine(self, name: str) -> Medicine | None:
        return next((one for one in self._wish.store.all(Medicine) if folded(one.name) == folded(name)), None)

    def _take_fact(self, row: DiaryRow) -> bool:
        known = diary_build.fact_name(row)
        if known is None:
            return self._take_unknown_fact(row)
        fact = diary_build.fact_of(row, known)
        standing = [
            one
            for one in self._wish.store.all(Fact, name=fact.name, diagnosis_id=fact.diagnosis_id)
            if one.side == fact.side
        ]
        if any(one.value.strip() == fact.value for one in standing):
            return False
        self._check(fact)
        check_fact(fact, self._today)
        refuse_misfit(self._wish.store, fact)
        if not known.many and any(one.value != UNKNOWN for one in standing):
            raise Refused(
                "The log already says something else for “{title}”. Change it in My record if this is right.",
                field="value",
                title=known.title,
            )
        set_fact(self._wish, replace(fact, author_id=self._writers.id_of(row.author)))
        if fact.name == "surgery":
            self._keep_facts_of(row.value, row)
        self._birth_date = profile_in(self._wish.store).birth_date
        return True

    def _take_unknown_fact(self, row: DiaryRow) -> bool:
        words = ": ".join(text.strip() for text in (row.what, row.value))
        note = diary_build.note_of(replace(row, what="", note=words), self._today)
        said = self._tr("Line {line}: this fact is not one the log knows, so it was kept as a note.")
        self.notes.append(said.format(line=row.line))
        return self._take_note(row, note)

    def _check(self, record: Record) -> None:
        check(record, today=self._today, birth_date=self._birth_date)

    def _has(self, row: DiaryRow) -> bool:
        return self._comparable(row) in self._had

    def _remember(self, row: DiaryRow) -> None:
        key = self._comparable(row)
        self._had.add(key)
        if key.kind is DiaryKind.NOTE:
            self._had.add(replace(key, observed_on=None))
        if key.kind is DiaryKind.MEDICINE:
            # A stretch that went on when it was written may have ended since: by a later row, or in the log itself.
            self._had.add(replace(key, to_on=None))

    def _comparable(self, row: DiaryRow) -> DiaryRow:
        """Return a row without what says nothing of its content: names of medicines are compared as names are."""
        kind = DiaryKind.MEDICINE if row.kind is DiaryKind.THERAPY else row.kind
        return replace(
            row,
            line=0,
            kind=kind,
            what=folded(row.what),
            sort=row.sort if kind in _SORTED else "",
            purpose="" if kind is DiaryKind.MEDICINE else row.purpose,
            therapy="",
            medicine_note="",
            helped="",
            helped_words="",
            team_knows="",
            author=self._writers.in_file(row.author),
        )


def _order(row: DiaryRow) -> tuple[int, date]:
    if row.kind is DiaryKind.PROFILE and row.diagnosis:
        return _FIRST.index(DiaryKind.DIAGNOSIS), date.max
    if row.kind is DiaryKind.SIDE_EFFECT:
        return len(_FIRST), date.max
    if row.kind in _FIRST:
        started = row.from_on or row.observed_on
        return _FIRST.index(row.kind), started.on if started else date.min
    return len(_FIRST), row.observed_on.on if row.observed_on else date.min


def _ended_before(periods: Iterable[DosePeriod], new: DosePeriod) -> tuple[DosePeriod, ...]:
    """Return the periods as they will be when the new one has ended the one that is running."""
    return tuple(
        one
        for one in periods
        if one.ended_on is not None or new.started_on is None or (one.started_on or date.min) >= new.started_on
    )
