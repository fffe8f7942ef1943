"""The stretches of a medicine or a therapy, and what FHIR calls how they stand."""

from __future__ import annotations

from followup.domain.records import DosePeriod
from followup.exchange.fhir.draft import Draft

TAKEN = {
    "paused": "on-hold",
    "planned": "intended",
    "going on": "active",
    "missed": "not-taken",
    "over": "completed",
    "stopped": "stopped",
}
"""What FHIR calls the states of a stretch of a medicine. A pause that is over is not on hold: that waits to go on."""

DONE = {
    "paused": "on-hold",
    "planned": "preparation",
    "going on": "in-progress",
    "missed": "not-done",
    "over": "completed",
}
"""The same for a therapy, which is a procedure."""


def state(draft: Draft, period: DosePeriod) -> str:
    """Return how a stretch stands today; of one that is over, whether anything was taken in it."""
    if is_over(draft, period):
        return "missed" if period.paused else "over"
    if period.paused:
        return "paused"
    planned = period.started_on is not None and period.started_on > draft.given.today
    return "planned" if planned else "going on"


def is_over(draft: Draft, period: DosePeriod) -> bool:
    """Return whether the last day of a stretch has gone by."""
    return period.ended_on is not None and period.ended_on < draft.given.today
