"""Weights as people write them, and the change between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from followup.domain.records import Weight
from followup.domain.wording import Translate, untranslated
from followup.report.wording import number_words
from followup.signs.weights import WINDOW, weight_loss

GRAMS_OF = {"kg": 1000.0, "lb": 453.59237}
"""Grams in one unit; the pound is exact (international yard and pound agreement, 1959)."""

NOTABLE_LOSS = 0.05
"""The share of the weight whose loss within 6 to 12 months, without trying, sources ask people to tell."""


NOTICED_FALL = 20
"""Thousandths of the weight from which a fall is shown as one; our rule for a fall to watch begins there."""


def in_unit(grams: float, unit: str) -> float:
    """Return the weight as a number of kg or lb; stones are given in lb."""
    return grams / GRAMS_OF.get(unit, GRAMS_OF["kg"] if unit != "st" else GRAMS_OF["lb"])


def weight_words(grams: int, unit: str, tr: Translate = untranslated) -> str:
    """Return a weight such as "68.1 kg" or "10 st 10 lb"; the sheet prints kg beside the other units."""
    if unit == "st":
        stones, pounds = divmod(round(in_unit(grams, "lb")), 14)
        return tr("{stones} st {pounds} lb").format(stones=stones, pounds=pounds)
    if unit == "lb":
        return tr("{number} lb").format(number=number_words(in_unit(grams, "lb")))
    return tr("{number} kg").format(number=number_words(in_unit(grams, "kg")))


def compared_weights(weights: Sequence[Weight]) -> tuple[Weight, Weight] | None:
    """Return the weight to compare with and the latest; None when the time that the rules look back has only one.

    A fall is counted from the weighing that the rules count from, the highest; otherwise from the first of that time.
    """
    ordered = sorted(weights, key=lambda weight: (weight.measured_on, weight.id))
    if not ordered:
        return None
    latest = ordered[-1]
    fall = weight_loss(ordered, latest.measured_on)
    if fall is not None and fall.is_at_least(NOTICED_FALL):
        return fall.highest, latest
    first = next(weight for weight in ordered if weight.measured_on >= latest.measured_on - WINDOW)
    return (first, latest) if first.measured_on < latest.measured_on else None
