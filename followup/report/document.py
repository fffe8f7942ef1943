"""What a sheet says, as plain data: words, rows, tables and charts. How it looks is the business of `pdf`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from followup.report.chart import ChartModel
from followup.report.front import Front, Pair, QuestionRow

SECTIONS = (
    "questions",
    "doctor_asks",
    "since",
    "denied",
    "over_time",
    "log",
    "photos",
    "medicines",
    "cancer",
    "care",
    "exams",
    "rules",
)
"""The parts after page 1, in their order; a reader may ask for some of them only."""


class FileWords(Protocol):
    """What goes into the properties of any file of ours; `title` and `author` say nothing about health."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def author(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def made_on(self) -> date: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `quiet` is an explanation, not news."""

    words: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part."""

    words: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and values, one under another."""

    rows: tuple[Pair, ...]


class ColumnKind(StrEnum):
    """What a column holds, which decides its width and how its words stand."""

    DAY = "day"
    NUMBER = "number"
    SHORT = "short"
    WHO = "who"
    NAME = "name"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    """The title of a column and what it holds; a `strong` one is what the eye looks for."""

    title: str
    kind: ColumnKind
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row.

    A `changed` row carries the triangle of a change of dose, a `quiet` one stands back, a row by an `other` than the
    person carries the square that such points have in a chart.
    """

    cells: tuple[str, ...]
    changed: bool = False
    quiet: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column titles; `empty` is said when there are none."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class AnswerRoom:
    """Questions with lines to write the answers on, or, when `fillable`, with fields to type them into."""

    rows: tuple[QuestionRow, ...]
    empty: str
    answer: str
    answered: str
    fillable: bool = False


@dataclass(frozen=True, slots=True)
class TimeCharts:
    """Charts one under another on the same days."""

    charts: tuple[ChartModel, ...]
    empty: str


@dataclass(frozen=True, slots=True, repr=False)
class PhotoRow:
    """A photo: its day and place, what the person says of it, and its picture (JPEG) with its size in points of it.

    `spoken` says it to who does not see it; `picture` is empty where it could not be read, and `missing` says so then.
    """

    title: str
    words: str
    spoken: str
    picture: bytes
    width: int
    height: int
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos of one symptom, oldest day first."""

    rows: tuple[PhotoRow, ...]


Block = Text | Heading | Pairs | Table | AnswerRoom | TimeCharts | Photos


@dataclass(frozen=True, slots=True)
class Section:
    """A part after page 1; its id is one of `SECTIONS`."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A sheet: page 1 and the parts after it.

    `title` and `author` go into the file's properties and say nothing about health. `running` stands on every page,
    `page_of` is "page {page} of {pages}". The last fields are what the log keeps of a sheet that was handed over;
    `said` is what it said, in short (`followup.report.said`).
    """

    title: str
    author: str
    language: str
    paper: str
    large_print: bool
    running: str
    page_of: str
    continued: str
    front: Front
    sections: tuple[Section, ...]
    reader: str
    made_on: date
    from_on: date
    to_on: date
    visit_id: int | None
    signs_version: str
    said: str = ""
