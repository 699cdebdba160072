"""The times that addresses were asked for, so that a watch goes on where it stopped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from vigie.ledger.migrations.guard import refuse_changes

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table, guarded as the others are."""
    op.create_table(
        "fetches",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("again", sa.String(32), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
    )
    op.create_index("fetches_url", "fetches", ["url", "number"])
    refuse_changes("fetches")
