"""The paper that is usual where this computer is set to be."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def paper_here() -> str:
    """Return "a4", or "letter" where people measure in inches."""
    return "a4" if QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem else "letter"
