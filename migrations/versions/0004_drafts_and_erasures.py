"""Drafts of open forms, and entries erased for good: the one thing that may blank what the history holds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEPT = ("seq", "wish_id", "at", "author_id", "action", "kind", "record_id")


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("form", name=op.f("pk_draft")),
        sqlite_strict=True,
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("author_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"], name=op.f("fk_erasure_author_id_author")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_erasure_kind_record_id"), "erasure", ["kind", "record_id"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER erasure_refuses_{verb.lower()} BEFORE {verb} ON erasure "
            f"BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END"
        )
    op.execute("DROP TRIGGER history_refuses_update")
    same = " AND ".join(f"NEW.{name} = OLD.{name}" for name in _KEPT)
    op.execute(
        "CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history "  # noqa: S608 - names of ours
        f"WHEN NOT ({same} AND NEW.before IS NULL AND NEW.after IS NULL AND EXISTS "
        "(SELECT 1 FROM erasure WHERE erasure.kind = OLD.kind AND erasure.record_id = OLD.record_id)) "
        "BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END"
    )
