"""The table of photos: what is said of each. The pictures lie in a file of their own."""

from __future__ import annotations

import sqlalchemy as sa

from followup.domain.words import Side
from followup.storage.columns import day, entries, text, to, whole, word, yes_no

entries(
    "photo",
    to("episode_id", "episode"),
    day("taken_on"),
    yes_no("about"),
    text("words"),
    text("place"),
    word("side", Side),
    yes_no("on_sheet"),
    text("sha256"),
    whole("size"),
    sa.CheckConstraint("size > 0", name="size"),
    sa.Index(None, "sha256"),
    by=("episode_id", "taken_on", "id"),
)
