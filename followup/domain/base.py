"""What every entry of a log carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

THE_PERSON = 1
"""The author id of the person the log is about; every log has it from its first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every entry carries: its id, its revision, who entered it and when (UTC with offset)."""

    kind: ClassVar[str] = ""

    id: int = 0
    rev: int = 0
    author_id: int = THE_PERSON
    entered_at: datetime | None = None
