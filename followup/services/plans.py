"""Follow-up schedules as published, read from the shipped file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followup.domain.errors import FollowupError
from followup.domain.words import ExamKind
from followup.signs.flag import Source
from followup.signs.shipped_files import ReadToml, read_toml

ELSEWHERE = "other"
"""The region of schedules that are offered where none is named for the person's own."""

FOR_GOOD = 0


class PlansError(FollowupError):
    """The shipped file of schedules says something the program does not understand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One line of a published schedule: years count from the end of treatment, year 1 is the first.

    Lines of one `series` follow each other. The other fields are those of the shipped file, which says what they mean.
    """

    id: str
    series: str
    exam: ExamKind
    name: str
    at_least_months: int
    every_months: int
    from_year: int
    until_year: int
    source: Source
    regions: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    first_months: int = 0
    after_radiotherapy_months: int = 0
    until_age: int = 0
    from_age: int = 0
    below_age: int = 0
    once: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamQuestion:
    """Where guidelines disagree, or set nothing: what they say, and what can be asked. `ever` are medicine groups."""

    id: str
    exam: ExamKind
    words: str
    question: str
    sources: tuple[Source, ...]
    regions: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    ever: tuple[str, ...] = ()
    from_year: int = 1
    from_age: int = 0
    man: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRoutine:
    """Exams that a guideline does not ask for while there are no symptoms, in words for whoever adds one."""

    id: str
    exams: tuple[ExamKind, ...]
    words: str
    source: Source
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedules:
    """Every schedule, what to ask the team, and what is not asked for without symptoms."""

    schedules: tuple[Schedule, ...]
    asks: tuple[TeamQuestion, ...] = ()
    not_routine: tuple[NotRoutine, ...] = ()

    def series(self, name: str) -> tuple[Schedule, ...]:
        """Return the lines of a series, the earliest year first."""
        lines = (schedule for schedule in self.schedules if schedule.series == name)
        return tuple(sorted(lines, key=lambda line: line.from_year))

    def region_of(self, region: str) -> str:
        """Return the region whose schedules speak to somebody who lives in one."""
        named = {name for one in self.schedules for name in one.regions}
        return region if region in named else ELSEWHERE

    def without_symptoms(self, exam: ExamKind, region: str) -> NotRoutine | None:
        """Return what the guideline of a region says of a test that it does not ask for, or None."""
        here = self.region_of(region)
        return next((one for one in self.not_routine if exam in one.exams and here in one.regions), None)


def load_schedules(path: Path, read: ReadToml = read_toml) -> Schedules:
    """Return the schedules of a file; raises `PlansError` naming the entry it cannot read."""
    try:
        content = read(path)
    except (OSError, ValueError):
        raise PlansError("{file} cannot be read.", file=path.name) from None
    sources = {id_: Source(id=id_, **row) for id_, row in content["sources"].items()}

    def each(table: str, kind: type[Any]) -> tuple[Any, ...]:
        return tuple(_entry(path, kind, id_, row, sources) for id_, row in content.get(table, {}).items())

    return Schedules(each("schedules", Schedule), each("asks", TeamQuestion), each("not_routine", NotRoutine))


_LISTS = ("regions", "who", "ever")


def _entry(path: Path, kind: type[Any], id_: str, row: dict[str, Any], sources: Mapping[str, Source]) -> Any:
    try:
        values = {**row, **{name: tuple(row[name]) for name in _LISTS if name in row}}
        if "exam" in row:
            values["exam"] = ExamKind(row["exam"])
        if "exams" in row:
            values["exams"] = tuple(map(ExamKind, row["exams"]))
        if "source" in row:
            values["source"] = sources[row["source"]]
        if "sources" in row:
            values["sources"] = tuple(sources[name] for name in row["sources"])
        return kind(id=id_, **values)
    except (KeyError, TypeError, ValueError):
        raise PlansError("{file}, {entry}: it cannot be understood.", file=path.name, entry=id_) from None
