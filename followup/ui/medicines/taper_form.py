"""Going down in steps: one line for each dose and how long it is taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.services.doses import TaperStep
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import NoteField, TickBox
from followup.ui.kit.form_card import FormCard

if TYPE_CHECKING:
    from followup.services.medicines import Medicines

_LINE = re.compile(r"(?P<dose>.+?)[\s,;:]+(?:for\s+)?(?P<count>\d{1,3})\s*(?P<unit>days?|d|weeks?|w)\.?", re.IGNORECASE)
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class TaperTyped:
    """What was typed for a taper."""

    day: Day | None
    steps: tuple[TaperStep, ...]
    goes_on: bool
    reason: str

    def carry_out(self, medicines: Medicines, medicine_id: int) -> None:
        """Plan the steps; raises `Refused` beside the field that has to be mended."""
        if self.day is None:
            raise Refused("Please say from which day.", field="started_on")
        medicines.taper(medicine_id, self.day.on, self.steps, self.reason, goes_on=self.goes_on)


def steps_in(text: str) -> tuple[TaperStep, ...]:
    """Return the steps of a text, one a line: "10 mg for 7 days". Raises `Refused` for a line that is none."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = _LINE.fullmatch(line)
        if match is None:
            raise Refused("Write each step on a line of its own, like this: 10 mg for 7 days.", field="dose")
        days = int(match["count"]) * (_DAYS_OF_WEEK if match["unit"].casefold().startswith("w") else 1)
        found.append(TaperStep(dose=match["dose"].strip(), days=days))
    return tuple(found)


class TaperForm(FormCard):
    """From which day, the steps, whether the last dose goes on, and why."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(self.tr("Go down in steps"), nested=True)
        question = self.tr("From which day does the first step count?")
        self.began = DateField(today, ahead=True, name=question)
        self.steps = NoteField(self.tr("The steps"), 4)
        self.goes_on = TickBox(self.tr("The last dose goes on after that"))
        self.reason = self.line()
        self.form.add("started_on", question, self.began)
        self.form.add("dose", self.tr("The steps"), self.steps, self.tr("One a line, like this: 10 mg for 7 days."))
        self.form.add_plain(self.goes_on)
        self.form.add("reason", self.tr("Why?"), self.reason)
        self.end(self.steps)

    def read(self) -> TaperTyped:
        """Return what was typed; raises `Refused`."""
        return TaperTyped(
            day=self.day("started_on", self.began),
            steps=steps_in(self.steps.toPlainText()),
            goes_on=self.goes_on.isChecked(),
            reason=self.reason.text().strip(),
        )
