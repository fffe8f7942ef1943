"""The care record: later diagnoses, what an operation and a course were, how things are, people, steps, doses taken."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _diagnoses()
    _how_things_are()
    _people_and_steps()
    _medicines()
    _exams()


def text(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=False)


def whole(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=nullable)


def maybe(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=True)


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def index(table: str, *columns: str) -> None:
    op.create_index(op.f("_".join(("ix", table, *columns))), table, list(columns))


def entries(
    table: str, *parts: sa.schema.SchemaItem, flags: tuple[str, ...] = (), refers: dict[str, str] | None = None
) -> None:
    """Make a table of entries: what every entry has, then its own columns; flags hold 0 or 1."""
    op.create_table(
        table,
        whole("id"),
        whole("rev"),
        whole("author_id"),
        text("entered_at"),
        maybe("removed_at"),
        *parts,
        *(check(table, flag, f"{flag} IN (0, 1)") for flag in flags),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        reference(table, "author_id", "author"),
        *(reference(table, column, target) for column, target in (refers or {}).items()),
        sqlite_strict=True,
    )


def set_aside(table: str) -> None:
    """Keep the rows of a table under another name and drop it, so that it can be made anew with more columns.

    Renaming it would take along the references that other tables have to it. The trigger that a dropped parent pulls
    on its children is off: migrations run without foreign keys.
    """
    op.execute(f"CREATE TABLE set_aside AS SELECT * FROM {table}")  # noqa: S608 - names of ours
    op.drop_table(table)


def take_back(table: str, columns: str, added: dict[str, str]) -> None:
    """Put the rows that were set aside into the table made anew; `added` gives the new columns their values."""
    kept = f"id, rev, author_id, entered_at, removed_at, {columns}"
    new, values = ", ".join(added), ", ".join(added.values())
    op.execute(f"INSERT INTO {table} ({kept}, {new}) SELECT {kept}, {values} FROM set_aside")  # noqa: S608 - as above
    op.drop_table("set_aside")


def _diagnoses() -> None:
    entries(
        "diagnosis",
        *(text("diagnosis"), maybe("found_on"), whole("about"), text("source"), text("note")),
        flags=("about",),
    )
    index("diagnosis", "found_on", "id")
    set_aside("fact")
    entries(
        "fact",
        *(text("name"), text("value"), text("side"), whole("diagnosis_id", nullable=True)),
        *(whole("about"), text("source"), text("note")),
        flags=("about",),
        refers={"diagnosis_id": "diagnosis"},
    )
    take_back("fact", "name, value, side, about, source, note", {"diagnosis_id": "NULL"})
    index("fact", "diagnosis_id")
    index("fact", "name")
    set_aside("treatment")
    entries(
        "treatment",
        *(text("treatment"), text("name"), text("side"), text("operations"), text("fields"), text("purpose")),
        *(whole("diagnosis_id", nullable=True), maybe("started_on"), maybe("ended_on"), whole("about")),
        *(text("source"), text("note")),
        flags=("about",),
        refers={"diagnosis_id": "diagnosis"},
    )
    take_back(
        "treatment",
        "treatment, name, side, started_on, ended_on, about, source, note",
        {"operations": "'[]'", "fields": "'[]'", "purpose": "''", "diagnosis_id": "NULL"},
    )
    index("treatment", "started_on", "id")


def _how_things_are() -> None:
    entries(
        "measure",
        *(text("measured"), text("measured_on"), whole("value"), whole("about"), text("note")),
        check("measure", "value", "value >= 0"),
        flags=("about",),
    )
    index("measure", "measured_on", "id")


def _people_and_steps() -> None:
    entries(
        "contact",
        *(text("name"), text("role"), text("relation"), text("place"), text("phone"), text("phone_out_of_hours")),
        *(text("email"), text("address"), text("helps_with"), whole("may_see"), text("note")),
        flags=("may_see",),
    )
    entries(
        "step",
        *(text("step"), text("words"), text("state"), maybe("started_on"), maybe("ended_on")),
        *(whole("about"), text("note")),
        flags=("about",),
    )
    index("step", "started_on", "id")


def _medicines() -> None:
    set_aside("medicine")
    entries(
        "medicine",
        *(text("name"), text("medicine"), text("therapy"), text("purpose"), text("helped"), text("helped_words")),
        *(maybe("team_knows"), text("note")),
    )
    take_back(
        "medicine",
        "name, medicine, purpose, note",
        {"therapy": "''", "helped": "''", "helped_words": "''", "team_knows": "NULL"},
    )
    set_aside("dose_period")
    entries(
        "dose_period",
        *(whole("medicine_id"), text("dose"), text("frequency"), maybe("started_on"), maybe("ended_on")),
        *(whole("paused"), whole("as_needed"), whole("tapering"), whole("about"), text("reason"), text("note")),
        flags=("paused", "as_needed", "tapering", "about"),
        refers={"medicine_id": "medicine"},
    )
    take_back(
        "dose_period",
        "medicine_id, dose, started_on, ended_on, paused, about, reason, note",
        {"frequency": "''", "as_needed": "0", "tapering": "0"},
    )
    index("dose_period", "medicine_id", "started_on", "id")
    entries(
        "intake",
        *(whole("medicine_id"), text("taken_on"), text("taken"), text("note")),
        refers={"medicine_id": "medicine"},
    )
    index("intake", "medicine_id", "taken_on", "id")
    entries(
        "side_effect",
        *(whole("medicine_id"), whole("episode_id"), text("note")),
        refers={"medicine_id": "medicine", "episode_id": "episode"},
    )
    index("side_effect", "episode_id")
    index("side_effect", "medicine_id", "id")


def _exams() -> None:
    set_aside("exam_plan")
    entries(
        "exam_plan",
        *(text("exam"), text("name"), whole("every_months"), text("starts_on"), maybe("ends_on"), text("template")),
        *(text("side"), text("source"), whole("active"), text("note")),
        flags=("active",),
    )
    take_back(
        "exam_plan",
        "exam, name, every_months, starts_on, side, source, active, note",
        {"ends_on": "NULL", "template": "''"},
    )
    index("exam_plan", "starts_on", "id")
    set_aside("exam")
    entries(
        "exam",
        *(text("exam"), text("name"), whole("plan_id", nullable=True), text("side"), maybe("due_on")),
        *(maybe("booked_on"), text("at"), maybe("done_on"), whole("about"), text("place"), text("body_part")),
        *(text("outcome"), text("result"), whole("diagnosis_id", nullable=True), maybe("report_asked_on")),
        *(whole("report_received"), text("note")),
        flags=("about", "report_received"),
        refers={"plan_id": "exam_plan", "diagnosis_id": "diagnosis"},
    )
    take_back(
        "exam",
        "exam, name, plan_id, side, due_on, booked_on, done_on, about, place, result, report_received, note",
        {"at": "''", "body_part": "''", "outcome": "''", "diagnosis_id": "NULL", "report_asked_on": "NULL"},
    )
    index("exam", "done_on", "id")
    index("exam", "plan_id")
