"""How moments and answers lie in a column, read and written without SQLAlchemy."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from followup.domain.words import Answer

_UTC_PART = len("2026-03-02T21:14:05.123456")


def write_moment(moment: datetime) -> str:
    """Return a moment as one text that sorts by time and keeps the offset: 2026-03-02T21:14:05.123456Z+01:00.

    Raises `ValueError` for a moment without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset")
    utc = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
    offset = moment.replace(microsecond=0).isoformat()[len("2026-03-02T21:14:05") :]
    return f"{utc}Z{offset}"


def read_moment(text: str) -> datetime:
    """Return the moment with the offset it was written at; raises `ValueError` when it is none."""
    offset = text[_UTC_PART + 1 :]
    # The clock of UTC is read as if it were the local one, then set right: one parse instead of two.
    return datetime.fromisoformat(text[:_UTC_PART] + offset) + _shift(offset)


@lru_cache(maxsize=64)
def _shift(offset: str) -> timedelta:
    shift = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").utcoffset()
    if shift is None:
        raise ValueError("a moment needs its offset")
    return shift


def read_answers(text: str | None) -> tuple[tuple[str, Answer], ...]:
    """Return the answers of an observation, sorted by question, from a JSON object."""
    if not text or text == "{}":
        return ()
    return tuple(sorted((question, Answer(answer)) for question, answer in json.loads(text).items()))
