"""The first form of a log: every table, the append-only history, and the mark that tells a log from other files."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _log()
    _people_and_facts()
    _symptoms()
    _measures()
    _medicines()
    _exams()
    _visits()
    _flags_and_sheets()
    _history()
    op.execute("PRAGMA application_id = 1181707372")  # "Foll"


def text(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=False)


def whole(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=nullable)


def maybe(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=True)


def reference(table: str, column: str, target: str, **options: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), **options)


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def ten(table: str, column: str) -> sa.CheckConstraint:
    return check(table, column, f"{column} BETWEEN 0 AND 10")


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


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
        key(table, "id"),
        reference(table, "author_id", "author"),
        *(reference(table, column, target) for column, target in (refers or {}).items()),
        sqlite_strict=True,
    )


def _log() -> None:
    op.create_table(
        "log",
        whole("id"),
        text("log_id"),
        text("made_at"),
        check("log", "one_row", "id = 1"),
        key("log", "id"),
        sqlite_strict=True,
    )


def _people_and_facts() -> None:
    entries("author", text("name"), text("role"), text("relation"))
    entries(
        "fact",
        *(text("name"), text("value"), text("side"), whole("about"), text("source"), text("note")),
        flags=("about",),
    )
    index("fact", "name")
    entries(
        "treatment",
        *(text("treatment"), text("name"), text("side"), maybe("started_on"), maybe("ended_on")),
        *(whole("about"), text("source"), text("note")),
        flags=("about",),
    )
    index("treatment", "started_on", "id")


def _symptoms() -> None:
    entries(
        "episode",
        *(text("symptom"), text("words"), text("place"), text("side"), text("began_on")),
        *(whole("began_about"), text("note")),
        flags=("began_about",),
    )
    index("episode", "began_on", "id")
    entries(
        "observation",
        *(whole("episode_id"), text("observed_on"), whole("about"), whole("present")),
        *(whole("severity", nullable=True), text("change"), text("all_along"), text("words"), text("note")),
        ten("observation", "severity"),
        flags=("about", "present"),
        refers={"episode_id": "episode"},
    )
    index("observation", "episode_id", "observed_on", "id")
    index("observation", "observed_on", "id")
    op.create_table(
        "answer",
        whole("observation_id"),
        text("question"),
        text("answer"),
        key("answer", "observation_id", "question"),
        reference("answer", "observation_id", "observation", ondelete="CASCADE"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _measures() -> None:
    entries(
        "weight",
        *(text("measured_on"), whole("grams"), text("unit"), maybe("trying_to_lose"), whole("about"), text("note")),
        flags=("about",),
    )
    index("weight", "measured_on", "id")
    entries(
        "overall",
        *(text("observed_on"), whole("value"), whole("about"), text("note")),
        ten("overall", "value"),
        flags=("about",),
    )
    index("overall", "observed_on", "id")
    entries("check_in", text("done_on"), text("note"))
    index("check_in", "done_on", "id")
    entries("note", text("noted_on"), text("words"), whole("about"), flags=("about",))
    index("note", "noted_on", "id")


def _medicines() -> None:
    entries("medicine", text("name"), text("medicine"), text("purpose"), text("note"))
    entries(
        "dose_period",
        *(whole("medicine_id"), text("dose"), maybe("started_on"), maybe("ended_on")),
        *(whole("paused"), whole("about"), text("reason"), text("note")),
        flags=("paused", "about"),
        refers={"medicine_id": "medicine"},
    )
    index("dose_period", "medicine_id", "started_on", "id")


def _exams() -> None:
    entries(
        "exam_plan",
        *(text("exam"), text("name"), whole("every_months"), text("starts_on")),
        *(text("side"), text("source"), whole("active"), text("note")),
        flags=("active",),
    )
    index("exam_plan", "starts_on", "id")
    entries(
        "exam",
        *(text("exam"), text("name"), whole("plan_id", nullable=True), text("side")),
        *(maybe("due_on"), maybe("booked_on"), maybe("done_on"), whole("about")),
        *(text("place"), text("result"), whole("report_received"), text("note")),
        flags=("about", "report_received"),
        refers={"plan_id": "exam_plan"},
    )
    index("exam", "plan_id")
    index("exam", "done_on", "id")


def _visits() -> None:
    entries(
        "visit",
        *(text("visit_on"), text("at"), text("clinician"), text("role"), text("place"), text("purpose")),
        *(text("companion"), text("companion_note"), text("agreed"), whole("happened"), text("note")),
        flags=("happened",),
    )
    index("visit", "visit_on", "id")
    entries(
        "question",
        *(text("words"), whole("visit_id", nullable=True), text("key"), whole("rank"), whole("chosen")),
        *(text("for_whom"), text("answer"), text("answered_by")),
        flags=("chosen",),
        refers={"visit_id": "visit"},
    )
    index("question", "visit_id", "rank", "id")


def _flags_and_sheets() -> None:
    entries(
        "told",
        *(text("sign"), text("rule"), whole("rule_version"), text("told_on"), text("whom"), text("tier")),
        *(whole("severity", nullable=True), text("episodes"), text("note")),
        ten("told", "severity"),
    )
    index("told", "told_on", "id")
    entries(
        "sheet",
        *(text("made_on"), whole("visit_id", nullable=True), text("from_on"), text("to_on")),
        *(text("sha256"), text("paper"), text("reader"), text("signs_version")),
        refers={"visit_id": "visit"},
    )
    index("sheet", "made_on", "id")
    entries("setting", text("name"), text("value"))
    index("setting", "name")


def _history() -> None:
    op.create_table(
        "wish",
        *(whole("id"), text("at"), whole("author_id"), text("words"), whole("undoes", nullable=True)),
        key("wish", "id"),
        reference("wish", "author_id", "author"),
        reference("wish", "undoes", "wish"),
        sqlite_strict=True,
    )
    op.create_table(
        "history",
        *(whole("seq"), whole("wish_id"), text("at"), whole("author_id"), text("action"), text("kind")),
        *(whole("record_id"), maybe("before"), maybe("after")),
        key("history", "seq"),
        reference("history", "wish_id", "wish"),
        reference("history", "author_id", "author"),
        sqlite_strict=True,
    )
    index("history", "wish_id")
    index("history", "kind", "record_id", "seq")
    for table in ("history", "wish"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END"
            )
