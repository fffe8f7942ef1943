"""The form of a visit without widgets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Visit
from followup.domain.words import Clinician

_TIME = re.compile(r"(\d{1,2})\s*[:.h]\s*(\d{2})|(\d{1,2})")


def time_of_day(text: str) -> str:
    """Return a time as HH:MM from "10.30", "9:05" or "9"; what is no time is returned as typed, to be refused."""
    text = text.strip()
    match = _TIME.fullmatch(text)
    if match is None:
        return text
    hour, minute, alone = match.groups()
    return f"{int(hour or alone):02}:{minute or '00'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTyped:
    """What was typed for a visit."""

    day: Day | None
    at: str = ""
    clinician: str = ""
    role: Clinician = Clinician.NONE
    place: str = ""
    purpose: str = ""
    companion: str = ""
    companion_note: str = ""
    note: str = ""

    def over(self, old: Visit) -> Visit:
        """Return the visit as typed; raises `Refused` when it has no day."""
        if self.day is None:
            raise Refused("Please say on which day it is.", field="visit_on")
        return replace(
            old,
            visit_on=self.day.on,
            at=time_of_day(self.at),
            clinician=self.clinician.strip(),
            role=self.role,
            place=self.place.strip(),
            purpose=self.purpose.strip(),
            companion=self.companion.strip(),
            companion_note=self.companion_note.strip(),
            note=self.note.strip(),
        )
