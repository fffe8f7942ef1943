"""How days, moments, closed words and lists of ids lie in a column of a strict table."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from followup.domain.words import Answer
from followup.storage.values import read_answers, read_moment, write_moment


class Day(TypeDecorator[date]):
    """A day as ISO text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:  # noqa: ARG002
        """Write the day."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:  # noqa: ARG002
        """Read the day."""
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with the offset it was lived at."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ARG002
        """Write the moment."""
        return None if value is None else write_moment(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Read the moment."""
        return None if value is None else read_moment(value)


class YesNo(TypeDecorator[bool]):
    """True or false as 1 or 0: strict tables have no type for it."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:  # noqa: ARG002
        """Write 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:  # noqa: ARG002
        """Read 1 or 0."""
        return None if value is None else bool(value)


class Word(TypeDecorator[StrEnum]):
    """One of a closed set of words."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Any) -> str | None:  # noqa: ARG002
        """Write the word."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> StrEnum | None:  # noqa: ARG002
        """Read the word; raises `ValueError` when it is none of the set."""
        return None if value is None else self.words(value)


class Ids(TypeDecorator[tuple[int, ...]]):
    """A few ids as a JSON list: a snapshot of what stood there on a day, not a relation."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Any) -> str | None:  # noqa: ARG002
        """Write the ids."""
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[int, ...] | None:  # noqa: ARG002
        """Read the ids."""
        return None if value is None else tuple(json.loads(value))


class Words(TypeDecorator[tuple[StrEnum, ...]]):
    """A few of a closed set of words as a JSON list: what one operation or one course was made of."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: tuple[StrEnum, ...] | None, dialect: Any) -> str | None:  # noqa: ARG002
        """Write the words."""
        return None if value is None else json.dumps([str(word) for word in value])

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[StrEnum, ...] | None:  # noqa: ARG002
        """Read the words; raises `ValueError` when one is none of the set."""
        return None if value is None else tuple(map(self.words, json.loads(value)))


class Answers(TypeDecorator[tuple[tuple[str, Answer], ...]]):
    """The answers of an observation as they come out of a query: a JSON object."""

    impl = sa.Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[tuple[str, Answer], ...]:  # noqa: ARG002
        """Read the answers."""
        return read_answers(value)
