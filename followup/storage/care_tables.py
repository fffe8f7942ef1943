"""The tables of care: later diagnoses, how things are, people, what is being done, and doses taken."""

from __future__ import annotations

import sqlalchemy as sa

from followup.domain.care_words import ContactRole, DiagnosisKind, Measured, StepKind, StepState, Taken
from followup.storage.columns import day, entries, text, to, whole, word, yes_no

entries(
    "diagnosis",
    word("diagnosis", DiagnosisKind),
    day("found_on", nullable=True),
    yes_no("about"),
    text("source"),
    text("note"),
    by=("found_on", "id"),
)

entries(
    "measure",
    word("measured", Measured),
    day("measured_on"),
    whole("value"),
    yes_no("about"),
    text("note"),
    sa.CheckConstraint("value >= 0", name="value"),
    by=("measured_on", "id"),
)

entries(
    "contact",
    text("name"),
    word("role", ContactRole),
    text("relation"),
    text("place"),
    text("phone"),
    text("phone_out_of_hours"),
    text("email"),
    text("address"),
    text("helps_with"),
    yes_no("may_see"),
    text("note"),
)

entries(
    "step",
    word("step", StepKind),
    text("words"),
    word("state", StepState),
    day("started_on", nullable=True),
    day("ended_on", nullable=True),
    yes_no("about"),
    text("note"),
    by=("started_on", "id"),
)

entries(
    "intake",
    to("medicine_id", "medicine"),
    day("taken_on"),
    word("taken", Taken),
    text("note"),
    by=("medicine_id", "taken_on", "id"),
)

entries(
    "side_effect",
    to("medicine_id", "medicine"),
    to("episode_id", "episode"),
    text("note"),
    sa.Index(None, "episode_id"),
    by=("medicine_id", "id"),
)
