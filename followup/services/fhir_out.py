"""The whole log as one FHIR document: gathers the records, hands over the words, and writes the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup import __version__
from followup.domain.errors import Refused
from followup.domain.records import (
    Agreed,
    Author,
    CheckIn,
    Contact,
    Diagnosis,
    Exam,
    ExamPlan,
    Fact,
    Intake,
    Measure,
    Note,
    Overall,
    PreparedAnswer,
    Question,
    SideEffect,
    Step,
    Treatment,
    Visit,
    Weight,
)
from followup.exchange.fhir.document import is_own, write_document
from followup.exchange.fhir.inputs import FhirInput
from followup.services.care import Care, sorted_contacts
from followup.services.exams import Exams
from followup.services.fhir_words import wording
from followup.services.files import write_file
from followup.services.medicines import medicine_views
from followup.services.wishes import Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.sign import Signs

if TYPE_CHECKING:
    from followup.storage.store import Store

_LOOKED_AT = 500
"""Bytes of a file that is there already which tell whether it is ours."""


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A file that was written: where it is, and how many resources it holds."""

    path: Path
    resources: int


class FhirOut:
    """Writes one log for the programs of clinics."""

    def __init__(self, wishes: Wishes, exams: Exams, care: Care, catalogue: Catalogue, signs: Signs) -> None:
        self._wishes = wishes
        self._care = care
        self._exams = exams
        self._catalogue = catalogue
        self._signs = signs

    def export(self, path: Path) -> WrittenDocument:
        """Write the file, complete or not at all.

        Raises `Refused` when a file is there that was not written here: only an earlier one may be replaced.
        """
        if path.exists() and not _is_own(path):
            raise Refused("This file is there already, and it is no FHIR file of Followup. Please choose another name.")
        content, resources = write_document(self.gather())
        write_file(path, content)
        return WrittenDocument(path, resources)

    def gather(self) -> FhirInput:
        """Return everything that goes into the file, as the log is at this moment."""
        next_due = {due.plan.id: due.due_on for due in self._exams.due() if due.plan is not None}
        with self._wishes.database.reading() as store:
            return self._gathered(store, next_due)

    def _gathered(self, store: Store, next_due: dict[int, date]) -> FhirInput:
        return FhirInput(
            log_id=self._wishes.database.log_id,
            today=self._wishes.today(),
            wording=wording(self._catalogue, self._signs, self._wishes.tr),
            program=f"Followup {__version__}",
            next_due=next_due,
            treats=self._care.treats,
            authors={author.id: author for author in store.all(Author)},
            facts=store.all(Fact),
            diagnoses=store.all(Diagnosis),
            treatments=store.all(Treatment),
            episodes=store.episode_views(),
            weights=store.all(Weight),
            overalls=store.all(Overall),
            measures=store.all(Measure),
            medicines=medicine_views(store),
            intakes=store.all(Intake),
            side_effects=store.all(SideEffect),
            exams=store.all(Exam),
            plans=store.all(ExamPlan),
            steps=store.all(Step),
            contacts=sorted_contacts(store.all(Contact)),
            visits=store.all(Visit),
            questions=store.all(Question),
            prepared=store.all(PreparedAnswer),
            agreed=store.all(Agreed),
            notes=store.all(Note),
            check_ins=store.all(CheckIn),
        )


def _is_own(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return is_own(file.read(_LOOKED_AT))
