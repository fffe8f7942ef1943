"""Preparing a visit and what comes of it: checklist, answers, agreements, records asked for, sheets handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _visits()
    _sheets()


def text(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=False)


def whole(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=nullable)


def maybe(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=True)


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
        *(sa.CheckConstraint(f"{flag} IN (0, 1)", name=op.f(f"ck_{table}_{flag}")) for flag in flags),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        reference(table, "author_id", "author"),
        *(reference(table, column, target) for column, target in (refers or {}).items()),
        sqlite_strict=True,
    )


def _visits() -> None:
    entries(
        "check_item",
        *(whole("visit_id"), text("key"), text("part"), text("words"), whole("ticked"), whole("left_out")),
        flags=("ticked", "left_out"),
        refers={"visit_id": "visit"},
    )
    index("check_item", "visit_id", "id")
    entries(
        "prepared_answer",
        *(whole("visit_id"), text("asks"), text("words"), text("log_said"), text("written_on")),
        refers={"visit_id": "visit"},
    )
    index("prepared_answer", "visit_id", "id")
    entries(
        "agreed",
        *(whole("visit_id"), text("words"), text("became"), whole("became_id", nullable=True)),
        refers={"visit_id": "visit"},
    )
    index("agreed", "visit_id", "id")
    entries(
        "record_request",
        *(text("institution"), text("address"), text("what"), maybe("asked_on"), maybe("received_on")),
        *(whole("release_signed"), text("letter"), text("note")),
        flags=("release_signed",),
    )


def _sheets() -> None:
    """A new table, not new columns: SQLite would write those behind the constraints. Nothing refers to a sheet."""
    op.drop_index("ix_sheet_made_on_id", "sheet")
    op.rename_table("sheet", "sheet_0001")
    entries(
        "sheet",
        *(text("made_on"), whole("visit_id", nullable=True), text("from_on"), text("to_on")),
        *(text("sha256"), text("paper"), text("reader"), text("signs_version")),
        *(maybe("handed_on"), text("whom"), text("said")),
        refers={"visit_id": "visit"},
    )
    op.execute(
        "INSERT INTO sheet (id, rev, author_id, entered_at, removed_at, made_on, visit_id, from_on, to_on, sha256, "
        "paper, reader, signs_version, handed_on, whom, said) "
        "SELECT id, rev, author_id, entered_at, removed_at, made_on, visit_id, from_on, to_on, sha256, "
        "paper, reader, signs_version, NULL, '', '' FROM sheet_0001"
    )
    op.drop_table("sheet_0001")
    index("sheet", "made_on", "id")
