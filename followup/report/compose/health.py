"""Allergies and other health conditions: what a reader who changes medicines looks for first."""

from __future__ import annotations

from followup.domain.facts import UNKNOWN
from followup.report.compose.reading import Reading
from followup.report.front import Health, Pair
from followup.report.wording import joined


def health(reading: Reading) -> Health:
    """Return allergies and other health conditions; what nobody wrote down is said to be so."""
    tr = reading.tr
    return Health(
        title=tr("Allergies and other health problems"),
        rows=(
            _pair(reading, tr("Allergies"), "allergy"),
            _pair(reading, tr("Other health problems"), "known_condition"),
        ),
    )


def _pair(reading: Reading, label: str, name: str) -> Pair:
    values = [reading.tr("unknown") if fact.value == UNKNOWN else fact.value.strip() for fact in reading.facts(name)]
    words = joined(list(dict.fromkeys(value for value in values if value)), "; ")
    return Pair(label, words or reading.tr("not recorded. Please ask"), unknown=not words)
