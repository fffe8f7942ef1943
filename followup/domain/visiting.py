"""The records of a visit: what it is prepared with, what was asked and agreed, and the sheets made for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from followup.domain.base import Record
from followup.domain.words import ChecklistPart, Clinician, DoctorAsks


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """An appointment; `at` is the time of day as HH:MM or empty."""

    kind: ClassVar[str] = "visit"

    visit_on: date
    at: str = ""
    clinician: str = ""
    role: Clinician = Clinician.NONE
    place: str = ""
    purpose: str = ""
    companion: str = ""
    companion_note: str = ""
    agreed: str = ""
    happened: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question for a visit; `visit_id` None waits for the next visit.

    `key` is the id of a standard or suggested question, empty for one's own. A lower `rank` is asked first. `chosen`
    decides whether it prints.
    """

    kind: ClassVar[str] = "question"

    words: str
    visit_id: int | None = None
    key: str = ""
    rank: int = 0
    chosen: bool = True
    for_whom: Clinician = Clinician.NONE
    answer: str = ""
    answered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem(Record):
    """One line of the checklist of a visit: one's own, or what was done to a line that the log gives.

    `key` names the line of the log ("symptom/12"), empty for one's own. `words` stand instead of what the log says,
    empty where nothing was changed. A line that is `left_out` is not shown.
    """

    kind: ClassVar[str] = "check_item"

    visit_id: int
    key: str = ""
    part: ChecklistPart = ChecklistPart.OWN
    words: str = ""
    ticked: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedAnswer(Record):
    """What the person wrote for a visit instead of the answer that the log gives.

    `log_said` is what the log gave on that day, so that it can be told when the log has moved on.
    """

    kind: ClassVar[str] = "prepared_answer"

    visit_id: int
    asks: DoctorAsks
    words: str
    log_said: str = ""
    written_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Record):
    """One thing that was agreed at a visit, and the kind and the id of the entry it became, where it became one."""

    kind: ClassVar[str] = "agreed"

    visit_id: int
    words: str
    became: str = ""
    became_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRequest(Record):
    """Records or pictures asked for from one institution; it belongs to no visit, since it may take several.

    `letter` is the text of the letter as the person changed it, empty while it is the one the program writes.
    """

    kind: ClassVar[str] = "record_request"

    institution: str
    address: str = ""
    what: str = ""
    asked_on: date | None = None
    received_on: date | None = None
    release_signed: bool = False
    letter: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Record):
    """A sheet that was saved or printed: its period, its hash and the version of the signs it used.

    `handed_on` is the day the team got it, None while they have not. `said` is what it said, in short, as JSON text:
    later changes of the log do not change what the team has seen.
    """

    kind: ClassVar[str] = "sheet"

    made_on: date
    visit_id: int | None = None
    from_on: date
    to_on: date
    sha256: str
    paper: str = "a4"
    reader: str = "oncologist"
    signs_version: str = ""
    handed_on: date | None = None
    whom: str = ""
    said: str = ""
