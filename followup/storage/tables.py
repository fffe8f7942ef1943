"""The tables as this program knows them. Files are made by the migrations; a test holds the two equal.

A column has the name of the record's field, so the mapping needs no list of its own.
"""

from __future__ import annotations

import sqlalchemy as sa

from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    Clinician,
    Role,
    Side,
    Tier,
)
from followup.storage import care_tables, photo_tables, treating_tables, visit_tables  # noqa: F401 - of one metadata
from followup.storage.column_types import Ids, Moment
from followup.storage.columns import METADATA, day, entries, ten, text, to, whole, word, yes_no

log = sa.Table(
    "log",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    text("log_id"),
    sa.Column("made_at", Moment, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)

entries("author", text("name"), word("role", Role), text("relation"))

entries(
    "fact",
    *(text("name"), text("value"), word("side", Side), to("diagnosis_id", "diagnosis", nullable=True)),
    *(yes_no("about"), text("source"), text("note")),
    sa.Index(None, "diagnosis_id"),
    by=("name",),
)

episode = entries(
    "episode",
    text("symptom"),
    text("words"),
    text("place"),
    word("side", Side),
    day("began_on"),
    yes_no("began_about"),
    text("note"),
    by=("began_on", "id"),
)

observation = entries(
    "observation",
    to("episode_id", "episode"),
    day("observed_on"),
    yes_no("about"),
    yes_no("present"),
    whole("severity", nullable=True),
    word("change", Change),
    word("all_along", AllAlong),
    text("words"),
    text("note"),
    ten("severity"),
    sa.Index(None, "observed_on", "id"),
    by=("episode_id", "observed_on", "id"),
)

answer = sa.Table(
    "answer",
    METADATA,
    sa.Column("observation_id", sa.Integer, sa.ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("question", sa.Text, primary_key=True),
    word("answer", Answer),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

entries(
    "weight",
    day("measured_on"),
    whole("grams"),
    text("unit"),
    word("trying_to_lose", Answer, nullable=True),
    yes_no("about"),
    text("note"),
    by=("measured_on", "id"),
)

entries(
    "overall",
    day("observed_on"),
    whole("value"),
    yes_no("about"),
    text("note"),
    ten("value"),
    by=("observed_on", "id"),
)

entries("check_in", day("done_on"), text("note"), by=("done_on", "id"))

entries("note", day("noted_on"), text("words"), yes_no("about"), by=("noted_on", "id"))

entries(
    "visit",
    day("visit_on"),
    text("at"),
    text("clinician"),
    word("role", Clinician),
    text("place"),
    text("purpose"),
    text("companion"),
    text("companion_note"),
    text("agreed"),
    yes_no("happened"),
    text("note"),
    by=("visit_on", "id"),
)

entries(
    "question",
    text("words"),
    to("visit_id", "visit", nullable=True),
    text("key"),
    whole("rank"),
    yes_no("chosen"),
    word("for_whom", Clinician),
    text("answer"),
    text("answered_by"),
    by=("visit_id", "rank", "id"),
)

entries(
    "told",
    text("sign"),
    text("rule"),
    whole("rule_version"),
    day("told_on"),
    text("whom"),
    word("tier", Tier),
    whole("severity", nullable=True),
    sa.Column("episodes", Ids, nullable=False),
    text("note"),
    ten("severity"),
    by=("told_on", "id"),
)

entries(
    "sheet",
    day("made_on"),
    to("visit_id", "visit", nullable=True),
    day("from_on"),
    day("to_on"),
    text("sha256"),
    text("paper"),
    text("reader"),
    text("signs_version"),
    day("handed_on", nullable=True),
    text("whom"),
    text("said"),
    by=("made_on", "id"),
)

entries("setting", text("name"), text("value"), by=("name",))

wish = sa.Table(
    "wish",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    to("author_id", "author"),
    text("words"),
    to("undoes", "wish", nullable=True),
    sqlite_strict=True,
)

history = sa.Table(
    "history",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True),
    to("wish_id", "wish"),
    sa.Column("at", Moment, nullable=False),
    to("author_id", "author"),
    text("action"),
    text("kind"),
    whole("record_id"),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sa.Index(None, "wish_id"),
    sa.Index(None, "kind", "record_id", "seq"),
    sqlite_strict=True,
)

draft = sa.Table(
    "draft",
    METADATA,
    sa.Column("form", sa.Text, primary_key=True),
    sa.Column("saved_at", Moment, nullable=False),
    text("content"),
    sqlite_strict=True,
)

erasure = sa.Table(
    "erasure",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    to("author_id", "author"),
    text("kind"),
    whole("record_id"),
    sa.Index(None, "kind", "record_id"),
    sqlite_strict=True,
)
