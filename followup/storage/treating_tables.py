"""The tables of treatment: courses of it, medicines and their doses, exams and their plans."""

from __future__ import annotations

import sqlalchemy as sa

from followup.domain.care_words import ExamOutcome, Helped, Operation, RadiotherapyField, Therapy
from followup.domain.words import Answer, ExamKind, MedicineKind, Side, TreatmentKind
from followup.storage.columns import day, entries, text, to, whole, word, words, yes_no

entries(
    "treatment",
    word("treatment", TreatmentKind),
    text("name"),
    word("side", Side),
    words("operations", Operation),
    words("fields", RadiotherapyField),
    text("purpose"),
    to("diagnosis_id", "diagnosis", nullable=True),
    day("started_on", nullable=True),
    day("ended_on", nullable=True),
    yes_no("about"),
    text("source"),
    text("note"),
    by=("started_on", "id"),
)

entries(
    "medicine",
    text("name"),
    word("medicine", MedicineKind),
    word("therapy", Therapy),
    text("purpose"),
    word("helped", Helped),
    text("helped_words"),
    word("team_knows", Answer, nullable=True),
    text("note"),
)

entries(
    "dose_period",
    to("medicine_id", "medicine"),
    text("dose"),
    text("frequency"),
    day("started_on", nullable=True),
    day("ended_on", nullable=True),
    yes_no("paused"),
    yes_no("as_needed"),
    yes_no("tapering"),
    yes_no("about"),
    text("reason"),
    text("note"),
    by=("medicine_id", "started_on", "id"),
)

entries(
    "exam_plan",
    word("exam", ExamKind),
    text("name"),
    whole("every_months"),
    day("starts_on"),
    day("ends_on", nullable=True),
    text("template"),
    word("side", Side),
    text("source"),
    yes_no("active"),
    text("note"),
    by=("starts_on", "id"),
)

entries(
    "exam",
    word("exam", ExamKind),
    text("name"),
    to("plan_id", "exam_plan", nullable=True),
    word("side", Side),
    day("due_on", nullable=True),
    day("booked_on", nullable=True),
    text("at"),
    day("done_on", nullable=True),
    yes_no("about"),
    text("place"),
    text("body_part"),
    word("outcome", ExamOutcome),
    text("result"),
    to("diagnosis_id", "diagnosis", nullable=True),
    day("report_asked_on", nullable=True),
    yes_no("report_received"),
    text("note"),
    sa.Index(None, "plan_id"),
    by=("done_on", "id"),
)
