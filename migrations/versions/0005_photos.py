"""Photos beside a symptom: what is said of each. The pictures themselves lie in photos.db."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer, nullable=False),
        sa.Column("entered_at", sa.Text, nullable=False),
        sa.Column("removed_at", sa.Text, nullable=True),
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("taken_on", sa.Text, nullable=False),
        sa.Column("about", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("on_sheet", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.CheckConstraint("size > 0", name=op.f("ck_photo_size")),
        sa.CheckConstraint("about IN (0, 1)", name=op.f("ck_photo_about")),
        sa.CheckConstraint("on_sheet IN (0, 1)", name=op.f("ck_photo_on_sheet")),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"], name=op.f("fk_photo_author_id_author")),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name=op.f("fk_photo_episode_id_episode")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_photo_episode_id_taken_on_id"), "photo", ["episode_id", "taken_on", "id"])
    op.create_index(op.f("ix_photo_sha256"), "photo", ["sha256"])
