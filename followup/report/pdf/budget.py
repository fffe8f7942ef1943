"""How many rows and lines each block of page 1 may have, and the order in which they give way until it is one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Budget:
    """Rows and lines of each block; `air` is room that is left over, for each gap."""

    question_lines: int = 2
    symptoms: int = 5
    why_lines: int = 4
    medicines: int = 8
    dose_lines: int = 2
    change_lines: int = 2
    exams: int = 4
    result_lines: int = 2
    fact_lines: int = 2
    treatment_lines: int = 3
    measure_lines: int = 2
    denied_lines: int = 10
    head_lines: int = 2
    air: float = 0.0


Step = tuple[str, int]

STEPS: tuple[Step, ...] = (
    ("exams", 3),
    ("medicines", 6),
    ("treatment_lines", 2),
    ("result_lines", 1),
    ("medicines", 5),
    ("exams", 2),
    ("medicines", 4),
    ("change_lines", 1),
    ("dose_lines", 1),
    ("denied_lines", 6),
    ("why_lines", 3),
    ("fact_lines", 1),
    ("measure_lines", 1),
    ("medicines", 3),
    ("why_lines", 2),
    ("treatment_lines", 1),
    ("symptoms", 4),
    ("exams", 1),
    ("question_lines", 1),
    ("medicines", 2),
    ("symptoms", 3),
    ("why_lines", 1),
    ("head_lines", 1),
    ("denied_lines", 3),
    ("medicines", 1),
    ("symptoms", 2),
    ("symptoms", 1),
)
"""What gives way first: what is whole on a later page anyway. The three things to discuss never do."""

_AIRS = (9.0, 7.0, 5.0, 3.5, 2.0, 1.0)

_OF_MEDICINES = frozenset({"medicines", "dose_lines", "change_lines"})

_MEDICINES_LAST: tuple[Step, ...] = (
    *(step for step in STEPS if step[0] not in _OF_MEDICINES and step not in {("symptoms", 2), ("symptoms", 1)}),
    ("medicines", 12),
    ("medicines", 9),
    ("change_lines", 1),
    ("medicines", 6),
    ("symptoms", 2),
    ("dose_lines", 1),
    ("medicines", 4),
    ("symptoms", 1),
    ("medicines", 2),
    ("medicines", 1),
)


def budget_of(*, medicines_first: bool = False) -> tuple[Budget, tuple[Step, ...]]:
    """Return what a page begins with and what gives way, in that order: medicines last where they come first."""
    return (Budget(medicines=16, symptoms=4), _MEDICINES_LAST) if medicines_first else (Budget(), STEPS)


def fitting(fits: Callable[[Budget], bool], first: Budget | None = None, steps: Sequence[Step] = STEPS) -> Budget:
    """Return the most generous budget that fits: steps are taken until it does, then given back where there is room."""
    budget, taken = first or Budget(), list[tuple[str, int, int]]()
    for name, value in steps:
        if fits(budget):
            break
        taken.append((name, getattr(budget, name), value))
        budget = _with(budget, name, value)
    for name, before, value in reversed(taken):
        roomier = _with(budget, name, before)
        if getattr(budget, name) == value and fits(roomier):
            budget = roomier
    return next((airy for air in _AIRS if fits(airy := replace(budget, air=air))), budget)


def _with(budget: Budget, name: str, value: float) -> Budget:
    values = {field: getattr(budget, field) for field in Budget.__slots__}
    return Budget(**{**values, name: value})
