"""What the tables are built from: kinds of columns, checks, and the five columns that every entry has."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from followup.storage.column_types import Day, Moment, Word, Words, YesNo

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text(name: str) -> sa.Column[str]:
    """A column of free text, empty where nothing was said."""
    return sa.Column(name, sa.Text, nullable=False)


def whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer, nullable=nullable)


def day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A column of days."""
    return sa.Column(name, Day, nullable=nullable)


def word(name: str, words: type[StrEnum], *, nullable: bool = False) -> sa.Column[Any]:
    """A column of a closed set of words."""
    return sa.Column(name, Word(words), nullable=nullable)


def words(name: str, words: type[StrEnum]) -> sa.Column[Any]:
    """A column of a few of a closed set of words."""
    return sa.Column(name, Words(words), nullable=False)


def yes_no(name: str) -> sa.Column[Any]:
    """A column of true and false; `entries` adds its check."""
    return sa.Column(name, YesNo, nullable=False)


def to(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    """A column that refers to the id of another table."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def _one_or_nothing(name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} IN (0, 1)", name=name)


def ten(name: str) -> sa.CheckConstraint:
    """The check that a number goes from 0 to 10."""
    return sa.CheckConstraint(f"{name} BETWEEN 0 AND 10", name=name)


def entries(name: str, *parts: Any, by: tuple[str, ...] = ()) -> sa.Table:
    """A table of entries: its own columns after those that every entry has; an index on its natural day."""
    flags = [_one_or_nothing(part.name) for part in parts if isinstance(getattr(part, "type", None), YesNo)]
    return sa.Table(
        name,
        METADATA,
        sa.Column("id", sa.Integer, primary_key=True),
        whole("rev"),
        to("author_id", "author"),
        sa.Column("entered_at", Moment, nullable=False),
        sa.Column("removed_at", Moment),
        *parts,
        *flags,
        *([sa.Index(None, *by)] if by else []),
        sqlite_strict=True,
    )
