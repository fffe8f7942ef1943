"""The records of a log. Days are `date`; moments are aware `datetime`; an id of 0 is a record not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from followup.domain.base import THE_PERSON, Record
from followup.domain.care import Contact, Diagnosis, Intake, Measure, SideEffect, Step
from followup.domain.photos import Photo
from followup.domain.treating import DosePeriod, Exam, ExamPlan, Medicine, Treatment
from followup.domain.visiting import Agreed, CheckItem, PreparedAnswer, Question, RecordRequest, Sheet, Visit
from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    Role,
    Side,
    Tier,
)

__all__ = [
    "KINDS",
    "THE_PERSON",
    "Agreed",
    "Author",
    "CheckIn",
    "CheckItem",
    "Contact",
    "Diagnosis",
    "DosePeriod",
    "Episode",
    "Exam",
    "ExamPlan",
    "Fact",
    "Intake",
    "Measure",
    "Medicine",
    "Note",
    "Observation",
    "Overall",
    "Photo",
    "PreparedAnswer",
    "Question",
    "Record",
    "RecordRequest",
    "Setting",
    "Sheet",
    "SideEffect",
    "Step",
    "Told",
    "Treatment",
    "Visit",
    "Weight",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Record):
    """Somebody who writes in this log."""

    kind: ClassVar[str] = "author"

    name: str
    role: Role = Role.CAREGIVER
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """One fact about the person or the cancer; the names are those of `followup.domain.facts`.

    `source` says from which paper or person it is known. A value of "unknown" is an answer of its own. A fact about a
    later cancer names it by `diagnosis_id`; without one it is about the person or the first cancer.
    """

    kind: ClassVar[str] = "fact"

    name: str
    value: str
    side: Side = Side.NONE
    diagnosis_id: int | None = None
    about: bool = False
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Record):
    """One symptom at one place from when it began until it went.

    `symptom` is an id of the catalogue, or empty where nothing fits; `words` are the person's own and always kept.
    An episode has ended when its latest observation says that it is gone.
    """

    kind: ClassVar[str] = "episode"

    symptom: str = ""
    words: str = ""
    place: str = ""
    side: Side = Side.NONE
    began_on: date
    began_about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Record):
    """What was seen on one day in an episode.

    `severity` is 0 to 10, higher is worse, or None when no number was given. `answers` maps ids of short questions
    to answers. `about` says that the day is a guess.
    """

    kind: ClassVar[str] = "observation"

    episode_id: int
    observed_on: date
    about: bool = False
    present: bool = True
    severity: int | None = None
    change: Change = Change.NONE
    all_along: AllAlong = AllAlong.UNKNOWN
    answers: tuple[tuple[str, Answer], ...] = ()
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Record):
    """One weighing in grams; `unit` is the unit it was typed in (kg, lb or st)."""

    kind: ClassVar[str] = "weight"

    measured_on: date
    grams: int
    unit: str = "kg"
    trying_to_lose: Answer | None = None
    about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall(Record):
    """How things are overall on one day, 0 (worst) to 10 (best)."""

    kind: ClassVar[str] = "overall"

    observed_on: date
    value: int
    about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """One check-in that was gone through to its end."""

    kind: ClassVar[str] = "check_in"

    done_on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """Free words on a day."""

    kind: ClassVar[str] = "note"

    noted_on: date
    words: str
    about: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Record):
    """The person's tick that the team knows of a sign, with the state of the flag at that moment."""

    kind: ClassVar[str] = "told"

    sign: str
    rule: str
    rule_version: int
    told_on: date
    whom: str = ""
    tier: Tier
    severity: int | None = None
    episodes: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """A choice that concerns the log and so lives inside it, not in the window's settings."""

    kind: ClassVar[str] = "setting"

    name: str
    value: str


KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (
        Author,
        Fact,
        Treatment,
        Episode,
        Observation,
        Weight,
        Overall,
        CheckIn,
        Note,
        Medicine,
        DosePeriod,
        ExamPlan,
        Exam,
        Visit,
        Question,
        CheckItem,
        PreparedAnswer,
        Agreed,
        RecordRequest,
        Told,
        Sheet,
        Setting,
        Diagnosis,
        Measure,
        Contact,
        Step,
        Intake,
        SideEffect,
        Photo,
    )
}
"""Every kind of record by the name it has in the command line, in exports and in the history."""
