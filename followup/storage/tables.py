"""The tables as this program knows them. Files are made by the migrations; a test holds the two equal.

A column has the name of the record's field, so the mapping needs no list of its own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    Clinician,
    ExamKind,
    MedicineKind,
    Role,
    Side,
    Tier,
    TreatmentKind,
)
from followup.storage.column_types import Day, Ids, Moment, Word, YesNo

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, Day, nullable=nullable)


def _word(name: str, words: type[StrEnum], *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, Word(words), nullable=nullable)


def _yes_no(name: str) -> sa.Column[Any]:
    return sa.Column(name, YesNo, nullable=False)


def _to(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def _one_or_nothing(name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} IN (0, 1)", name=name)


def _ten(name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} BETWEEN 0 AND 10", name=name)


def _entries(name: str, *parts: Any, by: tuple[str, ...] = ()) -> sa.Table:
    """A table of entries: its own columns after those that every entry has; an index on its natural day."""
    flags = [_one_or_nothing(part.name) for part in parts if isinstance(getattr(part, "type", None), YesNo)]
    return sa.Table(
        name,
        METADATA,
        sa.Column("id", sa.Integer, primary_key=True),
        _whole("rev"),
        _to("author_id", "author"),
        sa.Column("entered_at", Moment, nullable=False),
        sa.Column("removed_at", Moment),
        *parts,
        *flags,
        *([sa.Index(None, *by)] if by else []),
        sqlite_strict=True,
    )


log = sa.Table(
    "log",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    _text("log_id"),
    sa.Column("made_at", Moment, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)

_entries("author", _text("name"), _word("role", Role), _text("relation"))

_entries(
    "fact",
    _text("name"),
    _text("value"),
    _word("side", Side),
    _yes_no("about"),
    _text("source"),
    _text("note"),
    by=("name",),
)

_entries(
    "treatment",
    _word("treatment", TreatmentKind),
    _text("name"),
    _word("side", Side),
    _day("started_on", nullable=True),
    _day("ended_on", nullable=True),
    _yes_no("about"),
    _text("source"),
    _text("note"),
    by=("started_on", "id"),
)

episode = _entries(
    "episode",
    _text("symptom"),
    _text("words"),
    _text("place"),
    _word("side", Side),
    _day("began_on"),
    _yes_no("began_about"),
    _text("note"),
    by=("began_on", "id"),
)

observation = _entries(
    "observation",
    _to("episode_id", "episode"),
    _day("observed_on"),
    _yes_no("about"),
    _yes_no("present"),
    _whole("severity", nullable=True),
    _word("change", Change),
    _word("all_along", AllAlong),
    _text("words"),
    _text("note"),
    _ten("severity"),
    sa.Index(None, "observed_on", "id"),
    by=("episode_id", "observed_on", "id"),
)

answer = sa.Table(
    "answer",
    METADATA,
    sa.Column("observation_id", sa.Integer, sa.ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("question", sa.Text, primary_key=True),
    _word("answer", Answer),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

_entries(
    "weight",
    _day("measured_on"),
    _whole("grams"),
    _text("unit"),
    _word("trying_to_lose", Answer, nullable=True),
    _yes_no("about"),
    _text("note"),
    by=("measured_on", "id"),
)

_entries(
    "overall",
    _day("observed_on"),
    _whole("value"),
    _yes_no("about"),
    _text("note"),
    _ten("value"),
    by=("observed_on", "id"),
)

_entries("check_in", _day("done_on"), _text("note"), by=("done_on", "id"))

_entries("note", _day("noted_on"), _text("words"), _yes_no("about"), by=("noted_on", "id"))

_entries("medicine", _text("name"), _word("medicine", MedicineKind), _text("purpose"), _text("note"))

_entries(
    "dose_period",
    _to("medicine_id", "medicine"),
    _text("dose"),
    _day("started_on", nullable=True),
    _day("ended_on", nullable=True),
    _yes_no("paused"),
    _yes_no("about"),
    _text("reason"),
    _text("note"),
    by=("medicine_id", "started_on", "id"),
)

_entries(
    "exam_plan",
    _word("exam", ExamKind),
    _text("name"),
    _whole("every_months"),
    _day("starts_on"),
    _word("side", Side),
    _text("source"),
    _yes_no("active"),
    _text("note"),
    by=("starts_on", "id"),
)

_entries(
    "exam",
    _word("exam", ExamKind),
    _text("name"),
    _to("plan_id", "exam_plan", nullable=True),
    _word("side", Side),
    _day("due_on", nullable=True),
    _day("booked_on", nullable=True),
    _day("done_on", nullable=True),
    _yes_no("about"),
    _text("place"),
    _text("result"),
    _yes_no("report_received"),
    _text("note"),
    sa.Index(None, "plan_id"),
    by=("done_on", "id"),
)

_entries(
    "visit",
    _day("visit_on"),
    _text("at"),
    _text("clinician"),
    _word("role", Clinician),
    _text("place"),
    _text("purpose"),
    _text("companion"),
    _text("companion_note"),
    _text("agreed"),
    _yes_no("happened"),
    _text("note"),
    by=("visit_on", "id"),
)

_entries(
    "question",
    _text("words"),
    _to("visit_id", "visit", nullable=True),
    _text("key"),
    _whole("rank"),
    _yes_no("chosen"),
    _word("for_whom", Clinician),
    _text("answer"),
    _text("answered_by"),
    by=("visit_id", "rank", "id"),
)

_entries(
    "told",
    _text("sign"),
    _text("rule"),
    _whole("rule_version"),
    _day("told_on"),
    _text("whom"),
    _word("tier", Tier),
    _whole("severity", nullable=True),
    sa.Column("episodes", Ids, nullable=False),
    _text("note"),
    _ten("severity"),
    by=("told_on", "id"),
)

_entries(
    "sheet",
    _day("made_on"),
    _to("visit_id", "visit", nullable=True),
    _day("from_on"),
    _day("to_on"),
    _text("sha256"),
    _text("paper"),
    _text("reader"),
    _text("signs_version"),
    by=("made_on", "id"),
)

_entries("setting", _text("name"), _text("value"), by=("name",))

wish = sa.Table(
    "wish",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    _to("author_id", "author"),
    _text("words"),
    _to("undoes", "wish", nullable=True),
    sqlite_strict=True,
)

history = sa.Table(
    "history",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True),
    _to("wish_id", "wish"),
    sa.Column("at", Moment, nullable=False),
    _to("author_id", "author"),
    _text("action"),
    _text("kind"),
    _whole("record_id"),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sa.Index(None, "wish_id"),
    sa.Index(None, "kind", "record_id", "seq"),
    sqlite_strict=True,
)
