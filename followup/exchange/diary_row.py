"""What a diary file holds: its rows, those that could not be read, and remarks about it as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from followup.domain.days import Day
from followup.domain.words import AllAlong, Answer, Change, Side


class DiaryKind(StrEnum):
    """What a row is about."""

    SYMPTOM = "symptom"
    WEIGHT = "weight"
    OVERALL = "overall"
    MEDICINE = "medicine"
    THERAPY = "therapy"
    EXAM = "exam"
    TREATMENT = "treatment"
    VACCINE = "vaccine"
    NOTE = "note"
    PROFILE = "profile"
    DIAGNOSIS = "diagnosis"
    MEASURE = "measure"
    CONTACT = "contact"
    STEP = "step"
    INTAKE = "intake"
    SIDE_EFFECT = "side_effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryRow:
    """One row: a field for each column, and the line of the file it begins on (0 when it comes from no file).

    `symptom` is an id of the catalogue, for whoever names one beside the words of `what` or in their stead.
    `place` is the column `where`, `from_on` and `to_on` are `from` and `to`. `present` None is an empty cell. The
    fields after `note` are columns that an export adds at the end when one of its rows needs them: `words` said that
    day, `episode` a label that rows of one episode share, `sort` the kind of medicine, exam or treatment, `diagnosis` a
    label of the later cancer that rows are about, `parts` what an operation or a course was made of.
    """

    line: int = 0
    kind: DiaryKind = DiaryKind.SYMPTOM
    observed_on: Day | None = None
    what: str = ""
    symptom: str = ""
    place: str = ""
    side: Side = Side.NONE
    began_on: Day | None = None
    about: bool = False
    present: bool | None = None
    change: Change = Change.NONE
    all_along: AllAlong = AllAlong.UNKNOWN
    severity: int | None = None
    answers: tuple[tuple[str, Answer], ...] = ()
    value: str = ""
    unit: str = ""
    dose: str = ""
    from_on: Day | None = None
    to_on: Day | None = None
    reason: str = ""
    author: str = ""
    note: str = ""
    words: str = ""
    episode: str = ""
    episode_words: str = ""
    episode_note: str = ""
    began_about: bool | None = None
    sort: str = ""
    paused: bool = False
    purpose: str = ""
    source: str = ""
    diagnosis: str = ""
    parts: str = ""
    relation: str = ""
    phone: str = ""
    phone_out_of_hours: str = ""
    email: str = ""
    address: str = ""
    may_see: bool = False
    frequency: str = ""
    as_needed: bool = False
    tapering: bool = False
    therapy: str = ""
    helped: str = ""
    helped_words: str = ""
    team_knows: str = ""
    medicine_note: str = ""
    body_part: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken: its line, the column to mend (empty: the row as a whole) and why."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Diary:
    """The rows of a file, the rows that could not be read, and remarks about the file as a whole."""

    rows: tuple[DiaryRow, ...]
    refused: tuple[RefusedRow, ...] = ()
    notes: tuple[str, ...] = ()
