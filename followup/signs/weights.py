"""How much weight went without being wanted, from the weighings. Whole numbers only, so that every edge is exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from followup.domain.records import Weight
from followup.domain.words import Answer

WINDOW = timedelta(days=396)
"""How far back the usual weight is looked for. Source: BMJ Best Practice (BPWL), 6 to 12 months; the thirteenth month
is ours, as yearly weighings are seldom a year apart to the day."""

STILL_SPEAKS = timedelta(days=183)
"""A last weighing older than this says nothing of today. Our own default."""


@dataclass(frozen=True, slots=True)
class WeightLoss:
    """The fall from the highest weighing of the year before to the newest one.

    `is_wanted` is set when the newest answer given in that time says that the person tried to lose weight.
    """

    highest: Weight
    newest: Weight
    is_wanted: bool

    def is_at_least(self, thousandths: int) -> bool:
        """Return whether at least so many thousandths of the highest weight are gone (50 is one twentieth)."""
        return (self.highest.grams - self.newest.grams) * 1000 >= thousandths * self.highest.grams

    @property
    def days(self) -> int:
        """Return the days between the two weighings."""
        return (self.newest.measured_on - self.highest.measured_on).days


def weight_loss(weights: Iterable[Weight], today: date) -> WeightLoss | None:
    """Return the fall in weight as of a day, or None when nothing fell or the weighings are too old.

    The usual weight is the highest of the thirteen months up to the newest weighing: our own reading of "usual".
    """
    known = sorted((w for w in weights if w.measured_on <= today), key=lambda w: (w.measured_on, w.id))
    if not known or today - known[-1].measured_on > STILL_SPEAKS:
        return None
    newest = known[-1]
    year = [weight for weight in known if weight.measured_on >= newest.measured_on - WINDOW]
    highest = max(year, key=lambda weight: (weight.grams, weight.measured_on, weight.id))
    if highest.grams <= newest.grams:
        return None
    tried = [weight.trying_to_lose for weight in year if weight.trying_to_lose is not None]
    return WeightLoss(highest, newest, is_wanted=bool(tried) and tried[-1] is Answer.YES)
