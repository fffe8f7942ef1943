"""What can be done with a medicine, and what its ledger says, without widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine

if TYPE_CHECKING:
    from followup.services.medicines import Medicines


class State(StrEnum):
    """How a medicine stands on a day."""

    TAKEN = "taken"
    PAUSED = "paused"
    PLANNED = "planned"
    STOPPED = "stopped"


class Step(StrEnum):
    """Something that happens to a medicine on a day."""

    CHANGE = "change"
    TAPER = "taper"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


def running(view: MedicineView, day: date) -> DosePeriod | None:
    """Return the stretch that goes on on a day, a pause too, or None."""
    for period in view.periods:
        if (period.started_on or date.min) <= day <= (period.ended_on or date.max):
            return period
    return None


def coming(view: MedicineView, day: date) -> DosePeriod | None:
    """Return the next stretch that is only planned, or None."""
    return next((period for period in view.periods if period.started_on is not None and period.started_on > day), None)


def state_of(view: MedicineView, day: date) -> State:
    """Return how a medicine stands on a day; one without any stretch is taken, since when nobody said."""
    period = running(view, day)
    if (
        period is None
        and coming(view, day) is not None
        and all((one.started_on or date.min) > day for one in view.periods)
    ):
        return State.PLANNED
    if period is None:
        return State.STOPPED if view.periods else State.TAKEN
    return State.PAUSED if period.paused else State.TAKEN


def steps_for(state: State) -> tuple[Step, ...]:
    """Return what can happen next."""
    return {
        State.TAKEN: (Step.CHANGE, Step.TAPER, Step.PAUSE, Step.STOP),
        State.PAUSED: (Step.RESUME, Step.STOP),
        State.PLANNED: (),
        State.STOPPED: (Step.RESUME,),
    }[state]


def found(views: tuple[MedicineView, ...], words: str) -> tuple[MedicineView, ...]:
    """Return the medicines whose name, purpose or note holds these words."""
    wanted = words.casefold().strip()
    return tuple(
        view
        for view in views
        if wanted in f"{view.medicine.name}\n{view.medicine.purpose}\n{view.medicine.note}".casefold()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepForm:
    """What was typed for a step."""

    step: Step
    day: Day | None
    dose: str = ""
    frequency: str = ""
    as_needed: bool = False
    reason: str = ""

    def carry_out(self, medicines: Medicines, medicine_id: int, cause: object | None = None) -> None:
        """Do it; raises `Refused` beside the field that has to be mended."""
        if self.day is None:
            raise Refused("Please say from which day.", field="started_on")
        on, reason = self.day.on, self.reason.strip()
        match self.step:
            case Step.CHANGE:
                if not self.dose.strip():
                    raise Refused("Please write the new dose, for example: 2.5 mg once a day.", field="dose")
                often = self.frequency.strip()
                medicines.change_dose(
                    medicine_id, on, self.dose.strip(), reason, cause, frequency=often, as_needed=self.as_needed
                )
            case Step.PAUSE:
                medicines.pause(medicine_id, on, reason, cause)
            case Step.RESUME:
                often, needed = self.frequency.strip(), self.as_needed
                dose = self.dose.strip() or None
                medicines.resume(medicine_id, on, dose, reason, cause, frequency=often, as_needed=needed)
            case Step.STOP:
                medicines.stop(medicine_id, on, reason, cause)


def period_words(period: DosePeriod, day_words: Callable[[date], str], sentences: dict[str, str]) -> str:
    """Return the days of a stretch: `sentences` holds "between", "since", "until" and "unknown"."""
    first = day_words(period.started_on) if period.started_on else ""
    last = day_words(period.ended_on) if period.ended_on else ""
    key = {(True, True): "between", (True, False): "since", (False, True): "until", (False, False): "unknown"}
    return sentences[key[bool(first), bool(last)]].format(first=first, last=last)


def named(medicine: Medicine) -> Medicine:
    """Return the medicine when it has a name; raises `Refused` otherwise."""
    if not medicine.name.strip():
        raise Refused("Please write its name.", field="name")
    return medicine
