"""What a sheet said, in short: kept with the sheet, so that later changes of the log do not change what was seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

FORM = 1
"""The form of the text; one that is not known is not read."""

MOST_SYMPTOMS = 150
"""Symptoms that are kept of one sheet, most pressing first: far more than anybody looks at, and still a short text."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSymptom:
    """How one symptom stood on the sheet, in its words, with the number and its day as they were then."""

    episode: int
    title: str
    since: str
    value: str
    was: str = ""
    change: str = ""
    day: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFlag:
    """A flag of the sheet: its sign, and the rule and the version that it rested on."""

    sign: str
    rule: str
    version: int
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a sheet said. `more` counts symptoms beyond those that are kept; words are as they were printed."""

    symptoms: tuple[SaidSymptom, ...] = ()
    more: int = 0
    flags: tuple[SaidFlag, ...] = ()
    questions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def by_episode(self) -> Mapping[int, SaidSymptom]:
        """Return the symptoms by the id of their episode."""
        return {symptom.episode: symptom for symptom in self.symptoms}

    @property
    def is_whole(self) -> bool:
        """Return whether every symptom of the sheet is here, so that one that is missing was not on it."""
        return not self.more


def write_said(said: Said) -> str:
    """Return the text that is kept."""
    return json.dumps({"form": FORM, **asdict(said)}, ensure_ascii=False, separators=(",", ":"))


def read_said(text: str) -> Said | None:
    """Return what a kept text says, or None where there is none or it is of a form that is not known."""
    try:
        given = json.loads(text) if text else None
        if not isinstance(given, dict) or given.get("form") != FORM:
            return None
        return Said(
            symptoms=tuple(_one(SaidSymptom, row) for row in given["symptoms"]),
            more=_fitting("int", given["more"]),
            flags=tuple(_one(SaidFlag, row) for row in given["flags"]),
            **{name: _texts(given[name]) for name in ("questions", "measures", "medicines", "answers")},
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def seen_day(symptom: SaidSymptom) -> date | None:
    """Return the day of the number that was seen, or None where there was none."""
    return date.fromisoformat(symptom.day) if symptom.day else None


def _one(kind: type[T], row: Any) -> T:
    row = _fitting("dict", row)
    types = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]
    made = kind(**{name: _fitting(types[name], value) for name, value in row.items() if name in types})
    if isinstance(made, SaidSymptom):
        seen_day(made)
    return made


def _texts(row: Any) -> tuple[str, ...]:
    return tuple(_fitting("str", text) for text in _fitting("list", row))


def _fitting(kind: str, value: Any) -> Any:
    """Return a value that is of a type named as a field names it: JSON may hold anything in any place."""
    if type(value).__name__.replace("NoneType", "None") not in kind.split(" | "):
        raise TypeError
    return value
