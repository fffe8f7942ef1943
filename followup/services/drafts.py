"""What a person was typing when the program ended: kept every two seconds, offered at the next start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup.services.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the fields of one page: labels and texts."""

    form: str
    at: datetime
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """Everything that was typed, as one text."""
        return "\n".join(text for _, text in self.lines)


class Drafts:
    """Drafts of the open log."""

    def __init__(self, wishes: Wishes) -> None:
        self._database = wishes.database

    def keep(self, form: str, lines: Iterable[tuple[str, str]]) -> None:
        """Keep what stands in a form; nothing takes the draft away."""
        from followup.storage.drafts import keep_draft

        if not self._database.is_read_only:
            keep_draft(self._database, form, list(lines))

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts that are left, oldest first."""
        with self._database.glancing() as glance:
            return tuple(Draft(form, at, tuple(lines)) for form, at, lines in glance.drafts())
