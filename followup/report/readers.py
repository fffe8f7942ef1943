"""What each reader of a sheet needs: how page 1 is arranged for them, and which parts come after it, in which order.

The arrangements are our own choice. Family doctors asked for shorter plans (Smith and others, PMC3396836), so theirs
leaves the day-by-day parts out; a pharmacist gets what bears on medicines and no more of the record than that.
"""

from __future__ import annotations

from dataclasses import dataclass

from followup.report.document import SECTIONS

FRONT_BLOCKS = ("discuss", "symptoms", "measures", "medicines", "cancer", "exams")
"""The blocks of page 1 after its head, in their usual order; a reader may get "health" (allergies) among them too."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a sheet is put together for one reader.

    `front` are the blocks of page 1 in their order. `first` are the parts that follow it first, `left_out` those that
    are left out unless somebody asks for them. With `medicines_first` rows of other blocks give way before medicines.
    """

    front: tuple[str, ...] = FRONT_BLOCKS
    first: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    medicines_first: bool = False


_ARRANGEMENTS: dict[str, Arrangement] = {
    "oncologist": Arrangement(),
    "nurse": Arrangement(
        front=("discuss", "symptoms", "measures", "medicines", "health", "cancer", "exams"), left_out=frozenset({"log"})
    ),
    "gp": Arrangement(
        front=("discuss", "symptoms", "measures", "medicines", "health", "exams", "cancer"),
        first=("questions", "since", "medicines", "exams", "cancer"),
        left_out=frozenset({"doctor_asks", "over_time", "log"}),
    ),
    "surgeon": Arrangement(
        front=("discuss", "symptoms", "cancer", "exams", "medicines", "health", "measures"),
        first=("questions", "since", "cancer", "exams", "over_time", "medicines"),
        left_out=frozenset({"doctor_asks", "log", "care"}),
    ),
    "pharmacist": Arrangement(
        front=("discuss", "medicines", "health", "symptoms", "measures", "cancer"),
        first=("medicines", "over_time", "since", "questions"),
        left_out=frozenset({"doctor_asks", "denied", "log", "photos", "cancer", "care", "exams"}),
        medicines_first=True,
    ),
}


def arrangement(reader: str) -> Arrangement:
    """Return how a sheet is put together for a reader; an unknown one gets the usual order with everything."""
    return _ARRANGEMENTS.get(reader, Arrangement())


def ordered_sections(reader: str) -> tuple[str, ...]:
    """Return every part after page 1 in the order of a reader, the usual order behind what comes first for them."""
    first = arrangement(reader).first
    return (*first, *(name for name in SECTIONS if name not in first))


def usual_sections(reader: str) -> frozenset[str]:
    """Return the parts that a reader gets unless somebody chooses otherwise."""
    return frozenset(SECTIONS) - arrangement(reader).left_out
