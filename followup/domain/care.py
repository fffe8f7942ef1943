"""The records of care: later diagnoses, how things are, people, what is being done, and doses taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from followup.domain.base import Record
from followup.domain.care_words import ContactRole, DiagnosisKind, Measured, StepKind, StepState, Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis(Record):
    """A cancer found after the first one: a recurrence or a new cancer.

    Its facts (where, side, receptors and so on) are facts with its id, each with a source of its own. Facts without
    one tell of the first cancer, which needs no record: a log always has it.
    """

    kind: ClassVar[str] = "diagnosis"

    diagnosis: DiagnosisKind
    found_on: date | None = None
    about: bool = False
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """One number on one day; which way its scale goes stands in `followup.domain.scales`."""

    kind: ClassVar[str] = "measure"

    measured: Measured
    measured_on: date
    value: int
    about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Somebody on the care team, or somebody to lean on: family, a friend, a group, a service.

    `may_see` says that the person wants them to see the log; the program itself shows it to nobody.
    """

    kind: ClassVar[str] = "contact"

    name: str
    role: ContactRole = ContactRole.OTHER
    relation: str = ""
    place: str = ""
    phone: str = ""
    phone_out_of_hours: str = ""
    email: str = ""
    address: str = ""
    helps_with: str = ""
    may_see: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One thing that is being done, or not, of what has been linked to fewer recurrences; `words` say how."""

    kind: ClassVar[str] = "step"

    step: StepKind
    words: str = ""
    state: StepState = StepState.DOING
    started_on: date | None = None
    ended_on: date | None = None
    about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Record):
    """Whether a medicine was taken on one day. A day without one is not known: silence is no missed dose."""

    kind: ClassVar[str] = "intake"

    medicine_id: int
    taken_on: date
    taken: Taken = Taken.YES
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEffect(Record):
    """That somebody thinks, or was told, that a symptom comes from a medicine. It never quiets a flag."""

    kind: ClassVar[str] = "side_effect"

    medicine_id: int
    episode_id: int
    note: str = ""
