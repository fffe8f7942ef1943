"""What is being typed and not saved yet, inside the encrypted log. It is no entry and has no history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from followup.storage.link import opened
from followup.storage.tables import draft

if TYPE_CHECKING:
    from followup.storage.database import Database

Lines = list[tuple[str, str]]
"""What stands in each field: its label and its text."""


def keep_draft(database: Database, form: str, lines: Lines) -> None:
    """Keep what stands in the fields of a form, in the place of what was kept of it; no lines take it away."""
    with database.aside() as (engine, folder), opened(engine, folder, writing=True) as link:
        link.run(sa.delete(draft).where(draft.c.form == form))
        if lines:
            values = {"form": form, "saved_at": database.clock(), "content": json.dumps(lines, ensure_ascii=False)}
            link.run(insert(draft).values(values))
        link.commit()
