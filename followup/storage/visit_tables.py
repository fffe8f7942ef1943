"""The tables of what a visit is prepared with and what comes of it."""

from __future__ import annotations

from followup.domain.words import ChecklistPart, DoctorAsks
from followup.storage.columns import day, entries, text, to, whole, word, yes_no

entries(
    "check_item",
    to("visit_id", "visit"),
    text("key"),
    word("part", ChecklistPart),
    text("words"),
    yes_no("ticked"),
    yes_no("left_out"),
    by=("visit_id", "id"),
)

entries(
    "prepared_answer",
    to("visit_id", "visit"),
    word("asks", DoctorAsks),
    text("words"),
    text("log_said"),
    day("written_on"),
    by=("visit_id", "id"),
)

entries(
    "agreed",
    to("visit_id", "visit"),
    text("words"),
    text("became"),
    whole("became_id", nullable=True),
    by=("visit_id", "id"),
)

entries(
    "record_request",
    text("institution"),
    text("address"),
    text("what"),
    day("asked_on", nullable=True),
    day("received_on", nullable=True),
    yes_no("release_signed"),
    text("letter"),
    text("note"),
)
